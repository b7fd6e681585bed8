import { ownWords, type Revision } from '../model/revision.ts';
import { termList, termsOf, type Profile } from '../model/story.ts';
import { cosine, weighted } from '../text/weighted.ts';
import { terms } from '../text/words.ts';
import type { Vector } from './vector.ts';

/** How alike two articles are, 0-1: the cosine of their terms without regard to time. */
export function likeness(a: Vector, b: Vector): number {
  const of = ({ terms, plain }: Vector): ReturnType<typeof weighted> => weighted(terms.map((t, place) => [t, plain[place] as number]));
  return cosine(of(a), of(b));
}

/** How alike two stories are, 0-1: the cosine of their centroids. */
export const storyLikeness = (a: Profile, b: Profile): number => cosine(weighted(termsOf(a)), weighted(termsOf(b)));

/** Weightiest terms of a story that tell what it is about; what stands further down is told in passing. */
const TELLING = 24;
/** Cosine of centroids, and telling terms of both, from which two stories are related; and the share of all articles from which a term tells of no one thing (a court, a chamber, an agency). */
const RELATED = { likeness: 0.1, terms: 2, common: 1 / 15 };
/** Articles that may hold a term that is not common, in an archive too small to tell. */
const FEW = 20;
/** Characters of a text that say what it is about: its headline and first sentences. */
const OPENING = 700;

/** Terms by which a story is told from others, the weightiest first; a number tells of nothing by itself. */
export const tellingTerms = (profile: Profile): string[] =>
  termList(profile)
    .slice(0, TELLING)
    .filter((t) => /\p{L}/u.test(t));

/** A story related to another: how alike they are, and the terms that tell of both, the weightiest of the other first. */
export interface Related {
  readonly storyId: string;
  readonly likeness: number;
  readonly shared: readonly string[];
}

/** Those of some stories that are related to one, the most alike first. */
export function relatedAmong(own: Profile, near: readonly Profile[]): Related[] {
  const telling = tellingTerms(own),
    all = weighted(termsOf(own));
  return near
    .flatMap((p): Related[] => {
      const others = new Set(tellingTerms(p)),
        shared = telling.filter((t) => others.has(t));
      if (shared.length < RELATED.terms) return [];
      const likeness = cosine(all, weighted(termsOf(p)));
      return likeness < RELATED.likeness ? [] : [{ storyId: p.storyId, likeness, shared }];
    })
    .sort((a, b) => b.likeness - a.likeness || (a.storyId < b.storyId ? -1 : 1));
}

/** What a text says that it is about in words of its own: the terms of its headline, and those of its first sentences with them. */
export interface Opening {
  readonly headline: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
}
export const openingOf = (revision: Pick<Revision, 'text' | 'furniture' | 'headline' | 'lang'>): Opening => {
  const { text, headline, lang } = revision;
  return {
    headline: new Set(terms(text.slice(headline.start, headline.end), lang)),
    terms: new Set(terms(ownWords(revision, { start: 0, end: text.length }).slice(0, OPENING), lang)),
  };
};

/**
 * Those of the shared terms that both texts open with; none where too few do, all are common, or no headline has one.
 *
 * Words of a house that recur below its texts (an agency's name, links to further reading) weigh as much as those of the news.
 * @param held by how many of `documents` articles each term is held.
 */
export function openingWith(
  shared: readonly string[],
  a: Opening,
  b: Opening,
  { documents, of: held }: { readonly documents: number; readonly of: ReadonlyMap<string, number> },
): readonly string[] {
  const both = shared.filter((t) => a.terms.has(t) && b.terms.has(t)),
    telling = both.some((t) => (held.get(t) ?? 0) <= Math.max(FEW, documents * RELATED.common));
  return both.length >= RELATED.terms && telling && both.some((t) => a.headline.has(t) || b.headline.has(t)) ? both : [];
}
