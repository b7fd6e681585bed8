/** What a reader has marked: a story to keep, something to hide, something to follow. */
export type MarkKind = 'save' | 'mute' | 'follow';
export type MarkAbout = 'story' | 'source' | 'term' | 'person';

/** One mark of one reader. Times are epoch ms. */
export interface Mark {
  readonly kind: MarkKind;
  readonly about: MarkAbout;
  /** A story's or source's id; a term or a person's name as typed. */
  readonly subject: string;
  readonly at: number;
  /** When a mute ends; absent = it does not. */
  readonly until?: number;
}

/** When a reader looked at a story. */
export interface Look {
  readonly storyId: string;
  /** End of the visit before this one. */
  readonly since?: number;
  readonly at: number;
}
