/** Learned weights of the signs of a page (`page-signs`). */
export interface PageWeights {
  readonly bias: number;
  /** The score from which a page is called no article. */
  readonly threshold: number;
  /** By the name of the sign; one that is not here weighs nothing. `usual` is its mean over articles. */
  readonly of: Readonly<Record<string, { readonly weight: number; readonly usual: number }>>;
}
