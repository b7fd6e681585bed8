import { diffArrays } from 'diff';
import { cite, type Citation } from '../model/citation.ts';
import type { Range } from '../model/range.ts';
import { bodyRange, ownText, type Revision } from '../model/revision.ts';
import type { Difference, Readable } from '../model/verdict.ts';
import { heard, occurrences, spoken, type Heard, type Spoken } from './spoken.ts';

/** A text made to be searched for quotations. */
export interface Searchable extends Readable {
  /** Headline, deck, body, notes, and the body without its furniture, each a run in which a quotation may stand. */
  readonly runs: readonly Heard[];
  /** What one speaker says in several pieces, as one run each. */
  readonly interrupted: readonly Heard[];
}

/** Where a quotation stands, and what stands between its pieces. */
export interface Passage {
  readonly at: Citation;
  readonly left: readonly Citation[];
}

export function searchable({ revision, reading }: Readable): Searchable {
  const { text, headline, deck, noteRanges, furniture } = revision,
    body = bodyRange(revision),
    parts = [headline, ...(deck ? [deck] : []), body, ...noteRanges].filter((p) => p.end > p.start);
  return {
    revision,
    reading,
    runs: [...parts.map((p) => heard(text, [p])), ...(furniture ? [heard(ownText(revision), [body])] : [])],
    interrupted: reading.claims.flatMap((c) => (c.contentParts ? [heard(text, c.contentParts)] : [])),
  };
}

/** How often a text is said to have a quotation, at most; and how often a piece of one is looked for. */
const MOST_TIMES = 10,
  MOST_OF_PIECE = 200;

/** Where the words stand one after the other, in order of the text. */
export function verbatim({ revision, runs }: Searchable, words: readonly Spoken[]): Passage[] {
  const found = runs.flatMap((run) => occurrences(run, words, MOST_TIMES).map((i) => passage(revision, run, [[i, i + words.length]])));
  return found.filter((p, i) => found.findIndex((q) => q.at.start === p.at.start) === i).sort((a, b) => a.at.start - b.at.start);
}

/** Where the words stand one after the other once "she said" is left out. */
export function interrupted({ revision, interrupted: runs }: Searchable, words: readonly Spoken[]): Passage[] {
  return runs.flatMap((run) =>
    occurrences(run, words, MOST_TIMES).flatMap((i) => {
      const inside = run.words.slice(i, i + words.length),
        breaks = inside.flatMap((w, k) => (k > 0 && isBroken(revision, inside[k - 1], w) ? [i + k] : [])),
        starts = [i, ...breaks];
      return breaks.length === 0 ? [] : [passage(revision, run, starts.map((from, k) => [from, starts[k + 1] ?? i + words.length] as const))];
    }),
  ); // prettier-ignore
}
/** Whether words stand between two neighbours of a run. */
const isBroken = ({ text }: Revision, a: Spoken | undefined, b: Spoken): boolean => a !== undefined && spoken(text, { start: a.end, end: b.start }).length > 0;

const OMISSION = /\[\s*(?:…|\.{3,4}|\. \. \.)\s*\]|\(\s*(?:…|\.{3,4})\s*\)|…|\.{3,}|\. \. \./gu;

/** The pieces of a quotation that marks of omission part, as ranges of it; one where there are none. */
export function piecesOf(quote: string): Range[] {
  const out: Range[] = [];
  let start = 0;
  for (const m of quote.matchAll(OMISSION)) {
    out.push({ start, end: m.index });
    start = m.index + m[0].length;
  }
  out.push({ start, end: quote.length });
  return out.filter((r) => spoken(quote, r).length > 0);
}

/** The fewest words by which a piece is known, and characters in a script without spaces. */
const PIECE = { words: 2, characters: 4 };
/** A quotation in more pieces than this is none. */
const MOST_PIECES = 8;
/** Between pieces farther apart than this many words no reader would put three dots. */
const MOST_LEFT = 200;

/** Where the pieces stand in their order, each time as near together as may be. */
export function inPieces({ revision, runs }: Searchable, pieces: readonly (readonly Spoken[])[]): Passage[] {
  if (pieces.length < 2 || pieces.length > MOST_PIECES || pieces.some(isTooShort)) return [];
  return runs.flatMap((run) => {
    const places = pieces.map((p) => occurrences(run, p, MOST_OF_PIECE)),
      found = (places.at(-1) ?? []).flatMap((last): (readonly (readonly [number, number])[])[] => {
        const chosen: [number, number][] = [];
        for (let k = pieces.length - 1, before = Infinity; k >= 0; k--) {
          const length = pieces[k]?.length ?? 0,
            at: number | undefined = k === pieces.length - 1 ? last : places[k]?.findLast((i) => i + length <= before);
          if (at === undefined || (chosen[0] && chosen[0][0] - at - length > MOST_LEFT)) return [];
          chosen.unshift([at, at + length]);
          before = at;
        }
        return [chosen];
      });
    return found.slice(0, MOST_TIMES).map((spans) => passage(revision, run, spans));
  });
}
const isTooShort = (words: readonly Spoken[]): boolean => words.length < (words.every((w) => w.end - w.start === 1) ? PIECE.characters : PIECE.words);

function passage(revision: Revision, run: Heard, spans: readonly (readonly [number, number])[]): Passage {
  const ranges = spans.map(([from, to]) => ({ start: run.words[from]?.start ?? 0, end: run.words[to - 1]?.end ?? 0 }));
  return {
    at: cite(revision, { start: ranges[0]?.start ?? 0, end: ranges.at(-1)?.end ?? 0 }),
    left: ranges.slice(1).flatMap((r, k) => {
      const between = spoken(revision.text, { start: ranges[k]?.end ?? 0, end: r.start });
      return between.length > 0 ? [cite(revision, { start: between[0]?.start ?? 0, end: between.at(-1)?.end ?? 0 })] : [];
    }),
  };
}

/** A passage like a quotation, and how much of both their words they share, 0-1. */
export interface Likeness {
  readonly at: Citation;
  readonly share: number;
}

/** Share of the words of both from which a passage is like a quotation, and the fewest words that both must have. */
const LIKE = 0.6;
const FEWEST = 3;

/** The passage of a text that is most like some words; undefined where none is. */
export function nearest({ revision, runs }: Searchable, words: readonly Spoken[]): Likeness | undefined {
  let best: Likeness | undefined;
  for (const run of runs) {
    const found = nearestIn(run, words);
    if (found && found.share > (best?.share ?? 0)) best = { at: cite(revision, found), share: found.share };
  }
  return best;
}

/** Slides a window as long as the quotation over the run, and trims the best to its shared words. */
function nearestIn(run: Heard, words: readonly Spoken[]): (Range & { readonly share: number }) | undefined {
  const wanted = new Map<string, number>(),
    size = Math.min(run.words.length, words.length + 2);
  for (const { word } of words) wanted.set(word, (wanted.get(word) ?? 0) + 1);
  let common = 0,
    most = 0,
    from = -1;
  const open = new Map(wanted);
  run.words.forEach(({ word }, i) => {
    const gone = run.words[i - size]?.word;
    if (gone !== undefined && wanted.has(gone)) {
      const n = (open.get(gone) ?? 0) + 1;
      open.set(gone, n);
      if (n > 0) common--;
    }
    if (wanted.has(word)) {
      const n = (open.get(word) ?? 0) - 1;
      open.set(word, n);
      if (n >= 0) common++;
    }
    if (common > most) [most, from] = [common, Math.max(0, i - size + 1)];
  });
  if (from < 0 || most < Math.min(FEWEST, words.length)) return undefined;
  return (2 * most) / (size + words.length) < LIKE / 2 ? undefined : fitted(run, words, from, Math.min(run.words.length, from + size));
}

/** The part of a window that shares most with the quotation, with as many words at its ends as the quotation has there that it does not share. */
function fitted(run: Heard, words: readonly Spoken[], start: number, end: number): (Range & { readonly share: number }) | undefined {
  let [from, to] = [start, end];
  const share = (a: number, b: number): number => (2 * common(run.words.slice(a, b), words)) / (b - a + words.length);
  while (to - from > 1 && share(from + 1, to) >= share(from, to)) from++;
  while (to - from > 1 && share(from, to - 1) >= share(from, to)) to--;
  const best = share(from, to),
    shared = new Set(run.words.slice(from, to).map((w) => w.word)),
    before = Math.max(
      0,
      words.findIndex((w) => shared.has(w.word)),
    ),
    behind = words.length - 1 - words.findLastIndex((w) => shared.has(w.word)),
    first = run.words[Math.max(0, from - before)],
    last = run.words[Math.min(run.words.length, to + behind) - 1];
  return best < LIKE || !first || !last ? undefined : { start: first.start, end: last.end, share: best };
}

/** How many words two runs share, each as often as both have it. */
function common(a: readonly Spoken[], b: readonly Spoken[]): number {
  const open = new Map<string, number>();
  for (const { word } of a) open.set(word, (open.get(word) ?? 0) + 1);
  return b.filter(({ word }) => {
    const n = open.get(word) ?? 0;
    open.set(word, n - 1);
    return n > 0;
  }).length;
}

/** More edits than this are no quotation with slips but another. */
const MOST_EDITS = 400;

/** Which words a quotation as typed and a printed passage do not share. */
export function differenceOf(quote: string, revision: Revision, at: Citation): Difference {
  const a = spoken(quote),
    b = spoken(revision.text, at),
    parts = diffArrays(
      a.map((w) => w.word),
      b.map((w) => w.word),
      { maxEditLength: MOST_EDITS },
    );
  if (!parts) return { typed: [{ start: 0, end: quote.length }], printed: [at] };
  const typed: Range[] = [],
    printed: Citation[] = [];
  let i = 0,
    j = 0;
  for (const { added, removed, count } of parts) {
    if (removed) typed.push(spanOf(a, i, count));
    if (added) printed.push(cite(revision, spanOf(b, j, count)));
    if (!added) i += count;
    if (!removed) j += count;
  }
  return { typed, printed };
}
const spanOf = (words: readonly Spoken[], from: number, count: number): Range => ({ start: words[from]?.start ?? 0, end: words[from + count - 1]?.end ?? 0 });
