import type { Revision } from '../model/revision.ts';
import type { Profile } from '../model/story.ts';
import { primaryOf } from '../text/words.ts';
import { weigh, withPrior, type Frequencies } from './frequencies.ts';
import { eventDay } from './event-day.ts';
import { ASKED, StoryMemory } from './memory.ts';
import { place, type Placement } from './place.ts';
import { joined, type StoryArticle } from './profile.ts';
import type { Forest } from '../text/forest.ts';
import { storyTerms, type Vector } from './vector.ts';

/** Stories whose newest member is older take no more members, epoch ms. */
export const LIVE_MS = 30 * 86_400_000;
/** Stories asked for. */
export const NEAR = 40;

/** What an article tells by itself: its vector before it is weighed, and the day that it says something happened on. */
export interface Told {
  readonly vector: Vector;
  readonly day?: number;
}
export function told(revision: Pick<Revision, 'text' | 'furniture' | 'headline' | 'deck' | 'blocks' | 'lang' | 'published'>): Told {
  const day = eventDay(revision);
  return { vector: storyTerms(revision), ...(day === undefined ? {} : { day }) };
}

/** An article with its terms weighed, ready to be placed. */
export function storyArticle(
  revision: Pick<Revision, 'articleId' | 'lang' | 'published'> & Partial<Pick<Revision, 'sourceId' | 'kind'>>,
  { vector, day }: Told,
  frequencies: Frequencies,
): StoryArticle {
  return {
    articleId: revision.articleId,
    lang: primaryOf(revision.lang),
    vector: weigh(vector, frequencies),
    ...(revision.published === undefined ? {} : { at: revision.published }),
    ...(revision.sourceId === undefined ? {} : { source: revision.sourceId }),
    ...(day === undefined ? {} : { day }),
    ...(revision.kind === 'opinion' ? { opinion: true } : {}),
  };
}

/** The numbers of the terms to look for stories with, the heaviest first. */
export const searchTerms = ({ vector }: StoryArticle): readonly number[] => [...vector.numbers.subarray(0, ASKED)];

/** Stories of what time are looked at, epoch ms; an article without a date is taken to be of `now`. */
export function liveAround(article: StoryArticle, now: number): { readonly since: number; readonly before: number } {
  const at = article.at ?? now;
  return { since: at - LIVE_MS, before: at + LIVE_MS };
}

/** Learned document frequencies by language. */
export type Priors = Readonly<Record<string, Frequencies>>;

/** Originals by their copies: article ids. */
export type CopyOf = ReadonlyMap<string, string>;

/**
 * Places articles in the order given, as the flow does it, with an index in memory.
 *
 * Answers with one placement an article, in the same order, each with the story that it is in at the end. A copy goes to the story of its original, if that came before it;
 * `seenAt` stands in for `now`.
 */
export function replay(revisions: readonly Revision[], priors: Priors = {}, copyOf: CopyOf = new Map()): Placement[] {
  const memory = new StoryMemory();
  const stories = new Map<string, string>();
  const placements = revisions.map((revision) => {
    const home = memory.profiles.get(memory.survivor(stories.get(copyOf.get(revision.articleId) ?? '') ?? ''));
    const placement = step(memory, revision, priors, home);
    stories.set(revision.articleId, placement.storyId);
    return placement;
  });
  return placements.map((p) => ({ ...p, storyId: memory.survivor(p.storyId) }));
}

/** Places one article, into `home` if that is given, and remembers it; `trees` stand in for the shipped model. */
export function step(memory: StoryMemory, revision: Revision, priors: Priors = {}, home?: Profile, trees?: Forest): Placement {
  const article = taken(memory, revision, priors);
  const placement: Placement = home
    ? { decision: 'join', storyId: home.storyId, score: 1, shared: [], next: joined(home, article, revision.seenAt) }
    : place(article, memory.near(article.lang, searchTerms(article), liveAround(article, revision.seenAt), NEAR), revision.seenAt, trees);
  memory.take(placement);
  return placement;
}

/** An article weighed by the documents before it, among which it counts from then on. */
export function taken(memory: StoryMemory, revision: Revision, priors: Priors): StoryArticle {
  const own = told(revision),
    { terms } = own.vector,
    lang = primaryOf(revision.lang),
    article = storyArticle(revision, own, withPrior(memory.documentFrequencies(lang), priors[lang], terms));
  memory.addDocument(lang, terms);
  return article;
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
