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

/** Leaves of a tree at most: a bit each of one integer. */
export const LEAVES = 32;

/** A forest by the numbers that it asks about. */
interface Questions {
  /** Where the questions about each number of a row begin, and after the last where they end. */
  readonly from: Int32Array;
  /** What the number is compared with, ascending; the tree that asks; and which of its leaves remain where the number is greater. */
  readonly threshold: Float32Array;
  readonly tree: Int32Array;
  readonly remain: Int32Array;
  /** What each leaf adds, `LEAVES` a tree, from left to right. */
  readonly leaves: Float32Array;
}
const asked = new WeakMap<Forest, Questions>();

function questionsOf(forest: Forest): Questions {
  const known = asked.get(forest);
  if (known) return known;
  const made = questions(forest);
  asked.set(forest, made);
  return made;
}

function questions({ roots, feature, threshold, left }: Forest): Questions {
  const all: { readonly feature: number; readonly threshold: number; readonly tree: number; readonly remain: number }[] = [],
    leaves = new Float32Array(roots.length * LEAVES);
  roots.forEach((root, tree) => {
    let count = 0;
    const walk = (at: number): void => {
      if (feature[at] === LEAF) {
        if (count === LEAVES) throw new RangeError(`a tree of more than ${LEAVES} leaves`);
        leaves[tree * LEAVES + count++] = threshold[at] as number;
        return;
      }
      const first = count;
      walk(root + (left[at] as number));
      const below = 2 ** count - 2 ** first;
      all.push({ feature: feature[at] as number, threshold: threshold[at] as number, tree, remain: ~below });
      walk(root + (left[at] as number) + 1);
    };
    walk(root);
  });
  all.sort((a, b) => a.feature - b.feature || a.threshold - b.threshold);
  const from = new Int32Array((all.at(-1)?.feature ?? -1) + 2);
  for (const q of all) from[q.feature + 1] = (from[q.feature + 1] as number) + 1;
  for (let f = 1; f < from.length; f++) from[f] = (from[f] as number) + (from[f - 1] as number);
  return {
    from,
    threshold: Float32Array.from(all, (q) => q.threshold),
    tree: Int32Array.from(all, (q) => q.tree),
    remain: Int32Array.from(all, (q) => q.remain),
    leaves,
  };
}

/**
 * The probability, 0-1, that the trees give to each of `rows` (`width` numbers each, never NaN).
 *
 * Number by number instead of tree by tree (QuickScorer: Lucchese et al., SIGIR 2015): where a number is greater than what a node
 * compares it with, the leaves left of the node are out; of those that remain the first is the one that the row comes to. On varied
 * rows that takes a quarter to a third less time: no step waits for the one before it, and few are branches to be guessed.
 */
export function probabilities(forest: Forest, rows: Float32Array, width: number): Float32Array {
  const { from, threshold, tree, remain, leaves } = questionsOf(forest),
    alive = new Int32Array(forest.roots.length),
    out = new Float32Array(Math.floor(rows.length / width));
  for (let r = 0; r < out.length; r++) {
    alive.fill(-1);
    for (let f = 0; f + 1 < from.length; f++) {
      const number = rows[r * width + f] as number,
        end = from[f + 1] as number;
      for (let i = from[f] as number; i < end && number > (threshold[i] as number); i++) {
        const t = tree[i] as number;
        alive[t] = (alive[t] as number) & (remain[i] as number);
      }
    }
    let sum = forest.bias;
    for (let t = 0; t < alive.length; t++) {
      const left = alive[t] as number;
      sum += leaves[t * LEAVES + 31 - Math.clz32(left & -left)] as number;
    }
    out[r] = 1 / (1 + Math.exp(-sum));
  }
  return out;
}
