import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Feed, FeedState } from '../model/feed.ts';
import type { Fetched } from './fetched.ts';
import { parseFeed } from './feeds/parse.ts';
import { polled, pushedIn } from './poll.ts';

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
  const within = (ms: number, low: number): void => assert.ok(ms >= low && ms <= low * 2, `${ms / MINUTE} minutes`);
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

test('a feed that has moved for good keeps its address until that was met for a day, and its validators stay with theirs', () => {
  const NEW = 'https://harbour.example/new',
    moved: Fetched = { ...(ok(item(1), '', { etag: 'W/"x-gzip"' }, NEW) as Extract<Fetched, { status: 'ok' }>), finalUrl: NEW },
    first = polled(FEED, undefined, moved, NOW);
  assert.equal(first.feedPatch?.url, FEED.url);
  assert.deepEqual([first.state.move, first.state.etag, first.state.validFor], [{ to: NEW, times: 1, since: NOW }, 'W/"x-gzip"', NEW]);
  const portal = polled(FEED, first.state, { ...moved, bytes: new TextEncoder().encode('<html>Log in</html>'), movedTo: 'https://portal.example/' }, NOW + 1);
  assert.deepEqual([portal.state.move?.to, portal.state.trouble, portal.feedPatch], [NEW, 'page', undefined]);
  const again = polled(FEED, portal.state, moved, NOW + 23 * 60 * MINUTE),
    believed = polled(FEED, again.state, moved, NOW + 25 * 60 * MINUTE);
  assert.deepEqual([again.feedPatch?.url, believed.feedPatch?.url, believed.state.move], [FEED.url, NEW, undefined]);
  assert.equal(polled(FEED, again.state, ok(item(1)), NOW + 25 * 60 * MINUTE).state.move, undefined);
});

test('410 stops a feed until somebody asks again; 404 only slows it down', () => {
  const gone = polled(FEED, undefined, { status: 'gone', code: 410, line: 'Gone.', trouble: 'gone' }, NOW).state,
    missing = polled(FEED, undefined, { status: 'gone', code: 404, line: 'Missing.', trouble: 'missing' }, NOW).state;
  assert.deepEqual([gone.goneAt, missing.goneAt, missing.failures], [NOW, undefined, 1]);
  assert.equal(polled(FEED, gone, ok(item(1)), NOW + MINUTE).state.goneAt, undefined);
});

test('a feed that was not asked because its server wants to be left alone has not failed', () => {
  const good = polled(FEED, undefined, ok(item(1)), NOW).state,
    held = polled(FEED, good, { status: 'failed', line: 'Left alone.', trouble: 'busy', retryAfterMs: 60 * MINUTE }, NOW + 30 * MINUTE);
  assert.deepEqual([held.state.failures, held.state.lastError, held.state.lastPolledAt, held.answered], [0, undefined, NOW, false]);
  assert.ok(held.state.nextAt >= NOW + 90 * MINUTE);
  const refused = polled(FEED, good, { status: 'failed', code: 503, line: 'Busy.', trouble: 'busy', retryAfterMs: 60 * MINUTE }, NOW).state;
  assert.deepEqual([refused.failures, refused.rule], [1, 'retry-after']);
});

test('a feed that comes back empty or as a web page gives no items, says so, and takes nothing away', () => {
  const good = polled(FEED, undefined, ok(item(1) + item(2) + item(3)), NOW).state,
    empty = polled(FEED, good, ok(''), NOW + MINUTE),
    page = polled(FEED, good, { status: 'ok', bytes: new TextEncoder().encode('<!DOCTYPE html><p>Sorry'), finalUrl: FEED.url, headers: {} }, NOW + MINUTE);
  assert.deepEqual([empty.items, empty.state.shrunkFrom, empty.state.failures], [[], 3, 0]);
  assert.deepEqual([page.items, page.state.trouble, page.state.items, page.state.failingSince], [[], 'page', 3, NOW + MINUTE]);
  assert.equal(polled(FEED, empty.state, ok(''), NOW + 2 * MINUTE).state.shrunkFrom, 3);
  assert.equal(polled(FEED, empty.state, ok(item(4) + item(5)), NOW + 2 * MINUTE).state.shrunkFrom, undefined);
});

test('the same items again are no change, whatever their dates; another title is one', () => {
  const dated = (n: number): string => item(1, `<pubDate>${new Date(NOW - n * MINUTE).toUTCString()}</pubDate>`),
    first = polled(FEED, undefined, ok(dated(60)), NOW).state,
    same = polled(FEED, first, ok(dated(1)), NOW + 60 * MINUTE).state,
    retitled = polled(FEED, same, ok(dated(1).replace('t1', 'T1')), NOW + 120 * MINUTE).state;
  assert.deepEqual([first.changedAt, same.changedAt, retitled.changedAt], [NOW - 60 * MINUTE, NOW - 60 * MINUTE, NOW + 120 * MINUTE]);
  assert.deepEqual([same.pace?.polls, same.pace?.changed], [1, 0]);
});

test('other bytes that say the same of the items have nothing to be kept; a word more does, and so does a date that has come', () => {
  const ahead = new Date(NOW + 30 * 60 * MINUTE).toUTCString(),
    said = item(1, '<description>The ferry leaves.</description>') + item(2, `<pubDate>${ahead}</pubDate>`),
    first = polled(FEED, undefined, ok(said), NOW),
    same = polled(FEED, first.state, ok(said, '<lastBuildDate>Mon, 02 Jun 2025 12:00:00 GMT</lastBuildDate>'), NOW + MINUTE),
    again = polled(FEED, same.state, ok(said), NOW + 2 * MINUTE),
    longer = polled(FEED, again.state, ok(said.replace('leaves.', 'leaves late.')), NOW + 3 * MINUTE),
    come = polled(FEED, again.state, ok(said), NOW + 7 * 60 * MINUTE);
  assert.deepEqual([first.items.length, same.items.length, again.items.length, longer.items.length, come.items.length], [2, 0, 0, 2, 2]);
  assert.deepEqual([again.answered, again.state.items, again.state.mark, again.state.failures], [true, 2, first.state.mark, 0]);
  assert.equal(polled({ ...FEED, lang: 'de' }, first.state, ok(said), NOW).items.length, 2, 'what the feed is said to be counts too');
  const body = ok(said.replace('t1', 'T1'));
  const pushed = pushedIn(FEED, first.state, parseFeed(body.status === 'ok' ? body.bytes : new Uint8Array(), { url: FEED.url }), NOW);
  assert.equal(polled(FEED, pushed.state, ok(said), NOW + MINUTE).items.length, 2, 'a push may have said something else meanwhile');
});

test('the order of a desk stays where the same is said in other bytes', () => {
  const ages = [5, 1, 9, 2, 8, 3, 7, 4, 6, 10],
    said = ages.map((age, n) => item(n, `<pubDate>${new Date(NOW - age * 60 * MINUTE).toUTCString()}</pubDate>`)).join(''),
    first = polled(FEED, undefined, ok(said), NOW).state,
    again = polled(FEED, first, ok(said, '<ttl>60</ttl>'), NOW + MINUTE).state;
  assert.equal(first.order?.length, 10);
  assert.deepEqual([again.order, again.byHand], [first.order, first.byHand]);
});

test('one entry of a ticker that a hub pushes alone is known as one, by what the whole list showed', () => {
  const entry = (n: number): string => `<item><title>t${n}</title><link>/ticker#${n}</link><guid>g${n}</guid></item>`,
    hub = { link: '<https://hub.example/>; rel="hub"' },
    bytes = (n: number): Uint8Array => new TextEncoder().encode(`<rss><channel><title>Harbour</title>${entry(n)}</channel></rss>`),
    shares = (state: FeedState | undefined): (boolean | undefined)[] =>
      pushedIn(FEED, state, parseFeed(bytes(4), { url: FEED.url }), NOW).items.map((i) => i.sharesPage);
  assert.deepEqual(shares(polled(FEED, undefined, ok(entry(1) + entry(2) + entry(3), '', hub), NOW).state), [true]);
  assert.deepEqual(shares(polled(FEED, undefined, ok(entry(1) + entry(2), '', hub), NOW).state), [undefined], 'an article that stands there twice has a page');
});
