import type { Range } from './range.ts';

/** A place in one revision's text. */
export interface Citation extends Range {
  readonly revisionId: string;
}

declare const verbatim: unique symbol;
/** Words of a source, letter for letter. Only `quote` makes one. */
export type Verbatim = string & { readonly [verbatim]: true };

/**
 * The words of a revision at a citation.
 * @throws RangeError if the citation is of another revision or lies outside its text.
 */
export function quote(revision: { readonly id: string; readonly text: string }, at: Citation): Verbatim {
  if (at.revisionId !== revision.id) throw new RangeError(`citation of ${at.revisionId} quoted from ${revision.id}`);
  if (at.start < 0 || at.end > revision.text.length || at.start > at.end)
    throw new RangeError(`citation ${at.start}-${at.end} outside a text of ${revision.text.length}`);
  return revision.text.slice(at.start, at.end) as Verbatim;
}

export function cite(revision: { readonly id: string }, range: Range): Citation {
  return { revisionId: revision.id, start: range.start, end: range.end };
}
