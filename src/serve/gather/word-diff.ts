import { diffArrays } from 'diff';
import { cite, type Citation } from '../../model/citation.ts';
import type { Range } from '../../model/range.ts';
import type { Revision } from '../../model/revision.ts';
import { sentences } from '../../text/sentences.ts';

/** A passage and what another text has in its place, with the words that are only in the one or the other. */
export interface Changed {
  readonly was: Passage;
  readonly is: Passage;
}
export interface Passage {
  readonly revision: Revision;
  readonly at: Citation;
  /** Words that the other passage does not have. */
  readonly only: readonly Range[];
}

/** A word, a number with the marks inside it, or a mark. */
const WORD = /\p{N}+(?:[.,'’:]\p{N}+)+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;
/** More edits than this are no edited passage but another one. */
const MOST_EDITS = 600;
/** Characters from which a passage is too long to be shown whole for a few words. */
const LONG = 320;

/** Which words differ between two passages, each told as places in its own text; of long ones only the sentences around them, or all of them. */
export function wordDiff(before: Revision, was: Range, after: Revision, is: Range, all = false): Changed {
  if (all || Math.max(was.end - was.start, is.end - is.start) < LONG) return compare(before, was, after, is);
  const a = wordsOf(before, was),
    b = wordsOf(after, is),
    least = Math.min(a.length, b.length);
  let head = 0,
    tail = 0;
  while (head < least && a[head]?.word === b[head]?.word) head++;
  while (tail < least - head && a.at(-1 - tail)?.word === b.at(-1 - tail)?.word) tail++;
  return compare(before, around(before, was, a, head, tail), after, around(after, is, b, head, tail));
}

/** The sentences from the first word that may differ to the last. */
function around(revision: Revision, range: Range, words: readonly Word[], head: number, tail: number): Range {
  const first = words[Math.min(head, words.length - 1)],
    last = words[Math.max(0, words.length - 1 - tail)],
    all = sentences(revision.text.slice(range.start, range.end), revision.lang).map((s) => ({ start: range.start + s.start, end: range.start + s.end }));
  const from = all.findLast((s) => first && s.start <= first.start),
    to = all.find((s) => last && last.end <= s.end);
  return from && to && from.start < to.end ? { start: from.start, end: to.end } : range;
}

function compare(before: Revision, was: Range, after: Revision, is: Range): Changed {
  const a = wordsOf(before, was),
    b = wordsOf(after, is),
    parts = diffArrays(
      a.map((w) => w.word),
      b.map((w) => w.word),
      { maxEditLength: MOST_EDITS },
    );
  const removed: Range[] = [],
    added: Range[] = [];
  let i = 0,
    j = 0;
  for (const part of parts ?? []) {
    if (part.removed) removed.push(spanOf(a, i, part.count));
    if (part.added) added.push(spanOf(b, j, part.count));
    if (!part.added) i += part.count;
    if (!part.removed) j += part.count;
  }
  const passage = (revision: Revision, range: Range, only: Range[]): Passage => ({ revision, at: cite(revision, range), only: parts ? only : [range] });
  return { was: passage(before, was, removed), is: passage(after, is, added) };
}

interface Word extends Range {
  readonly word: string;
}
function wordsOf(revision: Revision, range: Range): Word[] {
  return [...revision.text.slice(range.start, range.end).matchAll(WORD)].map((m) => ({
    word: m[0],
    start: range.start + m.index,
    end: range.start + m.index + m[0].length,
  }));
}
function spanOf(words: readonly Word[], from: number, count: number): Range {
  return { start: words[from]?.start ?? 0, end: words[from + count - 1]?.end ?? 0 };
}

/** The different words of a passage, lower case: two passages with most of them in common are one in two wordings. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
