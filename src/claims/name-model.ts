import { fromBase64 } from '../text/base64.ts';
import { byForm, type Form } from './forms.ts';
import { contextFeatures, isShout, nameSigns, PLACE, placed, PLACES, runsOf, writingOf, type Line, type NameSigns, type Writing } from './name-features.ts';
import type { Token } from './tokens.ts';

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
interface Weights {
  readonly labels: number;
  readonly weights: Float32Array;
  /** The row of a feature; -1 for one that was not learnt. */
  readonly row: (feature: number) => number;
}
export interface NameModel extends Weights {
  readonly kinds: readonly string[];
  readonly moves: Float32Array;
  readonly steps: Steps;
  /** What a word adds to each label, place after place. */
  readonly scoresOf: (form: Form) => Float32Array;
}
/** The moves that there may be, those to one label behind those to the label before it. */
interface Steps {
  readonly from: Uint8Array;
  readonly weight: Float32Array;
  /** For each label where the moves to it begin, and after the last where they end. */
  readonly begins: Uint16Array;
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
    of = { labels, weights, row };
  return { ...of, kinds, moves, steps: stepsOf(labels, moves), scoresOf: byForm((form) => scoresOf(of, nameSigns(form))) };
}

function stepsOf(labels: number, moves: Float32Array): Steps {
  const from: number[] = [],
    weight: number[] = [],
    begins = [0];
  for (let to = 0; to < labels; to++) {
    for (let b = 0; b < labels; b++) {
      if (!follows(b, to)) continue;
      from.push(b);
      weight.push(moves[b * labels + to] as number);
    }
    begins.push(from.length);
  }
  return { from: Uint8Array.from(from), weight: Float32Array.from(weight), begins: Uint16Array.from(begins) };
}

function scoresOf(model: Weights, signs: NameSigns): Float32Array {
  const L = model.labels,
    scores = new Float32Array(PLACES * L);
  for (let place = 0; place < PLACES; place++) {
    const count = countAt(signs, place);
    for (let f = 0; f < count; f++) addRow(model, placed(signs.features[f] as number, place), scores, place * L);
  }
  return scores;
}

/** How many features of a word are asked for at a place. */
function countAt({ far, near, features }: NameSigns, place: number): number {
  if (place === PLACE.own) return features.length;
  return place === PLACE.before || place === PLACE.after || place === PLACE.opens || place === PLACE.closes ? near : far;
}

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
    n = line.tokens.length,
    signs = line.tokens.map((t) => nameSigns(t.form)),
    shout = isShout(line),
    near = besideCapitals(signs, shout, BESIDE),
    runs = runsOf(line, signs, shout),
    words = wordsOf(line, besideCapitals(signs, shout, BESIDE + BEYOND), model),
    scores = new Float32Array(n * L),
    context: number[] = [],
    out: Name[] = [];
  for (let i = 0; i < n; i++) {
    if (near[i] === 0) continue;
    addWords(words, i, runs, L, scores);
    context.length = 0;
    contextFeatures(line, signs, runs, shout, writing, i, context);
    for (const feature of context) addRow(model, feature, scores, i * L);
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

/** How far words are off that say something of a token. */
const BEYOND = 2;

/** What the words of a line add to each label, from each place: those that are asked for. Others and those beyond either edge, so that every token has its neighbours, say nothing. */
function wordsOf({ tokens }: Line, asked: Uint8Array, { labels, scoresOf }: NameModel): Float32Array[] {
  const nothing = new Float32Array(PLACES * labels),
    words: Float32Array[] = [nothing, nothing];
  for (let i = 0; i < tokens.length; i++) words.push(asked[i] === 1 ? scoresOf((tokens[i] as Token).form) : nothing);
  words.push(nothing, nothing);
  return words;
}

/** Adds up for token `i` what the words around it say from their places: one sum after the other, each rounded, as learning does. */
function addWords(words: readonly Float32Array[], i: number, runs: Int32Array, L: number, scores: Float32Array): void {
  const at = i * L,
    w = i + BEYOND,
    word = (j: number): Float32Array => words[j] as Float32Array;
  const [own, before2, before, after, after2] = [word(w), word(w - 2), word(w - 1), word(w + 1), word(w + 2)];
  for (let k = 0; k < L; k++) {
    let s = own[PLACE.own * L + k] as number;
    s = Math.fround(s + (before2[PLACE.before2 * L + k] as number));
    s = Math.fround(s + (before[PLACE.before * L + k] as number));
    s = Math.fround(s + (after[PLACE.after * L + k] as number));
    scores[at + k] = s + (after2[PLACE.after2 * L + k] as number);
  }
  const start = runs[2 * i] as number,
    end = runs[2 * i + 1] as number;
  if (end - start < 2) return;
  const [opens, closes, beforeRun, afterRun] = [word(start + BEYOND), word(end - 1 + BEYOND), word(start - 1 + BEYOND), word(end + BEYOND)];
  for (let k = 0; k < L; k++) {
    let s = scores[at + k] as number;
    s = Math.fround(s + (opens[PLACE.opens * L + k] as number));
    s = Math.fround(s + (closes[PLACE.closes * L + k] as number));
    s = Math.fround(s + (beforeRun[PLACE.beforeRun * L + k] as number));
    scores[at + k] = s + (afterRun[PLACE.afterRun * L + k] as number);
  }
}

/** How far from the nearest capital a word of a name stands at most ("Society for the Protection"). */
const BESIDE = 2;

/** 1 for tokens at most so far from a capital. Those near by may be of a name: of 4,169 names that were found everywhere none was without a capital. */
function besideCapitals(signs: readonly NameSigns[], shout: boolean, distance: number): Uint8Array {
  const near = new Uint8Array(signs.length);
  signs.forEach(({ upper }, i) => {
    if (shout || upper) near.fill(1, Math.max(0, i - distance), i + distance + 1);
  });
  return near;
}

/** The likeliest labels (Viterbi) of the tokens from `start` to `end` of a line of `n`; those on either side are of no name. */
function best(scores: Float32Array, start: number, end: number, n: number, { labels: L, moves, steps }: NameModel): Uint8Array {
  const length = end - start,
    { from, weight, begins } = steps,
    cameFrom = new Uint8Array(length * L),
    out = new Uint8Array(length);
  let now = new Float64Array(L),
    next = new Float64Array(L);
  for (let k = 0; k < L; k++) now[k] = follows(-1, k) ? (scores[start * L + k] as number) + (start > 0 ? (moves[k] as number) : 0) : -Infinity;
  for (let t = 1; t < length; t++) {
    for (let k = 0; k < L; k++) {
      let most = -Infinity,
        by = 0;
      for (let m = begins[k] as number, last = begins[k + 1] as number; m < last; m++) {
        const j = from[m] as number,
          s = (now[j] as number) + (weight[m] as number);
        if (s > most) {
          most = s;
          by = j;
        }
      }
      next[k] = most + (scores[(start + t) * L + k] as number);
      cameFrom[t * L + k] = by;
    }
    [now, next] = [next, now];
  }
  let last = 0;
  const leaving = (k: number): number => (now[k] as number) + (end < n ? (moves[k * L] as number) : 0);
  for (let k = 1; k < L; k++) if (follows(k, -1) && leaving(k) > leaving(last)) last = k;
  for (let t = length - 1; t >= 0; t--) {
    out[t] = last;
    last = cameFrom[t * L + last] as number;
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
export function featuresOf(line: Line, signs: readonly NameSigns[], runs: Int32Array, shout: boolean, writing: Writing, i: number): number[] {
  const out: number[] = [],
    start = runs[2 * i] as number,
    end = runs[2 * i + 1] as number,
    see = (j: number, place: number): void => {
      const word = signs[j];
      if (word) for (let f = 0, count = countAt(word, place); f < count; f++) out.push(placed(word.features[f] as number, place));
    };
  see(i, PLACE.own);
  see(i - 2, PLACE.before2);
  see(i - 1, PLACE.before);
  see(i + 1, PLACE.after);
  see(i + 2, PLACE.after2);
  if (end - start > 1) {
    see(start, PLACE.opens);
    see(end - 1, PLACE.closes);
    see(start - 1, PLACE.beforeRun);
    see(end, PLACE.afterRun);
  }
  contextFeatures(line, signs, runs, shout, writing, i, out);
  return out;
}
