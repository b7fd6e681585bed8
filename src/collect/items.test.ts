import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Feed } from '../model/feed.ts';
import type { ParsedFeed, ParsedItem } from './feeds/feed.ts';
import { itemsOf } from './items.ts';

const FEED: Feed = { id: 'f', url: 'https://harbour.example/feed', title: 'Harbour', paused: false };
const NOW = Date.UTC(2025, 5, 2, 12);
const items = (...given: Partial<ParsedItem>[]) => {
  const parsed: ParsedFeed = {
    format: 'rss',
    title: 'Harbour',
    authors: [],
    categories: [],
    items: given.map((i) => ({ authors: [], categories: [], enclosures: [], ...i })),
  };
  return itemsOf(FEED, parsed, NOW);
};

test('of two versions of one entry the newer stays, in the place of the first', () => {
  const url = 'https://harbour.example/1',
    [one, ...others] = items({ guid: 'a', url, title: 'old', updated: NOW - 2 }, { guid: 'a', url, title: 'new', updated: NOW - 1 });
  assert.deepEqual([one?.title, one?.position, others.length], ['new', 0, 0]);
});

test('items of one guid without links are two where their words are', () => {
  assert.equal(items({ guid: 'a', title: 'x' }, { guid: 'a', title: 'y' }).length, 2);
  assert.equal(items({ guid: 'a', title: 'x' }, { guid: 'a', title: 'x' }).length, 1);
  assert.equal(items({ title: 'x', published: NOW }, { title: 'x', published: NOW - 1 }).length, 1);
});

test('an address that three items of different titles have is that of none, and a front page of no item at all', () => {
  const at = (n: number, url = 'https://harbour.example/ticker') => ({ guid: `g${n}`, title: `t${n}`, url: `${url}#${n}` });
  assert.deepEqual(
    items(at(1), at(2), at(3), at(4, 'https://harbour.example/pier')).map((i) => i.sharesPage ?? false),
    [true, true, true, false],
  );
  assert.deepEqual(
    items(at(1), at(2), at(3, 'https://harbour.example/')).map((i) => i.sharesPage ?? false),
    [false, false, true],
  );
});
