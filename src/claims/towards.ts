import { LABEL, LABELS, type Between } from './argument-signs.ts';
import { step } from './cue-signs.ts';
import { mixed } from '../text/hash.ts';
import { GROUP, type WordRows } from './word-rows.ts';

/** What a first look at a text found: of each token how likely it heads a cue, and of one cue its own labels and what other cues take. */
export interface Seen {
  readonly heads: Float32Array;
  /** How likely each label is at each place of the cue's window, `LABELS` a place. */
  readonly own: Float64Array;
  /** How likely another cue takes each token of the window as its content, as its speaker. */
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

/** Features that places, and the edges before them, have towards one cue; `seen` where the text has been looked at before. */
export function towards(rows: WordRows, way: Between, seen?: Seen): { readonly places: readonly Group[]; readonly edges: readonly Group[] } {
  const view = new View(rows, way),
    places = [distance(view), quotations(view), passed(view), word(view)];
  if (!seen) return { places, edges: [move(view)] };
  const { lo } = way.window,
    own =
      (label: number) =>
      (i: number): number =>
        chance(seen.own[(i - lo) * LABELS + label] as number),
    found = [
      own(LABEL.content),
      own(LABEL.speaker),
      (i: number) => chance(seen.content[i - lo] as number),
      (i: number) => chance(seen.speaker[i - lo] as number),
      (i: number) => (i === view.head ? 9 : chance(seen.heads[i] as number)),
    ];
  return {
    places: [...places, ...found.map((value, sort) => sight(view, sort, value))],
    edges: [move(view), ...[own(LABEL.content), own(LABEL.speaker)].map((value, sort) => turn(lo, sort, value))],
  };
}

/** A text as it looks from the head of a cue. */
class View {
  readonly rows: WordRows;
  readonly way: Between;
  readonly head: number;
  /** The head's word, frames and cluster. */
  readonly cue: number;
  readonly frame: number;
  readonly cluster: number;
  constructor(rows: WordRows, way: Between) {
    this.rows = rows;
    this.way = way;
    this.head = way.head;
    this.cue = rows.low[way.head] as number;
    this.frame = rows.frames[way.head] as number;
    this.cluster = rows.cluster[way.head] as number;
  }
  /** 1 before the head, 2 behind it. */
  side(i: number): number {
    return i < this.head ? 1 : i > this.head ? 2 : 0;
  }
  far(i: number): number {
    return step(Math.abs(i - this.head));
  }
  /** Sentences off, from 0 (two or more before) to 4. */
  sentences(i: number): number {
    const { sentence } = this.rows;
    return Math.max(-2, Math.min(2, (sentence[i] as number) - (sentence[this.head] as number))) + 2;
  }
  where(i: number): number {
    return this.side(i) * 8 + this.sentences(i);
  }
  quoted(i: number): number {
    return (this.rows.quotation[i] as number) >= 0 ? 1 : 0;
  }
  /** 1 where a sentence begins, and where one ends. */
  first(i: number): number {
    return i > 0 && this.rows.sentence[i - 1] === this.rows.sentence[i] ? 0 : 1;
  }
  last(i: number): number {
    return this.rows.sentence[i + 1] === this.rows.sentence[i] ? 0 : 1;
  }
  passed(i: number): number {
    return this.way.profile[i - this.way.window.lo] as number;
  }
}

const pair = (id: number, a: number, b: number): number => mixed(mixed(id, a), b);
const triple = (id: number, a: number, b: number, c: number): number => mixed(pair(id, a, b), c);

/** A likelihood in steps, finer towards 0 and 1. */
const chance = (p: number): number => (p < 0.02 ? 0 : p < 0.1 ? 1 : p < 0.3 ? 2 : p < 0.5 ? 3 : p < 0.7 ? 4 : p < 0.9 ? 5 : p < 0.98 ? 6 : 7);

/** How far off, and on which side: with the cue and the words beside it. */
function distance(view: View): Group {
  const { rows, head, cue, frame, cluster } = view,
    next = rows.low[head + 1] ?? 0,
    after = rows.group[head + 1] ?? GROUP.none,
    ahead = head > 0 ? (rows.group[head - 1] as number) : GROUP.none;
  return {
    key: (i) => (view.where(i) * 16 + view.far(i)) * 2 + (rows.titled[i] as number),
    signs(i, out) {
      const [w, s, f] = [view.where(i), view.side(i), view.far(i)];
      out[0] = mixed(300, w);
      out[1] = triple(301, cue, s, f);
      out[2] = triple(302, frame, s, f);
      out[3] = triple(303, cluster, s, f);
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
}

/** In or out of quotation marks, and how its quotation stands to the cue: the how manieth, how long, how it begins. */
function quotations(view: View): Group {
  const { rows, head, cue, frame } = view,
    { quotation, group } = rows,
    inside = quotation[head] as number;
  return {
    key: (i) => (view.where(i) * 2 + view.quoted(i)) * 4096 + (quotation[i] as number) + 1,
    signs(i, out) {
      const [w, s, q] = [view.where(i), view.side(i), view.quoted(i)];
      out[0] = triple(320, frame, w, q);
      out[1] = mixed(triple(321, q, inside >= 0 ? 1 : 0, quotation[i] === inside ? 1 : 0), w);
      out[2] = triple(322, q, cue, w);
      if (q === 0 || quotation[i] === inside) return 3;
      const { from, to } = extent(rows, i),
        nth = s === 1 ? quotationsIn(rows, to, head) : quotationsIn(rows, head, from),
        led = from > 0 && (group[from - 1] === GROUP.comma || group[from - 1] === GROUP.colon) ? 1 : 0,
        opening = view.first(from) * 2 + led;
      out[3] = triple(323, nth, s, step(to - from));
      out[4] = mixed(triple(324, nth, s, opening), view.sentences(i));
      out[5] = mixed(triple(325, nth, s, opening), frame);
      out[6] = triple(326, s, step(s === 1 ? head - to : from - head), opening);
      return 7;
    },
  };
}

/** What lies between. */
function passed(view: View): Group {
  return {
    key: (i) => (view.passed(i) * 4 + view.side(i)) * 2 + view.quoted(i),
    signs(i, out) {
      const [p, s] = [view.passed(i), view.side(i)];
      out[0] = pair(330, p, s);
      out[1] = triple(331, p, s, view.frame);
      out[2] = triple(332, view.quoted(i), p, s);
      return 3;
    },
  };
}

/** The word itself. */
function word(view: View): Group {
  const { rows, cue, frame } = view,
    { path, window } = view.way;
  return {
    key: (i) => i,
    signs(i, out) {
      const [g, s, f, c, w] = [rows.group[i] as number, view.side(i), view.far(i), rows.cluster[i] as number, view.where(i)];
      out[0] = triple(340, rows.low[i] as number, s, f);
      out[1] = triple(341, g, w, f);
      out[2] = triple(342, c, s, f);
      out[3] = triple(343, c, view.cluster, s);
      out[4] = triple(344, cue, g, s);
      out[5] = triple(345, frame, g, s);
      out[6] = triple(346, view.passed(i), s, g);
      out[7] = mixed(triple(347, view.last(i), view.first(i), w), g);
      const steps = path[i - window.lo] as number;
      if (steps === 0) return 8;
      out[8] = mixed(348, steps);
      out[9] = pair(349, steps, frame);
      return 10;
    },
  };
}

/** Where a label gives way to the next. */
function move(view: View): Group {
  return {
    key: (i) => (view.side(i) * 8 + view.sentences(i)) * 8 + Math.min(Math.abs(i - view.head), 3) * 2 + view.first(i),
    signs(i, out) {
      const [s, d] = [view.side(i), Math.abs(i - view.head)];
      out[0] = pair(400, s, Math.min(d, 2));
      out[1] = triple(401, view.frame, s, Math.min(d, 3));
      out[2] = triple(402, view.first(i), s, view.sentences(i));
      return 3;
    },
  };
}

/** What the first look found for a place. */
function sight(view: View, sort: number, value: (i: number) => number): Group {
  return {
    key: (i) => (value(i) * 32 + view.where(i)) * 2 + view.quoted(i),
    signs(i, out) {
      const known = pair(500, sort, value(i));
      out[0] = pair(known, 1, view.side(i));
      out[1] = triple(known, 2, view.where(i), view.quoted(i));
      out[2] = pair(known, 3, view.frame);
      return 3;
    },
  };
}

/** What the first look found for a place and the one before it. */
function turn(lo: number, sort: number, value: (i: number) => number): Group {
  const before = (i: number): number => (i > lo ? value(i - 1) : 99);
  return {
    key: (i) => value(i) * 128 + before(i),
    signs(i, out) {
      out[0] = triple(600, sort, value(i), before(i));
      return 1;
    },
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
