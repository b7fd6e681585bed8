import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile } from '../model/story.ts';
import { centred } from './profile.ts';
import { sagaOf, type Near } from './saga.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2031, 4, 7);
const near = (storyId: string, cosine: number, days: number, saga?: string): Near => ({
  cosine,
  profile: {
    storyId,
    lang: 'en',
    until: NOW - days * DAY,
    size: 1,
    ...centred(new Map()),
    recent: [],
    marks: [],
    ...(saga === undefined ? {} : { saga }),
  } satisfies Profile,
});

test('a new story is of the affair of what is like it, as long as that is recent', () => {
  assert.equal(sagaOf(NOW, [near('strike', 0.3, 1, 'ferries'), near('bank', 0.2, 0)]), 'ferries');
  assert.equal(sagaOf(NOW, [near('strike', 0.3, 12, 'ferries'), near('bank', 0.2, 0)]), 'bank');
});
test('an affair is asked by its stories most alike, not by one alone', () => {
  const strike = [near('walkout', 0.2, 0, 'ferries'), near('talks', 0.2, 0, 'ferries'), near('march', 0.2, 0, 'ferries'), near('vote', 0.2, 0, 'ferries')];
  assert.equal(sagaOf(NOW, [near('port', 0.25, 0, 'wreck'), near('tug', 0.05, 0, 'wreck'), ...strike]), 'ferries');
  assert.equal(sagaOf(NOW, [near('port', 0.18, 0, 'wreck'), ...strike, near('fares', 0, 0, 'ferries')]), 'ferries');
});
test('a story that began before affairs were kept is its own', () => assert.equal(sagaOf(NOW, [near('bank', 0.2, 0)]), 'bank'));
test('what is like nothing begins an affair', () => {
  assert.equal(sagaOf(NOW, []), undefined);
  assert.equal(sagaOf(NOW, [near('bank', 0.05, 0)]), undefined);
  assert.equal(sagaOf(NOW, [near('bank', 0.3, 30)]), undefined);
});
