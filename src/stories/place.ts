import type { Profile, Why } from '../model/story.ts';
import { idOf } from '../model/id.ts';
import { joined, opened, type StoryArticle } from './profile.ts';
import { likelihood, WEIGHTS, type ScoreWeights } from './score.ts';
import { centroidCosine, query, similarity, type Query, type Similarity } from './similarity.ts';

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
}
/** One story compared with an article. */
export interface Candidate {
  readonly profile: Profile;
  readonly similarity: Similarity;
  readonly crowd: { readonly rival: number; readonly density: number };
  readonly score: number;
}

/** Stories looked at closely. */
const CLOSE = 8;
const JOIN = 0.4;
/** Less alike than this by all of their words, two texts are not of one event, however alone they stand. */
const LEAST_COSINE = 0.1;
/** The crowd of a young stream is taken to be as dense as a quiet day's: what stands alone is not like for that. */
const LEAST_DENSITY = 0.02;
const SHARED = 6;

/**
 * Joins an article to the story it most likely belongs to, or opens a new one.
 *
 * `near` are live stories that share terms with it (`store.stories.near`); `now` is the time of a story without dates, epoch ms.
 * A new story's id comes from its first article, so that the same work done twice opens the same story.
 */
export function place(article: StoryArticle, near: readonly Profile[], now: number, weights: ScoreWeights = WEIGHTS, join = JOIN): Placement {
  const q = query(article);
  const best = candidates(q, near, weights).reduce<Candidate | undefined>((a, b) => (!a || b.score > a.score ? b : a), undefined);
  const about = { score: best?.score ?? 0, shared: best ? sharedTerms(q.plain, best.profile) : [], ...hours(best) };
  if (best && best.score >= join) return { decision: 'join', storyId: best.profile.storyId, ...about, next: joined(best.profile, article, now) };
  const storyId = idOf('story', article.articleId);
  return { decision: 'open', storyId, ...about, next: opened(storyId, article, now) };
}

/** The stories nearest by their centroids, each compared closely. */
export function candidates(q: Query, near: readonly Profile[], weights: ScoreWeights = WEIGHTS): Candidate[] {
  const close = near
    .map((profile) => ({ profile, cosine: centroidCosine(q, profile) }))
    .sort((a, b) => b.cosine - a.cosine || (a.profile.storyId < b.profile.storyId ? -1 : 1))
    .slice(0, CLOSE);
  const density = Math.max(LEAST_DENSITY, close.slice(2).reduce((sum, c) => sum + c.cosine, 0) / (CLOSE - 2));
  return close.map(({ profile }, i) => {
    const s = similarity(q, profile);
    const crowd = { rival: close[i === 0 ? 1 : 0]?.cosine ?? 0, density };
    return { profile, similarity: s, crowd, score: Math.max(s.centroid, s.nearest) < LEAST_COSINE ? 0 : likelihood(s, crowd, weights) };
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

function sharedTerms(plain: Query['plain'], profile: Profile): string[] {
  return Object.entries(profile.terms)
    .map(([t, w]): [string, number] => [t, w * (plain.get(t) ?? 0)])
    .filter(([, w]) => w > 0)
    .sort((a, b) => b[1] - a[1])
    .slice(0, SHARED)
    .map(([t]) => t);
}
