import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remembered } from './remembered.ts';

test('an answer is found once, also one that says nothing, until too many are remembered', () => {
  const asked: string[] = [],
    of = remembered((word): number | undefined => {
      asked.push(word);
      return word === 'none' ? undefined : word.length;
    }, 2);
  assert.deepEqual(['none', 'two', 'none', 'two'].map(of), [undefined, 3, undefined, 3]);
  assert.deepEqual(asked, ['none', 'two']);
  assert.deepEqual(['third', 'two'].map(of), [5, 3]);
  assert.deepEqual(asked, ['none', 'two', 'third', 'two']);
});
