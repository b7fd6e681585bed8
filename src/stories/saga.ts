import type { Profile } from '../model/story.ts';

/** A story near an article, and the cosine of its centroid with the article. */
export interface Near {
  readonly profile: Profile;
  readonly cosine: number;
}

/** Mean likeness of an affair's stories from which another is of it, of how many of them, and how likeness fades with days (a Gaussian's width). */
export const SAGA = { least: 0.06, stories: 4, days: 5 };
const DAY = 86_400_000;

/**
 * The affair whose stories are most like an article of a time (epoch ms), if they are like enough.
 *
 * Those most alike of each affair are asked together: one story that shares a name with the article does not make it of that affair.
 */
export function sagaOf(at: number, near: readonly Near[]): string | undefined {
  const likeness = new Map<string, number[]>();
  for (const { profile, cosine } of near) {
    const apart = (at - profile.until) / DAY / SAGA.days,
      alike = cosine * Math.exp((-apart * apart) / 2),
      saga = profile.saga ?? profile.storyId;
    likeness.set(saga, [...(likeness.get(saga) ?? []), alike]);
  }
  let best: string | undefined,
    most = SAGA.least;
  for (const [saga, of] of likeness) {
    const all = mean(of.toSorted((a, b) => b - a).slice(0, SAGA.stories));
    if (all >= most) [best, most] = [saga, all];
  }
  return best;
}

const mean = (of: readonly number[]): number => of.reduce((sum, x) => sum + x, 0) / of.length;
