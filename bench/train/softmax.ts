import type { Table } from '../../src/reprints/relation-weights.ts';

/** One thing to learn from: its signs, and the columns that it may belong to. */
export interface Sample {
  readonly signs: Readonly<Record<string, number>>;
  readonly columns: readonly number[];
  readonly weight: number;
}
export interface Fit {
  readonly names: readonly string[];
  readonly columns: number;
  /** Penalty on the square of each weight of a standardised sign. */
  readonly penalty: number;
}

const STEPS = 200;
const RATE = 0.12;

/**
 * Multinomial logistic regression by gradient steps (Adam), the same each time. A sample that may belong to several columns says only that
 * it is one of them. The weights are for the signs as they are; `bias` is one of them.
 */
export function fitted(samples: readonly Sample[], { names, columns, penalty }: Fit): Table {
  const width = names.length + 1,
    { rows, mean, spread } = standardised(samples, names),
    weights = new Float64Array(columns * width),
    slope = new Float64Array(weights.length),
    first = new Float64Array(weights.length),
    second = new Float64Array(weights.length),
    p = new Float64Array(columns);
  for (let step = 1; step <= STEPS; step++) {
    slope.fill(0);
    samples.forEach((sample, i) => addSlope(sample, rows.subarray(i * width, (i + 1) * width), weights, p, slope));
    const rate = RATE * Math.min(1, 20 / step + 0.1);
    for (let q = 0; q < weights.length; q++) {
      const g = (slope[q] ?? 0) + (q % width === width - 1 ? 0.05 : penalty) * (weights[q] ?? 0);
      first[q] = 0.9 * (first[q] ?? 0) + 0.1 * g;
      second[q] = 0.99 * (second[q] ?? 0) + 0.01 * g * g;
      weights[q] = (weights[q] ?? 0) - (rate * ((first[q] ?? 0) / (1 - 0.9 ** step))) / (Math.sqrt((second[q] ?? 0) / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  const of = (name: string, at: (k: number) => number): [string, number[]] => [name, Array.from({ length: columns }, (_, k) => rounded(at(k)))],
    raw = (k: number, j: number): number => (weights[k * width + j] ?? 0) / (spread[j] ?? 1);
  return Object.fromEntries([
    of('bias', (k) => (weights[k * width + width - 1] ?? 0) - names.reduce((sum, _, j) => sum + raw(k, j) * (mean[j] ?? 0), 0)),
    ...names.map((name, j) => of(name, (k) => raw(k, j))),
  ]);
}

/** Adds a sample's slope of the loss; `p` is room to work in. */
function addSlope({ columns, weight }: Sample, row: Float64Array, weights: Float64Array, p: Float64Array, slope: Float64Array): void {
  let highest = -Infinity,
    sum = 0,
    may = 0;
  for (let k = 0; k < p.length; k++) {
    let score = 0;
    for (let j = 0; j < row.length; j++) score += (weights[k * row.length + j] ?? 0) * (row[j] ?? 0);
    p[k] = score;
    highest = Math.max(highest, score);
  }
  for (let k = 0; k < p.length; k++) sum += p[k] = Math.exp((p[k] ?? 0) - highest);
  for (const k of columns) may += p[k] ?? 0;
  for (let k = 0; k < p.length; k++) {
    const is = (p[k] ?? 0) / sum,
      g = weight * (is - (columns.includes(k) ? (p[k] ?? 0) / Math.max(may, 1e-12) : 0));
    for (let j = 0; j < row.length; j++) slope[k * row.length + j] = (slope[k * row.length + j] ?? 0) + g * (row[j] ?? 0);
  }
}

/** Rows of standardised signs, a one at the end of each. */
function standardised(
  samples: readonly Sample[],
  names: readonly string[],
): { readonly rows: Float64Array; readonly mean: number[]; readonly spread: number[] } {
  const total = samples.reduce((sum, s) => sum + s.weight, 0),
    mean = names.map((name) => samples.reduce((sum, s) => sum + s.weight * (s.signs[name] ?? 0), 0) / total),
    spread = names.map((name, j) => Math.sqrt(samples.reduce((sum, s) => sum + s.weight * ((s.signs[name] ?? 0) - (mean[j] ?? 0)) ** 2, 0) / total) || 1),
    rows = new Float64Array(samples.length * (names.length + 1)).fill(1);
  samples.forEach((s, i) => names.forEach((name, j) => (rows[i * (names.length + 1) + j] = ((s.signs[name] ?? 0) - (mean[j] ?? 0)) / (spread[j] ?? 1))));
  return { rows, mean, spread };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
