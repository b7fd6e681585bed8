import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LEAF, probabilities, type Forest } from '../text/forest.ts';
import { packTrees, unpackTrees } from './trees.ts';

/** Two trees: x0 <= .5 ? -1 : 2, and a leaf of .5. */
const TREES: Forest = {
  bias: -0.25,
  roots: Int32Array.of(0, 3),
  feature: Uint16Array.of(0, LEAF, LEAF, LEAF),
  threshold: Float32Array.of(0.5, -1, 2, 0.5),
  left: Uint16Array.of(1, 0, 0, 0),
};
const probability = (trees: Forest, row: readonly number[]): number => probabilities(trees, Float32Array.from(row), row.length)[0] ?? NaN;
const logistic = (z: number): number => 1 / (1 + Math.exp(-z));

test('the leaves that a row comes to are added up', () => {
  assert.ok(Math.abs(probability(TREES, [0.5]) - logistic(-0.25 - 1 + 0.5)) < 1e-6);
  assert.ok(Math.abs(probability(TREES, [0.51]) - logistic(-0.25 + 2 + 0.5)) < 1e-6);
});
test('packed and unpacked trees answer the same', () => {
  const again = unpackTrees(packTrees(TREES));
  fc.assert(fc.property(fc.double({ noNaN: true }), (x) => probability(again, [x]) === probability(TREES, [x])));
});
