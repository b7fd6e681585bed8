import { LEAF, LEAVES, type Forest } from '../../src/text/forest.ts';

/** Samples column by column, each value as the number of its bin. */
export interface Binned {
  readonly count: number;
  readonly columns: readonly Uint8Array[];
  /** Upper edges of the bins of each column. */
  readonly edges: readonly Float32Array[];
}
export interface Settings {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  readonly columns: number;
  readonly rows: number;
  readonly penalty: number;
  /** Least weight (hessian) of a leaf. */
  readonly least: number;
  /** By column: 1 where more of it must never make the answer less likely, -1 where it must never make it likelier; all free where absent. */
  readonly signs?: readonly (-1 | 0 | 1)[];
}
export const SETTINGS: Settings = { trees: 220, leaves: 16, rate: 0.055, columns: 0.25, rows: 0.8, penalty: 3, least: 3 };
const BINS = 64;

/** Parts each column of `rows` (`width` numbers each) into bins of about equally many different values. */
export function bin(rows: Float32Array, width: number): Binned {
  const count = rows.length / width,
    columns: Uint8Array[] = [],
    edges: Float32Array[] = [];
  for (let f = 0; f < width; f++) {
    const values = new Float32Array(count);
    for (let i = 0; i < count; i++) values[i] = rows[i * width + f] ?? 0;
    const sorted = values.slice().sort(),
      cuts: number[] = [];
    for (let b = 1; b < BINS; b++) {
      let at = Math.floor((b * count) / BINS);
      const low = sorted[at - 1] ?? 0;
      // The edge lies between two different values, so that a value is never at the mercy of rounding.
      while (at < count && (sorted[at] ?? 0) <= low) at++;
      const next = sorted[at];
      if (next === undefined) break;
      const edge = Math.fround((low + next) / 2);
      if (edge > (cuts.at(-1) ?? -Infinity)) cuts.push(edge);
    }
    const edge = Float32Array.from(cuts),
      column = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      let lo = 0,
        hi = edge.length;
      const v = values[i] ?? 0;
      while (lo < hi) {
        const mid = (lo + hi) >> 1;
        if (v <= (edge[mid] ?? 0)) hi = mid;
        else lo = mid + 1;
      }
      column[i] = lo;
    }
    columns.push(column);
    edges.push(edge);
  }
  return { count, columns, edges };
}

/** Numbers below one that repeat. */
function chance(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Node {
  from: number;
  to: number;
  g: number;
  h: number;
  /** Between what its answer must lie, so that constrained columns above it keep their word. */
  least: number;
  most: number;
  split?: { readonly feature: number; readonly bin: number; readonly gain: number; readonly g: number; readonly h: number };
  /** Gradient and hessian by column and bin. */
  sums?: Float64Array | undefined;
  left?: Node;
  right?: Node;
}

/** Boosted trees for the log loss of `labels` (0-1) under `weights`. `used` are the samples to learn from, `groupOf` what is drawn together. */
export function boost(
  data: Binned,
  labels: Float32Array,
  weights: Float32Array,
  used: Int32Array,
  groupOf: Int32Array,
  settings: Settings = SETTINGS,
  seed = 7,
): Forest {
  if (settings.leaves > LEAVES) throw new RangeError(`trees of more than ${LEAVES} leaves cannot be asked`);
  const random = chance(seed),
    sums = new Float64Array(data.count),
    g = new Float64Array(data.count),
    h = new Float64Array(data.count),
    trees: Node[] = [];
  let yes = 0,
    all = 0;
  for (const i of used) {
    yes += (weights[i] ?? 0) * (labels[i] ?? 0);
    all += weights[i] ?? 0;
  }
  const bias = Math.log(yes / (all - yes));
  for (const i of used) sums[i] = bias;
  const groups = groupOf.reduce((m, x) => Math.max(m, x), 0) + 1;
  const gain = (a: number, b: number): number => (a * a) / (b + settings.penalty),
    answer = (n: Pick<Node, 'g' | 'h' | 'least' | 'most'>): number => Math.min(n.most, Math.max(n.least, n.g / (n.h + settings.penalty)));

  for (let t = 0; t < settings.trees; t++) {
    for (const i of used) {
      const p = 1 / (1 + Math.exp(-(sums[i] ?? 0))),
        w = weights[i] ?? 0;
      g[i] = w * ((labels[i] ?? 0) - p);
      h[i] = Math.max(1e-6, w * p * (1 - p));
    }
    const drawn = Array.from({ length: groups }, () => random() < settings.rows),
      index = used.filter((i) => drawn[groupOf[i] ?? 0]),
      columns = data.columns.map((_, f) => f).filter((f) => random() < settings.columns && (data.edges[f]?.length ?? 0) > 0);
    const fill = (node: Node): void => {
      const sum = (node.sums = new Float64Array(columns.length * BINS * 2));
      columns.forEach((f, c) => {
        const column = data.columns[f] as Uint8Array,
          base = c * BINS * 2;
        for (let k = node.from; k < node.to; k++) {
          const i = index[k] as number,
            at = base + (column[i] as number) * 2;
          sum[at] = (sum[at] as number) + (g[i] as number);
          sum[at + 1] = (sum[at + 1] as number) + (h[i] as number);
        }
      });
    };
    const best = (node: Node): void => {
      const sum = node.sums;
      if (node.h < settings.least * 2 || !sum) return;
      const whole = gain(node.g, node.h);
      columns.forEach((f, c) => {
        const size = data.edges[f]?.length ?? 0,
          sign = settings.signs?.[f] ?? 0,
          base = c * BINS * 2;
        let lg = 0,
          lh = 0;
        for (let b = 0; b < size; b++) {
          lg += sum[base + b * 2] as number;
          lh += sum[base + b * 2 + 1] as number;
          if (lh < settings.least || node.h - lh < settings.least) continue;
          if (sign !== 0 && sign * (answer({ ...node, g: node.g - lg, h: node.h - lh }) - answer({ ...node, g: lg, h: lh })) < 0) continue;
          const more = gain(lg, lh) + gain(node.g - lg, node.h - lh) - whole;
          if (more > (node.split?.gain ?? 1e-3)) node.split = { feature: f, bin: b, gain: more, g: lg, h: lh };
        }
      });
    };
    /** The smaller of two is counted, the other is what is left of both. */
    const fillBoth = (node: Node, a: Node, b: Node): void => {
      const [small, large] = a.to - a.from < b.to - b.from ? [a, b] : [b, a];
      fill(small);
      large.sums = node.sums?.map((v, k) => v - (small.sums?.[k] ?? 0));
      node.sums = undefined;
    };
    const root: Node = { from: 0, to: index.length, g: 0, h: 0, least: -Infinity, most: Infinity };
    for (const i of index) {
      root.g += g[i] ?? 0;
      root.h += h[i] ?? 0;
    }
    fill(root);
    best(root);
    const open = [root];
    for (let leaves = 1; leaves < settings.leaves; leaves++) {
      let pick = -1;
      open.forEach((n, k) => {
        if (n.split && n.split.gain > (open[pick]?.split?.gain ?? 0)) pick = k;
      });
      const node = open[pick];
      if (!node?.split) break;
      const { feature, bin: cut, g: lg, h: lh } = node.split,
        column = data.columns[feature] as Uint8Array,
        mine = index.subarray(node.from, node.to),
        low = mine.filter((i) => (column[i] ?? 0) <= cut),
        high = mine.filter((i) => (column[i] ?? 0) > cut);
      mine.set(low, 0);
      mine.set(high, low.length);
      const mid = node.from + low.length;
      node.left = { from: node.from, to: mid, g: lg, h: lh, least: node.least, most: node.most };
      node.right = { from: mid, to: node.to, g: node.g - lg, h: node.h - lh, least: node.least, most: node.most };
      const sign = settings.signs?.[feature] ?? 0,
        between = (answer(node.left) + answer(node.right)) / 2;
      if (sign !== 0) [node.left, node.right].forEach((n, k) => (sign > 0 === (k === 0) ? (n.most = between) : (n.least = between)));
      fillBoth(node, node.left, node.right);
      best(node.left);
      best(node.right);
      open.splice(pick, 1, node.left, node.right);
    }
    for (const n of open) n.sums = undefined;
    trees.push(root);
    for (const i of used) {
      let n = root;
      while (n.left && n.right && n.split) n = (data.columns[n.split.feature]?.[i] ?? 0) <= n.split.bin ? n.left : n.right;
      sums[i] = (sums[i] ?? 0) + settings.rate * answer(n);
    }
  }
  return flatten(trees, data, bias, (n) => settings.rate * answer(n));
}

function flatten(trees: readonly Node[], data: Binned, bias: number, answer: (n: Node) => number): Forest {
  const roots: number[] = [],
    feature: number[] = [],
    threshold: number[] = [],
    left: number[] = [];
  for (const tree of trees) {
    const root = feature.length,
      queue: Node[] = [tree];
    roots.push(root);
    for (let k = 0; k < queue.length; k++) {
      const n = queue[k] as Node;
      if (n.left && n.right && n.split) {
        feature.push(n.split.feature);
        threshold.push(data.edges[n.split.feature]?.[n.split.bin] ?? 0);
        left.push(queue.length);
        queue.push(n.left, n.right);
      } else {
        feature.push(LEAF);
        threshold.push(answer(n));
        left.push(0);
      }
    }
  }
  return { bias, roots: Int32Array.from(roots), feature: Uint16Array.from(feature), threshold: Float32Array.from(threshold), left: Uint16Array.from(left) };
}
