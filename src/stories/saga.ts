import type { Profile } from '../model/story.ts';
import { mean } from './mean.ts';

/** A story near an article, and the cosine of its centroid with the article. */
export interface Near {
  readonly profile: Profile;
  readonly cosine: number;
}

/** Mean likeness of an affair's stories from which another is of it, of how many of them, and how likeness fades with days (a Gaussian's width). */
const SAGA = { least: 0.06, stories: 4, days: 5 };
const DAY = 86_400_000;

/**
 * The affair whose stories are most like an article of a time (epoch ms), if they are like enough.
 *
 * Those most alike of each affair are asked together, as many of them as are near: one story of many that shares a name with the
 * article does not make it of their affair, and one that has gone silent takes in less.
 */
export function sagaOf(at: number, near: readonly Near[]): string | undefined {
  const alike = ({ profile, cosine }: Near): number => cosine * Math.exp(-(((at - profile.until) / DAY / SAGA.days) ** 2) / 2),
    affairs = Map.groupBy(near, ({ profile }) => profile.saga ?? profile.storyId);
  let best: string | undefined,
    most = SAGA.least;
  for (const [saga, stories] of affairs) {
    const likeness = stories.map(alike).sort((a, b) => b - a),
      all = mean(likeness.slice(0, SAGA.stories));
    if (all >= most) [best, most] = [saga, all];
  }
  return best;
}
