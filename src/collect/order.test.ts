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
  assert.deepEqual(deskOrder(feed(9, 20, 1, 2, 3, 4)), keys(6));
  assert.deepEqual(deskOrder(feed(30, 40, ...Array.from({ length: 30 }, (_, i) => i))), keys(PLACES));
  const [first, ...rest] = feed(9, 20, 1, 2, 3, 4);
  assert.ok(first);
  assert.deepEqual(
    deskOrder([...rest, { ...first, url: undefined }]),
    [0, ...keys(6).slice(1)],
    'the feed’s own places decide, and one without an address has none',
  );
});

test('a feed in the order of its changes is in order of time', () => {
  const changed = feed(9, 20, 1, 2, 3, 4).map((item, i) => ({ ...item, updated: 1e12 - i * 60_000 }));
  assert.equal(deskOrder(changed), undefined);
});
