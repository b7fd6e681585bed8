import { fromBase64, toBase64 } from '../text/base64.ts';
import type { Forest } from '../text/forest.ts';

/** Bytes of a node: its feature, its threshold, the node that lies left of it. */
const NODE = 2 + 4 + 2;
const HEAD = 8 + 4;

/** Bias, number of trees, their beginnings, then every node in order; in base64. */
export function packTrees({ bias, roots, feature, threshold, left }: Forest): string {
  const view = new DataView(new ArrayBuffer(HEAD + roots.length * 4 + feature.length * NODE));
  view.setFloat64(0, bias, true);
  view.setUint32(8, roots.length, true);
  roots.forEach((r, i) => {
    view.setUint32(HEAD + i * 4, r, true);
  });
  const from = HEAD + roots.length * 4;
  for (let i = 0; i < feature.length; i++) {
    view.setUint16(from + i * NODE, feature[i] as number, true);
    view.setFloat32(from + i * NODE + 2, threshold[i] as number, true);
    view.setUint16(from + i * NODE + 6, left[i] as number, true);
  }
  return toBase64(new Uint8Array(view.buffer));
}

export function unpackTrees(packed: string): Forest {
  const view = new DataView(fromBase64(packed).buffer),
    count = view.getUint32(8, true),
    from = HEAD + count * 4,
    nodes = (view.byteLength - from) / NODE,
    trees: Forest = {
      bias: view.getFloat64(0, true),
      roots: Int32Array.from({ length: count }, (_, i) => view.getUint32(HEAD + i * 4, true)),
      feature: new Uint16Array(nodes),
      threshold: new Float32Array(nodes),
      left: new Uint16Array(nodes),
    };
  for (let i = 0; i < nodes; i++) {
    trees.feature[i] = view.getUint16(from + i * NODE, true);
    trees.threshold[i] = view.getFloat32(from + i * NODE + 2, true);
    trees.left[i] = view.getUint16(from + i * NODE + 6, true);
  }
  return trees;
}
