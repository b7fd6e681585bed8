import { fromBase64, toBase64 } from './base64.ts';
import { LEAF, type Forest } from './forest.ts';

/** Bytes of a node: its feature, its left child, its threshold. */
const NODE = 6;
const HEAD = 8;
const NO_FEATURE = 0xff;

/** A forest as text: bias, number of trees, then every node in order; in base64. Features are below 255. */
export function packForest({ bias, roots, feature, threshold, left }: Forest): string {
  const bytes = new Uint8Array(HEAD + roots.length * 4 + feature.length * NODE),
    view = new DataView(bytes.buffer);
  view.setFloat32(0, bias, true);
  view.setUint32(4, roots.length, true);
  roots.forEach((r, i) => view.setUint32(HEAD + i * 4, r, true));
  for (let i = 0, at = HEAD + roots.length * 4; i < feature.length; i++, at += NODE) {
    view.setUint8(at, feature[i] === LEAF ? NO_FEATURE : (feature[i] ?? 0));
    view.setUint8(at + 1, left[i] ?? 0);
    view.setFloat32(at + 2, threshold[i] ?? 0, true);
  }
  return toBase64(bytes);
}

export function unpackForest(packed: string): Forest {
  const view = new DataView(fromBase64(packed).buffer),
    roots = Int32Array.from({ length: view.getUint32(4, true) }, (_, i) => view.getUint32(HEAD + i * 4, true)),
    from = HEAD + roots.length * 4,
    nodes = Math.floor((view.byteLength - from) / NODE),
    feature = new Uint16Array(nodes),
    left = new Uint16Array(nodes),
    threshold = new Float32Array(nodes);
  for (let i = 0, at = from; i < nodes; i++, at += NODE) {
    const f = view.getUint8(at);
    feature[i] = f === NO_FEATURE ? LEAF : f;
    left[i] = view.getUint8(at + 1);
    threshold[i] = view.getFloat32(at + 2, true);
  }
  return { bias: view.getFloat32(0, true), roots, feature, threshold, left };
}
