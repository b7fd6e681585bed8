import { mixed } from '../text/hash.ts';
import { GROUP, type WordRows } from './word-rows.ts';

/** What a token is to a cue. */
export const LABEL = { none: 0, speaker: 1, content: 2, cue: 3 } as const;
export const LABELS = 4;

/** How many features a place, and the edge before it, have at most of either sort. */
export const MOST_SIGNS = 96;
/** Tokens of its paragraph that are looked at on either side of a cue. */
export const REACH = 150;

/** The tokens round a cue that may be its speaker or content, end exclusive. */
export interface Window {
  readonly lo: number;
  readonly hi: number;
}

/** The paragraph of a cue, and the next where it ends with a colon. */
export function windowOf({ begins, paragraph, group }: WordRows, head: number): Window {
  const p = paragraph[head] as number,
    end = begins[p + 1] as number,
    leads = group[end - 1] === GROUP.colon ? (begins[p + 2] ?? end) : end;
  return { lo: Math.max(begins[p] as number, head - REACH), hi: Math.min(leads, head + REACH) };
}

/** What lies between a cue and each token of its window. */
export interface Between {
  readonly head: number;
  readonly window: Window;
  /** Commas, verbs, reporting verbs, ends of sentences, marks of quotations and conjunctions, counted together. */
  readonly profile: Int32Array;
  /** The word classes from the cue on, for tokens not further than six. */
  readonly path: Int32Array;
}

export function between(rows: WordRows, head: number, window: Window): Between {
  const { lo, hi } = window,
    { group, quotation, sentence } = rows,
    profile = new Int32Array(hi - lo),
    path = new Int32Array(hi - lo);
  for (const direction of [-1, 1]) {
    let [commas, verbs, reports, ends, quotes, clauses, way, far] = [0, 0, 0, 0, 0, 0, 0, 0],
      inside = quotation[head] as number;
    for (let i = head + direction; i >= lo && i < hi; i += direction) {
      const g = group[i] as number;
      if (sentence[i] !== sentence[i - direction]) ends++;
      if (quotation[i] !== inside) {
        quotes++;
        inside = quotation[i] as number;
      }
      profile[i - lo] =
        Math.min(commas, 2) +
        3 * Math.min(verbs, 2) +
        9 * Math.min(reports, 2) +
        27 * Math.min(ends, 2) +
        81 * Math.min(quotes, 3) +
        324 * Math.min(clauses, 1);
      way = mixed(way, g);
      path[i - lo] = far <= 5 ? mixed(way, direction) : 0;
      far++;
      // What stands in a quotation that the cue is not in says nothing of the way to it.
      if ((quotation[i] as number) >= 0 && quotation[i] !== quotation[head]) continue;
      if (g === GROUP.comma) commas++;
      else if (g === GROUP.auxiliary || g === GROUP.verb || g === GROUP.past) verbs++;
      else if (g === GROUP.reporting) reports++;
      else if (g === GROUP.conjunction || g === GROUP.that || g === GROUP.relative) clauses++;
    }
  }
  return { head, window, profile, path };
}

/** The place of a token beside those of its paragraph. */
interface Spot {
  readonly before: boolean;
  readonly after: boolean;
}
export const spot = ({ paragraph }: WordRows, i: number): Spot => ({
  before: i > 0 && paragraph[i - 1] === paragraph[i],
  after: paragraph[i + 1] === paragraph[i],
});

/** Features that a place has on one side (1 before, 2 behind) of any cue; `lookOf` says by position on what each depends. */
export function restingPlaceSigns(rows: WordRows, i: number, side: number, out: Int32Array): number {
  const { low, group, cluster } = rows,
    { before, after } = spot(rows, i),
    g = group[i] as number;
  let n = 0;
  const sign = (a: number, b = 0, c = 0): void => {
    out[n] = mixed(mixed(mixed(mixed(100 + n++, side), a), b), c);
  };
  sign(low[i] as number);
  sign(before ? (low[i - 1] as number) : -1);
  sign(after ? (low[i + 1] as number) : -1);
  sign(before ? (group[i - 1] as number) : GROUP.none, g, after ? (group[i + 1] as number) : GROUP.none);
  sign(rows.ending[i] as number);
  sign(rows.shape[i] as number);
  sign(cluster[i] as number);
  sign(before ? (cluster[i - 1] as number) : -99);
  sign(after ? (cluster[i + 1] as number) : -99);
  return n;
}

const edgeSign = (position: number, side: number, a: number, b: number, c = 0): number => mixed(mixed(mixed(mixed(200 + position, side), a), b), c);

/** Those of them, by position, that hang on a word and a class and are too many to be kept. */
const LOOSE = { wordBefore: 9, word: 10 } as const;
export function looseEdgeSigns(rows: WordRows, i: number, side: number, out: Int32Array): number {
  const { low, group } = rows,
    { before } = spot(rows, i);
  out[0] = edgeSign(LOOSE.wordBefore, side, before ? (low[i - 1] as number) : -1, group[i] as number);
  out[1] = edgeSign(LOOSE.word, side, before ? (group[i - 1] as number) : GROUP.none, low[i] as number);
  return 2;
}

/** Features that the edge before a place has on one side of any cue; `lookOf` says by position on what each depends, but for the loose ones. */
export function restingEdgeSigns(rows: WordRows, i: number, side: number, out: Int32Array): number {
  const { low, group, cluster, quotation, sentence } = rows,
    { before, after } = spot(rows, i),
    g = group[i] as number,
    last = before ? (group[i - 1] as number) : GROUP.none,
    word = low[i] as number,
    wordBefore = before ? (low[i - 1] as number) : -1,
    first = before && sentence[i - 1] === sentence[i] ? 0 : 1,
    quoted = (quotation[i] as number) >= 0 ? 1 : 0,
    quotedBefore = before && (quotation[i - 1] as number) >= 0 ? 1 : 0;
  let n = 0;
  const sign = (a: number, b = 0, c = 0): void => {
    out[n] = edgeSign(n++, side, a, b, c);
  };
  sign(0);
  sign(word);
  sign(wordBefore);
  sign(last, g);
  sign(last);
  sign(g);
  sign(quoted, quotedBefore, first);
  sign(g, after ? (group[i + 1] as number) : GROUP.none);
  sign(before && i > 1 ? (group[i - 2] as number) : GROUP.none, last, g);
  sign(wordBefore, g);
  sign(last, word);
  sign(cluster[i] as number);
  sign(before ? (cluster[i - 1] as number) : -99);
  return n;
}
