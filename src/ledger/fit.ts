import { contextOf } from './context.ts';
import type { Evidence } from './evidence.ts';
import { features, FEATURES } from './same-question.ts';

/** Figures of one story; `groups` parts the indexes of those judged by hand into questions. The others are only context. */
export interface JudgedStory {
  readonly figures: readonly Evidence[];
  readonly groups: readonly (readonly number[])[];
}
interface Sample {
  readonly x: readonly number[];
  readonly y: number;
}

const STEPS = 300;
const RATE = 0.5;
const MOMENTUM = 0.9;

/**
 * Fits the weights of `sameQuestion`, bias first, by logistic regression with an L2 penalty on all but the bias.
 *
 * Full gradient steps from zero: the same stories give the same weights.
 */
export function fit(stories: readonly JudgedStory[], penalty = 0.001): number[] {
  const samples = stories.flatMap(pairs);
  const size = FEATURES.length + 1;
  const weights = new Float64Array(size);
  const velocity = new Float64Array(size);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((w, i) => (i === 0 ? 0 : w * penalty));
    for (const { x, y } of samples) {
      const z = x.reduce((sum, v, i) => sum + v * (weights[i] ?? 0), 0);
      const error = (1 / (1 + Math.exp(-z)) - y) / samples.length;
      x.forEach((v, i) => (gradient[i] = (gradient[i] ?? 0) + error * v));
    }
    gradient.forEach((g, i) => {
      velocity[i] = MOMENTUM * (velocity[i] ?? 0) - RATE * g;
      weights[i] = (weights[i] ?? 0) + (velocity[i] ?? 0);
    });
  }
  return [...weights].map((w) => Number(w.toFixed(2)));
}

function pairs({ figures, groups }: JudgedStory): Sample[] {
  const context = contextOf(figures);
  const owner = new Map(groups.flatMap((g, k) => g.map((i) => [i, k] as const)));
  return context.pairs
    .filter(([i, j]) => owner.has(i) && owner.has(j))
    .map(([i, j]) => ({ x: [1, ...features(figures[i] as Evidence, figures[j] as Evidence, context)], y: owner.get(i) === owner.get(j) ? 1 : 0 }));
}
