import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Story } from '../../model/story.ts';
import { readerFor } from '../reader.ts';
import { tally } from './parts.ts';

const NOON = Date.UTC(2025, 5, 2, 12);
const told = (of: Partial<Story>): string[] => {
  const story = { id: 's', lang: 'en', since: NOON, until: NOON, headline: { revisionId: 'r', start: 0, end: 1 }, size: 1, independent: 1, sources: 1, ...of };
  return [
    ...tally(readerFor('en', 'UTC', NOON), story)
      .toString()
      .matchAll(/<li>(.*?)<\/li>/g),
  ].map((m) => m[1] ?? '');
};

test('only copies, later versions and rewrites are told as reprints; another text of one outlet or of one statement is none', () => {
  assert.deepEqual(told({}), ['1 report']);
  assert.deepEqual(told({ size: 9, independent: 2, uncounted: { copy: 2, update: 1, 'same-voice': 3, 'same-statement': 1 } }), [
    '2 reports',
    '3 reprints',
    '3 more of the same outlets',
    '1 more of one statement',
  ]);
  assert.deepEqual(told({ size: 3, independent: 2 }), ['2 reports', '1 reprint']);
});
