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

const sign = (id: number, side: number, a: number, b = 0, c = 0): number => mixed(mixed(mixed(mixed(id, side), a), b), c);

/** Nobody stands before the first place of a paragraph and behind the last. */
const low = (rows: WordRows, i: number): number => (i < 0 ? -1 : (rows.low[i] as number));
const cluster = (rows: WordRows, i: number): number => (i < 0 ? -99 : (rows.cluster[i] as number));

type Signs = (rows: WordRows, i: number, side: number, out: Int32Array) => number;

const wordAndCluster =
  (idOfWord: number, idOfCluster: number): Signs =>
  (rows, i, side, out) => {
    out[0] = sign(idOfWord, side, low(rows, i));
    out[1] = sign(idOfCluster, side, cluster(rows, i));
    return 2;
  };

/**
 * Features that a place, and the edge before it, have on one side (1 before, 2 behind) of any cue, parted by what they depend on; each writes its features and
 * answers how many. Where one word is all, `i` is that word, below 0 for nobody; else `i` is the place.
 */
export const restingSigns = {
  word(rows, i, side, out) {
    out[0] = sign(100, side, low(rows, i));
    out[1] = sign(104, side, rows.ending[i] ?? 0);
    out[2] = sign(105, side, rows.shape[i] ?? 0);
    out[3] = sign(106, side, cluster(rows, i));
    return 4;
  },
  wordBefore: wordAndCluster(101, 107),
  wordAfter: wordAndCluster(102, 108),
  classes(rows, i, side, out) {
    const { after } = spot(rows, i);
    out[0] = sign(103, side, classBefore(rows, i), rows.group[i] as number, after ? (rows.group[i + 1] as number) : GROUP.none);
    return 1;
  },
  edgeWord: wordAndCluster(201, 211),
  edgeWordBefore: wordAndCluster(202, 212),
  edgeClasses(rows, i, side, out) {
    const [last, g] = [classBefore(rows, i), rows.group[i] as number];
    out[0] = sign(200, side, 0);
    out[1] = sign(203, side, last, g);
    out[2] = sign(204, side, last);
    out[3] = sign(205, side, g);
    out[4] = sign(208, side, spot(rows, i).before && i > 1 ? (rows.group[i - 2] as number) : GROUP.none, last, g);
    return 5;
  },
  edgeBounds(rows, i, side, out) {
    const { before, after } = spot(rows, i),
      { quotation, sentence, group } = rows,
      quoted = (k: number): number => ((quotation[k] as number) >= 0 ? 1 : 0);
    out[0] = sign(206, side, quoted(i), before ? quoted(i - 1) : 0, before && sentence[i - 1] === sentence[i] ? 0 : 1);
    out[1] = sign(207, side, group[i] as number, after ? (group[i + 1] as number) : GROUP.none);
    return 2;
  },
  /** A word with the class beside it: too many to be kept. */
  edgePairs(rows, i, side, out) {
    out[0] = sign(209, side, low(rows, spot(rows, i).before ? i - 1 : -1), rows.group[i] as number);
    out[1] = sign(210, side, classBefore(rows, i), low(rows, i));
    return 2;
  },
} satisfies Readonly<Record<string, Signs>>;

const classBefore = (rows: WordRows, i: number): number => (spot(rows, i).before ? (rows.group[i - 1] as number) : GROUP.none);

/** All features of a place on one side, as learning sees them. */
export function restingPlaceSigns(rows: WordRows, i: number, side: number, out: Int32Array): number {
  const { before, after } = spot(rows, i),
    { word, wordBefore, wordAfter, classes } = restingSigns;
  let n = word(rows, i, side, out);
  n += wordBefore(rows, before ? i - 1 : -1, side, out.subarray(n));
  n += wordAfter(rows, after ? i + 1 : -1, side, out.subarray(n));
  return n + classes(rows, i, side, out.subarray(n));
}

/** All features of the edge before a place, as learning sees them. */
export function restingEdgeSigns(rows: WordRows, i: number, side: number, out: Int32Array): number {
  const { edgeWord, edgeWordBefore, edgeClasses, edgeBounds, edgePairs } = restingSigns;
  let n = edgeWord(rows, i, side, out);
  n += edgeWordBefore(rows, spot(rows, i).before ? i - 1 : -1, side, out.subarray(n));
  for (const part of [edgeClasses, edgeBounds, edgePairs]) n += part(rows, i, side, out.subarray(n));
  return n;
}
