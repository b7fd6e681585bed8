import type { Change } from '../model/change.ts';
import type { Story } from '../model/story.ts';

/** What may have changed a story. */
export interface Cause {
  /** Epoch ms. */
  readonly at: number;
  /** An article that came to it. */
  readonly articleId?: string;
  /** An act, and whether it makes two stories one. */
  readonly act?: { readonly id: string; readonly isMerge: boolean };
}

/** What is told of a story that was kept anew. @param isReworded whether its headline has other words than before. */
export function storyChanges(before: Story | undefined, after: Story, isReworded: boolean, { at, articleId, act }: Cause): Change[] {
  const base = { at, storyId: after.id, ...(act ? { actId: act.id } : {}) };
  if (after.redirect !== undefined)
    return before?.redirect === after.redirect ? [] : [{ ...base, kind: act?.isMerge ? 'story-merged' : 'story-redirected', intoId: after.redirect }];
  const came = articleId === undefined ? {} : { articleId };
  if (!before) return [{ ...base, kind: 'story-opened', ...came }];
  return [
    ...(before.redirect === undefined ? [] : [{ ...base, kind: 'story-restored' } as const]),
    ...(articleId === undefined ? [] : [{ ...base, kind: 'story-grown', articleId } as const]),
    ...(isReworded ? [{ ...base, kind: 'headline-changed', revisionId: after.headline.revisionId } as const] : []),
  ];
}
