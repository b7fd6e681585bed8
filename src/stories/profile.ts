import { termsOf, type MemberMark, type Profile } from '../model/story.ts';
import { numberOf, packMember } from './member.ts';
import { heaviest, norm, type Vector } from './vector.ts';

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
  /** Terms by tf · idf. */
  readonly vector: Vector;
}

function mark({ at, source, day }: StoryArticle): MemberMark {
  return { ...(day === undefined ? {} : { day }), ...(at === undefined ? {} : { at }), ...(source === undefined ? {} : { source }) };
}

/** The profile of a new story; one of no known affair begins an affair. */
export function opened(storyId: string, article: StoryArticle, now: number, saga = storyId): Profile {
  return {
    storyId,
    lang: article.lang,
    until: article.at ?? now,
    size: 1,
    ...centred(unit(article.vector)),
    recent: [packMember(article.vector)],
    marks: [mark(article)],
    saga,
  };
}

/** A profile after an article joined. */
export function joined(profile: Profile, article: StoryArticle, now: number): Profile {
  const n = Math.min(profile.size, MEMORY),
    terms = new Map<string, number>();
  for (const [t, w] of termsOf(profile)) terms.set(t, (w * n) / (n + 1));
  for (const [t, w] of unit(article.vector)) terms.set(t, (terms.get(t) ?? 0) + w / (n + 1));
  return {
    ...profile,
    until: Math.max(profile.until, article.at ?? now),
    size: profile.size + 1,
    ...centred(terms),
    recent: kept(profile.recent, packMember(article.vector)),
    marks: kept(profile.marks, mark(article)),
  };
}

/** The first stays, so that a story that wanders off is measured by where it began; of the others the newest. */
export function kept<T>(before: readonly T[], last: T): T[] {
  return before.length < RECENT ? [...before, last] : [...before.slice(0, 1), ...before.slice(-(RECENT - 2)), last];
}

/** An article's heaviest terms, of unit length as all of them are. */
function unit({ terms, plain }: Vector): Map<string, number> {
  const length = norm(plain) || 1,
    out = new Map<string, number>();
  for (let place = 0; place < Math.min(CENTROID_TERMS, terms.length); place++) out.set(terms[place] as string, (plain[place] as number) / length);
  return out;
}

/** The heaviest terms as a profile has them. */
export function centred(by: ReadonlyMap<string, number>): Pick<Profile, 'terms' | 'numbers' | 'weights'> {
  const all = [...by.keys()],
    given = Float64Array.of(...by.values()),
    places = heaviest(all, given).slice(0, CENTROID_TERMS),
    terms = places.map((place) => all[place] as string),
    numbers = new Uint32Array(terms.length),
    weights = new Float32Array(terms.length);
  for (const [i, place] of places.entries()) {
    numbers[i] = numberOf(terms[i] as string);
    weights[i] = given[place] as number;
  }
  return { terms: terms.join('\n'), numbers, weights };
}
