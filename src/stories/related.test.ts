import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile } from '../model/story.ts';
import { likeness, related } from './related.ts';

const story = (storyId: string, terms: Record<string, number>, lang = 'en'): Profile => ({ storyId, lang, until: 0, size: 1, terms, recent: [] });

test('related stories share terms and say which', () => {
  const one = story('one', { ferri: 0.8, kelmora: 0.6 });
  const found = related(one, [story('two', { kelmora: 0.9, bridg: 0.4 }), story('three', { rate: 1 }), story('four', { kelmora: 1 }, 'de'), one]);
  assert.deepEqual(
    found.map((r) => [r.storyId, r.shared]),
    [['two', ['kelmora']]],
  );
});
test('likeness is 1 for the same terms and 0 for none in common', () => {
  assert.ok(Math.abs(likeness({ a: 1, b: 2, '^x': 5 }, { a: 1, b: 2 }) - 1) < 1e-9);
  assert.equal(likeness({ a: 1, '^x': 1 }, { b: 1, '^x': 1 }), 0);
});
