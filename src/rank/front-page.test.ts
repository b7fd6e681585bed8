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
  return { storyId, ...base, differing: 0, corrected: 0, opinionOnly: false, evergreen: false, ...over };
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
    evergreen: fc.boolean(),
    pinned: fc.boolean(),
    held: fc.boolean(),
    places: fc.array(fc.nat(9), { maxLength: 6 }),
    citers: fc.nat(40),
    saga: fc.option(fc.constantFrom('war', 'vote'), { nil: undefined }),
    topic: fc.option(fc.constantFrom('sport', 'conflict'), { nil: undefined }),
  })
  .map(({ copies, share, saga, topic, ...t }): Tally => ({
    ...t,
    ...(saga === undefined ? {} : { saga }),
    ...(topic === undefined ? {} : { topic }),
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

test('what was taken back whole has no place, unless an editor pins it', () => {
  assert.deepEqual(ids([tally('gone', { withdrawn: true, last24h: 9 }), tally('there')]), ['there']);
  assert.deepEqual(ids([tally('gone', { withdrawn: true, pinned: true }), tally('there')]).toSorted(), ['gone', 'there']);
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

test('one affair does not fill the page, and its third development says so in its receipt', () => {
  const war = Array.from({ length: 5 }, (_, i) => tally(`war${i}`, { saga: 'war', last24h: 9 - i / 10, independent: 9 })),
    { ranked } = frontPage([...war, tally('vote', { last24h: 5, independent: 5 }), tally('match')], WEIGHTS, NOW, 'en');
  assert.deepEqual(ranked.map((r) => r.storyId).slice(0, 4), ['war0', 'war1', 'vote', 'match']);
  const crowdedIn = (id: string) => ranked.find((r) => r.storyId === id)?.receipt.lines.find((l) => l.signal === 'crowded')?.value ?? -1;
  assert.deepEqual([crowdedIn('war1'), crowdedIn('vote')], [0, 0]);
  assert.ok(crowdedIn('war2') >= 0.5 && crowdedIn('war4') > crowdedIn('war2'));
});

test('of one section the seventh story begins to give way', () => {
  const sport = Array.from({ length: 12 }, (_, i) => tally(`sport${String(i).padStart(2, '0')}`, { topic: 'sport', last24h: 6 - i / 1000 })),
    order = ids([...sport, tally('law', { topic: 'crime', last24h: 5 })]);
  assert.equal(order.indexOf('law'), 6);
});

test('each place is the best of what is left: no story below would score more there', () => {
  fc.assert(
    fc.property(anyDay, (tallies) => {
      const { ranked } = frontPage(tallies, WEIGHTS, NOW, 'en'),
        byId = new Map(tallies.map((t) => [t.storyId, t])),
        own = (id: string) => ranked.find((r) => r.storyId === id)!.receipt.lines.reduce((sum, l) => (l.signal === 'crowded' ? sum : sum + l.contribution), 0);
      const taken = (at: number, key: 'saga' | 'topic', of: string | undefined) =>
        of === undefined ? 0 : ranked.slice(0, at).filter((r) => byId.get(r.storyId)?.[key] === of).length;
      ranked.forEach((r, at) => {
        for (const later of ranked.slice(at + 1)) {
          const t = byId.get(later.storyId)!;
          // Where nothing of its kind stands above in excess, it would score its own signals alone.
          if (taken(at, 'saga', t.saga) < 2 && taken(at, 'topic', t.topic) < 6) assert.ok(own(later.storyId) <= r.receipt.score + 1e-9);
        }
      });
    }),
  );
});

test('what an editor pins leads, and what they hold back comes last, whatever else is known of it', () => {
  const most = { independent: 500, last24h: 300, last6h: 300, sources: 99, differing: 9, corrected: 1 };
  assert.deepEqual(ids([tally('much', most), tally('pinned', { pinned: true })]), ['pinned', 'much']);
  assert.deepEqual(ids([tally('held', { ...most, held: true }), tally('least', { sources: 1, last24h: 0, lastIndependentAt: NOW - 90 * HOUR })]), [
    'least',
    'held',
  ]);
});

test('guides fall behind news', () => assert.deepEqual(ids([tally('guide', { evergreen: true }), tally('news')]), ['news', 'guide']));

test('what the hour lets expect is no growth', () => {
  const others = Array.from({ length: 20 }, (_, i) => tally(`o${i}`, { last6h: 4, last24h: 8 })),
    growthOf = (page: ReturnType<typeof frontPage>) => page.ranked.find((r) => r.storyId === 'a')?.receipt.lines.find((l) => l.signal === 'growth')?.value;
  assert.equal(growthOf(frontPage([...others, tally('a', { last6h: 4, last24h: 8 })], WEIGHTS, NOW, 'en')), 0, 'a morning like that of all others');
  assert.ok((growthOf(frontPage([tally('a', { last6h: 4, last24h: 8 })], WEIGHTS, NOW, 'en')) ?? 0) > 0, 'alone, an even day is expected');
});

test('a page says where a story stood an hour ago, and what moved it', () => {
  const then = frontPage([tally('a', { last24h: 2 }), tally('b', { last24h: 3 })], WEIGHTS, NOW - HOUR, 'en'),
    now = frontPage([tally('a', { last24h: 9 }), tally('b', { last24h: 3 }), tally('c', { last24h: 1 })], WEIGHTS, NOW, 'en', then),
    moved = new Map(now.ranked.map((r) => [r.storyId, r.moved]));
  assert.deepEqual(moved.get('a'), { since: NOW - HOUR, from: 2, by: 'today' });
  assert.deepEqual(moved.get('b')?.from, 1);
  assert.deepEqual(moved.get('c'), { since: NOW - HOUR });
});
