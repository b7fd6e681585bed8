import type { Profile } from '../model/story.ts';
import { firstAndNewest, joined, opened, type StoryArticle } from './profile.ts';

/** Members that a profile is made from anew: each later one outweighs those before it, and of sixty little is left. */
const REBUILT = 64;

/** Those members. */
export const rebuiltFrom = <T>(members: readonly T[]): readonly T[] => firstAndNewest(members, REBUILT);

/** A member with the time at which it joined, epoch ms. */
export interface Joining {
  readonly article: StoryArticle;
  readonly at: number;
}

/**
 * The profile of a story as if its members had joined it one after the other, so that later articles follow what is in it now.
 * @param members at least one, oldest first; those of `rebuiltFrom` are enough.
 * @param size how many members the story has.
 */
export function rebuilt(storyId: string, members: readonly Joining[], size: number): Profile {
  const [first, ...rest] = rebuiltFrom(members);
  if (!first) throw new RangeError(`story ${storyId} has no member with a text`);
  const profile = rest.reduce((made, m) => joined(made, m.article, m.at), opened(storyId, first.article, first.at));
  return { ...profile, size };
}
