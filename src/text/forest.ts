/**
 * Boosted trees as flat arrays. A node with a feature goes to `left` where the value is at most the threshold, else to the node after
 * that; a node without one (`feature` is `LEAF`) adds its threshold to the sum.
 */
export interface Forest {
  readonly bias: number;
  /** Where each tree begins. */
  readonly roots: Int32Array;
  readonly feature: Uint16Array;
  readonly threshold: Float32Array;
  readonly left: Uint16Array;
}
export const LEAF = 0xffff;

/** The probability, 0-1, that the trees give to each of `rows` (`width` numbers each). */
export function probabilities(forest: Forest, rows: Float32Array, width: number): Float32Array {
  const { roots, feature, threshold, left, bias } = forest,
    count = Math.floor(rows.length / width),
    out = new Float32Array(count);
  for (let r = 0; r < count; r++) {
    const from = r * width;
    let sum = bias;
    for (let t = 0; t < roots.length; t++) {
      const root = roots[t] as number;
      let at = root,
        f = feature[at] as number;
      while (f !== LEAF) {
        at = root + (left[at] as number) + ((rows[from + f] as number) <= (threshold[at] as number) ? 0 : 1);
        f = feature[at] as number;
      }
      sum += threshold[at] as number;
    }
    out[r] = 1 / (1 + Math.exp(-sum));
  }
  return out;
}
