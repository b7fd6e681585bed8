import { mixed } from '../text/hash.ts';
import { step } from './cue-signs.ts';
import { GROUP, type WordRows } from './word-rows.ts';

/** What a token is to a cue. */
export const LABEL = { none: 0, speaker: 1, content: 2, cue: 3 } as const;
export const LABELS = 4;

/** How many features a place, and the edge before it, have at most of either sort. */
export const MOST_SIGNS = 96;
/** Tokens of its paragraph that are looked at on either side of a cue. */
const REACH = 150;

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
const spot = ({ paragraph }: WordRows, i: number): Spot => ({ before: i > 0 && paragraph[i - 1] === paragraph[i], after: paragraph[i + 1] === paragraph[i] });

/** Features that a place has on one side (1 before, 2 behind) of any cue. */
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

/** Features that the edge before a place has on one side of any cue. */
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
    out[n] = mixed(mixed(mixed(mixed(200 + n++, side), a), b), c);
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

/** What a first look at a text found: of each token how likely it heads a cue, and of one cue its own labels and what other cues take. */
export interface Seen {
  readonly heads: Float32Array;
  /** How likely each label is at each place of the cue's window, `LABELS` a place. */
  readonly own: Float64Array;
  /** How likely another cue takes the token as its content, as its speaker. */
  readonly content: Float32Array;
  readonly speaker: Float32Array;
}

/**
 * Features that go together because they depend on no more than `key`: from token to token most stay as they are, and so do the sums of their weights.
 * `signs` writes them into `out` and answers how many.
 */
export interface Group {
  key(i: number): number;
  signs(i: number, out: Int32Array): number;
}

const pair = (id: number, a: number, b: number): number => mixed(mixed(id, a), b);
const triple = (id: number, a: number, b: number, c: number): number => mixed(pair(id, a, b), c);

/** A likelihood in steps, finer towards 0 and 1. */
const chance = (p: number): number => (p < 0.02 ? 0 : p < 0.1 ? 1 : p < 0.3 ? 2 : p < 0.5 ? 3 : p < 0.7 ? 4 : p < 0.9 ? 5 : p < 0.98 ? 6 : 7);

/** Features that places, and the edges before them, have towards one cue; `seen` where the text has been looked at before. */
export function towards(rows: WordRows, way: Between, seen?: Seen): { readonly places: readonly Group[]; readonly edges: readonly Group[] } {
  const { low, group, cluster, quotation, sentence, frames } = rows,
    { head, profile, path } = way,
    { lo } = way.window,
    cue = low[head] as number,
    frame = frames[head] as number,
    own = cluster[head] as number,
    next = low[head + 1] ?? 0,
    after = group[head + 1] ?? GROUP.none,
    ahead = head > 0 ? (group[head - 1] as number) : GROUP.none,
    inside = quotation[head] as number,
    side = (i: number): number => (i < head ? 1 : i > head ? 2 : 0),
    far = (i: number): number => step(Math.abs(i - head)),
    sentences = (i: number): number => Math.max(-2, Math.min(2, (sentence[i] as number) - (sentence[head] as number))) + 2,
    where = (i: number): number => side(i) * 8 + sentences(i),
    quoted = (i: number): number => ((quotation[i] as number) >= 0 ? 1 : 0),
    first = (i: number): number => (i > 0 && sentence[i - 1] === sentence[i] ? 0 : 1),
    last = (i: number): number => (sentence[i + 1] === sentence[i] ? 0 : 1);

  const distance: Group = {
    key: (i) => where(i) * 16 + far(i),
    signs(i, out) {
      const [w, s, f] = [where(i), side(i), far(i)];
      out[0] = mixed(300, w);
      out[1] = triple(301, cue, s, f);
      out[2] = triple(302, frame, s, f);
      out[3] = triple(303, own, s, f);
      out[4] = pair(304, cue, w);
      out[5] = pair(305, next, w);
      out[6] = triple(306, after, ahead, w);
      out[7] = triple(307, after, w, f);
      out[8] = triple(308, ahead, w, f);
      out[9] = triple(309, next, frame, w);
      out[10] = triple(310, after, frame, w);
      out[11] = triple(311, ahead, frame, w);
      out[12] = pair(312, rows.titled[i] as number, w);
      return 13;
    },
  };
  const quotations: Group = {
    key: (i) => (where(i) * 2 + quoted(i)) * 4096 + (quotation[i] as number) + 1,
    signs(i, out) {
      const [w, s, q] = [where(i), side(i), quoted(i)];
      out[0] = triple(320, frame, w, q);
      out[1] = mixed(triple(321, q, inside >= 0 ? 1 : 0, quotation[i] === inside ? 1 : 0), w);
      out[2] = triple(322, q, cue, w);
      if (q === 0 || quotation[i] === inside) return 3;
      const { from, to } = extent(rows, i),
        nth = s === 1 ? quotationsIn(rows, to, head) : quotationsIn(rows, head, from),
        long = step(to - from),
        apart = first(from) * 2 + (from > 0 ? (group[from - 1] === GROUP.comma || group[from - 1] === GROUP.colon ? 1 : 0) : 0);
      out[3] = triple(323, nth, s, long);
      out[4] = mixed(triple(324, nth, s, apart), sentences(i));
      out[5] = mixed(triple(325, nth, s, apart), frame);
      out[6] = triple(326, s, step(s === 1 ? head - to : from - head), apart);
      return 7;
    },
  };
  const passed: Group = {
    key: (i) => ((profile[i - lo] as number) * 4 + side(i)) * 2 + quoted(i),
    signs(i, out) {
      const [p, s] = [profile[i - lo] as number, side(i)];
      out[0] = pair(330, p, s);
      out[1] = triple(331, p, s, frame);
      out[2] = triple(332, quoted(i), p, s);
      return 3;
    },
  };
  const word: Group = {
    key: (i) => i,
    signs(i, out) {
      const [g, s, f, c, w] = [group[i] as number, side(i), far(i), cluster[i] as number, where(i)];
      out[0] = triple(340, low[i] as number, s, f);
      out[1] = triple(341, g, w, f);
      out[2] = triple(342, c, s, f);
      out[3] = triple(343, c, own, s);
      out[4] = triple(344, cue, g, s);
      out[5] = triple(345, frame, g, s);
      out[6] = triple(346, profile[i - lo] as number, s, g);
      out[7] = mixed(triple(347, last(i), first(i), w), g);
      const steps = path[i - lo] as number;
      if (steps === 0) return 8;
      out[8] = mixed(348, steps);
      out[9] = pair(349, steps, frame);
      return 10;
    },
  };
  const move: Group = {
    key: (i) => (side(i) * 8 + sentences(i)) * 8 + Math.min(Math.abs(i - head), 3) * 2 + first(i),
    signs(i, out) {
      const [s, d] = [side(i), Math.abs(i - head)];
      out[0] = pair(400, s, Math.min(d, 2));
      out[1] = triple(401, frame, s, Math.min(d, 3));
      out[2] = triple(402, first(i), s, sentences(i));
      return 3;
    },
  };
  if (!seen) return { places: [distance, quotations, passed, word], edges: [move] };

  const likely = (i: number, label: number): number => chance(seen.own[(i - lo) * LABELS + label] as number),
    sight = (sort: number, value: (i: number) => number): Group => ({
      key: (i) => (value(i) * 32 + where(i)) * 2 + quoted(i),
      signs(i, out) {
        const known = pair(500, sort, value(i));
        out[0] = pair(known, 1, side(i));
        out[1] = triple(known, 2, where(i), quoted(i));
        out[2] = pair(known, 3, frame);
        return 3;
      },
    }),
    turn = (sort: number, label: number): Group => {
      const before = (i: number): number => (i > lo ? likely(i - 1, label) : 99);
      return {
        key: (i) => likely(i, label) * 128 + before(i),
        signs(i, out) {
          out[0] = triple(600, sort, likely(i, label), before(i));
          return 1;
        },
      };
    };
  return {
    places: [
      distance,
      quotations,
      passed,
      word,
      sight(0, (i) => likely(i, LABEL.content)),
      sight(1, (i) => likely(i, LABEL.speaker)),
      sight(2, (i) => chance(seen.content[i] as number)),
      sight(3, (i) => chance(seen.speaker[i] as number)),
      sight(4, (i) => (i === head ? 9 : chance(seen.heads[i] as number))),
    ],
    edges: [move, turn(0, LABEL.content), turn(1, LABEL.speaker)],
  };
}

/** The quotation that token `i` stands in. */
function extent({ quotation }: WordRows, i: number): { readonly from: number; readonly to: number } {
  let from = i,
    to = i + 1;
  while (from > 0 && quotation[from - 1] === quotation[i]) from--;
  while (quotation[to] === quotation[i]) to++;
  return { from, to };
}

/** How many other quotations begin between two places, 3 at most. */
function quotationsIn({ quotation }: WordRows, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to && count < 3; i++) if ((quotation[i] as number) >= 0 && quotation[i] !== quotation[i - 1]) count++;
  return count;
}
