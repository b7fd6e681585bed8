import type { Evidence } from './block-evidence.ts';
import { EVIDENCE } from './block-fields.ts';
import { signatureOf } from './keep.ts';
import type { Box, Leaf } from './markup.ts';

const STEPS = [-3, -2, -1, 1, 2, 3] as const;
const LEVELS = 4;
const WIDE = 6;

/** What the second look at a page adds: how the first judged the leaf and what is round it. */
export const ROUND: readonly string[] = [
  'first',
  ...STEPS.map((s) => `first of leaf ${s}`),
  'of its kind',
  'others of its kind',
  ...Array.from({ length: LEVELS }, (_, i) => `of box ${i}`),
  'round about',
  'text before',
  'text after',
  'to text before',
  'to text after',
  'words since text',
  'words to text',
  'of the page',
  'rank in kind',
];
export const WIDTH = EVIDENCE.length + ROUND.length;

/** The evidence with what the first look found (`first`, a probability each) beside it: rows of `WIDTH`. */
export function secondRows({ leaves, rows }: Evidence, first: Float32Array, all: readonly Leaf[]): Float32Array {
  const out = new Float32Array(leaves.length * WIDTH),
    p = new Float64Array(all.length);
  leaves.forEach((l, i) => (p[l.index] = first[i] ?? 0));
  const round = new Round(leaves, p, all);
  leaves.forEach((l, i) => {
    out.set(rows.subarray(i * EVIDENCE.length, (i + 1) * EVIDENCE.length), i * WIDTH);
    round.write(l, out, i * WIDTH + EVIDENCE.length);
  });
  return out;
}

interface Mean {
  sum: number;
  words: number;
}
/** A leaf counts with its words and a little more, so that short lines are heard too. */
const weightOf = (l: Leaf): number => l.words + 2;
const SURE = 0.7;

class Round {
  readonly #p: Float64Array;
  readonly #all: readonly Leaf[];
  readonly #kinds = new Map<string, Mean>();
  readonly #boxes = new Map<Box, Mean>();
  /** Words times probability up to each leaf, and plain words. */
  readonly #mass: Float64Array;
  readonly #words: Float64Array;
  readonly #before: Int32Array;
  readonly #after: Int32Array;
  readonly #page: number;

  constructor(leaves: readonly Leaf[], p: Float64Array, all: readonly Leaf[]) {
    this.#p = p;
    this.#all = all;
    this.#mass = new Float64Array(all.length + 1);
    this.#words = new Float64Array(all.length + 1);
    this.#before = new Int32Array(all.length).fill(-1);
    this.#after = new Int32Array(all.length).fill(-1);
    let sure = -1;
    for (const l of all) {
      const i = l.index,
        w = weightOf(l);
      this.#mass[i + 1] = (this.#mass[i] ?? 0) + w * (p[i] ?? 0);
      this.#words[i + 1] = (this.#words[i] ?? 0) + w;
      this.#before[i] = sure;
      if ((p[i] ?? 0) > SURE && l.words >= 8) sure = i;
    }
    sure = -1;
    for (let i = all.length - 1; i >= 0; i--) {
      this.#after[i] = sure;
      if ((p[i] ?? 0) > SURE && (all[i]?.words ?? 0) >= 8) sure = i;
    }
    for (const l of leaves) {
      add(this.#kinds, signatureOf(l), l, p[l.index] ?? 0);
      let box: Box | undefined = l.box;
      for (let i = 0; box && i < LEVELS + 3; i++, box = box.parent) add(this.#boxes, box, l, p[l.index] ?? 0);
    }
    this.#page = (this.#mass[all.length] ?? 0) / Math.max(1, this.#words[all.length] ?? 0);
  }

  write(l: Leaf, out: Float32Array, from: number): void {
    let at = from;
    const put = (n: number): void => {
        out[at++] = n;
      },
      i = l.index,
      own = this.#p[i] ?? 0,
      w = weightOf(l),
      last = this.#all.length;
    put(own);
    for (const s of STEPS) put(this.#p[i + s] ?? -1);
    const kind = this.#kinds.get(signatureOf(l));
    put(kind ? kind.sum / kind.words : -1);
    put(kind && kind.words > w ? (kind.sum - own * w) / (kind.words - w) : -1);
    let box: Box | undefined = l.box,
      held = 0;
    for (let k = 0; k < LEVELS; k++) {
      // The next box up that holds more than the last: what else is in it.
      while (box && (this.#boxes.get(box)?.words ?? 0) <= held + (k === 0 ? w : 0)) box = box.parent;
      const mean = box && this.#boxes.get(box);
      put(mean && mean.words > w ? (mean.sum - own * w) / (mean.words - w) : -1);
      held = mean?.words ?? held;
      box = box?.parent;
    }
    const a = Math.max(0, i - WIDE),
      b = Math.min(last, i + WIDE + 1);
    put(((this.#mass[b] ?? 0) - (this.#mass[a] ?? 0) - own * w) / Math.max(1, (this.#words[b] ?? 0) - (this.#words[a] ?? 0) - w));
    const total = this.#mass[last] ?? 0;
    put((this.#mass[i] ?? 0) / Math.max(1, total));
    put((total - (this.#mass[i + 1] ?? 0)) / Math.max(1, total));
    const before = this.#before[i] ?? -1,
      after = this.#after[i] ?? -1;
    put(before < 0 ? 99 : i - before);
    put(after < 0 ? 99 : after - i);
    put(before < 0 ? 999 : (this.#words[i] ?? 0) - (this.#words[before + 1] ?? 0));
    put(after < 0 ? 999 : (this.#words[after] ?? 0) - (this.#words[i + 1] ?? 0));
    put(this.#page);
    put(kind ? own - kind.sum / kind.words : 0);
  }
}

function add<K>(to: Map<K, Mean>, key: K, l: Leaf, p: number): void {
  const m = to.get(key),
    w = weightOf(l);
  if (m) {
    m.sum += p * w;
    m.words += w;
  } else to.set(key, { sum: p * w, words: w });
}
