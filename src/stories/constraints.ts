import { holds, type Act } from '../model/act.ts';
import type { Membership, Why } from '../model/story.ts';

/**
 * Where an editor bound an article that is placed now: where they put its copies (or what it is a copy of). Undefined where no act binds.
 *
 * @param relatives memberships of the same report: its original, its copies; of several that are bound the last one decides.
 * @param now epoch ms; an act that has ended binds no later article.
 */
export function boundTo(relatives: readonly Membership[], now: number): Membership | undefined {
  return relatives.findLast(({ why }) => why.decision === 'editor' && why.act !== undefined && (why.act.until ?? Infinity) > now);
}

/** Why an article is where its relative was bound. */
export function boundWhy({ why: { act } }: Membership): Why {
  if (!act) return { decision: 'copy', score: 1, shared: [] };
  const { id, kind, until } = act;
  return { decision: 'editor', score: 1, shared: [], act: { id, kind, ...(until === undefined ? {} : { until }) } };
}

/** Two stories that are not to become one. */
export interface Apart {
  readonly act: Act;
  readonly stories: readonly [string, string];
}

/**
 * What acts that bind at `now` keep apart: a story and what was split off it; the two between which an article was moved.
 * @param survivor the id that a story has after merges.
 */
export function keptApart(acts: readonly Act[], now: number, survivor: (id: string) => string): readonly Apart[] {
  return acts.flatMap((act): Apart[] => {
    const { kind, storyId, intoId } = act;
    if ((kind !== 'split' && kind !== 'move') || intoId === undefined || !holds(act, now)) return [];
    const [a, b] = [survivor(storyId), survivor(intoId)];
    return a === b ? [] : [{ act, stories: [a, b] }];
  });
}

/** The act that forbids two stories to become one; undefined where they may. */
export function forbids(apart: readonly Apart[], a: string, b: string): Act | undefined {
  return apart.find(({ stories }) => stories.includes(a) && stories.includes(b) && a !== b)?.act;
}
