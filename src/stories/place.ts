import { idOf } from '../model/id.ts';
import type { Profile, Why } from '../model/story.ts';
import type { Forest } from '../text/forest.ts';
import { mergeOf, remembering, type Merge } from './beside.ts';
import { likelihoods } from './pairs.ts';
import { joined, opened, type StoryArticle } from './profile.ts';
import { NOWHERE } from './places.ts';
import { centroidCosine, query, type Query } from './query.ts';
import { sagaOf, type Near } from './saga.ts';
import { similarities, type Similarity } from './similarity.ts';

/** Where an article belongs, and the profile of that story with the article in it. */
export interface Placement {
  readonly decision: 'open' | 'join';
  readonly storyId: string;
  /** The likelihood that it belongs to the story; of an opened story, to the best of those it did not join. */
  readonly score: number;
  /** Terms it shares with the story (or the nearest one), by their part in the likeness. */
  readonly shared: readonly string[];
  readonly hoursApart?: number;
  readonly next: Profile;
  /** The story with the article in it is one with another. */
  readonly merge?: Merge;
}
/** One story compared with an article. */
interface Candidate {
  readonly profile: Profile;
  readonly similarity: Similarity;
  readonly score: number;
}

/** Stories looked at closely at most, and members that they keep together. */
const CLOSE = 24;
const TEXTS = 32;
/** Likelihood from which an article joins a story. */
export const JOIN = 0.18;
const SHARED = 6;

/**
 * Joins an article to the story it most likely belongs to, or opens a new one.
 *
 * `near` are live stories that share terms with it (`store.stories.near`); `now` is the time of a story without dates, epoch ms.
 * A new story's id comes from its first article, so that the same work done twice opens the same story; its affair is that
 * of the stories most like it together, if they are like enough. Where later articles are as likely of another story near, the two
 * are one: `merge`.
 */
export function place(article: StoryArticle, near: readonly Profile[], now: number, trees?: Forest): Placement {
  const q = query(article),
    nearest = ranked(q, near),
    close = candidates(q, nearest, trees),
    best = close.reduce<Candidate | undefined>((a, b) => (!a || b.score > a.score ? b : a), undefined),
    among = (made: Profile): Pick<Placement, 'next' | 'merge'> => {
      const next = remembering(made, close),
        merge = mergeOf(next, close);
      return { next, ...(merge ? { merge } : {}) };
    },
    about = { score: best?.score ?? 0, shared: best ? sharedTerms(q, best.profile) : [], ...hours(best) };
  if (best && best.score >= JOIN) return { decision: 'join', storyId: best.profile.storyId, ...about, ...among(joined(best.profile, article, now)) };
  const storyId = idOf('story', article.articleId);
  return { decision: 'open', storyId, ...about, ...among(opened(storyId, article, now, sagaOf(article.at ?? now, nearest))) };
}

/** The stories near, most alike by their centroids first. */
export function ranked(q: Query, near: readonly Profile[]): Near[] {
  return near
    .map((profile) => ({ profile, cosine: centroidCosine(q, profile) }))
    .sort((a, b) => b.cosine - a.cosine || (a.profile.storyId < b.profile.storyId ? -1 : 1));
}

/** The stories nearest by their centroids, each compared closely. */
function candidates(q: Query, nearest: readonly Near[], trees?: Forest): Candidate[] {
  const close = closest(nearest),
    alike = similarities(q, close),
    scores = likelihoods(q, alike, trees);
  return alike.map((s, i) => ({ profile: (close[i] as Near).profile, similarity: s, score: scores[i] ?? 0 }));
}

/** The nearest stories, until they keep TEXTS members together. */
export function closest(near: readonly Near[]): Near[] {
  let texts = 0;
  return near.filter(({ profile }, i) => {
    if (i >= CLOSE || (i > 0 && texts + profile.recent.length > TEXTS)) return false;
    texts += profile.recent.length;
    return true;
  });
}

/** A placement as the reason that is kept with a membership. */
export function why(p: Placement): Why {
  return {
    decision: p.decision === 'open' ? 'opened' : 'joined',
    score: p.score,
    shared: p.shared,
    ...(p.hoursApart === undefined ? {} : { hoursApart: p.hoursApart }),
  };
}

function hours(best: Candidate | undefined): { readonly hoursApart?: number } {
  return best?.similarity.hours === undefined ? {} : { hoursApart: Math.round(best.similarity.hours * 10) / 10 };
}

function sharedTerms(q: Query, { numbers, weights }: Profile): string[] {
  const shared: { readonly place: number; readonly weight: number }[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const place = q.places.of(numbers[i] as number);
    if (place !== NOWHERE) shared.push({ place, weight: (weights[i] as number) * (q.plain[place] as number) });
  }
  return shared
    .sort((a, b) => b.weight - a.weight)
    .slice(0, SHARED)
    .map(({ place }) => q.article.vector.terms[place] as string);
}
