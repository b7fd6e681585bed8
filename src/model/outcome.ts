import type { ArticleKind } from './revision.ts';

/** An expected refusal, as a value. */
export interface Rejected {
  readonly rejected: true;
  readonly why: 'not-an-article' | 'unreadable' | 'empty' | 'removed';
  readonly detail: string;
  /** What the page is instead, where it is a page. */
  readonly kind?: ArticleKind;
  /** There is no text on it: an error or check page, or one that brings its text by script. */
  readonly isBlank?: true;
}
export function rejected(why: Rejected['why'], detail: string, kind?: ArticleKind): Rejected {
  return { rejected: true, why, detail, ...(kind ? { kind } : {}) };
}
export function isRejected(x: object): x is Rejected {
  return 'rejected' in x && x.rejected === true;
}
