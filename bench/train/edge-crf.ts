import { fix, marginals, rowsOf, type Rows } from '../../src/text/crf.ts';

/** Numbers one after the other, as many as come. */
export class Numbers {
  #list = new Int32Array(1 << 16);
  length = 0;
  push(...values: readonly number[]): void {
    for (const v of values) this.#put(v);
  }
  /** The first `count` of `values`. */
  take(values: Int32Array, count: number): void {
    for (let i = 0; i < count; i++) this.#put(values[i] as number);
  }
  #put(value: number): void {
    if (this.length === this.#list.length) {
      const longer = new Int32Array(this.length * 2);
      longer.set(this.#list);
      this.#list = longer;
    }
    this.#list[this.length++] = value;
  }
  all(): Int32Array {
    return this.#list.subarray(0, this.length);
  }
}

/** Lists of features, list after list, of one text after the other. */
export class Lists {
  readonly features = new Numbers();
  readonly first = new Numbers();
  /** Of how many of the texts that have been closed a feature is. */
  readonly spread = new Map<number, number>();
  #open = 0;

  /** Says that what comes next is of another text. */
  close(): void {
    const all = this.features.all();
    for (const f of new Set(all.subarray(this.#open))) this.spread.set(f, (this.spread.get(f) ?? 0) + 1);
    this.#open = all.length;
  }
  add(features: Int32Array, count: number): void {
    this.first.push(this.features.length);
    this.features.take(features, count);
  }
  get length(): number {
    return this.first.length;
  }
}

export interface Settings {
  readonly rounds: number;
  readonly rate: number;
  /** Share of the features left out each time a list is looked at (Hinton et al. 2012): what is learnt must not hang on one of them. */
  readonly dropped: number;
  /** Features of fewer texts are not learnt: they would tell of these texts. */
  readonly least: number;
}
export const SETTINGS: Settings = { rounds: 6, rate: 0.05, dropped: 0.5, least: 5 };

/** Rows in learning: dense numbers of the features that are frequent enough, their weights, and the sums of squared slopes (AdaGrad). */
class Learnt {
  readonly ids: Int32Array;
  readonly keys: Int32Array;
  readonly first: Int32Array;
  readonly weights: Float32Array;
  readonly sums: Float32Array;
  readonly #slopes: Float32Array;
  readonly #settings: Settings;
  readonly width: number;
  #seed = 12345;
  #rounds = 0;

  constructor(lists: Lists, width: number, settings: Settings) {
    const all = lists.features.all(),
      ids = new Map<number, number>();
    for (const [f, n] of lists.spread) if (n >= settings.least) ids.set(f, ids.size);
    this.ids = Int32Array.from(all, (f) => ids.get(f) ?? -1);
    this.keys = Int32Array.from(ids.keys());
    this.first = Int32Array.from([...lists.first.all(), all.length]);
    this.width = width;
    this.weights = new Float32Array(ids.size * width);
    this.sums = new Float32Array(this.weights.length);
    this.#slopes = new Float32Array(this.weights.length).fill(1e-2);
    this.#settings = settings;
  }
  /** Draws which features of a list are looked at, and adds them up. Answers how many. */
  draw(list: number, into: Float32Array, at: number): number {
    const limit = (1 - this.#settings.dropped) * 0xffffffff;
    let n = 0;
    for (let i = this.first[list] as number; i < (this.first[list + 1] as number); i++) {
      const id = this.ids[i] as number;
      this.#seed = (Math.imul(this.#seed, 1664525) + 1013904223) >>> 0;
      if (id < 0 || this.#seed > limit) continue;
      this.ids[i] = id | KEPT;
      n++;
      for (let k = 0, w = id * this.width; k < this.width; k++, w++) into[at + k] = (into[at + k] as number) + (this.weights[w] as number);
    }
    return n;
  }
  /** A step against the slopes of what was drawn last for a list. */
  step(list: number, slopes: Float64Array, at: number, rate: number): void {
    const { width, weights } = this;
    for (let i = this.first[list] as number; i < (this.first[list + 1] as number); i++) {
      const id = this.ids[i] as number;
      if (id < 0 || (id & KEPT) === 0) continue;
      const own = id ^ KEPT;
      this.ids[i] = own;
      for (let k = 0, w = own * width; k < width; k++, w++) {
        const slope = slopes[at + k] as number;
        if (slope < FLAT && slope > -FLAT) continue;
        const sum = (this.#slopes[w] as number) + slope * slope;
        this.#slopes[w] = sum;
        weights[w] = (weights[w] as number) - (rate * slope) / Math.sqrt(sum);
      }
    }
  }
  /** Later rounds are averaged. */
  remember(): void {
    this.#rounds++;
    for (let i = 0; i < this.weights.length; i++) this.sums[i] = (this.sums[i] as number) + (this.weights[i] as number);
  }
  /** The averaged weights as they are kept; rows that say next to nothing are left out. */
  packed(floor: number): Packed {
    const share = (1 - this.#settings.dropped) / Math.max(1, this.#rounds),
      keys: number[] = [],
      bytes: number[] = [];
    for (let row = 0; row < this.keys.length; row++) {
      const own = Array.from({ length: this.width }, (_, k) => (this.sums[row * this.width + k] as number) * share);
      if (own.every((w) => Math.abs(w) < floor)) continue;
      keys.push(this.keys[row] as number);
      for (const w of own) bytes.push(Math.max(-127, Math.min(127, Math.round(w / SCALE))));
    }
    return { width: this.width, keys: Int32Array.from(keys), weights: Int8Array.from(bytes) };
  }
}
const KEPT = 1 << 30;
/** Slopes of less than this change nothing that matters, and most are. */
const FLAT = 1e-4;
/** What one step of a kept weight is worth. */
export const SCALE = 1 / 64;

export interface Packed {
  readonly width: number;
  readonly keys: Int32Array;
  readonly weights: Int8Array;
}
export const unpacked = ({ width, keys, weights }: Packed): Rows => rowsOf(keys, weights, width, SCALE);

/** The same order each time, another each round. */
function shuffled(count: number, round: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  let seed = 77 + round;
  for (let i = count - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((seed / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

/** Logistic regression over lists of features; `labels` are 0 or 1. */
export function fitLogistic(lists: Lists, labels: Uint8Array, floor: number, settings: Settings = SETTINGS): Packed {
  const learnt = new Learnt(lists, 1, settings),
    sum = new Float32Array(1),
    slope = new Float64Array(1);
  for (let round = 0; round < settings.rounds; round++) {
    const rate = settings.rate / Math.sqrt(1 + round / 2);
    for (const list of shuffled(lists.length, round)) {
      sum[0] = 0;
      learnt.draw(list, sum, 0);
      slope[0] = 1 / (1 + Math.exp(-(sum[0] as number))) - (labels[list] as number);
      learnt.step(list, slope, 0, rate);
    }
    if (round >= settings.rounds / 2) learnt.remember();
  }
  return learnt.packed(floor);
}

/** Sequences to learn a chain from: place after place with its features, those of the edge before it, and its label. */
export class Sequences {
  readonly places = new Lists();
  readonly edges = new Lists();
  readonly labels = new Numbers();
  /** 1 where the label is given and not to be learnt. */
  readonly given = new Numbers();
  readonly begins = new Numbers();
}

/** A linear-chain conditional random field over sequences (`src/text/crf`). */
export function fitChain(
  sequences: Sequences,
  L: number,
  floor: number,
  settings: Settings = SETTINGS,
  say: (line: string) => void = () => undefined,
): { readonly places: Packed; readonly edges: Packed } {
  const places = new Learnt(sequences.places, L, settings),
    edges = new Learnt(sequences.edges, L * L, settings),
    labels = sequences.labels.all(),
    given = sequences.given.all(),
    begins = [...sequences.begins.all(), labels.length];
  for (let round = 0; round < settings.rounds; round++) {
    const rate = settings.rate / Math.sqrt(1 + round / 2);
    let loss = 0;
    for (const s of shuffled(begins.length - 1, round)) {
      const from = begins[s] as number,
        length = (begins[s + 1] as number) - from,
        place = new Float32Array(length * L),
        edge = new Float32Array(length * L * L),
        moves = new Float64Array(length * L * L);
      for (let t = 0; t < length; t++) {
        places.draw(from + t, place, t * L);
        if (t > 0) edges.draw(from + t, edge, t * L * L);
        if (given[from + t] === 1) fix(place, t * L, L, labels[from + t] as number);
      }
      const { likely, logSum } = marginals({ length, places: place, edges: edge }, L, moves);
      let score = 0;
      for (let t = 0; t < length; t++) {
        const label = labels[from + t] as number,
          before = t > 0 ? (labels[from + t - 1] as number) : 0;
        score += place[t * L + label] as number;
        likely[t * L + label] = (likely[t * L + label] as number) - 1;
        places.step(from + t, likely, t * L, rate);
        if (t === 0) continue;
        score += edge[(t * L + before) * L + label] as number;
        moves[(t * L + before) * L + label] = (moves[(t * L + before) * L + label] as number) - 1;
        edges.step(from + t, moves, t * L * L, rate);
      }
      loss += logSum - score;
    }
    say(`round ${round + 1}: loss ${(loss / (begins.length - 1)).toFixed(3)}`);
    if (round < settings.rounds / 2) continue;
    places.remember();
    edges.remember();
  }
  return { places: places.packed(floor), edges: edges.packed(floor) };
}
