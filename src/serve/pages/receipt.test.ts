import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ranked } from '../../model/front-page.ts';
import { readerFor } from '../reader.ts';
import type { Href } from '../href.ts';
import { storyHref } from './parts.ts';
import { receipt } from './receipt.ts';

const NOON = Date.UTC(2025, 5, 2, 12);
const LINES = [
  { signal: 'freshness', value: 1, weight: 2, contribution: 2 },
  { signal: 'crowded', value: 0.5, weight: -2, contribution: -1 },
];
const ranked = (by: string): Ranked => ({
  storyId: 's',
  badges: [],
  receipt: { storyId: 's', score: 1, rankWithReprints: 3, lines: LINES },
  moved: { since: NOON, from: 9, by },
});

test('what counts against a story raises it by counting less, and pushes it down by counting more', () => {
  const reader = readerFor('en', 'UTC', NOON),
    words = (by: string, rank: number): string => receipt(reader, ranked(by), rank).toString();
  assert.match(words('crowded', 3), /What raised it most, since it counts less against it now: <b>Much of it above<\/b>/);
  assert.match(words('crowded', 12), /What lowered it most: <b>Much of it above<\/b>/);
  assert.match(words('freshness', 3), /What raised it most: <b>/);
});

test('a signal whose grounds a story’s page lists leads there, and nowhere on a page of an earlier time', () => {
  const lines = [...LINES, { signal: 'citations', value: 0.2, weight: 0.3, contribution: 0.06 }],
    made = (...at: readonly ((id: string) => Href)[]): string =>
      receipt(readerFor('en', 'UTC', NOON), { ...ranked('freshness'), receipt: { ...ranked('freshness').receipt, lines } }, 3, ...at).toString();
  const now = made((id) => storyHref({ id: 's' }, 'Quay put off', id));
  assert.match(now, /<th scope="row"><a href="\/story\/s\/quay-put-off#cited">Cited by other houses<\/a>/);
  assert.match(now, /<th scope="row">Newest own report</);
  assert.match(made(), /<th scope="row">Cited by other houses</);
});
