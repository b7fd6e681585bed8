import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Item } from '../model/item.ts';
import { itemNames, recognised, type Recognised } from './known.ts';

const NOW = Date.UTC(2025, 5, 2, 12);
const item = (n: number, more: Partial<Item> = {}): Item => ({
  id: `own ${more.guid ?? n}`,
  feedId: 'f',
  guid: `g${n}`,
  url: `https://harbour.example/${n}`,
  title: `t${n}`,
  authors: [],
  categories: [],
  position: n,
  seenAt: NOW,
  ...more,
});
const first = [item(1), item(2), item(3)];
/** As the store would answer after one poll of `before`. */
const after = (items: readonly Item[], before: readonly Item[] = first): Recognised => {
  const { names, items: stored } = recognised(before, [], []),
    asked = new Set(itemNames(items));
  return recognised(
    items,
    names.filter((n) => asked.has(n.name)),
    stored,
  );
};
const ids = (r: Recognised): readonly string[] => r.items.map((i) => i.id);

test('an item is found again by its link, its guid, or without a link its words', () => {
  assert.deepEqual(ids(recognised(first, [], [])), ['own 1', 'own 2', 'own 3']);
  assert.deepEqual(ids(after([item(2, { guid: 'other' })])), ['own 2']);
  assert.deepEqual(ids(after([item(2, { url: 'http://www.harbour.example/two/' })])), ['own 2']);
  assert.deepEqual(ids(after([item(9, { url: undefined, title: 'same' })], [item(1, { url: undefined, title: 'same' })])), ['own 1']);
  assert.deepEqual(ids(after([item(9)])), ['own 9']);
});

test('a guid whose item still stands there with its own link names no other', () => {
  const told = after([item(4, { guid: 'g1' }), item(1, { guid: 'g2' }), item(2, { guid: 'g3' })]);
  assert.equal(new Set(ids(told)).size, 3);
  assert.deepEqual(ids(told).slice(1), ['own 1', 'own 2']);
  assert.ok(!['own 1', 'own 2', 'own 3'].includes(ids(told)[0] ?? ''));
});

test('names that are known to lead to the item are not given again', () => {
  assert.equal(recognised(first, [], []).names.length, 6);
  assert.deepEqual(after(first).names, []);
  assert.deepEqual(
    after([item(1, { guid: 'other' })]).names.map((n) => n.itemId),
    ['own 1'],
  );
});

test('dates that moved for most of what says the same stay as they were, and so does when it was seen', () => {
  const at = (published: number) => first.map((i) => ({ ...i, published, seenAt: published })),
    moved = after(at(NOW + 5), at(NOW)).items;
  assert.deepEqual(
    moved.map((i) => [i.published, i.seenAt]),
    [
      [NOW, NOW],
      [NOW, NOW],
      [NOW, NOW],
    ],
  );
  const one = after([{ ...item(1), published: NOW + 5 }, ...at(NOW).slice(1)], at(NOW)).items;
  assert.equal(one[0]?.published, NOW + 5, 'one date alone is news of its item');
});
