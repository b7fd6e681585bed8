import { termsOf, type Profile } from '../model/story.ts';
import { cosine, weighted } from '../text/weighted.ts';
import type { Vector } from './vector.ts';

/** How alike two articles are, 0-1: the cosine of their terms without regard to time. */
export function likeness(a: Vector, b: Vector): number {
  const of = ({ terms, plain }: Vector): ReturnType<typeof weighted> => weighted(terms.map((t, place) => [t, plain[place] as number]));
  return cosine(of(a), of(b));
}

/** How alike two stories are, 0-1: the cosine of their centroids. */
export const storyLikeness = (a: Profile, b: Profile): number => cosine(weighted(termsOf(a)), weighted(termsOf(b)));

/** Terms of both stories, the weightiest first. */
export function commonTerms(a: Profile, b: Profile): string[] {
  const others = termsOf(b);
  return [...termsOf(a)]
    .map(([term, weight]): [string, number] => [term, weight * (others.get(term) ?? 0)])
    .filter(([, both]) => both > 0)
    .sort(([, x], [, y]) => y - x)
    .map(([term]) => term);
}
