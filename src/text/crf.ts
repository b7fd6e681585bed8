/**
 * The weights of hashed features: an open-addressing table whose entries are a key and behind it `width` small integers, so that one look into memory finds both.
 * An entry whose key is 0 is free.
 */
export interface Rows {
  readonly width: number;
  readonly scale: number;
  /** How many 32-bit words an entry takes; there are a power of two of entries. */
  readonly stride: number;
  readonly mask: number;
  readonly entries: Int32Array;
  /** The same memory byte by byte. */
  readonly bytes: Int8Array;
}

/** How full a table is at most: then most keys stand where they are looked for first, or within the same line of memory. */
const FULL = 0.7;

/** Rows from their keys (any order) and `width` weights each. */
export function rowsOf(keys: Int32Array, weights: Int8Array, width: number, scale: number): Rows {
  let size = 1024;
  while (size * FULL < keys.length) size *= 2;
  const stride = 1 + Math.ceil(width / 4),
    mask = size - 1,
    entries = new Int32Array(size * stride),
    bytes = new Int8Array(entries.buffer);
  keys.forEach((key, row) => {
    if (key === 0) return;
    let at = key & mask;
    while (entries[at * stride] !== 0) at = (at + 1) & mask;
    entries[at * stride] = key;
    bytes.set(weights.subarray(row * width, (row + 1) * width), (at * stride + 1) * 4);
  });
  return { width, scale, stride, mask, entries, bytes };
}

/** Where among the bytes the weights of a feature begin; -1 for one that was not learnt. */
function weightsOf({ entries, mask, stride }: Rows, feature: number): number {
  for (let at = feature & mask; ; at = (at + 1) & mask) {
    const key = entries[at * stride];
    if (key === feature) return key === 0 ? -1 : (at * stride + 1) * 4;
    if (key === 0) return -1;
  }
}

/** Adds the weights of `count` features to `width` sums from `at` on, in units of the rows' scale. */
export function addRows(rows: Rows, features: Int32Array, count: number, sums: Int32Array, at: number): void {
  const { bytes, width } = rows;
  if (width === 4) {
    // Four labels are what a chain is asked for most: their sums stay in registers.
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let f = 0; f < count; f++) {
      const w = weightsOf(rows, features[f] as number);
      if (w < 0) continue;
      a += bytes[w] as number;
      b += bytes[w + 1] as number;
      c += bytes[w + 2] as number;
      d += bytes[w + 3] as number;
    }
    sums[at] = (sums[at] as number) + a;
    sums[at + 1] = (sums[at + 1] as number) + b;
    sums[at + 2] = (sums[at + 2] as number) + c;
    sums[at + 3] = (sums[at + 3] as number) + d;
    return;
  }
  for (let f = 0; f < count; f++) {
    const w = weightsOf(rows, features[f] as number);
    if (w >= 0) for (let k = 0; k < width; k++) sums[at + k] = (sums[at + k] as number) + (bytes[w + k] as number);
  }
}

/** The scores of a sequence by a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): `places` weigh a label, n × labels, `edges` a label after a label, n × labels × labels (from label to label; those of the first place are not read). */
export interface Scores {
  readonly length: number;
  readonly places: Float32Array;
  readonly edges: Float32Array;
}

/** Leaves the place whose scores begin at `at` no other label than `label`. */
export function fix(places: Float32Array, at: number, labels: number, label: number): void {
  for (let k = 0; k < labels; k++) if (k !== label) places[at + k] = (places[at + label] as number) - 60;
}

/** The likeliest labels (Viterbi) and their score. */
export function likeliest({ length, places, edges }: Scores, labels: number): { readonly path: Uint8Array; readonly score: number } {
  const L = labels,
    from = new Uint8Array(length * L),
    path = new Uint8Array(length);
  let now = Float64Array.from(places.subarray(0, L)),
    next = new Float64Array(L);
  for (let t = 1; t < length; t++) {
    for (let b = 0; b < L; b++) {
      let most = -Infinity,
        by = 0;
      for (let a = 0; a < L; a++) {
        const s = (now[a] as number) + (edges[(t * L + a) * L + b] as number);
        if (s > most) [most, by] = [s, a];
      }
      next[b] = most + (places[t * L + b] as number);
      from[t * L + b] = by;
    }
    [now, next] = [next, now];
  }
  let last = 0;
  for (let b = 1; b < L; b++) if ((now[b] as number) > (now[last] as number)) last = b;
  const score = now[last] ?? 0;
  for (let t = length - 1; t >= 0; t--) {
    path[t] = last;
    last = from[t * L + last] as number;
  }
  return { path, score };
}

/** How many powers of e are kept; with steps of 1/64 what lies beyond comes to nothing. */
const POWERS = 4096;

/** The same as `Math.exp`, for whole multiples of `scale` that are not above 0: what differences of scores by rows of that scale are. */
export function exponential(scale: number): (x: number) => number {
  const perScale = 1 / scale;
  if (!Number.isInteger(Math.log2(scale))) return Math.exp;
  const kept = Float64Array.from({ length: POWERS }, (_, steps) => Math.exp(-steps * scale));
  return (x) => {
    const steps = -x * perScale;
    return steps < POWERS ? (kept[steps] as number) : Math.exp(x);
  };
}

/** How likely each label is at each place, n × labels, and the logarithm of the sum over all ways through; `moves`, if given, gets the likelihood of each label after each; `exp` may be one of `exponential`. */
export function marginals(
  { length, places, edges }: Scores,
  labels: number,
  moves?: Float64Array,
  exp = Math.exp,
): { readonly likely: Float64Array; readonly logSum: number } {
  const L = labels,
    alpha = new Float64Array(length * L),
    beta = new Float64Array(length * L),
    likely = new Float64Array(length * L),
    place = new Float64Array(length * L),
    edge = new Float64Array(length * L * L);
  let logSum = 0;
  for (let t = 0; t < length; t++) {
    let most = -Infinity,
      steepest = 0;
    for (let b = 0; b < L; b++) most = Math.max(most, places[t * L + b] as number);
    for (let b = 0; b < L; b++) place[t * L + b] = exp((places[t * L + b] as number) - most);
    if (t > 0) {
      steepest = -Infinity;
      for (let i = t * L * L; i < (t + 1) * L * L; i++) steepest = Math.max(steepest, edges[i] as number);
      for (let i = t * L * L; i < (t + 1) * L * L; i++) edge[i] = exp((edges[i] as number) - steepest);
    }
    let sum = 0;
    for (let b = 0; b < L; b++) {
      let reached = t === 0 ? 1 : 0;
      if (t > 0) for (let a = 0; a < L; a++) reached += (alpha[(t - 1) * L + a] as number) * (edge[(t * L + a) * L + b] as number);
      sum += alpha[t * L + b] = reached * (place[t * L + b] as number);
    }
    for (let b = 0; b < L; b++) alpha[t * L + b] = (alpha[t * L + b] as number) / sum;
    logSum += Math.log(sum) + most + steepest;
  }
  for (let b = 0; b < L; b++) beta[(length - 1) * L + b] = 1;
  for (let t = length - 1; t >= 0; t--) {
    let sum = 0;
    for (let b = 0; b < L; b++) sum += likely[t * L + b] = (alpha[t * L + b] as number) * (beta[t * L + b] as number);
    for (let b = 0; b < L; b++) likely[t * L + b] = (likely[t * L + b] as number) / sum;
    if (t === 0) break;
    let all = 0,
      left = 0;
    for (let a = 0; a < L; a++) {
      let z = 0;
      for (let b = 0; b < L; b++) {
        const way = (edge[(t * L + a) * L + b] as number) * (place[t * L + b] as number) * (beta[t * L + b] as number);
        z += way;
        if (moves) all += moves[(t * L + a) * L + b] = (alpha[(t - 1) * L + a] as number) * way;
      }
      left += beta[(t - 1) * L + a] = z;
    }
    for (let a = 0; a < L; a++) beta[(t - 1) * L + a] = (beta[(t - 1) * L + a] as number) / left;
    if (moves) for (let i = t * L * L; i < (t + 1) * L * L; i++) moves[i] = (moves[i] as number) / all;
  }
  return { likely, logSum };
}
