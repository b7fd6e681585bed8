import { quote, type Citation } from '../../model/citation.ts';
import { isShown } from '../../model/claim.ts';
import type { Range } from '../../model/range.ts';
import type { Revision } from '../../model/revision.ts';
import { tokens } from '../../text/words.ts';
import { LINES_SHARE, MOST_LINES } from '../allowance.ts';
import { extentOf } from '../rights.ts';
import type { Say } from './column.ts';
import type { Kept } from './reports.ts';

/** Why a text may not leave the house whole; undefined where it may. */
export function heldBack({ rights }: Pick<Revision, 'rights'>): string | undefined {
  if (rights.nosnippet) return 'nosnippet';
  if (rights.tdmReserved) return 'tdm-reservation';
  if (rights.noarchive) return 'noarchive';
  return extentOf({ rights }) === 'full' ? undefined : 'max-snippet';
}

/**
 * The words of a text that may be given away: all of it where its publisher allows that, else its headline and a few of its attributed sentences,
 * each no longer than `max-snippet`; where excerpts or mining are reserved, its headline alone.
 */
export function leaving(k: Pick<Kept, 'revision' | 'reading'>): Say {
  const { revision } = k,
    ranges = heldBack(revision) === undefined ? undefined : [revision.headline, ...sentences(k)];
  return (at) => (at && (ranges === undefined || ranges.some((r) => within(at, r))) ? quote(revision, at) : null);
}

function sentences({ revision, reading }: Pick<Kept, 'revision' | 'reading'>): readonly Range[] {
  const { maxSnippet, tdmReserved } = revision.rights;
  if (tdmReserved || extentOf(revision) === 'none') return [];
  const longest = maxSnippet !== undefined && maxSnippet > 0 ? maxSnippet : Infinity,
    found = new Map((reading?.claims ?? []).filter(isShown).map((c) => [c.sentence.start, c.sentence]));
  const taken: Citation[] = [];
  let words = tokens(revision.text).length * LINES_SHARE;
  for (const sentence of [...found.values()].sort((a, b) => a.start - b.start)) {
    const length = tokens(quote(revision, sentence)).length;
    if (taken.length === MOST_LINES || length > words || sentence.end - sentence.start > longest) continue;
    taken.push(sentence);
    words -= length;
  }
  return taken;
}

const within = (a: Range, b: Range): boolean => a.start >= b.start && a.end <= b.end;
