import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { test, type TestContext } from 'node:test';
import { askFeed } from '../../src/collect/ask.ts';
import { createCollector } from '../../src/collect/fetcher.ts';
import { readHere, type Read } from '../../src/collect/read.ts';
import { room } from '../../src/collect/room.ts';
import { createHops } from '../../src/flow.ts';
import { feedOf, pollWork } from '../../src/model/feed.ts';
import { openStore } from '../../src/store/open.ts';
import { createCarrier } from '../../src/work/run.ts';

/** Drills of what hundreds of answers share: the memory for large ones, and the polls in flight. */

const FEED = '<rss version="2.0"><channel><title>Harbour</title><item><title>Ferry</title><guid>1</guid></item></channel></rss>',
  HEAD = FEED.indexOf('<item>'),
  TYPE = { 'content-type': 'application/rss+xml' };

async function listen(t: TestContext, handler: RequestListener): Promise<string> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
function collectorFor(t: TestContext) {
  const collector = createCollector({ contact: '', version: '0', allowPrivate: ['127.0.0.0/8'], clock: Date.now });
  t.after(() => collector.close());
  return collector;
}

test('large answers that wait to be read never hold more than the room and one, small ones pass them, and all are read', { timeout: 60_000 }, async (t) => {
  const padding = Buffer.alloc(9_000_000, 32),
    base = await listen(t, (request, response) => {
      response.writeHead(200, TYPE);
      if (request.url === '/small') return void response.end(FEED);
      response.write(FEED.slice(0, HEAD));
      response.write(padding);
      response.end(FEED.slice(HEAD));
    }),
    collector = collectorFor(t),
    open = Promise.withResolvers<undefined>();
  let most = 0,
    waiting = 0;
  // As the thread does that reads what is foreign: one after another, once it has time.
  const read: Read = async (kind, bytes, context) => {
      waiting++;
      most = Math.max(most, room.used);
      if (bytes.length > 1_000_000) await open.promise;
      return readHere(kind, bytes, context);
    },
    ask = (path: string) => askFeed({ url: base + path }, collector, read),
    large = Array.from({ length: 20 }, (_, i) => ask(`/${i}`));
  while (room.used < 50_000_000) await sleep(10);
  await sleep(300);
  const small = await ask('/small');
  assert.ok(small.status === 'ok' && small.parsed && 'items' in small.parsed);
  assert.ok(waiting < 20, `${waiting} were let in`);
  open.resolve(undefined);
  for (const one of await Promise.all(large)) assert.ok(one.status === 'ok' && one.parsed && 'items' in one.parsed);
  assert.ok(most <= 64_000_000 + 20_000_000, `${most} bytes were held`);
  assert.equal(room.used, 0);
});

test('hundreds of feeds of one slow host do not keep the feed of another waiting, and fail by no wait in line', { timeout: 60_000 }, async (t) => {
  const slow = await listen(t, (_, response) => void setTimeout(() => response.writeHead(200, TYPE).end(FEED), 6_000)),
    quick = await listen(t, (_, response) => response.writeHead(200, TYPE).end(FEED)),
    store = await openStore({ sqlite: ':memory:' }),
    log = { debug: () => undefined, warn: () => undefined, error: () => undefined },
    carrier = createCarrier({ store, hops: createHops(collectorFor(t)).filter((hop) => hop.name === 'poll'), clock: Date.now, log }),
    of = [...Array.from({ length: 400 }, (_, i) => feedOf(`${slow}/${i}`)), feedOf(`${quick}/feed`)],
    last = of.at(-1)?.id ?? '';
  t.after(() => store.close());
  await store.feeds.put(of);
  await store.work.add(of.map((feed, i) => pollWork(feed, i)));
  const started = performance.now();
  carrier.start();
  while ((await store.feeds.get(last))?.state?.lastOkAt === undefined) {
    assert.ok(performance.now() - started < 5_000, 'the other host waits');
    await sleep(20);
  }
  await carrier.stop();
  const states = (await store.feeds.all()).flatMap(({ state }) => (state ? [state] : []));
  assert.ok(states.length > 200, 'many were told to come again');
  assert.ok(states.every((s) => s.failures === 0 && s.trouble === undefined && s.lastError === undefined));
  assert.ok(new Set(states.map((s) => s.nextAt)).size > 200, 'each at a time of its own');
});
