import type { Act } from '../model/act.ts';
import type { Membership, Placing, Why } from '../model/story.ts';
import { forbids, type Apart } from './constraints.ts';

/** Why an act cannot be done: nothing chosen, the story itself, all of its articles, another language, another act is against it, or it is so already. */
export type Objection = 'nothing' | 'same' | 'all' | 'language' | 'apart' | 'again';

/** What is known of the story acted on, and of the one named as its goal. */
export interface Wanted {
  readonly kind: 'merge' | 'split' | 'move';
  readonly story: { readonly id: string; readonly lang: string };
  readonly into?: { readonly id: string; readonly lang: string };
  readonly members: readonly Membership[];
  readonly articleIds: readonly string[];
  readonly apart: readonly Apart[];
}

/** Whether an act can be done; undefined where it can. */
export function objection({ kind, story, into, members, articleIds, apart }: Wanted): Objection | undefined {
  const taken = kind === 'merge' ? members : withCopies(members, articleIds);
  if (taken.length === 0) return 'nothing';
  if (kind === 'split') return taken.length === members.length ? 'all' : undefined;
  if (!into || into.id === story.id) return 'same';
  if (into.lang !== story.lang) return 'language';
  return forbids(apart, story.id, into.id) ? 'apart' : undefined;
}

/** Those of the articles that are members, and the copies that hang under them: a reprint goes with its report. */
export function withCopies(members: readonly Membership[], articleIds: readonly string[]): readonly Membership[] {
  const chosen = new Set(articleIds);
  return members.filter((m) => chosen.has(m.articleId) || (m.copyOf !== undefined && chosen.has(m.copyOf)));
}

/** The memberships that a merge, a split or a move changes, in their new story `into`; `members` are those of the story acted on. */
export function placed(act: Act, members: readonly Membership[], into: string): readonly Membership[] {
  const taken = act.kind === 'merge' ? members : withCopies(members, act.articleIds);
  return taken.filter((m) => m.storyId !== into).map((m) => takenBy(act, m, into));
}

/** A membership as an act leaves it that takes it into a story. */
export function takenBy({ id, kind, until, evidence }: Act, m: Membership, into: string): Membership {
  const act = { id, kind, ...(until === undefined ? {} : { until }), was: { storyId: m.storyId, why: m.why } };
  return { ...m, storyId: into, why: { decision: evidence ? 'merged' : 'editor', score: evidence?.likelihood ?? 1, shared: [], act } };
}

/**
 * The memberships that taking an act back changes, each where it was before: those that the act put where they are, and those that
 * came along in a later merge of the whole story. What another act chose by name stays where that act put it.
 * @param undone ids of all acts that have been taken back, this one among them.
 */
export function restored(act: Act, members: readonly Membership[], undone: ReadonlySet<string>): readonly Membership[] {
  const back = members.flatMap((m): Membership[] => {
    const before = beneath(m.why, act.id, undone);
    // Also where it stays in its story: the reason under it has to be there for the next act that is taken back.
    return before ? [{ ...m, ...before }] : [];
  });
  const home = new Map(back.map((m) => [m.articleId, m.storyId])),
    from = new Map(members.map((m) => [m.articleId, m.storyId]));
  // Copies and originals that came later followed those that go back; they go with them.
  const followers = members.flatMap((m): Membership[] => {
    // What an act chose by name, or was there by its own words, follows nobody.
    const bound = m.why.act?.id === act.id && !m.why.act.was;
    if (home.has(m.articleId) || (m.why.decision !== 'copy' && !bound)) return [];
    const follows = m.copyOf ?? back.find((b) => b.copyOf === m.articleId)?.articleId,
      storyId = follows === undefined || from.get(follows) !== m.storyId ? undefined : home.get(follows);
    return storyId === undefined ? [] : [{ ...m, storyId, why: bound ? { decision: 'copy', score: 1, shared: [] } : m.why }];
  });
  return [...back, ...followers];
}

/** Where an article was, and why, before an act that it is still there by. */
function beneath(why: Why, actId: string, undone: ReadonlySet<string>): Placing['was'] {
  let at = why.act;
  while (at && at.id !== actId && at.kind === 'merge') at = at.was?.why.act;
  if (at?.id !== actId) return undefined;
  let was = at.was;
  while (was?.why.act && undone.has(was.why.act.id) && was.why.act.was) was = was.why.act.was;
  return was;
}

/** Acts that lie under a membership, the newest first. */
export function actsUnder({ why }: Membership): string[] {
  const ids: string[] = [];
  for (let at = why.act; at; at = at.was?.why.act) ids.push(at.id);
  return ids;
}
