import type { Forest } from '../text/forest.ts';
import { packForest, unpackForest } from '../text/packed-forest.ts';
import { BLOCK_WEIGHTS } from './block-weights.ts';

/** The trees of both looks at a page. */
export interface BlockModel {
  readonly first: Forest;
  readonly second: Forest;
}
/** A model as text, as it lies in a file. */
export interface PackedModel {
  readonly first: string;
  readonly second: string;
}

let shipped: BlockModel | undefined;
/** The shipped model, unpacked when it is first asked for; undefined where none is shipped (then rules decide alone). */
export function shippedBlocks(): BlockModel | undefined {
  if (!shipped && BLOCK_WEIGHTS.first !== '') shipped = unpackModel(BLOCK_WEIGHTS);
  return shipped;
}

export const packModel = ({ first, second }: BlockModel): PackedModel => ({ first: packForest(first), second: packForest(second) });
export const unpackModel = ({ first, second }: PackedModel): BlockModel => ({ first: unpackForest(first), second: unpackForest(second) });
