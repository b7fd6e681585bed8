import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim } from '../../model/claim.ts';
import { currentRows, type AnswerRow, type QuestionTable } from './figures.ts';

const row = (at: number, value: number, speaker = false, supersededBy?: string): AnswerRow => ({
  answer: { claimId: `c${at}`, articleId: `a${at}`, at, low: value, high: value, ...(supersededBy ? { supersededBy } : {}) },
  claim: { id: `c${at}`, ...(speaker ? { speaker: { revisionId: 'r', start: 0, end: 6 } } : {}) } as Claim,
  also: [],
});
const shown = (rows: readonly AnswerRow[], limit = 4): string[] =>
  currentRows({ question: { id: 'q', storyId: 's', key: '', answers: [], differs: true }, rows } as QuestionTable, limit).map((r) => r.answer.claimId);

test('one answer a value is shown: the newest that names who says it, else the newest', () => {
  assert.deepEqual(shown([row(1, 26, true), row(2, 34, true), row(3, 26)]), ['c1', 'c2'], 'a report that names nobody does not stand for the police');
  assert.deepEqual(shown([row(1, 26, true), row(2, 34, true), row(3, 26, true)]), ['c2', 'c3']);
  assert.deepEqual(shown([row(1, 26), row(2, 34), row(3, 26)]), ['c2', 'c3']);
});

test('what its claimant has replaced is not shown, and of many values the newest', () => {
  assert.deepEqual(shown([row(1, 5, true, 'c2'), row(2, 4, true), row(3, 6, true)]), ['c2', 'c3']);
  assert.deepEqual(shown([row(1, 3), row(2, 4), row(3, 5)], 2), ['c2', 'c3']);
});
