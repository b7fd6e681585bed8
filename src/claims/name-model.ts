import { fromBase64 } from '../text/base64.ts';
import { remembered } from '../text/remembered.ts';
import { contextFeatures, eachPlace, isShout, makeForm, placed, PLACES, runsOf, writingOf, type Form, type Line, type Writing } from './name-features.ts';

/** Weights as they are kept: features by their hash in rising order, a signed byte each for every label, whose square times `scale` is the weight. */
export interface PackedNames {
  /** Labels are O, and B, I, E and S of each kind in turn. */
  readonly kinds: readonly string[];
  readonly scale: number;
  /** From label to label, row after row, parted by spaces. */
  readonly moves: string;
  readonly features: string;
  readonly weights: string;
}
interface Known {
  readonly form: Form;
  /** What the word adds to each label, place after place. */
  readonly scores: Float32Array;
}
interface Weights {
  readonly labels: number;
  readonly weights: Float32Array;
  /** The row of a feature; -1 for one that was not learnt. */
  readonly row: (feature: number) => number;
}
export interface NameModel extends Weights {
  readonly kinds: readonly string[];
  readonly moves: Float32Array;
  /** For each label those that may stand before it. */
  readonly mayPrecede: readonly (readonly number[])[];
  /** What is known of a word. */
  readonly known: (word: string) => Known;
}
/** A name from token to token of a line, end exclusive. */
export interface Name {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** Whether label `b` may follow `a`; -1 is an edge of the line. */
export function follows(a: number, b: number): boolean {
  const open = a > 0 && (a - 1) % 4 < 2,
    goesOn = b > 0 && ((b - 1) % 4 === 1 || (b - 1) % 4 === 2);
  return open === goesOn && (!open || (a - 1) >> 2 === (b - 1) >> 2);
}

export function unpackNames({ kinds, scale, moves, features, weights }: PackedNames): NameModel {
  const keys = new Int32Array(fromBase64(features).buffer),
    bytes = new Int8Array(fromBase64(weights).buffer);
  return nameModel(kinds, keys, Float32Array.from(bytes, (b) => Math.sign(b) * b * b * scale), Float32Array.from(moves.split(' '), Number)); // prettier-ignore
}

export function nameModel(kinds: readonly string[], keys: Int32Array, weights: Float32Array, moves: Float32Array): NameModel {
  const bits = 32 - Math.clz32(keys.length * 2),
    mask = (1 << bits) - 1,
    // A key and, beside it, the number of its row.
    slots = new Int32Array(2 * (mask + 1)).fill(-1);
  for (let r = 0; r < keys.length; r++) {
    let at = (keys[r] as number) & mask;
    while ((slots[2 * at + 1] as number) >= 0) at = (at + 1) & mask;
    slots[2 * at] = keys[r] as number;
    slots[2 * at + 1] = r;
  }
  const row = (feature: number): number => {
    for (let at = feature & mask; ; at = (at + 1) & mask) {
      const r = slots[2 * at + 1] as number;
      if (r < 0 || slots[2 * at] === feature) return r;
    }
  };
  const labels = 1 + 4 * kinds.length,
    all = Array.from({ length: labels }, (_, label) => label),
    mayPrecede = all.map((label) => all.filter((b) => follows(b, label)));
  const of = { labels, weights, row };
  return { ...of, kinds, moves, mayPrecede, known: remembered((word) => knownOf(of, word)) };
}

function knownOf(model: Weights, word: string): Known {
  const form = makeForm(word),
    L = model.labels,
    scores = new Float32Array(PLACES * L);
  for (let place = 0; place < PLACES; place++) {
    const count = countAt(form, place);
    for (let f = 0; f < count; f++) addRow(model, placed(form.features[f] as number, place), scores, place * L);
  }
  return { form, scores };
}

const countAt = (form: Form, place: number): number => [form.far, form.near, form.features.length, form.near, form.far, form.near, form.near, form.far, form.far][place] ?? 0; // prettier-ignore

function addRow({ labels: L, weights, row }: Weights, feature: number, into: Float32Array, at: number): void {
  const r = row(feature);
  if (r < 0) return;
  for (let k = 0, w = r * L; k < L; k++, w++) into[at + k] = (into[at + k] as number) + (weights[w] as number);
}

/** The names in the lines of one text. */
export function namesIn(lines: readonly Line[], model: NameModel): readonly (readonly Name[])[] {
  const writing = writingOf(lines);
  return lines.map((line) => tagged(line, writing, model));
}

function tagged(line: Line, writing: Writing, model: NameModel): Name[] {
  const L = model.labels,
    known = line.tokens.map((t) => model.known(t.text)),
    forms = known.map((k) => k.form),
    shout = isShout(line),
    runs = runsOf(line, forms, shout),
    n = forms.length,
    scores = new Float32Array(n * L),
    context: number[] = [],
    near = besideCapitals(line, shout),
    out: Name[] = [];
  for (let i = 0; i < n; i++) {
    if (near[i] === 0) continue;
    const at = i * L;
    eachPlace(i, n, runs, (j, place) => {
      const own = (known[j] as Known).scores;
      for (let k = 0, p = place * L; k < L; k++, p++) scores[at + k] = (scores[at + k] as number) + (own[p] as number);
    });
    context.length = 0;
    contextFeatures(line, forms, runs, shout, writing, i, context);
    for (const feature of context) addRow(model, feature, scores, at);
  }
  for (let start = 0; start < n; start++) {
    if (near[start] === 0) continue;
    let end = start + 1;
    while (near[end] === 1) end++;
    out.push(...spans(best(scores, start, end, n, model), start, model.kinds));
    start = end;
  }
  return out;
}

/** How far from the nearest capital a word of a name stands at most ("Society for the Protection"). */
const BESIDE = 2;

/** 1 for tokens that may be of a name: of 4,169 names that were found everywhere none was without a capital. */
function besideCapitals({ tokens }: Line, shout: boolean): Uint8Array {
  const near = new Uint8Array(tokens.length);
  tokens.forEach((t, i) => {
    if (shout || UPPER.test(t.text)) near.fill(1, Math.max(0, i - BESIDE), i + BESIDE + 1);
  });
  return near;
}
const UPPER = /\p{Lu}/u;

/** The likeliest labels (Viterbi) of the tokens from `start` to `end` of a line of `n`; those on either side are of no name. */
function best(scores: Float32Array, start: number, end: number, n: number, { labels: L, moves, mayPrecede }: NameModel): Uint8Array {
  const length = end - start,
    from = new Uint8Array(length * L),
    out = new Uint8Array(length);
  let now = new Float64Array(L),
    next = new Float64Array(L);
  for (let k = 0; k < L; k++) now[k] = follows(-1, k) ? (scores[start * L + k] as number) + (start > 0 ? (moves[k] as number) : 0) : -Infinity;
  for (let t = 1; t < length; t++) {
    for (let k = 0; k < L; k++) {
      let most = -Infinity,
        by = 0;
      for (const j of mayPrecede[k] ?? []) {
        const s = (now[j] as number) + (moves[j * L + k] as number);
        if (s > most) [most, by] = [s, j];
      }
      next[k] = most + (scores[(start + t) * L + k] as number);
      from[t * L + k] = by;
    }
    [now, next] = [next, now];
  }
  let last = 0;
  const leaving = (k: number): number => (now[k] as number) + (end < n ? (moves[k * L] as number) : 0);
  for (let k = 1; k < L; k++) if (follows(k, -1) && leaving(k) > leaving(last)) last = k;
  for (let t = length - 1; t >= 0; t--) {
    out[t] = last;
    last = from[t * L + last] as number;
  }
  return out;
}

/** The names that labels from token `from` on spell. */
function spans(labels: Uint8Array, from: number, kinds: readonly string[]): Name[] {
  const out: Name[] = [];
  let start = from;
  labels.forEach((label, i) => {
    const part = (label - 1) % 4;
    if (label === 0) return;
    if (part === 0 || part === 3) start = from + i;
    if (part >= 2) out.push({ start, end: from + i + 1, kind: kinds[(label - 1) >> 2] ?? '' });
  });
  return out;
}

/** All features of token `i` as numbers: what learning sees of it. */
export function featuresOf(line: Line, forms: readonly Form[], runs: Int32Array, shout: boolean, writing: Writing, i: number): number[] {
  const out: number[] = [];
  eachPlace(i, forms.length, runs, (j, place) => {
    const form = forms[j] as Form,
      count = countAt(form, place);
    for (let f = 0; f < count; f++) out.push(placed(form.features[f] as number, place));
  });
  contextFeatures(line, forms, runs, shout, writing, i, out);
  return out;
}
