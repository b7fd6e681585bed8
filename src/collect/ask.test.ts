import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedOf } from '../model/feed.ts';
import { askFeed } from './ask.ts';
import type { Fetched } from './fetched.ts';
import { polled } from './poll.ts';
import { readHere } from './read.ts';

const NOW = Date.UTC(2025, 5, 2, 12),
  FEED = feedOf('https://harbour.example/feed');
const answer = (items: string, headers: Readonly<Record<string, string>> = {}, finalUrl = FEED.url): Fetched => ({
  status: 'ok',
  bytes: new TextEncoder().encode(`<rss><channel><title>Harbour</title>${items}</channel></rss>`),
  finalUrl,
  headers,
});
const ONE = '<item><title>one</title><link>https://harbour.example/1</link></item>';

test('the same bytes are read once, and heal what failed; another address, type or byte is read', async () => {
  const ask = (got: Fetched, last?: string): Promise<Fetched> => askFeed(FEED, { get: () => Promise.resolve(got) }, readHere, {}, last),
    first = polled(FEED, undefined, await ask(answer(ONE, { etag: 'W/"1"' })), NOW),
    last = first.state.body,
    failing = polled(FEED, first.state, { status: 'failed', line: 'No.' }, NOW + 1).state,
    again = polled(FEED, failing, await ask(answer(ONE, { etag: 'W/"2"' }), last), NOW + 2);
  assert.ok(last);
  assert.deepEqual([first.items.length, again.items.length, again.answered], [1, 0, true]);
  assert.deepEqual([again.state.failures, again.state.items, again.state.etag, again.state.validFor, again.state.body], [0, 1, 'W/"2"', FEED.url, last]);
  assert.equal((await ask(answer(`${ONE} `), last)).status, 'ok');
  assert.equal((await ask(answer(ONE, {}, 'https://harbour.example/two'), last)).status, 'ok');
  assert.equal((await ask(answer(ONE, { 'content-type': 'text/xml' }), last)).status, 'ok');
});

test('an index of sitemaps is asked for without conditions: its sitemaps change and it does not', async () => {
  const index: Fetched = {
      status: 'ok',
      bytes: new TextEncoder().encode('<sitemapindex><sitemap><loc>https://harbour.example/news.xml</loc></sitemap></sitemapindex>'),
      finalUrl: FEED.url,
      headers: { etag: '"1"', 'last-modified': 'Mon, 02 Jun 2025 11:00:00 GMT' },
    },
    news =
      '<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://harbour.example/1</loc><news:news><news:title>Ferry</news:title></news:news></url></urlset>',
    child: Fetched = { status: 'ok', bytes: new TextEncoder().encode(news), finalUrl: 'https://harbour.example/news.xml', headers: {} },
    got = await askFeed(FEED, { get: (url) => Promise.resolve(url === FEED.url ? index : child) }, readHere),
    { state, items } = polled(FEED, undefined, got, NOW);
  assert.deepEqual([items.length, state.etag, state.lastModified, state.body], [1, undefined, undefined, undefined]);
});

test('a redirect for good is believed where the feed itself never changes', async () => {
  const moved: Fetched = {
      ...(answer(ONE) as Extract<Fetched, { status: 'ok' }>),
      finalUrl: 'https://quay.example/feed',
      movedTo: 'https://quay.example/feed',
    },
    day = 86_400_000;
  let state = polled(FEED, undefined, await askFeed(FEED, { get: () => Promise.resolve(moved) }, readHere), NOW).state,
    patch;
  for (const at of [NOW + day / 2, NOW + day + 1]) {
    const decided = polled(FEED, state, await askFeed(FEED, { get: () => Promise.resolve(moved) }, readHere, {}, state.body), at);
    assert.equal(decided.items.length, 0);
    ({ state, feedPatch: patch } = decided);
  }
  assert.equal(patch?.url, 'https://quay.example/feed');
});
