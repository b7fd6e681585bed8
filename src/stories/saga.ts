import type { Profile } from '../model/story.ts';

/** A story near an article, and the cosine of its centroid with the article. */
export interface Near {
  readonly profile: Profile;
  readonly cosine: number;
}

/** Likeness from which two developments are of one affair, and how it fades with the days between them (a Gaussian's width). */
export const SAGA = { least: 0.1, days: 8 };
const DAY = 86_400_000;

/** The affair of the story that is most like an article of a time (epoch ms), if that is like enough. */
export function sagaOf(at: number, near: readonly Near[]): string | undefined {
  let best: Near | undefined,
    most = SAGA.least;
  for (const n of near) {
    const apart = (at - n.profile.until) / DAY / SAGA.days,
      likeness = n.cosine * Math.exp((-apart * apart) / 2);
    if (likeness >= most) [best, most] = [n, likeness];
  }
  return best && (best.profile.saga ?? best.profile.storyId);
}
