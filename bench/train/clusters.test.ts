import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchange } from './clusters.ts';

test('words that stand beside the same words come into one cluster, and the same twice', () => {
  // 0 parts sentences: "a x", "b x", "a y" … against "c z": a and b before x and y, c and d before z and q.
  const words = ['', '', 'a', 'b', 'c', 'd', 'x', 'y', 'z', 'q'],
    ids: number[] = [0];
  for (let i = 0; i < 40; i++) ids.push(2 + (i % 2), 6 + ((i >> 1) % 2), 0, 4 + (i % 2), 8 + ((i >> 1) % 2), 0);
  const of = exchange({ words, ids: Int32Array.from(ids) }, 6);
  assert.equal(of[2], of[3]);
  assert.equal(of[6], of[7]);
  assert.equal(of[8], of[9]);
  assert.notEqual(of[6], of[8]);
  assert.deepEqual(exchange({ words, ids: Int32Array.from(ids) }, 6), of);
});
