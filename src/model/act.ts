import type { GrantKind } from './allowance.ts';
import type { Citation } from './citation.ts';

/**
 * What an editor may do to stories: a story can `leave` its affair and `enter` another's; figures of a story are answers to the `same-question`, or each to an
 * `other-question`; an article of it is a `copy` of another, or an `original`: nobody's copy; `undo` takes another act back. A `grant` is to a source: that its texts may be shown whole in public; a `remove` took an
 * article out of the paper for good.
 */
export const ACT_KINDS = [
  'merge',
  'split',
  'move',
  'leave',
  'enter',
  'pin',
  'hold',
  'retitle',
  'same-question',
  'other-question',
  'copy',
  'original',
  'grant',
  'remove',
  'undo',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/**
 * One act of an editor, with their name and reason, or a merge that Broadsheet made itself, with its evidence. It is never changed: what
 * takes it back is an act of its own. Times are epoch ms.
 */
export interface Act {
  readonly id: string;
  readonly kind: ActKind;
  readonly at: number;
  /** Whose account, and the name it had then; absent where nobody asked for it. */
  readonly accountId?: string;
  readonly by?: string;
  /** Their reason, as typed. */
  readonly why?: string;
  /** How many articles of the two stories were held against the other, and the mean of their likelihoods to belong there, 0-1. */
  readonly evidence?: { readonly articles: number; readonly likelihood: number };
  /** From when on it binds no more; absent = it does not end. */
  readonly until?: number;
  /** Of a `grant`: to which source, and what its texts are. */
  readonly grant?: { readonly sourceId: string; readonly as: GrantKind };
  /** Of a `remove`: whose article it was, how many texts of it were purged, and of which stories it was. */
  readonly removal?: { readonly sourceId: string; readonly revisions: number; readonly storyIds: readonly string[] };
  /** The story that was acted on, by the id it had then; empty of an act on a source, and of a removal. */
  readonly storyId: string;
  /** Which story it was merged into, what was split off became, where articles were moved, or whose affair it entered. */
  readonly intoId?: string;
  /** The articles split off or moved; the one whose headline was chosen, or of which it says whose copy it is; those of the figures. */
  readonly articleIds: readonly string[];
  /** Of a `copy`: the article that it is a copy of. */
  readonly copyOf?: string;
  /** The figures of which it says that they answer one question, or each another. */
  readonly figures?: readonly ActFigure[];
  /** Of which affair the story (of a merge, the one that stays) was, and is by this; absent where it stays in its own. */
  readonly affair?: { readonly was: string; readonly now: string };
  /** The act that an `undo` takes back. */
  readonly undoes?: string;
  /** Told by the store where an act has been taken back. */
  readonly undone?: Undone;
}
/** A figure that an act is about, as it stood then. */
export interface ActFigure {
  /** As in `ledger/bonds`. */
  readonly key: string;
  readonly articleId: string;
  readonly at: Citation;
  readonly sentence: Citation;
}
/** What an editor may say of figures. */
export const FIGURE_ACTS = ['same-question', 'other-question'] as const satisfies readonly ActKind[];
export const isOfFigures = ({ kind }: Pick<Act, 'kind'>): boolean => FIGURE_ACTS.some((k) => k === kind);
/** Whether an act says of an article whose copy it is. */
export const isOfCopies = ({ kind }: Pick<Act, 'kind'>): boolean => kind === 'copy' || kind === 'original';
/** Longest reason of an act, characters. */
export const LONGEST_REASON = 500;
/** A reason as it is kept: on one line. */
export const reasonOf = (typed: string): string => typed.replace(/\s+/g, ' ').trim();
/** An act that an editor signed. */
export type Signed = Act & Required<Pick<Act, 'accountId' | 'by' | 'why'>>;
export const isSigned = (act: Act): act is Signed => act.accountId !== undefined;

export interface Undone {
  readonly by: string;
  readonly at: number;
  readonly why: string;
}

/** Whether an act binds at `now`. */
export function holds(act: Pick<Act, 'until' | 'undone'>, now: number): boolean {
  return act.undone === undefined && (act.until === undefined || act.until > now);
}
