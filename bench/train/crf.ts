/** A sequence to learn from: its features, token by token, as numbers of rows of the weights. */
export interface Example {
  readonly features: Int32Array;
  /** Where the features of token `i` begin; one more than there are tokens. */
  readonly first: Int32Array;
  readonly labels: Uint8Array;
  /** What it counts for; 1 if not said. */
  readonly weight?: number;
}
export interface CrfSettings {
  readonly labels: number;
  readonly rows: number;
  readonly rounds: number;
  readonly rate: number;
  readonly penalty: number;
  /** Whether label `b` may follow `a`; -1 stands for the edges. */
  readonly follows: (a: number, b: number) => boolean;
}
export interface Crf {
  /** Row after row, one weight a label. */
  readonly weights: Float32Array;
  /** From label to label, row after row. */
  readonly moves: Float32Array;
}

const FORBIDDEN = -1e4;
/** Slopes of less than this change nothing that matters, and most are. */
const FLAT = 5e-4;

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), by stochastic gradient steps with a rate of its own for each weight
 * (AdaGrad), in an order that is the same each time.
 */
export function fitCrf(examples: readonly Example[], { labels: L, rows, rounds, rate, penalty, follows }: CrfSettings): Crf {
  const weights = new Float32Array(rows * L),
    slopes = new Float32Array(rows * L).fill(0.1),
    moves = Float32Array.from({ length: L * L }, (_, i) => (follows(Math.floor(i / L), i % L) ? 0 : FORBIDDEN)),
    moveSlopes = new Float32Array(L * L).fill(1),
    starts = Float64Array.from({ length: L }, (_, k) => (follows(-1, k) ? 0 : FORBIDDEN)),
    ends = Float64Array.from({ length: L }, (_, k) => (follows(k, -1) ? 0 : FORBIDDEN)),
    order = examples.map((_, i) => i),
    longest = Math.max(...examples.map((e) => e.labels.length)),
    scores = new Float64Array(longest * L),
    alpha = new Float64Array(longest * L),
    beta = new Float64Array(longest * L),
    expMoves = new Float64Array(L * L),
    expStarts = starts.map(Math.exp),
    expEnds = ends.map(Math.exp),
    slope = new Float64Array(L),
    moveSlope = new Float64Array(L * L);
  for (let round = 0; round < rounds; round++) {
    order.sort((a, b) => hashed(a, round) - hashed(b, round) || a - b);
    for (const at of order) {
      const { features, first, labels, weight = 1 } = examples[at] as Example,
        n = labels.length;
      if (n === 0) continue;
      for (let i = 0; i < L * L; i++) expMoves[i] = Math.exp(moves[i] as number);
      for (let t = 0; t < n; t++) {
        const o = t * L;
        for (let k = 0; k < L; k++) scores[o + k] = 0;
        for (let f = first[t] as number; f < (first[t + 1] as number); f++) {
          const r = (features[f] as number) * L;
          for (let k = 0; k < L; k++) scores[o + k] = (scores[o + k] as number) + (weights[r + k] as number);
        }
        let most = -Infinity;
        for (let k = 0; k < L; k++) if ((scores[o + k] as number) > most) most = scores[o + k] as number;
        for (let k = 0; k < L; k++) scores[o + k] = Math.exp((scores[o + k] as number) - most);
      }
      // Forward and backward, each token's sum made one.
      for (let t = 0; t < n; t++) {
        const o = t * L;
        let sum = 0;
        for (let k = 0; k < L; k++) {
          let a = 0;
          if (t === 0) a = expStarts[k] as number;
          else for (let j = 0, p = o - L; j < L; j++, p++) a += (alpha[p] as number) * (expMoves[j * L + k] as number);
          sum += alpha[o + k] = a * (scores[o + k] as number);
        }
        for (let k = 0; k < L; k++) alpha[o + k] = (alpha[o + k] as number) / sum;
      }
      for (let t = n - 1; t >= 0; t--) {
        const o = t * L;
        let sum = 0;
        for (let k = 0; k < L; k++) {
          let b = 0;
          if (t === n - 1) b = expEnds[k] as number;
          else for (let j = 0, p = o + L, m = k * L; j < L; j++, p++, m++) b += (expMoves[m] as number) * (scores[p] as number) * (beta[p] as number);
          sum += beta[o + k] = b;
        }
        for (let k = 0; k < L; k++) beta[o + k] = (beta[o + k] as number) / sum;
      }
      moveSlope.fill(0);
      let moved = false;
      for (let t = 0; t < n; t++) {
        const o = t * L,
          truth = labels[t] as number;
        let all = 0;
        for (let k = 0; k < L; k++) all += slope[k] = (alpha[o + k] as number) * (beta[o + k] as number);
        let steep = false;
        for (let k = 0; k < L; k++) {
          slope[k] = weight * ((slope[k] as number) / all - (k === truth ? 1 : 0));
          if (Math.abs(slope[k] as number) > FLAT) steep = true;
        }
        if (!steep) continue;
        if (t > 0) {
          moved = true;
          pairSlope(alpha, beta, scores, expMoves, o, L, labels[t - 1] as number, truth, weight, moveSlope);
        }
        for (let f = first[t] as number; f < (first[t + 1] as number); f++) {
          const r = (features[f] as number) * L;
          for (let k = 0; k < L; k++) {
            const g0 = slope[k] as number;
            if (g0 < FLAT && g0 > -FLAT) continue;
            const w = weights[r + k] as number,
              g = g0 + penalty * w,
              s = (slopes[r + k] as number) + g * g;
            slopes[r + k] = s;
            weights[r + k] = w - (rate * g) / Math.sqrt(s);
          }
        }
      }
      if (!moved) continue;
      for (let i = 0; i < L * L; i++) {
        const g = moveSlope[i] as number;
        if (g === 0 || (moves[i] as number) <= FORBIDDEN) continue;
        const s = (moveSlopes[i] as number) + g * g;
        moveSlopes[i] = s;
        moves[i] = (moves[i] as number) - (rate * g) / Math.sqrt(s);
      }
    }
  }
  return { weights, moves };
}

/** What the loss rises by with each move into the token whose scores begin at `o`, added to `into`. */
function pairSlope(
  alpha: Float64Array,
  beta: Float64Array,
  scores: Float64Array,
  expMoves: Float64Array,
  o: number,
  L: number,
  before: number,
  truth: number,
  weight: number,
  into: Float64Array,
): void {
  let all = 0;
  for (let j = 0; j < L; j++) {
    let sum = 0;
    for (let k = 0; k < L; k++) sum += (expMoves[j * L + k] as number) * (scores[o + k] as number) * (beta[o + k] as number);
    all += (alpha[o - L + j] as number) * sum;
  }
  for (let j = 0; j < L; j++) {
    const a = ((alpha[o - L + j] as number) * weight) / all;
    if (a < 1e-9) continue;
    for (let k = 0; k < L; k++)
      into[j * L + k] = (into[j * L + k] as number) + a * (expMoves[j * L + k] as number) * (scores[o + k] as number) * (beta[o + k] as number);
  }
  into[before * L + truth] = (into[before * L + truth] as number) - weight;
}

const hashed = (i: number, round: number): number => Math.imul(Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b), 0xc2b2ae35) >>> 0;
