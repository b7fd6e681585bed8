import { termList, type MemberMark, type Profile } from '../model/story.ts';
import { packMember } from './member.ts';
import { NOWHERE, Places } from './places.ts';
import { heaviest, norm, numbersOf, type Vector } from './vector.ts';

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
    ...heaviestOf(leading(article.vector)),
    recent: [packMember(article.vector)],
    marks: [mark(article)],
    saga,
  };
}

/** A profile after an article joined. */
export function joined(profile: Profile, article: StoryArticle, now: number): Profile {
  return {
    ...profile,
    until: Math.max(profile.until, article.at ?? now),
    size: profile.size + 1,
    ...heaviestOf(together(profile, leading(article.vector))),
    recent: kept(profile.recent, packMember(article.vector)),
    marks: kept(profile.marks, mark(article)),
  };
}

/** Of some members, oldest first, the first, so that a story that wanders off is measured by where it began, and of the others the newest. */
export const firstAndNewest = <T>(members: readonly T[], most: number): readonly T[] =>
  members.length <= most ? members : [...members.slice(0, 1), ...members.slice(1 - most)];
/** Those of a profile with one more. */
export const kept = <T>(before: readonly T[], last: T): readonly T[] => firstAndNewest([...before, last], RECENT);

/** Terms, the number of each and what it weighs. */
interface Terms {
  readonly terms: readonly string[];
  readonly numbers: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/** An article's heaviest terms, of unit length as all of them are. */
function leading({ terms, numbers, plain }: Vector): Terms {
  const length = norm(plain) || 1;
  return {
    terms: terms.slice(0, CENTROID_TERMS),
    numbers: numbers.subarray(0, CENTROID_TERMS),
    weights: plain.subarray(0, CENTROID_TERMS).map((w) => w / length),
  };
}

/** Two stories that turned out to be one, as a profile of the first. */
export function merged(into: Profile, gone: Profile): Profile {
  const members = [into, gone]
      .flatMap(({ marks, recent }) => recent.map((member, i) => ({ member, mark: marks[i] ?? {} })))
      .sort((a, b) => (a.mark.at ?? Infinity) - (b.mark.at ?? Infinity) || 0),
    keep = firstAndNewest(members, RECENT);
  return {
    ...{ storyId: into.storyId, lang: into.lang, size: into.size + gone.size, until: Math.max(into.until, gone.until) },
    ...(into.saga === undefined ? {} : { saga: into.saga }),
    ...heaviestOf(together(into, { terms: termList(gone), numbers: gone.numbers, weights: gone.weights }, gone.size)),
    recent: keep.map((m) => m.member),
    marks: keep.map((m) => m.mark),
  };
}

/** The terms of a profile with those of some members more, given by their mean. */
function together(profile: Profile, member: Terms, members = 1): Terms {
  const n = Math.min(profile.size, MEMORY),
    m = Math.min(members, MEMORY),
    terms = termList(profile),
    // A story of version 0.1.0 has no numbers: it keeps none of its members either.
    known = profile.recent.length === 0 ? numbersOf(terms) : profile.numbers,
    numbers = [...known],
    weights = Array.from(profile.weights, (w) => (w * n) / (n + m)),
    places = new Places(known);
  for (const [i, term] of member.terms.entries()) {
    const number = member.numbers[i] as number,
      weight = ((member.weights[i] as number) * m) / (n + m),
      place = places.of(number);
    if (place !== NOWHERE) weights[place] = (weights[place] as number) + weight;
    else {
      terms.push(term);
      numbers.push(number);
      weights.push(weight);
    }
  }
  return { terms, numbers, weights };
}

type Centroid = Pick<Profile, 'terms' | 'numbers' | 'weights'>;

/** Terms by their weights as a profile has them: for profiles that are not made of articles. */
export function centred(by: ReadonlyMap<string, number>): Centroid {
  const terms = [...by.keys()];
  return heaviestOf({ terms, numbers: numbersOf(terms), weights: [...by.values()] });
}

function heaviestOf({ terms, numbers, weights }: Terms): Centroid {
  const places = heaviest(terms, weights).slice(0, CENTROID_TERMS);
  return {
    terms: places.map((place) => terms[place] as string).join('\n'),
    numbers: Uint32Array.from(places, (place) => numbers[place] as number),
    weights: Float32Array.from(places, (place) => weights[place] as number),
  };
}
