import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile } from '../model/story.ts';
import { centroidOf, membersOf, numberOf, packCentroid, packMember } from './member.ts';

const VECTOR = { ferri: 3, kelmora: 4, '^ferri': 1, '>ferri': 6.5, '>kelmora': 0.25, '@kelmora': 1 };
const profile = (recent: Profile['recent'], more: Partial<Profile> = {}): Profile => ({
  storyId: 's',
  lang: 'en',
  until: 0,
  size: 1,
  terms: { ferri: 0.6, kelmora: 0.8 },
  recent,
  ...more,
});
const near = (got: number | undefined, wanted: number): void => assert.ok(Math.abs((got ?? NaN) - wanted) < 3e-4, `${got} is not ${wanted}`);

test('a member comes back as it was packed: text, headline and names of unit length, what is early as it is', () => {
  const [m] = membersOf(profile([packMember(VECTOR)]));
  assert.ok(m);
  assert.deepEqual([...m.plain.terms], [numberOf('kelmora'), numberOf('ferri')]);
  near(m.plain.weights[0], 0.8);
  near(m.plain.norm, 1);
  assert.deepEqual([...m.title.terms], [numberOf('ferri')]);
  near(m.first.weights[0], 6.5);
  near(m.first.weights[1], 0.25);
  assert.deepEqual([...m.names.terms], [numberOf('kelmora')]);
});
test('profiles of older versions, which kept vectors and no packed centroid, read the same', () => {
  const old = profile([VECTOR]),
    now = profile([packMember(VECTOR)], { centroid: packCentroid(Object.entries(old.terms)) });
  assert.deepEqual(membersOf(old), membersOf(now));
  assert.deepEqual(centroidOf(old), centroidOf(now));
});
test('an empty vector and a very heavy term are packed as well', () => {
  const [empty] = membersOf(profile([packMember({})])),
    [heavy] = membersOf(profile([packMember({ '>x': 99 })]));
  assert.equal(empty?.plain.terms.length, 0);
  assert.equal(empty?.plain.norm, 1);
  near(heavy?.first.weights[0], 0xffff / 4096);
});
test('numbers of terms are those of FNV-1a', () => {
  assert.equal(numberOf(''), 0x811c9dc5);
  assert.equal(numberOf('a'), 0xe40c292c);
  assert.equal(numberOf('foobar'), 0xbf9cf968);
});
