import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { serve } from '@hono/node-server';
import pino from 'pino';
import { createCollector } from '../../src/collect/fetcher.ts';
import { callbackBase, tendSubscriptions } from '../../src/commands/subscribe.ts';
import { createHops } from '../../src/flow.ts';
import { feedOf, pollWork } from '../../src/model/feed.ts';
import { createApp } from '../../src/serve/app.ts';
import { isSigned } from '../../src/serve/websub.ts';
import { openStore } from '../../src/store/open.ts';
import { createCarrier } from '../../src/work/run.ts';

const HOUR = 3_600_000;

async function listen(t: TestContext, handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A publisher with its hub, and a paper that works as `up` does, on a clock that the test moves. */
async function stage(t: TestContext) {
  const asked: URLSearchParams[] = [],
    titles = ['First ferry'];
  let conditional = 0;
  const item = (title: string): string =>
    `<item><title>${title}</title><guid>${title}</guid><description>${'The harbour waits. '.repeat(120)}</description></item>`;
  const feed = (some: readonly string[]): string =>
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Harbour</title><atom:link rel="hub" href="${base}/hub"/><atom:link rel="self" href="${base}/feed"/>${some.map(item).join('')}</channel></rss>`;
  const base = await listen(t, (request, response) => {
    if (request.url === '/hub') return void text(request).then((form) => (asked.push(new URLSearchParams(form)), response.writeHead(202).end()));
    conditional++;
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed(titles));
  });
  let now = Date.UTC(2025, 5, 2, 12);
  const clock = (): number => now,
    store = await openStore({ sqlite: ':memory:' }),
    log = pino({ level: 'silent' }),
    collector = createCollector({ contact: '', version: '0', allowPrivate: ['127.0.0.0/8'], clock }),
    carrier = createCarrier({ store, hops: createHops(collector), clock, log });
  t.after(() => collector.close());
  const app = createApp({ store, settings: { timezone: 'UTC', mode: 'private' }, clock });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  t.after(() => {
    server.close();
    return store.close();
  });
  const paper = `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    only = feedOf(`${base}/feed`);
  await store.feeds.put([only]);
  const poll = async (): Promise<void> => {
    await store.work.add([pollWork(only, now)]);
    await carrier.drain();
  };
  const tend = (): Promise<number> => tendSubscriptions({ store, log }, collector, callbackBase({ PUBLIC_URL: paper, WEBSUB: 'on' }) ?? '', now);
  /** What a hub asks of a subscriber; answers status and body. */
  const confirm = async (mode: string, more: Record<string, string> = {}): Promise<[number, string]> => {
    const query = new URLSearchParams({ 'hub.mode': mode, 'hub.topic': `${base}/feed`, 'hub.challenge': 'ch<b>1', 'hub.lease_seconds': '864000', ...more }),
      got = await fetch(`${asked.at(-1)?.get('hub.callback')}?${query}`);
    return [got.status, await got.text()];
  };
  const push = async (body: string, method = 'sha256', secret = asked.at(-1)?.get('hub.secret') ?? ''): Promise<number> => {
    const signature = `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
    return (
      await fetch(asked.at(-1)?.get('hub.callback') ?? '', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/rss+xml', 'x-hub-signature': signature },
      })
    ).status;
  };
  const state = async () => (await store.feeds.get(only.id))?.state;
  return {
    store,
    asked,
    titles,
    feed,
    only,
    poll,
    tend,
    confirm,
    push,
    state,
    carrier,
    paper,
    pass: (ms: number) => (now += ms),
    requests: () => conditional,
    now: clock,
  };
}

test('websub: a feed is subscribed, verified, pushed, renewed and ended', { timeout: 60_000 }, async (t) => {
  const s = await stage(t);
  await s.poll();
  assert.equal(await s.tend(), 1);
  assert.equal(await s.tend(), 0, 'a hub that was asked is not asked again at once');
  const [first] = s.asked;
  assert.deepEqual([first?.get('hub.mode'), first?.get('hub.topic')], ['subscribe', s.only.url]);
  assert.ok((first?.get('hub.callback') ?? '').startsWith(`${s.paper}/websub/`) && (first?.get('hub.secret') ?? '').length >= 32);

  assert.equal((await s.confirm('subscribe', { 'hub.topic': 'https://other.example/' }))[0], 404);
  assert.equal((await s.confirm('unsubscribe'))[0], 404);
  assert.equal(await s.push(s.feed(['Too early'])), 404, 'nothing is taken before it is verified');
  assert.deepEqual(await s.confirm('subscribe'), [200, 'ch<b>1']);
  assert.equal((await s.confirm('subscribe'))[0], 404, 'a second question was not ours');

  s.pass(HOUR);
  await s.poll();
  const slow = await s.state();
  assert.deepEqual([slow?.rule, slow?.every], ['pushes', 6 * HOUR]);
  const before = s.requests(),
    items = async (): Promise<number> => (await s.store.counts()).items;
  assert.equal(await items(), 1);
  for (const [i, method] of ['sha1', 'sha256', 'sha384', 'sha512'].entries()) {
    assert.equal(await s.push(s.feed([`Ferry ${i}`]), method), 202);
    await s.carrier.drain();
    assert.equal(await items(), 2 + i, method);
  }
  assert.equal(await s.push(s.feed(['Forged']), 'sha256', 'guessed'), 202, 'a wrong signature is answered like a right one');
  assert.equal((await fetch(s.asked.at(-1)?.get('hub.callback') ?? '', { method: 'POST', body: s.feed(['Unsigned']) })).status, 202);
  await s.carrier.drain();
  assert.equal(await items(), 5);
  assert.equal(s.requests(), before, 'what was pushed is not asked for');
  const pushed = await s.state();
  assert.deepEqual([pushed?.nextAt, pushed?.items, pushed?.shrunkFrom], [slow?.nextAt, 1, undefined]);

  s.pass(9.5 * 24 * HOUR);
  assert.equal(await s.tend(), 1, 'the lease is renewed before it ends');
  assert.equal(s.asked.at(-1)?.get('hub.callback'), first?.get('hub.callback'));
  assert.equal((await s.confirm('subscribe'))[0], 200);
  await s.store.feeds.remove(s.only.id);
  assert.equal(await s.tend(), 1);
  assert.equal(s.asked.at(-1)?.get('hub.mode'), 'unsubscribe');
  assert.equal((await s.confirm('unsubscribe'))[0], 200);
  assert.deepEqual(await s.store.subscriptions.all(), []);
});

test('websub: where pushes do not come, or a hub denies, the feed is polled as usual', { timeout: 60_000 }, async (t) => {
  const s = await stage(t);
  await s.poll();
  await s.tend();
  await s.confirm('subscribe');
  for (const title of ['Second ferry', 'Third ferry', 'Fourth ferry']) {
    s.pass(7 * HOUR);
    s.titles.push(title);
    await s.poll();
  }
  assert.notEqual((await s.state())?.rule, 'pushes');
  assert.equal(await s.push(s.feed(['Fifth ferry'])), 202);
  await s.carrier.drain();
  s.pass(HOUR);
  await s.poll();
  assert.equal((await s.state())?.rule, 'pushes', 'a push brings the trust back');
  assert.equal((await s.confirm('denied'))[0], 200);
  s.pass(HOUR);
  await s.poll();
  assert.notEqual((await s.state())?.rule, 'pushes');
  assert.equal(await s.tend(), 0);
});

test('websub: a push that cannot be read is a word to ask; too many, too long ones and unknown addresses are refused', { timeout: 60_000 }, async (t) => {
  const s = await stage(t);
  await s.poll();
  await s.tend();
  await s.confirm('subscribe');
  s.pass(HOUR);
  const before = s.requests();
  assert.equal(await s.push('ping'), 202);
  await s.carrier.drain();
  assert.equal(s.requests(), before + 1);
  for (let n = 0; n < 20; n++) assert.equal(await s.push(s.feed([`Ferry ${n}`])), 202);
  assert.equal(await s.push(s.feed(['One more'])), 429);
  await s.carrier.drain();
  assert.equal((await s.store.counts()).items, 21);
  assert.equal(await s.push('x'.repeat(5_100_000)), 413);
  assert.equal((await fetch(`${s.paper}/websub/guess?hub.mode=subscribe&hub.challenge=x`)).status, 404);
  assert.equal((await fetch(`${s.paper}/websub/guess`, { method: 'POST', body: 'x' })).status, 404);
});

test('a signature is hexadecimal of a known method over the very bytes', () => {
  const body = new TextEncoder().encode('ferry'),
    right = createHmac('sha512', 's').update(body).digest('hex');
  assert.ok(isSigned(`sha512=${right.toUpperCase()}`, 's', body));
  for (const wrong of [
    undefined,
    '',
    right,
    `sha512=${right.slice(2)}`,
    `sha512=${right}00`,
    `md5=${createHmac('md5', 's').update(body).digest('hex')}`,
    `sha512=zz`,
  ])
    assert.ok(!isSigned(wrong, 's', body), String(wrong));
});

test('hubs are asked only where they can reach the paper', () => {
  const base = (PUBLIC_URL: string, WEBSUB: string): string | undefined => callbackBase({ PUBLIC_URL, WEBSUB });
  assert.deepEqual(
    [
      base('', 'on'),
      base('http://paper.example', 'auto'),
      base('http://paper.example', 'on'),
      base('https://paper.example', 'off'),
      base('https://paper.example', 'auto'),
    ],
    [undefined, undefined, 'http://paper.example/websub', undefined, 'https://paper.example/websub'],
  );
});

test('websub: who stops the paper waits for no hub that is silent', { timeout: 20_000 }, async (t) => {
  const called = Promise.withResolvers<undefined>(),
    base = await listen(t, () => called.resolve(undefined)),
    store = await openStore({ sqlite: ':memory:' }),
    collector = createCollector({ contact: '', version: '0', allowPrivate: ['127.0.0.0/8'], clock: Date.now }),
    feeds = ['a', 'b'].map((name) => feedOf(`${base}/${name}`)),
    stop = new AbortController();
  t.after(() => Promise.all([collector.close(), store.close()]));
  await store.feeds.put(feeds);
  for (const { id, url } of feeds) await store.feeds.putState({ feedId: id, failures: 0, nextAt: 0, hub: { hub: `${base}/hub`, topic: url } });
  const round = tendSubscriptions({ store, log: pino({ level: 'silent' }) }, collector, 'http://paper.example/websub', Date.now(), stop.signal);
  await called.promise;
  const started = performance.now();
  stop.abort();
  assert.equal(await round, 1, 'the second is not asked any more');
  assert.ok(performance.now() - started < 2_000);
  assert.deepEqual(
    (await store.subscriptions.all()).map((s) => [s.asking, s.tries]),
    [['subscribe', 1]],
  );
});
