/** What is remembered of one of the newest texts of a source, so that what it prints on all its pages shows. */
export interface Trace {
  readonly articleId: string;
  /** Days since 1970. */
  readonly day: number;
  /** Hashes of some of its runs of words, unsigned 32 bits. */
  readonly hashes: readonly number[] | Uint32Array;
}
