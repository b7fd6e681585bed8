import type { Profile } from '../model/story.ts';
import { cosine, heaviest, isMarked, type Vector } from './vector.ts';

/** Another story with much in common, and what. */
export interface Related {
  readonly storyId: string;
  /** Cosine of the two stories' terms, 0-1. */
  readonly score: number;
  /** Terms in common, the weightiest first. */
  readonly shared: readonly string[];
}

const LEAST = 0.12;
const SHARED = 5;

/** Stories alike to one, most alike first; those of other languages and below a cosine of .12 are left out. */
export function related(story: Profile, others: readonly Profile[], limit = 6): Related[] {
  return others
    .filter((o) => o.storyId !== story.storyId && o.lang === story.lang)
    .map((o) => ({ storyId: o.storyId, score: cosine(story.terms, o.terms), shared: common(story.terms, o.terms) }))
    .filter((r) => r.score >= LEAST)
    .sort((a, b) => b.score - a.score || (a.storyId < b.storyId ? -1 : 1))
    .slice(0, limit);
}

/** How alike two articles are, 0-1: the cosine of their terms without regard to time. */
export function likeness(a: Vector, b: Vector): number {
  return cosine(plain(a), plain(b));
}

function plain(v: Vector): Vector {
  return Object.fromEntries(Object.entries(v).filter(([t]) => !isMarked(t)));
}

function common(a: Vector, b: Vector): string[] {
  const both: Record<string, number> = {};
  for (const t in a) if (b[t] !== undefined) both[t] = (a[t] as number) * b[t];
  return heaviest(both, SHARED).map(([t]) => t);
}
