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
