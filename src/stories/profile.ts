import type { Profile } from '../model/story.ts';
import { heaviestOf, sides, type Vector, type Weighted } from './vector.ts';

export const CENTROID_TERMS = 100;
export const RECENT = 8;
export const RECENT_TERMS = 60;
const TITLE_TERMS = 14;
/** The centroid is a mean over this many members at most: an old story still follows its news. */
const MEMORY = 12;

/** An article as the clusterer sees it. `at` is absent where nothing says when it was published; epoch ms. */
export interface StoryArticle {
  readonly articleId: string;
  readonly lang: string;
  readonly at?: number;
  /** Terms by tf · idf, those of the headline apart. */
  readonly vector: Vector;
}

/** The text's terms and the headline's, each of unit length and cut to the heaviest. */
export function member(vector: Vector, limit = RECENT_TERMS): Record<string, number> {
  const { plain, title, norm, titleNorm } = sides(vector);
  return Object.fromEntries([...unit(plain, norm, limit - TITLE_TERMS), ...unit(title, titleNorm, TITLE_TERMS)]);
}

function unit(entries: readonly Weighted[], norm: number, limit: number): Weighted[] {
  return heaviestOf(entries, limit).map(([t, w]) => [t, round(w / norm)]);
}

/** Four decimals: profiles are read and written for each article. */
function round(x: number): number {
  return Math.round(x * 1e4) / 1e4;
}

/** The profile of a new story. */
export function opened(storyId: string, article: StoryArticle, now: number): Profile {
  return {
    storyId,
    lang: article.lang,
    until: article.at ?? now,
    size: 1,
    terms: Object.fromEntries(centroid(article.vector)),
    recent: [member(article.vector)],
  };
}

/** A profile after an article joined. */
export function joined(profile: Profile, article: StoryArticle, now: number): Profile {
  const n = Math.min(profile.size, MEMORY);
  // A map: an object with hundreds of fields that come one by one is many times as slow.
  const terms = new Map<string, number>();
  for (const t in profile.terms) terms.set(t, ((profile.terms[t] as number) * n) / (n + 1));
  for (const [t, w] of centroid(article.vector)) terms.set(t, (terms.get(t) ?? 0) + w / (n + 1));
  return {
    ...profile,
    until: Math.max(profile.until, article.at ?? now),
    size: profile.size + 1,
    terms: Object.fromEntries(heaviestOf([...terms], CENTROID_TERMS).map(([t, w]) => [t, round(w)])),
    recent: [...profile.recent.slice(-(RECENT - 1)), member(article.vector)],
  };
}

function centroid(vector: Vector): Weighted[] {
  const { plain, norm } = sides(vector);
  return unit(plain, norm, CENTROID_TERMS);
}
