import assert from 'node:assert/strict';
import { test } from 'node:test';
import { containment, overlap, shingles } from './shingles.ts';

const set = (text: string, n?: number): Set<number> => new Set(shingles(text, n));

test('a text has one shingle for each run of words', () => {
  assert.equal(shingles('one two three four five six seven').length, 2);
  assert.equal(shingles('too short').length, 0);
});
test('house style does not change shingles, another word does', () => {
  const a = shingles('The U.S. said “we will not stop” on Monday');
  assert.deepEqual(a, shingles('the US said "we will not stop" on Monday'));
  assert.notDeepEqual(a, shingles('the US said "we will not go" on Monday'));
});
test('containment is the share of the shorter text', () => {
  const long = 'one two three four five six seven eight nine ten';
  assert.equal(containment(set('two three four five six seven eight'), set(long)), 1);
  assert.equal(containment(set('five six seven eight nine ten eleven'), set(long)), 0.5);
  assert.equal(containment(set(long), new Set()), 0);
  assert.equal(overlap(set(long, 2), set('two three', 2)), 1);
});
test('characters are the words of scripts without spaces', () => {
  assert.equal(shingles('北京會談開始了', 6).length, 2);
});
