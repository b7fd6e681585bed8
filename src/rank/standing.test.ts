import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FeedState } from '../model/feed.ts';
import type { Citing, Known, Tally } from '../model/story.ts';
import { citersOf } from './citations.ts';
import { ordersAt, placesOf } from './placement.ts';
import { WEIGHTS } from './score.ts';
import { placement, signals } from './signals.ts';

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;
const same = (id: string): string => id;
/** An article of a source at an address, in a story of its own name unless another is given. */
const known = (address: number, sourceId: string, storyId = `s${address}`): Known => ({ address, articleId: `a${address}`, storyId, sourceId, lang: 'en' });
const placesIn = (feeds: readonly (readonly number[])[], members: readonly Known[], houseOf = same) =>
  new Map(
    [
      ...placesOf(
        feeds.map((order) => ({ order, byHand: order.length })),
        members,
        houseOf,
      ),
    ].map(([id, places]) => [id, places.map((p) => p.place)]),
  );

test('of each house the best place counts, in whichever of its feeds it is', () => {
  const members = [
    known(1, 'herald', 'flood'),
    known(2, 'herald', 'vote'),
    known(3, 'herald', 'flood'),
    known(4, 'post', 'flood'),
    known(5, 'post'),
    known(6, 'post'),
  ];
  assert.deepEqual(
    placesIn(
      [
        [2, 1, 3],
        [3, 9, 2, 1],
        [5, 4, 6],
      ],
      members,
    ).get('flood'),
    [0, 1],
  );
  assert.deepEqual(
    placesIn(
      [
        [2, 1, 3],
        [5, 4, 6],
      ],
      members,
      () => 'family wire',
    ).get('flood'),
    [1],
    'two sources of one house are one',
  );
});

test('a house speaks in its own feed only: one that gathers from everywhere, or of which little is known, says nothing', () => {
  assert.deepEqual(placesIn([[1, 2, 3, 4]], [known(1, 'herald'), known(2, 'post'), known(3, 'wire'), known(4, 'radio')]), new Map());
  assert.deepEqual(placesIn([[1, 2, 7, 8]], [known(1, 'herald'), known(2, 'herald')]), new Map());
  const guest = placesIn([[1, 2, 3, 4]], [known(1, 'post'), known(2, 'herald'), known(3, 'herald'), known(4, 'herald')]);
  assert.deepEqual([guest.get('s1'), guest.get('s2')], [undefined, [1]]);
});

test('what runs by time below has no place, and still says whose feed it is; a state that does not tell has none', () => {
  const members = [known(1, 'herald'), known(2, 'herald'), known(3, 'herald')],
    placed = (byHand?: number) => [...placesOf([{ order: [1, 2, 3], lastOkAt: NOW, ...(byHand === undefined ? {} : { byHand }) }], members, same)];
  assert.deepEqual(placed(1), [['s1', [{ place: 0, articleId: 'a1', at: NOW }]]]);
  assert.deepEqual(placed(2).map(([id]) => id), ['s1', 's2']); // prettier-ignore
  assert.deepEqual(placed(), []);
});

test('a feed counts as of its last answer, a day and a half at most, and never before it', () => {
  const state = (lastOkAt: number | undefined, order: readonly number[] | undefined = [1]): FeedState => ({
    feedId: 'f',
    nextAt: 0,
    failures: 0,
    lastOkAt,
    order,
  });
  assert.equal(ordersAt([state(NOW), state(NOW - 30 * HOUR)], NOW).length, 2);
  assert.deepEqual(ordersAt([state(NOW + 1), state(NOW - 40 * HOUR), state(undefined), { ...state(NOW), order: undefined }], NOW), []);
});

test('a lead of several houses says most, a later place less, and no place nothing', () => {
  assert.equal(placement([]), 0);
  assert.equal(placement([0]), 0.5);
  assert.ok(placement([0, 0, 0]) > placement([0, 0]) && placement([0, 0]) > placement([0, 4]) && placement([0, 4]) > placement([0]) && placement([1]) < 0.5);
  assert.ok(placement(Array.from({ length: 60 }, () => 0)) <= 1);
});

const cites = (articleId: string, sourceId: string, citedSource: string, storyId = 's'): Citing => ({
  storyId,
  articleId,
  sourceId,
  citedId: 'c',
  citedSource,
  address: 1,
});

test('houses are counted that link to another house, each once however often it does', () => {
  const houses = citersOf([cites('x', 'post', 'herald'), cites('y', 'post', 'herald'), cites('z', 'radio', 'post'), cites('w', 'radio', 'herald', 't')], same);
  assert.deepEqual([...(houses.get('s') ?? [])].map(([house, by]) => [house, by.map((c) => c.articleId)]), [
    ['post', ['x', 'y']],
    ['radio', ['z']],
  ]); // prettier-ignore
  assert.equal(houses.get('t')?.size, 1);
  assert.equal(citersOf([cites('x', 'post', 'herald')], () => 'owner one').size, 0, 'two papers of one owner are one house');
});

const tally = (over: Partial<Tally>): Tally => ({
  storyId: 'a', lang: 'en', size: 4, independent: 4, sources: 4, since: NOW - HOUR, until: NOW, lastIndependentAt: NOW, last6h: 1, last24h: 4,
  differing: 0, corrected: 0, opinionOnly: false, evergreen: false, ...over,
}); // prettier-ignore

test('placement and citations together never outweigh one further report of the day', () => {
  fc.assert(
    fc.property(fc.nat(80), fc.array(fc.nat(9), { maxLength: 40 }), fc.nat(200), (last24h, places, citers) => {
      const now = signals(tally({ last24h, places, citers }), NOW),
        more = signals(tally({ last24h: last24h + 1 }), NOW);
      const said = now.placement * WEIGHTS.placement + now.citations * WEIGHTS.citations,
        report = (more.today - now.today) * WEIGHTS.today;
      assert.ok(said <= report + 1e-12, `${said} > ${report}`);
    }),
  );
});

test('what an archive does not have is nothing', () => {
  const { placement: place, citations } = signals(tally({}), NOW);
  assert.deepEqual([place, citations], [0, 0]);
  const told = signals(tally({ places: [0], citers: 2 }), NOW);
  assert.ok(told.placement > 0 && told.citations > 0);
});
