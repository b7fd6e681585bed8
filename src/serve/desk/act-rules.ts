import type { Membership, Story } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { keptApart } from '../../stories/constraints.ts';
import { objection, type Objection } from '../../stories/edit.ts';

/** A merge, split or move as a form asks for it, at `now` (epoch ms). */
export interface Asked {
  readonly kind: 'merge' | 'split' | 'move';
  readonly story: Story;
  readonly into?: Story;
  readonly members: readonly Membership[];
  readonly articleIds: readonly string[];
  readonly now: number;
}

/** Why it cannot be done, with what other acts that bind say against it. */
export async function refusal(store: Store, { now, ...asked }: Asked): Promise<Objection | undefined> {
  const { story, into } = asked,
    acts = await store.acts.ofStories([story.id, ...(into ? [into.id] : [])]),
    named = [...new Set(acts.flatMap((a) => [a.storyId, ...(a.intoId === undefined ? [] : [a.intoId])]))],
    living = new Map(await Promise.all(named.map(async (id) => [id, (await store.stories.resolve(id)) ?? id] as const)));
  return objection({ ...asked, apart: keptApart(acts, now, (id) => living.get(id) ?? id) });
}
