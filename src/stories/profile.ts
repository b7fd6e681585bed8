import type { MemberMark, Profile } from '../model/story.ts';
import { packCentroid, packMember } from './member.ts';
import { heaviestOf, sides, type Vector, type Weighted } from './vector.ts';

export const CENTROID_TERMS = 100;
export const RECENT = 8;
/** The centroid is a mean over this many members at most: an old story still follows its news. */
const MEMORY = 12;

/** An article as the clusterer sees it. `at` is absent where nothing says when it was published; epoch ms. */
export interface StoryArticle {
  readonly articleId: string;
  readonly lang: string;
  readonly at?: number;
  /** Whose it is, where that is known. */
  readonly source?: string;
  readonly opinion?: boolean;
  /** The day that it reports of, days since 1970 (`eventDay`). */
  readonly day?: number;
  /** Terms by tf · idf, those of the headline and of the first sentences apart. */
  readonly vector: Vector;
}

function unit(entries: readonly Weighted[], norm: number, limit: number): Weighted[] {
  return heaviestOf(entries, limit).map(([t, w]) => [t, round(w / norm)]);
}

/** Four decimals: profiles are read and written for each article. */
function round(x: number): number {
  return Math.round(x * 1e4) / 1e4;
}

function mark({ at, source, day }: StoryArticle): MemberMark {
  return { ...(day === undefined ? {} : { day }), ...(at === undefined ? {} : { at }), ...(source === undefined ? {} : { source }) };
}

/** When and whose each member is that a profile keeps; where older versions did not say, it is taken to be as new as the story. */
export const marksOf = (profile: Profile): readonly MemberMark[] => profile.marks ?? profile.recent.map(() => ({ at: profile.until }));

/** The profile of a new story; one of no known affair begins an affair. */
export function opened(storyId: string, article: StoryArticle, now: number, saga = storyId): Profile {
  return {
    storyId,
    lang: article.lang,
    until: article.at ?? now,
    size: 1,
    ...centred(centroid(article.vector)),
    recent: [packMember(article.vector)],
    marks: [mark(article)],
    saga,
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
    ...centred(heaviestOf([...terms], CENTROID_TERMS).map(([t, w]) => [t, round(w)])),
    recent: kept(profile.recent, packMember(article.vector)),
    marks: kept(marksOf(profile), mark(article)),
  };
}

/** The first stays, so that a story that wanders off is measured by where it began; of the others the newest. */
export function kept<T>(before: readonly T[], last: T): T[] {
  return before.length < RECENT ? [...before, last] : [...before.slice(0, 1), ...before.slice(-(RECENT - 2)), last];
}

const centred = (terms: readonly Weighted[]): Pick<Profile, 'terms' | 'centroid'> => ({ terms: Object.fromEntries(terms), centroid: packCentroid(terms) });

function centroid(vector: Vector): Weighted[] {
  const { plain, norm } = sides(vector);
  return unit(plain, norm, CENTROID_TERMS);
}
