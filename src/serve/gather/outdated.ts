import { cite } from '../../model/citation.ts';
import type { Range } from '../../model/range.ts';
import type { Revision } from '../../model/revision.ts';
import type { Store } from '../../store/store.ts';
import { sentences } from '../../text/sentences.ts';
import { containment } from '../../text/shingles.ts';
import { mayQuote } from '../rights.ts';
import { isShowable } from '../show.ts';
import { changes } from './changes.ts';
import { sameness } from './lines.ts';
import type { Line, Report } from './report.ts';
import { wordSet, type Changed } from './word-diff.ts';

/** A line of a copy that its original has changed since, and what the original now has in its place. */
export interface Stale {
  readonly line: Line;
  /** Undefined where the original has taken it out. */
  readonly now?: Line;
  /** The same for every copy of the old line. */
  readonly key: string;
}
/** A copy that does not follow what was corrected or changed in its original. */
export interface Outdated {
  readonly copy: Report;
  readonly original: Report;
  readonly stale: readonly Stale[];
  /** What the original says of its correction, where the copy says nothing. */
  readonly notes: readonly Line[];
}

/** Longer histories are looked through from their end. */
const TEXTS = 8;
const LINES = 6;

/** Copies that still carry what their original has changed, or do not tell of its correction; nothing of publishers who forbid quoting. */
export async function outdatedCopies(store: Store, original: Report, copies: readonly Report[]): Promise<readonly Outdated[]> {
  const { revision } = original,
    reprints = copies.filter((c) => c.copy?.relation === 'reprint' && mayQuote(c.revision));
  if (reprints.length === 0 || !mayQuote(revision) || (revision.number === 1 && revision.noteRanges.length === 0)) return [];
  const history = revision.number === 1 ? [] : (await store.articles.history(revision.articleId)).slice(-TEXTS),
    changed = changedSentences(history);
  return reprints.flatMap((copy) => {
    const stale = staleLines(copy, original, changed).filter(
        ({ line, now }) => isShowable(line.report.revision, line.at) && (!now || isShowable(now.report.revision, now.at)),
      ),
      // A note that the copy prints in its own way is followed; one that it does not mention is not.
      notes = copy.revision.noteRanges.length > 0 ? [] : revision.noteRanges.map((range) => ({ report: original, at: cite(revision, range) }));
    return stale.length + notes.length === 0 ? [] : [{ copy, original, stale, notes }];
  });
}

interface Old {
  readonly text: string;
  /** Words that were changed in it, and those that replaced them. */
  readonly gone: readonly string[];
  readonly came: readonly string[];
  /** What stands in its place, in the text that changed it. */
  readonly is?: { readonly revision: Revision; readonly range: Range };
}

/** Sentences of earlier texts of an article that do not stand in its newest. */
function changedSentences(history: readonly Revision[]): Old[] {
  const newest = history.at(-1);
  if (!newest) return [];
  const stands = new Set(sentencesOf(newest, { start: 0, end: newest.text.length }).map((r) => sameness(newest.text.slice(r.start, r.end)))),
    found: Old[] = [];
  for (const [i, revision] of history.entries()) {
    const before = history[i - 1];
    if (!before || revision.change?.kind === 'cosmetic') continue;
    const { changed, removed } = changes(revision, before);
    for (const c of changed) found.push(...oldSentences(c));
    for (const r of removed) for (const s of sentencesOf(before, r.at)) found.push({ text: before.text.slice(s.start, s.end), gone: [], came: [] });
  }
  return found.filter((old) => !stands.has(sameness(old.text)));
}

function oldSentences({ was, is }: Changed): Old[] {
  const now = sentencesOf(is.revision, is.at).map((range) => ({ range, words: wordSet(is.revision.text.slice(range.start, range.end)) }));
  return sentencesOf(was.revision, was.at).flatMap((s): Old[] => {
    const text = was.revision.text.slice(s.start, s.end),
      gone = was.only.filter((o) => o.start >= s.start && o.end <= s.end);
    if (gone.length === 0) return [];
    const own = wordSet(text),
      [like] = now.map(({ range, words }) => ({ range, share: containment(own, words) })).sort((a, b) => b.share - a.share);
    const range = like && like.share >= KIN ? like.range : undefined,
      came = range ? is.only.filter((o) => o.start >= range.start && o.end <= range.end) : [];
    return [
      {
        text,
        gone: gone.flatMap((o) => wordsOf(was.revision.text.slice(o.start, o.end))),
        came: came.flatMap((o) => wordsOf(is.revision.text.slice(o.start, o.end))),
        ...(range ? { is: { revision: is.revision, range } } : {}),
      },
    ];
  });
}

/** Share of words from which two sentences are one in two wordings. */
const KIN = 0.6,
  COPIED = 0.75;

/** Sentences of a copy that are one of the old ones, word for word or but for the copy's own edits elsewhere in it. */
function staleLines(copy: Report, original: Report, old: readonly Old[]): Stale[] {
  if (old.length === 0) return [];
  const { revision } = copy,
    found = new Map<string, Stale>();
  for (const s of sentencesOf(revision, { start: 0, end: revision.text.length })) {
    const text = revision.text.slice(s.start, s.end),
      key = sameness(text),
      words = new Set(wordsOf(text)),
      own = wordSet(text),
      match = old.find(
        (o) =>
          sameness(o.text) === key ||
          (o.gone.length > 0 &&
            o.gone.every((w) => words.has(w)) &&
            !o.came.some((w) => words.has(w)) &&
            containment(wordSet(o.text), own) >= COPIED &&
            words.size > 5),
      );
    if (!match || found.has(key)) continue;
    const now = match.is && lineNow(original, match.is);
    found.set(key, { line: { report: copy, at: cite(revision, s) }, key: sameness(match.text), ...(now ? { now } : {}) });
  }
  return [...found.values()].slice(0, LINES);
}

/** The new wording, where it stands in the newest text as it stood in the one that brought it. */
function lineNow(original: Report, { revision, range }: NonNullable<Old['is']>): Line | undefined {
  const words = revision.text.slice(range.start, range.end),
    start = original.revision.text.indexOf(words);
  return start < 0 ? undefined : { report: original, at: cite(original.revision, { start, end: start + words.length }) };
}

function sentencesOf(revision: Revision, within: Range): Range[] {
  return [revision.headline, ...(revision.deck ? [revision.deck] : []), ...revision.blocks]
    .filter((b) => b.end > within.start && b.start < within.end)
    .flatMap((b) => {
      const start = Math.max(b.start, within.start);
      return sentences(revision.text.slice(start, Math.min(b.end, within.end)), revision.lang).map((s) => ({ start: start + s.start, end: start + s.end }));
    });
}
const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{N}+(?:[.,'’:]\p{N}+)+|[\p{L}\p{M}\p{N}]+/gu) ?? [];
