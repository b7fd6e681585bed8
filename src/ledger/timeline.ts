import type { Citation } from '../model/citation.ts';
import { cite } from '../model/citation.ts';
import type { Range } from '../model/range.ts';
import type { Reading } from '../model/reading.ts';
import type { Revision } from '../model/revision.ts';
import { dayOf, isSureDay } from '../text/dates.ts';
import { sentences } from '../text/sentences.ts';
import { fold, terms } from '../text/words.ts';

export interface Dated {
  /** ISO date. */
  readonly day: string;
  readonly at: Citation;
}
export interface DatedMember {
  readonly revision: Revision;
  readonly reading: Reading;
  readonly copy?: object;
  readonly copyOf?: string;
}
interface Line extends Dated {
  readonly told: number;
  readonly words: ReadonlySet<string>;
  readonly copy: boolean;
}

/** Share of the shorter sentence's terms from which a copy's sentence counts as its original's. */
const SAME = 0.8;

/**
 * The sentences that name a day, in order of that day, then of when they were told; each sentence once a day.
 *
 * Sentences that another member says in the same words are left out, and those of copies also where most words are the same.
 */
export function timeline(members: readonly DatedMember[]): Dated[] {
  const told = (r: Revision): number => r.published ?? r.seenAt;
  const originalsFirst = [...members].sort((a, b) => Number(isCopy(a)) - Number(isCopy(b)) || told(a.revision) - told(b.revision));
  const kept = new Map<string, Line[]>();
  for (const member of originalsFirst)
    for (const line of linesOf(member)) {
      const same = kept.get(line.day) ?? [];
      if (!same.some((known) => repeats(line, known))) kept.set(line.day, [...same, line]);
    }
  return [...kept.values()]
    .flat()
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || a.told - b.told || a.at.start - b.at.start)
    .map(({ day, at }) => ({ day, at }));
}

const isCopy = (m: DatedMember): boolean => m.copy !== undefined || m.copyOf !== undefined;

function linesOf(member: DatedMember): Line[] {
  const { revision, reading } = member;
  const all = sentences(revision.text, revision.lang);
  const seen = new Set<string>();
  return reading.dates.flatMap(({ at, value }): Line[] => {
    const day = dayOf(value);
    const sentence = day === undefined ? undefined : all.find((s) => s.start <= at.start && at.end <= s.end);
    if (day === undefined || !sentence || !isSureDay(revision.text, at, revision.lang) || seen.has(`${day} ${sentence.start}`)) return [];
    seen.add(`${day} ${sentence.start}`);
    return [{ day, at: cite(revision, sentence), told: revision.published ?? revision.seenAt, words: wordsOf(revision, sentence), copy: isCopy(member) }];
  });
}

function wordsOf(revision: Revision, sentence: Range): Set<string> {
  return new Set(terms(fold(revision.text.slice(sentence.start, sentence.end)), revision.lang));
}

function repeats(line: Line, known: Line): boolean {
  const [small, large] = line.words.size <= known.words.size ? [line.words, known.words] : [known.words, line.words];
  const shared = [...small].filter((w) => large.has(w)).length;
  return line.copy ? shared >= SAME * small.size : shared === large.size;
}
