import { SIGN_NAMES, SIGNS } from '../../src/clean/page-signs.ts';
import type { PageWeights } from '../../src/clean/page-weights.ts';

/** A page that is known to be an article or not, as the classifier sees it. */
export interface JudgedPage {
  readonly set: string;
  readonly id: string;
  /** Registered domain; pages of one are never both learned from and tested. */
  readonly group: string;
  readonly article: boolean;
  /** Nobody may learn from it; it still counts among the articles of which few may be refused. */
  readonly unclear: boolean;
  /** What it is, in the words of whoever judged it. */
  readonly pageType: string;
  readonly signs: Readonly<Record<string, number>>;
}

/** Found by trying 10, 30, 60 and 100: the folds differ little. */
const PENALTY = 30;
/** Of signs that are rare but hardly ever wrong, the small numbers would make too little. */
const FIRM = 0.2;
/** A page that is none counts as three: they are few. */
const SCARCE = 3;
const NEWTON_STEPS = 9;
/** A sign that hardly varies is not blown up. */
const LEAST_SPREAD = 0.05;
/**
 * The score from which a page is called no article. One number for all folds: of 810 articles scored by pages of other domains 4 lie above it. Picked anew on
 * the pages of each fold, where it hangs on three or four articles, it strays from 0.8 to 1.7.
 */
const THRESHOLD = 1;

/**
 * Logistic regression with an L2 penalty on the standardised signs. A sign that would be learned against its nature (prices as a mark of articles) is left
 * out and all is fitted anew, until none is: with so few pages that are no articles, such a weight is chance.
 */
export function trainPages(all: readonly JudgedPage[]): PageWeights {
  const pages = all.filter((p) => !p.unclear);
  let names = SIGN_NAMES;
  for (;;) {
    const weights = regress(pages, names),
      right = names.filter((n) => (weights.of[n]?.weight ?? 0) * (SIGNS[n]?.pro ? -1 : 1) > 0);
    if (right.length === names.length) return weights;
    names = right;
  }
}

function regress(pages: readonly JudgedPage[], names: readonly string[]): PageWeights {
  const raw = pages.map((p) => names.map((n) => p.signs[n] ?? 0)),
    means = names.map((_, j) => mean(raw.map((x) => x[j] ?? 0))),
    spreads = names.map((_, j) => Math.max(LEAST_SPREAD, Math.sqrt(mean(raw.map((x) => ((x[j] ?? 0) - (means[j] ?? 0)) ** 2))))),
    rows = raw.map((x) => [1, ...x.map((v, j) => (v - (means[j] ?? 0)) / (spreads[j] ?? 1))]),
    size = names.length + 1,
    penalties = [0, ...names.map((n) => PENALTY * (SIGNS[n]?.firm ? FIRM : 1))];
  let w: number[] = new Array<number>(size).fill(0);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const gradient = w.map((v, j) => (penalties[j] ?? 0) * v),
      hessian = w.map((_, j) => w.map((_, k) => (j === k ? (penalties[j] ?? 0) : 0)));
    rows.forEach((x, i) => {
      const y = pages[i]?.article ? 0 : 1,
        p = 1 / (1 + Math.exp(-dot(w, x))),
        weight = y === 1 ? SCARCE : 1;
      for (let j = 0; j < size; j++) {
        gradient[j] = (gradient[j] ?? 0) + weight * (p - y) * (x[j] ?? 0);
        const line = hessian[j] as number[];
        const part = weight * p * (1 - p) * (x[j] ?? 0);
        for (let k = 0; k <= j; k++) line[k] = (line[k] ?? 0) + part * (x[k] ?? 0);
      }
    });
    hessian.forEach((line, j) => line.forEach((_, k) => (line[k] = k > j ? (hessian[k]?.[j] ?? 0) : (line[k] ?? 0))));
    const by = solve(hessian, gradient);
    w = w.map((v, j) => v - (by[j] ?? 0));
  }
  const articles = pages.filter((p) => p.article),
    weights = names.map((_, j) => round((w[j + 1] ?? 0) / (spreads[j] ?? 1))),
    of = names.map((n, j) => [n, { weight: weights[j] ?? 0, usual: round(mean(articles.map((p) => p.signs[n] ?? 0))) }] as const);
  return { bias: round((w[0] ?? 0) - dot(weights, means)), threshold: THRESHOLD, of: Object.fromEntries(of.filter(([, { weight }]) => weight !== 0)) };
}

/** Gauss elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const m = matrix.map((row, i) => [...row, right[i] ?? 0]),
    at = (r: number, c: number): number => m[r]?.[c] ?? 0;
  for (let c = 0; c < m.length; c++) {
    let pivot = c;
    for (let r = c + 1; r < m.length; r++) if (Math.abs(at(r, c)) > Math.abs(at(pivot, c))) pivot = r;
    [m[c], m[pivot]] = [m[pivot] as number[], m[c] as number[]];
    for (let r = c + 1; r < m.length; r++) {
      const factor = at(r, c) / at(c, c);
      for (let k = c; factor !== 0 && k <= m.length; k++) (m[r] as number[])[k] = at(r, k) - factor * at(c, k);
    }
  }
  const x: number[] = [];
  for (let r = m.length - 1; r >= 0; r--) {
    let sum = at(r, m.length);
    for (let k = r + 1; k < m.length; k++) sum -= at(r, k) * (x[k] ?? 0);
    x[r] = sum / at(r, r);
  }
  return x;
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0);
const mean = (list: readonly number[]): number => (list.length > 0 ? list.reduce((a, b) => a + b, 0) / list.length : 0);
const round = (n: number): number => Number(n.toFixed(3));
