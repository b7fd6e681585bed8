import type { Similarity } from './similarity.ts';

/** What else stands near an article: how alike the other candidates are. */
export interface Crowd {
  /** Centroid cosine of the best candidate other than the one judged. */
  readonly rival: number;
  /** Mean centroid cosine of the candidates from the third to the eighth: high in a saga of many developments. */
  readonly density: number;
}

/** Weights of `features`, in its order, by name. */
export type ScoreWeights = Readonly<Record<string, number>>;

/** The likelihood that an article belongs to a story, 0-1. */
export function likelihood(s: Similarity, crowd: Crowd, weights: ScoreWeights = WEIGHTS): number {
  let z = 0;
  const values = features(s, crowd);
  for (const name in values) z += (weights[name] ?? 0) * (values[name] as number);
  return 1 / (1 + Math.exp(-z));
}

/** Similarity as the model sees it. Days without a date are those of the same day, told apart by `undated`. */
export function features(s: Similarity, crowd: Crowd): Record<string, number> {
  const days = (s.hours ?? 0) / 24;
  const size = Math.log(s.size) / 2;
  const length = Math.log1p(s.length) / 4;
  return {
    bias: 1,
    centroid: s.centroid,
    nearest: s.nearest,
    mean: s.mean,
    title: s.title,
    titleMean: s.titleMean,
    days: Math.min(days, 10) / 5,
    logDays: Math.log1p(Math.min(days, 60)),
    size,
    sizeCentroid: size * s.centroid,
    length,
    lengthCentroid: length * s.centroid,
    lengthNearest: length * s.nearest,
    lengthTitle: length * s.title,
    nearestTitle: s.nearest * s.title,
    nearestSquared: s.nearest * s.nearest,
    density: crowd.density,
    ratio: s.centroid / (s.centroid + crowd.density + 0.03),
    beaten: s.centroid < crowd.rival ? crowd.rival / (s.centroid + 0.05) : 0,
    margin: s.centroid - crowd.rival,
    undated: s.hours === undefined ? 1 : 0,
  };
}

export const WEIGHTS: ScoreWeights = {
  bias: 4.3, centroid: -3.44, nearest: -3.09, mean: -3.05, title: -0.78, titleMean: 3.67, days: 1.5, logDays: -2.28, size: -1.4, sizeCentroid: 1.55, length: -7.73,
  lengthCentroid: 10.26, lengthNearest: 3.56, lengthTitle: 2.44, nearestTitle: -3.65, nearestSquared: 4.59, density: -8.74, undated: -1.65, ratio: 3.94, beaten: -1.25,
}; // prettier-ignore
