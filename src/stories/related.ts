import { norm, type Vector } from './vector.ts';
import type { Profile } from '../model/story.ts';
import { linesOf } from './profile.ts';

/** How alike two articles are, 0-1: the cosine of their terms without regard to time. */
export const likeness = (a: Vector, b: Vector): number => cosine(a.terms, a.plain, b.terms, b.plain);

/** How alike two stories are, 0-1: the cosine of their centroids. */
export const storyLikeness = (a: Profile, b: Profile): number => cosine(linesOf(a.terms), a.weights, linesOf(b.terms), b.weights);

function cosine(terms: readonly string[], weights: ArrayLike<number>, others: readonly string[], theirs: ArrayLike<number>): number {
  const of = new Map(terms.map((t, i) => [t, weights[i] as number]));
  let dot = 0;
  for (const [i, t] of others.entries()) dot += (of.get(t) ?? 0) * (theirs[i] as number);
  return dot === 0 ? 0 : dot / (norm(weights) * norm(theirs));
}
