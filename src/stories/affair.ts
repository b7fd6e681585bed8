import type { Act } from '../model/act.ts';
import type { Objection } from './edit.ts';

/** A story and its affair, as an act meets them. */
export interface Development {
  readonly id: string;
  readonly lang: string;
  readonly affair: string;
  /** Whether no other story is of the affair. */
  readonly alone: boolean;
  /** The editor's act by which it is of the affair, if it is by one. */
  readonly by?: Act;
}

/** The story whose affair an act may change: of a merge the one that stays. */
export const aimOf = ({ kind, storyId, intoId }: Act): string => (kind === 'merge' && intoId !== undefined ? intoId : storyId);

/**
 * The affair of a story by what editors did; undefined where they left it as it was found.
 *
 * Told by the log alone, so that it is the same whenever it is asked and whatever was taken back: the newest act that stands
 * decides; where none does any more, it is the affair that the first act found.
 * @param log acts on stories or into them, oldest first.
 */
export function affairBy(log: readonly Act[], storyId: string): string | undefined {
  const on = log.filter((a) => a.affair !== undefined && aimOf(a) === storyId),
    standing = on.findLast((a) => a.undone === undefined);
  return standing?.affair?.now ?? on[0]?.affair?.was;
}

/** The act that stands by which a story is of its affair. */
export function actOfAffair(log: readonly Act[], storyId: string): Act | undefined {
  return log.findLast((a) => a.affair !== undefined && a.undone === undefined && aimOf(a) === storyId);
}

/** Why a story cannot be put into the affair of another, or, without one, into an affair of its own; undefined where it can. */
export function affairObjection(story: Development, into?: Development): Objection | undefined {
  if (!into) return story.alone ? 'again' : undefined;
  if (into.id === story.id) return 'same';
  if (into.lang !== story.lang) return 'language';
  return into.affair === story.affair ? 'again' : undefined;
}

/**
 * The affair that a merge brings along with a story; undefined where the one that stays keeps its own.
 *
 * What an editor chose goes before what was found, of the story that stays before that of the other; and a story that is alone in
 * its affair gives it up for one that others share, so that no affair loses a development.
 */
export function broughtBy(from: Development, into: Development): string | undefined {
  if (from.affair === into.affair || into.by) return undefined;
  const { by } = from;
  // Taken out of the affair that the other is of.
  if (by?.kind === 'leave') return by.affair?.was === into.affair ? from.affair : undefined;
  return by !== undefined || (into.alone && !from.alone) ? from.affair : undefined;
}
