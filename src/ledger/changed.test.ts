import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Question } from '../model/ledger.ts';
import { figureChanges } from './changed.ts';
import { OPEN } from './enter.ts';

const answer = (claimId: string, at: number, low: number, high = low, supersededBy?: string): Answer => ({
  claimId,
  articleId: `of ${claimId}`,
  at,
  low,
  high,
  ...(supersededBy === undefined ? {} : { supersededBy }),
});
const question = (id: string, answers: readonly Answer[], differs = false): Question => ({ id, storyId: 's', key: id, answers, differs });

test('a figure has changed where the newest answer that stands has another value', () => {
  const before = [question('dead', [answer('a', 1, 14, OPEN)]), question('hurt', [answer('h', 1, 31)])],
    after = [question('dead', [answer('a', 1, 14, OPEN, 'b'), answer('b', 2, 17)]), question('hurt', [answer('h', 1, 31), answer('i', 2, 31)])];
  assert.deepEqual(figureChanges('s', before, after, 5), [
    {
      kind: 'figure-changed',
      at: 5,
      storyId: 's',
      figure: { questionId: 'dead', was: { low: 14, claimId: 'a' }, is: { low: 17, high: 17, claimId: 'b' }, differs: false },
    },
  ]);
  assert.deepEqual(figureChanges('s', after, after, 6), []);
});

test('a question is known again by an answer; one that is new tells of nothing unless its answers differ', () => {
  const before = [question('old name', [answer('a', 1, 14)])];
  assert.deepEqual(figureChanges('s', before, [question('new name', [answer('a', 1, 14)]), question('fresh', [answer('z', 3, 9)])], 5), []);
  assert.equal(figureChanges('s', before, [question('new name', [answer('a', 1, 14), answer('b', 2, 20)], true)], 5)[0]?.figure?.differs, true);
  assert.equal(figureChanges('s', [], [question('fresh', [answer('x', 1, 5), answer('z', 3, 9)], true)], 5).length, 1);
});
