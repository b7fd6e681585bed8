/**
 * The weights of hashed features: for each known feature `width` small integers, at the place where its key stands in an open-addressing table.
 * A place whose key is 0 is free.
 */
export interface Rows {
  readonly width: number;
  readonly scale: number;
  readonly keys: Int32Array;
  readonly weights: Int8Array;
}

/** A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): `places` weigh a label, `edges` a label after a label. */
export interface Chain {
  readonly labels: number;
  readonly places: Rows;
  readonly edges: Rows;
}

/** Rows from their keys (any order) and `width` weights each. */
export function rowsOf(keys: Int32Array, weights: Int8Array, width: number, scale: number): Rows {
  let size = 1024;
  while (size < keys.length * 2) size *= 2;
  const table = new Int32Array(size),
    placed = new Int8Array(size * width);
  keys.forEach((key, row) => {
    if (key === 0) return;
    let at = key & (size - 1);
    while (table[at] !== 0) at = (at + 1) & (size - 1);
    table[at] = key;
    placed.set(weights.subarray(row * width, (row + 1) * width), at * width);
  });
  return { width, scale, keys: table, weights: placed };
}

/** The place of a feature in the table; -1 for one that was not learnt. */
function placeOf(keys: Int32Array, feature: number): number {
  const mask = keys.length - 1;
  for (let at = feature & mask; ; at = (at + 1) & mask) {
    const key = keys[at] as number;
    if (key === feature) return key === 0 ? -1 : at;
    if (key === 0) return -1;
  }
}

/** Adds the weights of `count` features to `width` sums from `at` on, in units of the rows' scale. */
export function addRows({ keys, weights, width }: Rows, features: Int32Array, count: number, sums: Float32Array, at: number): void {
  if (width === 4) {
    // Four labels are what a chain is asked for most: their sums stay in registers.
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let f = 0; f < count; f++) {
      const w = placeOf(keys, features[f] as number) * 4;
      if (w < 0) continue;
      a += weights[w] as number;
      b += weights[w + 1] as number;
      c += weights[w + 2] as number;
      d += weights[w + 3] as number;
    }
    sums[at] = (sums[at] as number) + a;
    sums[at + 1] = (sums[at + 1] as number) + b;
    sums[at + 2] = (sums[at + 2] as number) + c;
    sums[at + 3] = (sums[at + 3] as number) + d;
    return;
  }
  for (let f = 0; f < count; f++) {
    const place = placeOf(keys, features[f] as number);
    if (place >= 0) for (let k = 0, w = place * width; k < width; k++, w++) sums[at + k] = (sums[at + k] as number) + (weights[w] as number);
  }
}

/** The scores of a sequence: `places` n × labels, `edges` n × labels × labels (from label to label; those of the first place are not read). */
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

/** How likely each label is at each place, n × labels, and the logarithm of the sum over all ways through; `moves`, if given, gets the likelihood of each label after each. */
export function marginals({ length, places, edges }: Scores, labels: number, moves?: Float64Array): { readonly likely: Float64Array; readonly logSum: number } {
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
    for (let b = 0; b < L; b++) place[t * L + b] = Math.exp((places[t * L + b] as number) - most);
    if (t > 0) {
      steepest = -Infinity;
      for (let i = t * L * L; i < (t + 1) * L * L; i++) steepest = Math.max(steepest, edges[i] as number);
      for (let i = t * L * L; i < (t + 1) * L * L; i++) edge[i] = Math.exp((edges[i] as number) - steepest);
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
