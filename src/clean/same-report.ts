import type { Draft, Revision } from '../model/revision.ts';
import { bare, sentencesOf } from './edits.ts';

/** Share of the sentences of the shorter text that both have, from which they are one report. */
const SHARED = 0.5;
/** Sentences that are looked at; a text that has more is known by these. */
const MOST = 200;

/**
 * Whether two texts are one report in two versions: half the sentences of the shorter are in both, what its source prints on other pages
 * too not counted. Where one of them has no sentences, their headlines are the same.
 */
export function isSameReport(draft: Draft, last: Revision): boolean {
  const mine = tellingOf(draft),
    its = tellingOf(last, last.furniture),
    least = Math.min(mine.size, its.size);
  if (least === 0) return headlineOf(draft) !== '' && headlineOf(draft) === headlineOf(last);
  return [...mine].filter((s) => its.has(s)).length >= least * SHARED;
}

function tellingOf(text: Draft, furniture: Revision['furniture'] = []): ReadonlySet<string> {
  const own = text.blocks.filter((b) => !furniture.some((f) => f.start < b.end && b.start < f.end)),
    all = own.flatMap((b) => sentencesOf(text, b)).slice(0, MOST);
  return new Set(all.map((s) => bare(text.text.slice(s.start, s.end))).filter((s) => s !== ''));
}

const headlineOf = ({ text, headline }: Draft): string => bare(text.slice(headline.start, headline.end));
