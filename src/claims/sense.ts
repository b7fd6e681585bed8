import type { Sense } from '../model/claim.ts';
import { matches } from '../text/matches.ts';
import { ACCORDING, reportingVerbs, type ReportingVerb } from './reporting.ts';
import type { Token } from './tokens.ts';

/** English verbs that tell what somebody thinks, hopes or fears, though they take a clause as verbs of saying do. */
const BELIEFS = new Set('believe think hope fear suspect expect worry guess reckon speculate feel know want wish intend'.split(' '));

/**
 * Whether a cue tells that something was said or written, or only what somebody wants, thinks, does or is against ("blasted", "refused", "hopes").
 *
 * A verb of saying is one that takes a clause, a hearer or quoted words; "according to" and a bare colon say so too. Where a language has no table every cue is of speech.
 */
export function senseOf(cue: readonly Token[], lang: string): Sense {
  const verbs = reportingVerbs(lang);
  if (verbs.size === 0 || cue.length === 0) return 'speech';
  const text = cue.map((t) => t.low).join(' '),
    according = ACCORDING[lang];
  if (according && matches(text, according).length > 0) return 'speech';
  if (cue.every((t) => t.kind === 'mark')) return 'speech';
  return cue.some((t) => (verbs.get(t.low) ?? []).some((v) => saysWords(v))) ? 'speech' : 'stance';
}

/** Verbs of saying that take only a noun phrase: "spoke of 41". */
const NAMING = new Set('describe cite mention refer speak talk quote'.split(' '));

function saysWords({ lemma, frames }: ReportingVerb): boolean {
  const base = lemma.replace(/\d$/, '');
  return !BELIEFS.has(base) && (NAMING.has(base) || (['s', 't', 'q'] as const).some((f) => frames.has(f)));
}

/** Whether a cue is one of counting: a verb that reports only before a number ("put the toll at"), or "spoke of". */
export const countsIn = (cue: readonly Token[], lang: string): boolean =>
  cue.some((t, i) => (reportingVerbs(lang).get(t.low) ?? []).some((v) => v.next !== undefined || (v.lemma === 'speak' && cue[i + 1]?.low === 'of')));
