/** What may be told of as a change. */
export const CHANGE_KINDS = [
  'story-opened',
  'story-grown',
  'story-merged',
  'story-split',
  'story-redirected',
  'story-restored',
  'headline-changed',
  'article-revised',
  'article-corrected',
  'article-removed',
  'figure-changed',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Something that changed, told by ids and numbers alone: what their words are, and whether they may be shown, is asked for when it is read. */
export interface Change {
  readonly kind: ChangeKind;
  /** By the paper's own time, epoch ms: in an import that of the articles. */
  readonly at: number;
  readonly storyId?: string;
  /** The story that it is in now, or that was split off. */
  readonly intoId?: string;
  readonly articleId?: string;
  readonly revisionId?: string;
  /** The act that did it. */
  readonly actId?: string;
  readonly figure?: FigureChange;
}

/** The newest answer to a question that stands, before and now; a most that is open is absent. */
export interface FigureChange {
  readonly questionId: string;
  readonly was?: Value;
  readonly is?: Value;
  readonly differs: boolean;
}
export interface Value {
  readonly low: number;
  readonly high?: number;
  readonly claimId: string;
}

/** A change at its place in the order in which all were committed. */
export interface Recorded extends Change {
  readonly seq: number;
}
