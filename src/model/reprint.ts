/** The five relations of `corpora/reprints/relations-read`. */
export type Relation = 'reprint' | 'update' | 'based-on' | 'shared-source' | 'distinct';

/** One article's text found in another's. `copy` hangs under `original`, never under another copy. */
export interface Reprint {
  readonly copyId: string;
  readonly originalId: string;
  readonly relation: Exclude<Relation, 'distinct'>;
  /** Share of the shorter text's 6-grams that stand in the other, 0-1. */
  readonly containment: number;
  /** Of the copy's names and numbers, the share that the original does not have, 0-1. Said of what is based on it alone. */
  readonly own?: number;
  readonly evidence: readonly string[];
  readonly edits: Edits;
  /** By which version of the program and its weights they were compared (`models.ts`); absent where that was not kept. */
  readonly method?: string;
  /** The editor's act by which it is a copy; absent where comparing says so. */
  readonly act?: string;
}
/** How a copy's paragraphs differ from its original's; numbers index body blocks. */
export interface Edits {
  readonly same: number;
  readonly cut: readonly number[];
  readonly added: readonly number[];
  readonly changed: readonly { readonly original: number; readonly copy: number }[];
}

/** A copy goes where its original is; what is only based on it, or on the same source, is placed by its own text. */
export const isCopy = (link: Reprint): boolean => link.relation === 'reprint' || link.relation === 'update';
/** The original that a link makes its article a copy of. */
export const originalOf = (link: Reprint | undefined): string | undefined => (link && isCopy(link) ? link.originalId : undefined);
