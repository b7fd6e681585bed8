import type { Revision } from '../model/revision.ts';
import { primaryOf } from '../text/words.ts';
import { plainTerms, weigh, withPrior, type Frequencies } from './frequencies.ts';
import { StoryMemory } from './memory.ts';
import { place, type Placement } from './place.ts';
import type { StoryArticle } from './profile.ts';
import { storyTerms, TITLE, type Vector } from './vector.ts';

/** Stories whose newest member is older take no more members, epoch ms. */
export const LIVE_MS = 30 * 86_400_000;
/** Stories asked for. */
export const NEAR = 40;

/** An article with its terms weighed, ready to be placed. */
export function storyArticle(revision: Pick<Revision, 'articleId' | 'lang' | 'published'>, terms: Vector, frequencies: Frequencies): StoryArticle {
  return {
    articleId: revision.articleId,
    lang: primaryOf(revision.lang),
    vector: weigh(terms, frequencies),
    ...(revision.published === undefined ? {} : { at: revision.published }),
  };
}

/** The terms to look for stories with. */
export function searchTerms(article: StoryArticle): Record<string, number> {
  return Object.fromEntries(Object.entries(article.vector).filter(([t]) => !t.startsWith(TITLE)));
}

/** Since when stories are looked at: all of them for an article without a date. */
export function liveSince(article: StoryArticle): number {
  return article.at === undefined ? 0 : article.at - LIVE_MS;
}

/** Learned document frequencies by language. */
export type Priors = Readonly<Record<string, Frequencies>>;

/**
 * Places articles in the order given, as the flow does it, with an index in memory.
 *
 * Answers with one placement an article, in the same order; `seenAt` stands in for `now`.
 */
export function replay(revisions: readonly Revision[], priors: Priors = {}): Placement[] {
  const memory = new StoryMemory();
  return revisions.map((revision) => step(memory, revision, priors));
}

/** Places one article and remembers it. */
export function step(memory: StoryMemory, revision: Revision, priors: Priors = {}): Placement {
  const terms = storyTerms(revision);
  const lang = primaryOf(revision.lang);
  const plain = plainTerms(terms);
  const article = storyArticle(revision, terms, withPrior(memory.documentFrequencies(lang), priors[lang], plain));
  const placement = place(article, memory.near(lang, searchTerms(article), liveSince(article), NEAR), revision.seenAt);
  memory.put(placement.next);
  memory.addDocument(lang, plain);
  return placement;
}

/** Groups of articles that came to one story, by story id in order of opening. */
export function grouped(revisions: readonly Revision[], placements: readonly Placement[]): Map<string, Revision[]> {
  const out = new Map<string, Revision[]>();
  placements.forEach((p, i) => {
    const revision = revisions[i];
    if (!revision) return;
    const members = out.get(p.storyId);
    if (members) members.push(revision);
    else out.set(p.storyId, [revision]);
  });
  return out;
}
