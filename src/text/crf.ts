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
  readonly places: Float32Array | Int32Array;
  readonly edges: Float32Array | Int32Array;
}

/** How much less likely than the label given the others become, as a logarithm. */
const FAR = 60;
/** Leaves the place whose scores, multiples of `scale`, begin at `at` no other label than `label`. */
export function fix(places: Scores['places'], at: number, labels: number, label: number, scale = 1): void {
  for (let k = 0; k < labels; k++) if (k !== label) places[at + k] = (places[at + label] as number) - FAR / scale;
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

/** How likely each label is at each place, n × labels, and the logarithm of the sum over all ways through. */
export interface Marginals {
  readonly likely: Float64Array;
  readonly logSum: number;
}

/** The marginals of scores; `moves`, if given, gets the likelihood of each label after each. */
export const marginals = (scores: Scores, labels: number, moves?: Float64Array): Marginals => allWays(scores.length, labels, weighed(scores, labels), moves);

/** The same of scores in whole steps, as sums of rows are: far faster, for powers of e are looked up. */
export const marginalsOfSteps = (scores: Scores, labels: number, steps: Steps): Marginals =>
  allWays(scores.length, labels, weighedSteps(scores, labels, steps));

/** Memory for what is weighed, used for one sequence after the other. */
const rooms: Float64Array[] = [];
function room(number: number, size: number): Float64Array {
  const had = rooms[number];
  return had && had.length >= size ? had : (rooms[number] = new Float64Array(2 * size));
}

/** e to the power of each score less the most of its place, and what that leaves out. */
interface Weighed {
  readonly place: Float64Array;
  readonly edge: Float64Array;
  readonly logs: number;
}

function weighed({ length, places, edges }: Scores, L: number): Weighed {
  const place = room(0, length * L),
    edge = room(1, length * L * L),
    shift = (from: ArrayLike<number>, into: Float64Array, start: number, end: number): number => {
      let most = -Infinity;
      for (let i = start; i < end; i++) most = Math.max(most, from[i] as number);
      for (let i = start; i < end; i++) into[i] = Math.exp((from[i] as number) - most);
      return most;
    };
  let logs = 0;
  for (let t = 0; t < length; t++) {
    logs += shift(places, place, t * L, (t + 1) * L);
    if (t > 0) logs += shift(edges, edge, t * L * L, (t + 1) * L * L);
  }
  return { place, edge, logs };
}

/** Scores that are whole multiples of `scale`, with the powers of e to as many steps down as matter. */
export interface Steps {
  readonly scale: number;
  readonly powers: Float64Array;
}
/** What is less likely than e to the power of -64 comes to nothing. */
const DEEPEST = 64;
export function stepsOf(scale: number): Steps {
  const powers = Float64Array.from({ length: Math.ceil(DEEPEST / scale) }, (_, steps) => Math.exp(-steps * scale));
  powers[powers.length - 1] = 0;
  return { scale, powers };
}

function weighedSteps({ length, places, edges }: Scores, L: number, { scale, powers }: Steps): Weighed {
  const place = room(0, length * L),
    edge = room(1, length * L * L),
    last = powers.length - 1;
  let steps = 0;
  for (let t = 0; t < length; t++) {
    let [most, start, end] = [places[t * L] as number, t * L, (t + 1) * L];
    for (let i = start + 1; i < end; i++) if ((places[i] as number) > most) most = places[i] as number;
    for (let i = start; i < end; i++) place[i] = powers[Math.min(most - (places[i] as number), last)] as number;
    steps += most;
    if (t === 0) continue;
    [most, start, end] = [edges[start * L] as number, start * L, end * L];
    for (let i = start + 1; i < end; i++) if ((edges[i] as number) > most) most = edges[i] as number;
    for (let i = start; i < end; i++) edge[i] = powers[Math.min(most - (edges[i] as number), last)] as number;
    steps += most;
  }
  return { place, edge, logs: steps * scale };
}

/** Sums over all ways through (forward and backward, Rabiner 1989). */
function allWays(length: number, L: number, { place, edge, logs }: Weighed, moves?: Float64Array): Marginals {
  const alpha = room(2, length * L),
    beta = room(3, length * L),
    likely = new Float64Array(length * L);
  let logSum = logs;
  for (let t = 0; t < length; t++) {
    let sum = 0;
    const here = t * L;
    for (let b = 0; b < L; b++) {
      let reached = t === 0 ? 1 : 0;
      if (t > 0) for (let a = 0, e = here * L + b; a < L; a++, e += L) reached += (alpha[here - L + a] as number) * (edge[e] as number);
      sum += alpha[here + b] = reached * (place[here + b] as number);
    }
    for (let b = 0; b < L; b++) alpha[here + b] = (alpha[here + b] as number) / sum;
    logSum += Math.log(sum);
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
