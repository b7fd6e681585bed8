import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Tally } from '../model/story.ts';
import { frontPage } from './front-page.ts';
import { WEIGHTS } from './score.ts';
import { growth, HALF_LIFE, SIGNALS, signals } from './signals.ts';

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;

function tally(storyId: string, over: Partial<Tally> = {}): Tally {
  const base = { lang: 'en', size: 4, independent: 4, sources: 4, since: NOW - 8 * HOUR, until: NOW, lastIndependentAt: NOW - HOUR, last6h: 1, last24h: 4 };
  return { storyId, ...base, differing: 0, corrected: 0, opinionOnly: false, ...over };
}
const ids = (tallies: readonly Tally[]) => frontPage(tallies, WEIGHTS, NOW, 'en').ranked.map((r) => r.storyId);

const anyTally = fc
  .record({
    storyId: fc.string({ minLength: 1, maxLength: 8 }),
    independent: fc.nat(500),
    copies: fc.nat(500),
    sources: fc.nat(200),
    since: fc.integer({ min: NOW - 900 * HOUR, max: NOW }),
    lastIndependentAt: fc.integer({ min: NOW - 900 * HOUR, max: NOW + 2 * HOUR }),
    last24h: fc.nat(300),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    differing: fc.nat(9),
    corrected: fc.nat(3),
    opinionOnly: fc.boolean(),
  })
  .map(({ copies, share, ...t }): Tally => ({
    ...t,
    lang: 'en',
    size: t.independent + copies,
    until: t.lastIndependentAt,
    last6h: Math.floor(t.last24h * share),
  }));
const anyDay = fc.uniqueArray(anyTally, { selector: (t) => t.storyId, maxLength: 30 });

test('contributions sum to the score, every signal lies between 0 and 1, and scores fall down the page', () => {
  fc.assert(
    fc.property(anyDay, (tallies) => {
      const { ranked } = frontPage(tallies, WEIGHTS, NOW, 'en');
      assert.equal(ranked.length, tallies.length);
      for (const { receipt } of ranked) {
        assert.equal(
          receipt.lines.reduce((sum, line) => sum + line.contribution, 0),
          receipt.score,
        );
        for (const line of receipt.lines) {
          assert.ok(line.value >= 0 && line.value <= 1, `${line.signal} ${line.value}`);
          assert.equal(line.contribution, line.value * line.weight);
        }
      }
      ranked.forEach((r, i) => assert.ok(i === 0 || r.receipt.score <= ranked[i - 1]!.receipt.score));
      assert.deepEqual(
        [...ranked].map((r) => r.receipt.rankWithReprints).sort((a, b) => a - b),
        tallies.map((_, i) => i + 1),
      );
    }),
  );
});

test('the order of the input changes nothing', () => {
  fc.assert(fc.property(anyDay, (tallies) => assert.deepEqual(frontPage(tallies, WEIGHTS, NOW, 'en'), frontPage([...tallies].reverse(), WEIGHTS, NOW, 'en'))));
});

test('a receipt names every signal once', () => {
  const [only] = frontPage([tally('a')], WEIGHTS, NOW, 'en').ranked;
  assert.deepEqual(
    only?.receipt.lines.map((l) => l.signal),
    [...SIGNALS],
  );
});

test('reprints lift nothing, but the receipt says where they would have put the story', () => {
  const page = frontPage([tally('own', { independent: 5, size: 5, last24h: 5 }), tally('copied', { size: 60 })], WEIGHTS, NOW, 'en');
  assert.deepEqual(
    page.ranked.map((r) => [r.storyId, r.receipt.rankWithReprints]),
    [
      ['own', 2],
      ['copied', 1],
    ],
  );
});

test('more reports of the day, more sources and newer reports lead; one source and mere opinion fall behind', () => {
  assert.deepEqual(ids([tally('few', { independent: 2, last24h: 2 }), tally('many', { independent: 9, last24h: 9 })]), ['many', 'few']);
  assert.deepEqual(ids([tally('one', { sources: 1 }), tally('four')]), ['four', 'one']);
  assert.deepEqual(ids([tally('old', { lastIndependentAt: NOW - 9 * HOUR }), tally('new')]), ['new', 'old']);
  assert.deepEqual(ids([tally('views', { opinionOnly: true }), tally('reports')]), ['reports', 'views']);
});

test('weights decide', () => {
  const stories = [tally('large', { independent: 40, last24h: 40 }), tally('corrected', { corrected: 1 })];
  assert.deepEqual(frontPage(stories, { ...WEIGHTS, corrected: 50 }, NOW, 'en').ranked[0]?.storyId, 'corrected');
  assert.deepEqual(ids(stories), ['large', 'corrected']);
});

test('freshness halves with every half-life and a report from the future is only fresh', () => {
  assert.equal(signals(tally('a', { lastIndependentAt: NOW - 2 * HALF_LIFE }), NOW).freshness, 0.25);
  assert.equal(signals(tally('a', { lastIndependentAt: NOW + HOUR }), NOW).freshness, 1);
});

test('growth is above the pace of the day, and one report is no trend', () => {
  assert.equal(growth(10, 40), 0);
  assert.ok(growth(1, 1) < 0.4);
  assert.ok(growth(30, 40) > growth(20, 40));
});

test('badges say what a reader should know', () => {
  const badgesOf = (over: Partial<Tally>) => frontPage([tally('a', over)], WEIGHTS, NOW, 'en').ranked[0]?.badges;
  assert.deepEqual(badgesOf({}), []);
  assert.deepEqual(badgesOf({ differing: 1, corrected: 1 }), ['corrected', 'figures-differ']);
  assert.deepEqual(badgesOf({ last6h: 9, last24h: 10 }), ['rising']);
  assert.deepEqual(badgesOf({ independent: 1, size: 30, sources: 20 }), ['one-source'], 'thirty copies of one report are one source');
});

test('an empty day is an empty page with an id of its own minute', () => {
  const page = frontPage([], WEIGHTS, NOW, 'en');
  assert.deepEqual(page.ranked, []);
  assert.notEqual(page.id, frontPage([], WEIGHTS, NOW + 1, 'en').id);
});
