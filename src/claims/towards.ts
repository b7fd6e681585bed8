import { LABEL, LABELS, type Between } from './argument-signs.ts';
import { step } from './cue-signs.ts';
import { mixed } from '../text/hash.ts';
import { FARS, SIDES, View, WHERES } from './view.ts';
import { CLASSES, GROUP, type WordRows } from './word-rows.ts';

/** What a first look at a text found: of each token how likely it heads a cue, and of one cue its own labels and what other cues take. */
export interface Seen {
  readonly heads: Float32Array;
  /** How likely each label is at each place of the cue's window, `LABELS` a place. */
  readonly own: Float64Array;
  /** How likely another cue takes each token of the window as its content, as its speaker. */
  readonly content: Float32Array;
  readonly speaker: Float32Array;
}

/** Features of the places of a window that go together: they depend on no more than one small number, the key, and on whose they are. */
export interface Group {
  /** Writes the key of each place of the window, from its first on. */
  keys(out: Int32Array): void;
  /** Writes the features of place `i` of the text into `out` and answers how many. */
  signs(i: number, out: Int32Array): number;
  /** Where the sums of their weights are kept from text to text; keys of other groups mean something within one window only. */
  readonly kept?: Keeping;
}
/** The table that sums are kept in, and whose: a hash of what they depend on of the cue, 0 for nothing. `edition` where keys hold numbers of words. */
export interface Keeping {
  readonly table: number;
  readonly owner: number;
  readonly edition?: number;
}
/** Tables of places, and of edges. */
const TABLE = { distance: 0, passed: 1, form: 2, place: 3, cue: 4, cluster: 5, across: 6, sight: 7 } as const;
const EDGE_TABLE = { move: 0, turn: 1 } as const;

/** Features that places, and the edges before them, have towards one cue; `seen` where the text has been looked at before. */
export function towards(rows: WordRows, way: Between, seen?: Seen): { readonly places: readonly Group[]; readonly edges: readonly Group[] } {
  const view = new View(rows, way),
    places = [distance(view), beside(view), quotations(view), passed(view), form(view), place(view), kind(view), cluster(view), across(view), path(view)];
  if (!seen) return { places, edges: [move(view)] };
  const { lo } = way.window,
    own =
      (label: number): Value =>
      (t) =>
        chance(seen.own[t * LABELS + label] as number),
    found: readonly Value[] = [
      own(LABEL.content),
      own(LABEL.speaker),
      (t) => chance(seen.content[t] as number),
      (t) => chance(seen.speaker[t] as number),
      (t) => (t + lo === view.head ? HEAD : chance(seen.heads[t + lo] as number)),
    ];
  return {
    places: [...places, ...found.map((value, sort) => sight(view, sort, value))],
    edges: [move(view), ...[own(LABEL.content), own(LABEL.speaker)].map((value, sort) => turn(view, sort, value))],
  };
}

/** What a first look found for a place of the window, as a small number. */
type Value = (t: number) => number;

/** Words in no cluster have numbers below 0, one for each shape. */
const SHAPES = 5;

const pair = (id: number, a: number, b: number): number => mixed(mixed(id, a), b);
const triple = (id: number, a: number, b: number, c: number): number => mixed(pair(id, a, b), c);

/** A likelihood in steps, finer towards 0 and 1. */
const chance = (p: number): number => (p < 0.02 ? 0 : p < 0.1 ? 1 : p < 0.3 ? 2 : p < 0.5 ? 3 : p < 0.7 ? 4 : p < 0.9 ? 5 : p < 0.98 ? 6 : 7);
/** Stands among them for the head itself, and where there is no place. */
const HEAD = 9;
const NOWHERE = 99;
const CHANCES = 10;

/** How far off, and on which side: with the cue. */
function distance(view: View): Group {
  const { rows, lo, length, cue, frame, cluster, wheres, fars } = view;
  return {
    kept: { table: TABLE.distance, owner: mixed(cue, cluster) },
    keys(out) {
      const { titled } = rows;
      for (let t = 0; t < length; t++) out[t] = ((wheres[t] as number) * FARS + (fars[t] as number)) * 2 + (titled[lo + t] as number);
    },
    signs(i, out) {
      const [w, s, f] = [view.where(i), view.side(i), view.far(i)];
      out[0] = mixed(300, w);
      out[1] = triple(301, cue, s, f);
      out[2] = triple(302, frame, s, f);
      out[3] = triple(303, cluster, s, f);
      out[4] = pair(304, cue, w);
      out[5] = pair(312, rows.titled[i] as number, w);
      return 6;
    },
  };
}

/** The same with the words beside the cue. */
function beside(view: View): Group {
  const { rows, head, length, frame, wheres, fars } = view,
    next = rows.low[head + 1] ?? 0,
    after = rows.group[head + 1] ?? GROUP.none,
    ahead = head > 0 ? (rows.group[head - 1] as number) : GROUP.none;
  return {
    keys(out) {
      for (let t = 0; t < length; t++) out[t] = (wheres[t] as number) * FARS + (fars[t] as number);
    },
    signs(i, out) {
      const [w, f] = [view.where(i), view.far(i)];
      out[0] = pair(305, next, w);
      out[1] = triple(306, after, ahead, w);
      out[2] = triple(307, after, w, f);
      out[3] = triple(308, ahead, w, f);
      out[4] = triple(309, next, frame, w);
      out[5] = triple(310, after, frame, w);
      out[6] = triple(311, ahead, frame, w);
      return 7;
    },
  };
}

/** In or out of quotation marks, and how its quotation stands to the cue: the how manieth, how long, how it begins. */
function quotations(view: View): Group {
  const { rows, head, lo, length, cue, frame, wheres, quoteds } = view,
    { quotation, group } = rows,
    inside = quotation[head] as number;
  return {
    keys(out) {
      for (let t = 0; t < length; t++) out[t] = ((wheres[t] as number) * 2 + (quoteds[t] as number)) * 4096 + (quotation[lo + t] as number) + 1;
    },
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
  const { length, frame, wheres, quoteds } = view,
    { profile } = view.way;
  return {
    kept: { table: TABLE.passed, owner: frame },
    keys(out) {
      for (let t = 0; t < length; t++) out[t] = ((profile[t] as number) * SIDES + ((wheres[t] as number) >> 3)) * 2 + (quoteds[t] as number);
    },
    signs(i, out) {
      const [p, s] = [view.passed(i), view.side(i)];
      out[0] = pair(330, p, s);
      out[1] = triple(331, p, s, frame);
      out[2] = triple(332, view.quoted(i), p, s);
      return 3;
    },
  };
}

/** The word itself, and how far off. */
function form(view: View): Group {
  const { rows, lo, length, wheres, fars } = view;
  return {
    kept: { table: TABLE.form, owner: 0, edition: rows.edition },
    keys(out) {
      for (let t = 0; t < length; t++) out[t] = ((rows.form[lo + t] as number) * SIDES + ((wheres[t] as number) >> 3)) * FARS + (fars[t] as number);
    },
    signs(i, out) {
      const [s, f] = [view.side(i), view.far(i)];
      out[0] = triple(340, rows.low[i] as number, s, f);
      out[1] = triple(342, rows.cluster[i] as number, s, f);
      return 2;
    },
  };
}

/** Its class, and where it stands. */
function place(view: View): Group {
  const { rows, lo, length, wheres, fars } = view,
    { group } = rows;
  return {
    kept: { table: TABLE.place, owner: 0 },
    keys(out) {
      for (let t = 0, i = lo; t < length; t++, i++)
        out[t] = (((group[i] as number) * WHERES + (wheres[t] as number)) * FARS + (fars[t] as number)) * 4 + view.last(i) * 2 + view.first(i);
    },
    signs(i, out) {
      const [g, w] = [rows.group[i] as number, view.where(i)];
      out[0] = triple(341, g, w, view.far(i));
      out[1] = mixed(triple(347, view.last(i), view.first(i), w), g);
      return 2;
    },
  };
}

/** Its class, with the cue. */
function kind(view: View): Group {
  const { rows, lo, length, cue, frame, wheres } = view,
    { group } = rows;
  return {
    kept: { table: TABLE.cue, owner: cue },
    keys(out) {
      for (let t = 0; t < length; t++) out[t] = (group[lo + t] as number) * SIDES + ((wheres[t] as number) >> 3);
    },
    signs(i, out) {
      const [g, s] = [rows.group[i] as number, view.side(i)];
      out[0] = triple(344, cue, g, s);
      out[1] = triple(345, frame, g, s);
      return 2;
    },
  };
}

/** Its cluster, with the cue's. */
function cluster(view: View): Group {
  const { rows, lo, length, wheres } = view;
  return {
    kept: { table: TABLE.cluster, owner: view.cluster },
    keys(out) {
      for (let t = 0; t < length; t++) out[t] = ((rows.cluster[lo + t] as number) + SHAPES) * SIDES + ((wheres[t] as number) >> 3);
    },
    signs(i, out) {
      out[0] = triple(343, rows.cluster[i] as number, view.cluster, view.side(i));
      return 1;
    },
  };
}

/** Its class, with what lies between. */
function across(view: View): Group {
  const { rows, lo, length, wheres } = view,
    { profile } = view.way,
    { group } = rows;
  return {
    kept: { table: TABLE.across, owner: 0 },
    keys(out) {
      for (let t = 0; t < length; t++) out[t] = ((profile[t] as number) * SIDES + ((wheres[t] as number) >> 3)) * CLASSES + (group[lo + t] as number);
    },
    signs(i, out) {
      out[0] = triple(346, view.passed(i), view.side(i), rows.group[i] as number);
      return 1;
    },
  };
}

/** The classes from the cue to a word near it. */
function path(view: View): Group {
  const { lo, length, frame } = view,
    { path: ways } = view.way;
  return {
    keys(out) {
      for (let t = 0; t < length; t++) out[t] = ways[t] === 0 ? 0 : t + 1;
    },
    signs(i, out) {
      const steps = ways[i - lo] as number;
      if (steps === 0) return 0;
      out[0] = mixed(348, steps);
      out[1] = pair(349, steps, frame);
      return 2;
    },
  };
}

/** Where a label gives way to the next. */
function move(view: View): Group {
  const { head, lo, length, frame, wheres } = view;
  return {
    kept: { table: EDGE_TABLE.move, owner: frame },
    keys(out) {
      for (let t = 0, i = lo; t < length; t++, i++) out[t] = (wheres[t] as number) * 8 + Math.min(Math.abs(i - head), 3) * 2 + view.first(i);
    },
    signs(i, out) {
      const [s, d] = [view.side(i), Math.abs(i - head)];
      out[0] = pair(400, s, Math.min(d, 2));
      out[1] = triple(401, frame, s, Math.min(d, 3));
      out[2] = triple(402, view.first(i), s, view.sentences(i));
      return 3;
    },
  };
}

/** What the first look found for a place. */
function sight(view: View, sort: number, value: Value): Group {
  const { lo, length, frame, wheres, quoteds } = view;
  return {
    kept: { table: TABLE.sight, owner: frame },
    keys(out) {
      for (let t = 0; t < length; t++) out[t] = ((sort * CHANCES + value(t)) * WHERES + (wheres[t] as number)) * 2 + (quoteds[t] as number);
    },
    signs(i, out) {
      const known = pair(500, sort, value(i - lo));
      out[0] = pair(known, 1, view.side(i));
      out[1] = triple(known, 2, view.where(i), view.quoted(i));
      out[2] = pair(known, 3, frame);
      return 3;
    },
  };
}

/** What the first look found for a place and the one before it. */
function turn({ lo, length }: View, sort: number, value: Value): Group {
  const before = (t: number): number => (t > 0 ? value(t - 1) : NOWHERE);
  return {
    kept: { table: EDGE_TABLE.turn, owner: sort },
    keys(out) {
      for (let t = 0; t < length; t++) out[t] = value(t) * CHANCES + Math.min(before(t), CHANCES - 1);
    },
    signs(i, out) {
      out[0] = triple(600, sort, value(i - lo), before(i - lo));
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
