import { mixed } from '../text/hash.ts';
import { GROUP, type WordRows } from './word-rows.ts';

/** A number in steps that grow. */
export const step = (n: number): number => (n <= 5 ? n : n <= 7 ? 6 : n <= 10 ? 7 : n <= 15 ? 8 : n <= 25 ? 9 : n <= 40 ? 10 : 11);

/** How many features a token has at most as the head of a cue. */
export const CUE_SIGNS = 48;

/** What a word says by itself for and against being the head of a cue: features as hashes, written into `out`; answers how many. */
export function ownSigns({ low, ending, shortEnding, cluster }: WordRows, i: number, out: Int32Array): number {
  out[0] = numbered(0, 0);
  out[1] = numbered(1, low[i] as number);
  out[2] = numbered(2, ending[i] as number);
  out[3] = numbered(3, shortEnding[i] as number);
  out[4] = numbered(4, cluster[i] as number);
  return OWN;
}
const OWN = 5;
const numbered = (id: number, a: number, b = 0, c = 0): number => mixed(mixed(mixed(id, a), b), c);

/**
 * What the words round token `i` say for and against it being the head of a cue ("said", the "according" of "according to"): features as hashes, written
 * into `out` from `at` on; answers how many. `lo` and `hi` are the edges of its paragraph.
 */
export function cueSigns(rows: WordRows, i: number, lo: number, hi: number, out: Int32Array, at = 0): number {
  const { low, group, cluster, quotation, sentence } = rows,
    word = (k: number): number => (i + k < lo || i + k >= hi ? -1 : (low[i + k] as number)),
    kind = (k: number): number => (i + k < lo || i + k >= hi ? GROUP.none : (group[i + k] as number)),
    near = (k: number): number => (i + k < lo || i + k >= hi ? -99 : (cluster[i + k] as number));
  let n = 0;
  const sign = (a: number, b = 0, c = 0): void => {
    out[at + n] = numbered(OWN + n++, a, b, c);
  };
  for (const k of [-1, 1, -2, 2, 3, -3]) sign(word(k));
  sign(kind(0), kind(-1));
  sign(kind(0), kind(1));
  sign(kind(-1), kind(0), kind(1));
  sign(kind(1), kind(2));
  sign(kind(-2), kind(-1));
  sign(kind(0), kind(1), kind(2));
  sign(kind(-2), kind(-1), kind(0));
  sign(kind(1), kind(2), kind(3));
  sign(rows.shape[i] as number, kind(-1));
  sign(word(0), kind(-1));
  sign(word(0), kind(1));
  sign(word(0), kind(1), kind(2));
  const inside = (quotation[i] as number) >= 0 ? 1 : 0;
  sign(inside, rows.titled[i]);
  sign(word(0), inside);
  let behind = 9,
    ahead = 9;
  for (let k = 8; k > 0; k--) {
    if (i - k >= lo && (quotation[i - k] as number) >= 0) behind = k;
    if (i + k < hi && (quotation[i + k] as number) >= 0) ahead = k;
  }
  sign(inside, behind, ahead);
  sign(word(0), behind < 9 ? 1 : 0, ahead < 4 ? 1 : 0);
  sign(kind(0), behind);
  sign(kind(0), ahead);
  for (const k of [-1, 1, 2, -2]) sign(near(k));
  sign(near(-1), near(0));
  sign(near(0), near(1));
  sign(near(-1), near(0), near(1));
  let opens = i,
    verbs = 0;
  while (opens > lo && sentence[opens - 1] === sentence[i]) {
    opens--;
    const g = group[opens];
    if (g === GROUP.auxiliary || g === GROUP.reporting || g === GROUP.verb || g === GROUP.past) verbs++;
  }
  sign(step(i - opens), kind(0));
  sign(group[opens] as number, step(i - opens));
  sign(i === lo ? 1 : 0);
  sign(Math.min(verbs, 3), kind(0));
  sign(Math.min(verbs, 3), word(0));
  return n;
}
