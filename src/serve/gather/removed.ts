import { NOWHERE, type Tombstone } from '../../model/removal.ts';
import type { Source } from '../../model/source.ts';
import type { Store } from '../../store/store.ts';
import { sourceMap, type SourcesOf } from './report.ts';

/** An article that was removed, and whose it was. */
export interface RemovedView {
  readonly tombstone: Tombstone;
  readonly source?: Source;
}

/** What is told of an article that was removed; undefined where none was. */
export async function gatherRemoved(store: Store, sourcesOf: SourcesOf, articleId: string): Promise<RemovedView | undefined> {
  const [tombstone] = await store.removals.get([articleId]),
    source = tombstone && (await sourceMap(sourcesOf, [tombstone])).get(tombstone.sourceId);
  return tombstone && { tombstone, ...(source ? { source } : {}) };
}

/** Merges of one story into the next, followed before a chain is taken for a circle. */
const FOLLOWED = 100;

/** Whether a story, or the one that it was merged into, has lost its last report to a removal. */
export async function isStoryRemoved(store: Store, storyId: string): Promise<boolean> {
  for (let at = storyId, followed = 0; followed < FOLLOWED; followed++) {
    const [story] = await store.stories.get([at]);
    if (story?.redirect === undefined) return false;
    if (story.redirect === NOWHERE) return true;
    at = story.redirect;
  }
  return false;
}

/** Whether an id, or the end of an address here, is that of an article which was removed. */
export async function isRemoved(store: Store, asked: string): Promise<boolean> {
  const id = /(?:^|\/article\/)([\w-]{1,64})$/.exec(asked)?.[1];
  return id !== undefined && (await store.removals.get([id])).length > 0;
}
