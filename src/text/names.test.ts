import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameSpans } from './names.ts';

test('runs of capitalised words, with particles and titles', () => {
  const text = "Then Ludwig van Beek met Sen. J. P. Moor of Lund. Moor's dog barked.";
  assert.deepEqual(
    nameSpans(text).map((n) => [text.slice(n.start, n.end), n.initial]),
    [['Then Ludwig van Beek', true], ['Sen. J. P. Moor', false], ['Lund', false], ['Moor', true]],
  ); // prettier-ignore
});

test('a script without capitals has none', () => {
  assert.deepEqual(nameSpans('北京 今天 下雨'), []);
});
