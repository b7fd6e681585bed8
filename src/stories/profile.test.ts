import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { termList, termsOf, type Profile } from '../model/story.ts';
import { joined, merged, opened, type StoryArticle } from './profile.ts';
import { numberOf, vectorOf } from './vector.ts';

const WORDS = ['ferry', 'harbour', 'strike', 'storm', 'toll', 'mayor'];
const article = (weights: Readonly<Record<string, number>>): StoryArticle => ({
  articleId: 'a',
  lang: 'en',
  vector: vectorOf(Object.keys(weights), (side, term) => (side === 'plain' ? (weights[term] as number) : 0)),
});
/** Heaviest first, as a weighed vector has them. */
const weights = fc
  .dictionary(fc.constantFrom(...WORDS), fc.double({ min: 0.1, max: 9, noNaN: true }), { minKeys: 1 })
  .map((all) => Object.fromEntries(Object.entries(all).sort(([, a], [, b]) => b - a)));
const unit = (of: Readonly<Record<string, number>>, term: string): number => (of[term] ?? 0) / Math.hypot(...Object.values(of));

test('a centroid is the mean of its members, with each term by its number', () => {
  fc.assert(
    fc.property(fc.array(weights, { minLength: 1, maxLength: 10 }), ([first = {}, ...rest]) => {
      const profile = rest.reduce<Profile>((p, w) => joined(p, article(w), 0), opened('s', article(first), 0)),
        held = termsOf(profile),
        all = [first, ...rest];
      assert.deepEqual([...profile.numbers], termList(profile).map(numberOf));
      for (const word of WORDS) assert.ok(Math.abs((held.get(word) ?? 0) - all.reduce((sum, w) => sum + unit(w, word), 0) / all.length) < 1e-5);
    }),
  );
});

test('two stories made one have the mean of all members, and the first and the newest of them', () => {
  const made = (id: string, all: readonly Readonly<Record<string, number>>[], from: number): Profile =>
    all.slice(1).reduce<Profile>((p, w, i) => joined(p, { ...article(w), at: from + i + 1 }, 0), opened(id, { ...article(all[0] ?? {}), at: from }, 0));
  fc.assert(
    fc.property(fc.array(weights, { minLength: 1, maxLength: 6 }), fc.array(weights, { minLength: 1, maxLength: 6 }), (of, others) => {
      const both = merged(made('s', of, 100), made('t', others, 50)),
        held = termsOf(both),
        all = [...of, ...others];
      for (const word of WORDS) assert.ok(Math.abs((held.get(word) ?? 0) - all.reduce((sum, w) => sum + unit(w, word), 0) / all.length) < 1e-5);
      assert.deepEqual([...both.numbers], termList(both).map(numberOf));
      const times = [...of.map((_, i) => 100 + i), ...others.map((_, i) => 50 + i)].sort((a, b) => a - b);
      assert.deepEqual(
        both.marks.map((m) => m.at),
        times.length <= 8 ? times : [times[0], ...times.slice(-7)],
      );
      assert.deepEqual([both.storyId, both.size, both.until, both.recent.length], ['s', all.length, Math.max(...times), both.marks.length]);
    }),
  );
});

test('a story of version 0.1.0, which has no numbers, is given them by the first that joins', () => {
  const old: Profile = { ...opened('s', article({ harbour: 2, ferry: 1 }), 0), numbers: new Uint32Array(2), recent: [], marks: [] },
    now = joined(old, article({ ferry: 3, strike: 1 }), 0);
  assert.deepEqual(termList(now).toSorted(), ['ferry', 'harbour', 'strike']);
  assert.deepEqual([...now.numbers], termList(now).map(numberOf));
});
