import { cite, type Citation } from '../model/citation.ts';
import type { DateMention } from '../model/entity.ts';
import type { Revision } from '../model/revision.ts';
import { containment, shingles } from '../text/shingles.ts';
import { sentences } from '../text/sentences.ts';

export interface TimelineEntry {
  /** ISO date. */
  readonly day: string;
  /** The dated sentence. */
  readonly at: Citation;
}

const A_DAY = 3;
const SAME = 0.5;

/**
 * Dated sentences of a story's members in order of the day they speak of, at most three a day, earliest report first.
 *
 * Only days count ("2025-06-02"), and ranges by their first day; a sentence that half repeats one already there is left out.
 */
export function timeline(members: readonly { readonly revision: Revision; readonly dates: readonly DateMention[] }[]): TimelineEntry[] {
  const days = new Map<string, { at: Citation; grams: ReadonlySet<number> }[]>();
  const inOrder = [...members].sort((a, b) => timeOf(a.revision) - timeOf(b.revision));
  for (const { revision, dates } of inOrder) {
    for (const date of dates) {
      const day = /^\d{4}-\d{2}-\d{2}/.exec(date.value)?.[0];
      const at = day === undefined ? undefined : sentenceAt(revision, date.at);
      if (day === undefined || !at) continue;
      const grams = new Set(shingles(revision.text.slice(at.start, at.end), 3));
      const there = days.get(day) ?? [];
      if (there.length >= A_DAY || there.some((e) => isSame(e.at, at) || containment(e.grams, grams) >= SAME)) continue;
      days.set(day, [...there, { at, grams }]);
    }
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([day, entries]) => entries.map(({ at }) => ({ day, at })));
}

function isSame(a: Citation, b: Citation): boolean {
  return a.revisionId === b.revisionId && a.start === b.start;
}

/** The sentence of a body block around a place; undefined outside the body, whose datelines and bylines tell no events. */
function sentenceAt(revision: Revision, at: Citation): Citation | undefined {
  const block = revision.blocks.find((b) => b.start <= at.start && at.end <= b.end && b.kind === 'paragraph');
  if (!block) return undefined;
  const found = sentences(revision.text.slice(block.start, block.end), revision.lang)
    .map((s) => ({ start: s.start + block.start, end: s.end + block.start }))
    .find((s) => s.start <= at.start && at.end <= s.end);
  return found && cite(revision, found);
}

function timeOf(revision: Revision): number {
  return revision.published ?? revision.seenAt;
}
