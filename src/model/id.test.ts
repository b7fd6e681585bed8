import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf } from './id.ts';
test('ids keep their parts apart', () => {
  assert.notEqual(idOf('ab', 'c'), idOf('a', 'bc'));
  assert.match(idOf('x'), /^[0-9a-f]{24}$/);
});
