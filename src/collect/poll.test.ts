import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Feed } from '../model/feed.ts';
import type { Fetched } from './fetched.ts';
import { polled } from './poll.ts';

const FEED: Feed = { id: 'f1', url: 'https://harbour.example/feed', title: 'https://harbour.example/feed', paused: false };
const NOW = Date.UTC(2025, 5, 2, 12);
const MINUTE = 60_000;

function ok(items: string, channel = '', headers: Record<string, string> = {}, movedTo?: string): Fetched {
  const text = `<rss><channel><title>Harbour</title><language>en-GB</language>${channel}${items}</channel></rss>`;
  return { status: 'ok', bytes: new TextEncoder().encode(text), finalUrl: FEED.url, headers, movedTo };
}
const item = (n: number, more = ''): string => `<item><title>t${n}</title><link>/${n}</link><guid>g${n}</guid>${more}</item>`;

test('items have ids that stay, addresses that are whole, and no date from the future', () => {
  const first = polled(
    FEED,
    undefined,
    ok(item(1, '<pubDate>Mon, 02 Jun 2025 11:00:00 GMT</pubDate>') + item(2, '<pubDate>Fri, 02 Jun 2090 11:00:00 GMT</pubDate>')),
    NOW,
  );
  const again = polled(FEED, first.state, ok(item(2) + item(1)), NOW + MINUTE);
  assert.equal(again.items[1]?.id, first.items[0]?.id);
  assert.deepEqual([first.items[0]?.url, first.items[0]?.published, first.items[0]?.lang], ['https://harbour.example/1', NOW - 60 * MINUTE, 'en-GB']);
  assert.equal(first.items[1]?.published, undefined);
  assert.deepEqual(first.feedPatch, { ...FEED, title: 'Harbour', lang: 'en' });
});

test('a guid that every item shares identifies none of them', () => {
  const { items } = polled(FEED, undefined, ok('<item><guid>x</guid><link>/1</link></item><item><guid>x</guid><link>/2</link></item>'), NOW);
  assert.equal(new Set(items.map((i) => i.id)).size, 2);
});

test('an item without a title takes its own first words', () => {
  const { items } = polled(FEED, undefined, ok(`<item><link>/1</link><description>${'harbour '.repeat(40)}</description></item>`), NOW);
  assert.equal(items[0]?.title, 'harbour '.repeat(12).trim());
});

test('the interval follows the feed: rhythm, ttl, freshness, between five minutes and a day', () => {
  const every = (f: Fetched): number => polled(FEED, undefined, f, NOW).state.nextAt - NOW;
  const dated = (gap: number): string => [0, 1, 2, 3, 4].map((n) => item(n, `<pubDate>${new Date(NOW - n * gap).toUTCString()}</pubDate>`)).join('');
  const within = (ms: number, low: number): void => assert.ok(ms >= low && ms <= low * 1.1, `${ms / MINUTE} minutes`);
  within(every(ok(dated(2 * MINUTE))), 5 * MINUTE);
  within(every(ok(dated(40 * MINUTE))), 20 * MINUTE);
  within(every(ok(dated(2 * MINUTE), '<ttl>45</ttl>')), 45 * MINUTE);
  within(every(ok(dated(2 * MINUTE), '', { 'cache-control': 'public, max-age=600' })), 10 * MINUTE);
  within(every(ok(item(1), '<ttl>99999</ttl>')), 24 * 60 * MINUTE);
});

test('failures back off, keep what is known, and say why; success forgets them', () => {
  const good = polled(FEED, undefined, ok(item(1), '', { etag: '"1"' }), NOW).state;
  const once = polled(FEED, good, { status: 'failed', line: 'No.' }, NOW).state;
  const twice = polled(FEED, once, { status: 'failed', line: 'No.' }, NOW).state;
  assert.deepEqual([once.failures, twice.failures, twice.lastError, twice.etag, twice.lastOkAt], [1, 2, 'No.', '"1"', NOW]);
  assert.ok(twice.nextAt > once.nextAt);
  assert.ok(polled(FEED, good, { status: 'failed', line: '', retryAfterMs: 3_600_000 }, NOW).state.nextAt >= NOW + 3_600_000);
  const page = polled(FEED, good, { status: 'ok', bytes: new TextEncoder().encode('<html></html>'), finalUrl: FEED.url, headers: {} }, NOW);
  assert.match(page.state.lastError ?? '', /web page/);
  const healed = polled(FEED, twice, { status: 'not-modified', headers: {} }, NOW).state;
  assert.deepEqual([healed.failures, healed.lastError, healed.etag], [0, undefined, '"1"']);
});

test('the order of a desk is kept while nothing changes, and is that of the last answer', () => {
  const at = (hours: number): string => `<pubDate>${new Date(NOW - hours * 60 * MINUTE).toUTCString()}</pubDate>`,
    led = polled(FEED, undefined, ok([9, 20, 1, 2, 3, 4].map((hours, n) => item(n, at(hours))).join('')), NOW).state;
  assert.equal(led.order?.length, 6);
  assert.deepEqual(polled(FEED, led, { status: 'not-modified', headers: {} }, NOW).state.order, led.order);
  assert.deepEqual(polled(FEED, led, { status: 'failed', line: 'No.' }, NOW).state.order, led.order);
  const fell = polled(FEED, led, ok([20, 9, 1, 2, 3, 4].map((hours, n) => item(n + 1, at(hours))).join('')), NOW).state;
  assert.ok(fell.order && led.order && !fell.order.includes(led.order[0] ?? 0), 'what left the feed has no place in it');
  const byTime = polled(FEED, led, ok([1, 2, 3, 4, 9, 20].map((hours, n) => item(n, at(hours))).join('')), NOW).state;
  assert.ok(!('order' in byTime));
});

test('a feed that has moved for good is asked at its new address', () => {
  assert.equal(polled(FEED, undefined, ok(item(1), '', {}, 'https://harbour.example/new'), NOW).feedPatch?.url, 'https://harbour.example/new');
});

test('the same bytes are read once, and heal what failed; another address, type or byte is read', () => {
  const first = polled(FEED, undefined, ok(item(1)), NOW),
    failing = polled(FEED, first.state, { status: 'failed', line: 'No.' }, NOW).state,
    again = polled(FEED, failing, ok(item(1)), NOW + MINUTE);
  assert.deepEqual([first.items.length, again.items.length, again.state.failures, again.state.items], [1, 0, 0, 1]);
  assert.ok(again.state.nextAt > NOW + MINUTE);
  assert.equal(polled(FEED, again.state, ok(item(1, ' ')), NOW).items.length, 1);
  assert.equal(polled(FEED, again.state, { ...ok(item(1)), finalUrl: 'https://harbour.example/two' } as Fetched, NOW).items.length, 1);
  assert.equal(polled(FEED, again.state, ok(item(1), '', { 'content-type': 'text/xml' }), NOW).items.length, 1);
});
