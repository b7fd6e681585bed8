import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parseFeed as parseWithPeer } from 'feedsmith';
import { parseFeed } from '../../src/collect/feeds/parse.ts';
import type { ParsedFeed } from '../../src/collect/feeds/feed.ts';
import { newAccount } from '../../src/serve/desk/login.ts';
import { openStore } from '../../src/store/open.ts';
import { idOf } from '../../src/model/id.ts';
import { NOW, SOURCES } from '../promises/articles.ts';
import { seedEdition, type SeededEdition } from '../promises/edition.ts';
import { readingOf, revisionOf } from '../promises/write.ts';
import { appOf, browser, type App } from './browser.ts';

const ENDINGS = { xml: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' } as const;
const BASE = 'https://paper.example';
let edition: SeededEdition, app: App;
before(async () => {
  edition = await seedEdition();
  app = appOf({ store: edition.store, clock: () => NOW, settings: { publicUrl: BASE } });
});
after(() => edition.store.close());

const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  app.request(path, { headers: { 'accept-language': 'en', ...headers } });
async function parsed(path: string): Promise<ParsedFeed> {
  const response = await get(path);
  assert.equal(response.status, 200, path);
  const feed = parseFeed(new Uint8Array(await response.arrayBuffer()), { url: BASE + path, contentType: response.headers.get('content-type') ?? '' });
  assert.ok(!('rejected' in feed), path);
  return feed as ParsedFeed;
}
const sourceOf = (id: string): string => SOURCES.find((s) => s.id === id)?.name ?? '';
const paths = (): readonly string[] => [
  '',
  `/story/${edition.storyIds[0]}`,
  `/story/${edition.storyIds[0]}/at-least-14-dead-in-ferry-fire-in-the-halden-strait`,
  `/source/${SOURCES.find((s) => s.domain !== '')?.domain}`,
  '/search',
  '/corrections',
];

test('every feed is what it says it is, says the same in all three formats, and names publishers, not us', async () => {
  for (const path of paths()) {
    const query = path === '/search' ? '?q=ferry' : '',
      feeds = await Promise.all(Object.keys(ENDINGS).map((ending) => parsed(`${path}/feed.${ending}${query}`)));
    for (const [i, [ending, type]] of Object.entries(ENDINGS).entries()) {
      const response = await get(`${path}/feed.${ending}${query}`);
      assert.equal(response.headers.get('content-type'), `${type}; charset=utf-8`);
      assert.equal(feeds[i]?.format, ending === 'xml' ? 'rss' : ending);
      const peer = parseWithPeer(await response.text());
      assert.equal(peer.format, ending === 'xml' ? 'rss' : ending, path);
      assert.equal(feeds[i]?.selfUrl, `${BASE}${path}/feed.${ending}${query}`);
    }
    const told = feeds.map((f) => f.items.map((item) => [item.guid, item.url, item.title, item.published, item.contentHtml ?? item.summaryHtml]));
    assert.ok((told[0]?.length ?? 0) > 0, path);
    assert.deepEqual(told[1], told[0], path);
    assert.deepEqual(told[2], told[0], path);
    for (const item of feeds[0]?.items ?? []) {
      assert.match(item.guid ?? '', /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      assert.match(item.url ?? '', /^https:\/\/(?!paper\.example\/(?!article\/))/);
    }
  }
});

test('entries hold verbatim lines with who printed each, and nothing of a publisher who forbids it', async () => {
  let lines = 0;
  for (const path of paths()) {
    const feed = await parsed(`${path}/feed.json${path === '/search' ? '?q=fire' : ''}`);
    for (const item of feed.items) {
      assert.ok(
        edition.revisions.some((r) => r.text.slice(r.headline.start, r.headline.end) === item.title),
        item.title ?? '',
      );
      for (const [, href, outlet, line] of (item.contentHtml ?? '').matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>: <q[^>]*>([^<]*)<\/q>/g)) {
        const plain = (line ?? '')
          .replace(/&quot;/g, '"')
          .replace(/&#39;/g, "'")
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&amp;/g, '&');
        const from = edition.revisions.find((r) => r.text.includes(plain) && (r.canonicalUrl === href || href?.includes(r.articleId)));
        assert.ok(from, plain);
        assert.ok(outlet === sourceOf(from.sourceId) || outlet === from.sourceName || outlet === 'Unknown source', outlet ?? '');
        lines++;
      }
    }
    assert.doesNotMatch(JSON.stringify(feed), /three nights/);
  }
  assert.ok(lines > 8, `${lines} lines`);
});

test('what a program has already is not sent again, and it changes when the paper does', async () => {
  for (const path of paths().map((p) => `${p}/feed.atom${p === '/search' ? '?q=ferry' : ''}`)) {
    const etag = (await get(path)).headers.get('etag') ?? '';
    assert.match(etag, /^"[\w-]{22}"$/);
    const again = await get(path, { 'if-none-match': etag });
    assert.equal(again.status, 304);
    assert.equal(await again.text(), '');
  }
});

test('sections and hubs have feeds where they have pages', async () => {
  const front = await (await get('/?lang=en')).text(),
    found = [...new Set([...front.matchAll(/href="(\/(?:section|hub)\/[^"/?]+)"/g)].map((m) => m[1] ?? ''))];
  assert.ok(found.some((p) => p.startsWith('/section/')) || found.some((p) => p.startsWith('/hub/')), 'the front page names none');
  for (const path of found) {
    for (const ending of Object.keys(ENDINGS)) assert.ok((await parsed(`${path}/feed.${ending}`)).items.length > 0, path);
    assert.ok((await (await get(path)).text()).includes(`href="${path}/feed.xml"`), path);
  }
});

test('pages name their feeds', async () => {
  const [, story, , source] = paths();
  const stories = (await get(story ?? '')).headers.get('location') ?? '';
  for (const [page, feed] of [
    ['/', '/feed'],
    [stories, `${story}/feed`],
    [source ?? '', `${source}/feed`],
    ['/search?q=ferry', '/search/feed'],
  ] as const) {
    const html = await (await get(page)).text();
    for (const [ending, type] of Object.entries(ENDINGS)) {
      const href = new RegExp(`<link rel="alternate" type="${type.replace('+', '\\+')}" href="([^"]+)"`).exec(html)?.[1]?.replace(/&amp;/g, '&') ?? '';
      assert.ok(href.startsWith(`${feed}.${ending}`), `${page} names ${href}`);
      assert.equal((await get(href)).status, 200, href);
    }
  }
});

test('what is not there has no feed, and the host of a request is in none', async () => {
  for (const path of [
    '/story/none/feed.xml',
    '/section/none/feed.atom',
    '/hub/none/feed.json',
    '/source/none.example/feed.xml',
    '/feed.txt',
    '/nothing/feed.xml',
  ])
    assert.equal((await get(path)).status, 404, path);
  assert.equal((await parsed('/search/feed.xml')).items.length, 0);
  const text = await (await get('/feed.atom', { host: '127.0.0.1:9999' })).text();
  assert.doesNotMatch(text, /127\.0\.0\.1|localhost/);
});

test('whatever a headline holds, the feeds stay well-formed', async () => {
  const store = await openStore({ sqlite: ':memory:' }),
    odd = 'A <b>&amp; "B" ]]> \u0001\u000b\ud83d 船 \u202e <script>alert(1)</script>',
    revision = revisionOf({
      key: 'odd',
      source: 'odd',
      sourceName: 'O & <i>dd</i>',
      at: NOW - 60_000,
      lang: 'en',
      headline: odd,
      body: [`The harbour closed, the mayor said, ${odd} and 40 boats stayed where they were.`],
    });
  await store.articles.put([{ id: revision.articleId, url: '', sourceId: 'odd', firstSeen: NOW }]);
  await store.articles.putRevisions([{ revision, terms: ['harbour'] }]);
  await store.claims.put(revision.id, revision.articleId, readingOf(revision));
  const oddApp = appOf({ store, clock: () => NOW });
  for (const ending of Object.keys(ENDINGS)) {
    const text = await (await oddApp.request(`/search/feed.${ending}?q=harbour`)).text();
    assert.doesNotMatch(text, ending === 'json' ? /[\x00-\x08\x0b]/ : /<script|[\x00-\x08\x0b]/);
    const feed = parseFeed(new TextEncoder().encode(text), { url: BASE });
    assert.ok(!('rejected' in feed));
    if (ending !== 'json') assert.equal(parseWithPeer(text).format, ending === 'xml' ? 'rss' : ending);
  }
  await store.close();
});

test('with an account, a feed is had by its key, which opens nothing else and can be made anew', async () => {
  const store = (await seedEdition()).store,
    own = appOf({ store, clock: () => NOW });
  await store.accounts.put(await newAccount('Ida', 'nine herons by the weir', NOW));
  const b = browser(own),
    stranger = browser(own);
  await b.send('/login', '/login', { name: 'Ida', password: 'nine herons by the weir' });
  const key = /feed\.xml\?key=([\w.-]+)/.exec(await b.text('/account'))?.[1] ?? '';
  assert.match(key, /^\w{24}\.[\w-]{43}$/);
  assert.equal((await stranger.get('/feed.xml')).status, 401);
  assert.equal((await stranger.get(`/feed.xml?key=${key.slice(0, -1)}x`)).status, 401);
  assert.equal((await stranger.get(`/feed.xml?key=${idOf('x')}.x`)).status, 401);
  const feed = await stranger.get(`/feed.xml?key=${key}`);
  assert.equal(feed.status, 200);
  assert.ok(!(await feed.text()).includes(key), 'a feed that is passed on does not carry the key');
  for (const path of ['/', '/feeds', '/account', '/feeds.opml']) assert.equal((await stranger.get(`${path}?key=${key}`)).status, 303, path);
  await b.send('/account', '/account/key');
  assert.equal((await stranger.get(`/feed.xml?key=${key}`)).status, 401);
  await store.close();
});
