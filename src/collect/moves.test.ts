import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveOf } from './moves.ts';

const HOUR = 3_600_000,
  NEW = 'https://harbour.example/new';

test('a permanent redirect is believed when it was met three times over a day', () => {
  let move = moveOf(undefined, NEW, 0).move;
  for (const at of [1, 2, 23.9]) {
    const met = moveOf(move, NEW, at * HOUR);
    assert.equal(met.believed, false, `after ${at} hours`);
    move = met.move;
  }
  assert.equal(moveOf(move, NEW, 24 * HOUR).believed, true);
  assert.equal(moveOf({ to: NEW, times: 1, since: 0 }, NEW, 48 * HOUR).believed, false, 'two answers are no habit');
});

test('another target, or none, begins anew', () => {
  const move = { to: NEW, times: 9, since: 0 };
  assert.deepEqual(moveOf(move, 'https://portal.example/', 99 * HOUR), {
    move: { to: 'https://portal.example/', times: 1, since: 99 * HOUR },
    believed: false,
  });
  assert.deepEqual(moveOf(move, undefined, 99 * HOUR), { believed: false });
});
