import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PrintMemory } from './memory.ts';

test('texts that share two hashes are near, those with most first and the earlier of two', () => {
  const memory = new PrintMemory();
  memory.put('a', [1, 2, 3]);
  memory.put('b', [1, 2, 3, 4]);
  memory.put('c', [1, 9]);
  memory.put('d', [2, 3, 4]);
  assert.deepEqual(memory.near('x', [1, 2, 3, 4], 9), ['b', 'a', 'd']);
  assert.deepEqual(memory.near('b', [1, 2, 3, 4], 9), ['a', 'd'], 'a text is not near itself');
  assert.deepEqual(memory.near('x', [1, 2, 3, 4], 1), ['b']);
  assert.deepEqual(memory.near('x', [9], 9), ['c'], 'who asks for one hash needs no second');
  assert.deepEqual(memory.near('x', [], 9), []);
});

test('a newer text of an article takes the place of the one before', () => {
  const memory = new PrintMemory();
  memory.put('a', [1, 2]);
  memory.put('a', [3, 4]);
  assert.deepEqual(memory.near('x', [1, 2], 9), []);
  assert.deepEqual(memory.near('x', [3, 4], 9), ['a']);
});

test('of what everybody carries only the newest are looked at', () => {
  const memory = new PrintMemory();
  for (let i = 0; i < 400; i++) memory.put(`a${i}`, [1, 2]);
  const near = memory.near('x', [1, 2], 1000);
  assert.equal(near.length, 300);
  assert.equal(near[0], 'a100');
});
