import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Item } from '../model/item.ts';
import { addressKey } from '../text/address.ts';
import { deskOrder, PLACES } from './order.ts';

const HOUR = 3_600_000;
/** Items in the order of the feed, each so many hours old. */
const feed = (...ages: readonly (number | undefined)[]): Item[] =>
  ages.map((age, position) => ({
    id: `i${position}`,
    feedId: 'f',
    guid: `g${position}`,
    url: `https://gazette.example/${position}`,
    title: `t${position}`,
    authors: [],
    categories: [],
    published: age === undefined ? undefined : 1e12 - age * HOUR,
    position,
    seenAt: 1e12,
  }));
const keys = (n: number): number[] => Array.from({ length: n }, (_, i) => addressKey(`https://gazette.example/${i}`) ?? -1);

test('a feed in the order of its dates says nothing by it, newest or oldest first, nor where a few stand askew or share a day', () => {
  assert.equal(deskOrder(feed(1, 2, 3, 4, 5, 6, 7, 8)), undefined);
  assert.equal(deskOrder(feed(8, 7, 6, 5, 4, 3, 2, 1)), undefined);
  assert.equal(deskOrder(feed(1, 3, 2, 4, 5, 6, 8, 7)), undefined);
  assert.equal(deskOrder(feed(24, 24, 24, 24, 24, 48, 48, 48)), undefined);
});

test('it says nothing where too few items are dated to tell', () => {
  assert.equal(deskOrder([]), undefined);
  assert.equal(deskOrder(feed(9, 1, 7, 2)), undefined);
  assert.equal(deskOrder(feed(9, undefined, 1, undefined, 7, undefined, 2)), undefined);
});

test('what leads first is not by date: the first ten are told, by their addresses', () => {
  assert.deepEqual(deskOrder(feed(9, 20, 1, 2, 3, 4))?.order, keys(6));
  assert.deepEqual(deskOrder(feed(30, 40, ...Array.from({ length: 30 }, (_, i) => i)))?.order, keys(PLACES));
  const [first, ...rest] = feed(9, 20, 1, 2, 3, 4);
  assert.ok(first);
  assert.deepEqual(
    deskOrder([...rest, { ...first, url: undefined }])?.order,
    [0, ...keys(6).slice(1)],
    'the feed’s own places decide, and one without an address has none',
  );
});

test('places reach down to the last item that stands against its date: below it the feed runs by time', () => {
  const byHand = (...ages: readonly (number | undefined)[]): number | undefined => deskOrder(feed(...ages))?.byHand;
  assert.equal(byHand(9, 20, 1, 2, 3, 4), 2);
  assert.equal(byHand(12, 30, 8, 20, 1, 2, 3, 4, 5, 6), 4);
  assert.equal(byHand(8, 1, 9, 2, 7, 3, 6, 4, 10, 5), 9);
  assert.equal(byHand(9, 20, undefined, 11, 1, 2, 3, undefined, 4), 4, 'what has no date has a place among what was put by hand only');
  assert.equal(byHand(9, 20, 1, 2, 2, 3), 2, 'items of one hour follow time');
  const changed = feed(9, 20, 1, 3, 2, 4).map((item, i) => ({ ...item, updated: i < 2 ? item.published : 1e12 - (i - 1) * HOUR }));
  assert.equal(deskOrder(changed)?.byHand, 2, 'what follows time by its changes has no place either');
});

test('a feed in the order of its changes is in order of time', () => {
  const changed = feed(9, 20, 1, 2, 3, 4).map((item, i) => ({ ...item, updated: 1e12 - i * 60_000 }));
  assert.equal(deskOrder(changed), undefined);
});
