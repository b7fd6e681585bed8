import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVIDENCE } from './block-fields.ts';
import { LEAF, probabilities, type Forest } from '../text/forest.ts';
import { packModel, shippedBlocks, unpackModel } from './block-model.ts';
import { WIDTH } from './block-round.ts';

/** Two trees over two numbers: the first asks whether the second number is at most 0.5, the other is a leaf alone. */
const SMALL: Forest = {
  bias: -1,
  roots: Int32Array.of(0, 3),
  feature: Uint16Array.of(1, LEAF, LEAF, LEAF),
  threshold: Float32Array.of(0.5, 2, -2, 0.25),
  left: Uint16Array.of(1, 0, 0, 0),
};
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

test('trees add up what their leaves say', () => {
  const p = probabilities(SMALL, Float32Array.of(9, 0.5, 9, 0.6), 2);
  assert.ok(Math.abs((p[0] ?? 0) - sigmoid(-1 + 2 + 0.25)) < 1e-6);
  assert.ok(Math.abs((p[1] ?? 0) - sigmoid(-1 - 2 + 0.25)) < 1e-6);
});

test('a model comes out of its text as it went in', () => {
  const again = unpackModel(packModel({ first: SMALL, second: SMALL }));
  assert.deepEqual(again, { first: SMALL, second: SMALL });
});

test('the shipped trees ask only for evidence that there is', () => {
  const model = shippedBlocks();
  assert.ok(model, 'no model is shipped');
  const asked = (f: Forest): number => f.feature.reduce((m, x) => (x === LEAF ? m : Math.max(m, x)), 0);
  assert.ok(asked(model.first) < EVIDENCE.length);
  assert.ok(asked(model.second) < WIDTH && WIDTH < 255);
});
