import assert from 'node:assert/strict';
import { test } from 'node:test';
import { centred } from './profile.ts';
import { likeness, storyLikeness } from './related.ts';
import { vectorOf, type Vector } from './vector.ts';

const vector = (of: Record<string, number>): Vector => vectorOf(Object.keys(of), (kind, t) => (kind === 'plain' ? (of[t] ?? 0) : kind === 'title' ? 5 : 0));
const near = (got: number, wanted: number): void => assert.ok(Math.abs(got - wanted) < 1e-6, `${got} is not ${wanted}`);

test('likeness is 1 for the same terms, whatever stands in the headlines, and 0 for none in common', () => {
  near(likeness(vector({ a: 1, b: 2 }), vector({ b: 2, a: 1 })), 1);
  near(likeness(vector({ a: 3, b: 4 }), vector({ a: 1 })), 0.6);
  assert.equal(likeness(vector({ a: 1 }), vector({ b: 1 })), 0);
  assert.equal(likeness(vector({}), vector({})), 0);
});
test('stories are alike by their centroids', () => {
  const story = (terms: Record<string, number>): Parameters<typeof storyLikeness>[0] => ({
    ...{ storyId: 's', lang: 'en', until: 0, size: 1, recent: [], marks: [] },
    ...centred(new Map(Object.entries(terms))),
  });
  near(storyLikeness(story({ ferri: 0.8, kelmora: 0.6 }), story({ kelmora: 1 })), 0.6);
  assert.equal(storyLikeness(story({}), story({ kelmora: 1 })), 0);
});
