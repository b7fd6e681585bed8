import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { createCollector, type Collector } from '../../src/collect/fetcher.ts';
import { findFeeds } from '../../src/collect/find.ts';
import { addressOf, siteFeeds } from '../../src/collect/site-feeds.ts';
import { withoutLogin } from '../../src/collect/credentials.ts';
import { credentialsFor } from '../../src/commands/credentials.ts';
import { deskTools, writeList } from '../../src/commands/desk-tools.ts';
import { listed } from '../../src/commands/feeds.ts';
import { createHops } from '../../src/flow.ts';
import { feedOf, pollWork, type Feed } from '../../src/model/feed.ts';
import { keysIn } from '../../src/store/seal.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { objections } from '../promises/allowed.ts';
import type { AnyHop } from '../../src/work/hop.ts';
import { onBoth } from '../contract/engines.ts';
import { folder } from '../run.ts';
import { appOf, browser, formsIn } from './browser.ts';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RSS = (title: string): string =>
  `<rss version="2.0"><channel><title>${title}</title><item><title>Ferry leaves</title><link>https://harbour.example/1</link><pubDate>Mon, 02 Jun 2025 11:00:00 GMT</pubDate></item></channel></rss>`;
const PAGES: Readonly<Record<string, readonly [string, string]>> = {
  '/news': [
    'text/html',
    '<link rel="alternate" type="application/rss+xml" href="/a.xml"><link rel="alternate" type="application/atom+xml" href="/gone.xml"><link rel="alternate" type="application/rss+xml" title="B" href="/b.xml">',
  ],
  '/one': ['text/html', '<link rel="alternate" type="application/rss+xml" href="/a.xml">'],
  '/plain/page': ['text/html', '<h1>No feed named</h1>'],
  '/plain/page/feed': ['application/xml', RSS('Usual')],
  '/bare': ['text/html', '<h1>Nothing at all</h1>'],
  '/a.xml': ['application/rss+xml', RSS('Harbour A')],
  '/b.xml': ['application/rss+xml', RSS('Harbour <script>alert(1)</script> B')],
};
const SECRET = 'tern-and-sandpiper';

let server: Server, base: string, collector: Collector;
const asked: { path: string; authorization?: string | undefined; key?: string | undefined; port: number }[] = [];
let elsewhere: Server, other: string;
const answer = (request: IncomingMessage, response: ServerResponse): void => {
  const path = request.url ?? '';
  asked.push({ path, authorization: request.headers.authorization, key: request.headers['x-key'] as string | undefined, port: request.socket.localPort ?? 0 });
  if (path === '/closed.xml' && request.headers.authorization === undefined && request.headers['x-key'] === undefined)
    return void response.writeHead(401).end();
  if (path === '/closed.xml') return void response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(RSS('Closed'));
  const link = (url: string): string => `<link rel="alternate" type="application/rss+xml" href="${url}">`;
  if (path === '/both') return void response.writeHead(200, { 'content-type': 'text/html' }).end(link(`${other}/a.xml`) + link('/closed.xml'));
  if (path === '/foreign') return void response.writeHead(200, { 'content-type': 'text/html' }).end(link(`${other}/b.xml`));
  if (path === '/moved.xml') return void response.writeHead(301, { location: `${other}/a.xml` }).end();
  if (path === '/away.xml') return void response.writeHead(302, { location: `${other}/closed.xml` }).end();
  const page = PAGES[path];
  if (!page) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': page[0] }).end(page[1]);
};
before(async () => {
  server = createServer(answer).listen(0, '127.0.0.1');
  elsewhere = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((r) => setTimeout(r, 50));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  other = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  collector = createCollector({ contact: '', version: '0', allowPrivate: ['127.0.0.0/8'], clock: Date.now });
});
after(async () => {
  await collector.close();
  for (const s of [server, elsewhere]) {
    s.close();
    s.closeAllConnections();
  }
});

test('an address is read as people type it, and never with a password in it', () => {
  const url = (typed: string): string => {
    const made = addressOf(typed);
    return 'url' in made ? made.url.href : made.line;
  };
  assert.equal(url(' harbour.example/news '), 'https://harbour.example/news');
  assert.equal(url('harbour.example:8443/x'), 'https://harbour.example:8443/x');
  assert.equal(url('feed:https://harbour.example/rss'), 'https://harbour.example/rss');
  assert.equal(url('feed://harbour.example/rss'), 'https://harbour.example/rss');
  assert.match(url('ftp://harbour.example/'), /not fetched/);
  assert.match(url('javascript:alert(1)'), /not fetched/);
  assert.match(url('https://ida:secret@harbour.example/'), /must not hold/);
  assert.match(url(''), /not a web address/);
  const feeds = (typed: string): readonly string[] => siteFeeds(new URL(typed));
  assert.deepEqual(feeds('https://www.youtube.com/channel/UCabc'), ['https://www.youtube.com/feeds/videos.xml?channel_id=UCabc']);
  assert.deepEqual(feeds('https://www.youtube.com/playlist?list=PLx'), ['https://www.youtube.com/feeds/videos.xml?playlist_id=PLx']);
  assert.deepEqual(feeds('https://www.youtube.com/@harbour'), [], 'its page names the feed');
  assert.deepEqual(feeds('https://mastodon.example/@ida'), ['https://mastodon.example/@ida.rss']);
  assert.deepEqual(feeds('https://harbour.example/news'), []);
});

test('feeds are found at the address, named by the page, or at the usual places; what answers no feed is none', async () => {
  const find = async (path: string): Promise<readonly string[]> => {
    const { feeds, line } = await findFeeds(`${base}${path}`, collector);
    return feeds.length > 0 ? feeds.map((f) => `${f.url.replace(base, '')} ${f.title} ${f.items}`) : [line ?? ''];
  };
  assert.deepEqual(await find('/a.xml'), ['/a.xml Harbour A 1']);
  assert.deepEqual(
    await find('/news'),
    ['/a.xml Harbour A 1', '/b.xml Harbour  B 1'.replace('  ', ' ')].map((s) => s),
  );
  assert.deepEqual(await find('/plain/page'), ['/plain/page/feed Usual 1']);
  assert.match((await find('/bare'))[0] ?? '', /names no feed/);
  assert.match((await find('/nothing'))[0] ?? '', /nothing at this address/);
  const guarded = createCollector({ contact: '', version: '0', allowPrivate: [], clock: Date.now });
  assert.match((await findFeeds(`${base}/a.xml`, guarded)).line ?? '', /private network/);
  await guarded.close();
});

const paper = (store: Store, keys = keysIn(mkdtemp())) => appOf({ store, clock: () => Date.UTC(2025, 5, 2, 12), keys, tools: deskTools(collector, 30) });
const made: string[] = [];
function mkdtemp(): string {
  const path = mkdtempSync(join(tmpdir(), 'broadsheet-keys-'));
  made.push(path);
  return path;
}
after(() => made.forEach((path) => rmSync(path, { recursive: true, force: true })));

onBoth('feeds are added by address, from packs and from a list; paused, resumed, refreshed and deleted', async (store) => {
  const b = browser(paper(store));
  assert.equal((await b.send('/feeds', '/feeds/find', { url: `${base}/one` })).headers.get('location'), '/feeds?done=1');
  const [added] = await store.feeds.all();
  assert.equal(added?.feed.url, `${base}/a.xml`);
  assert.equal(added?.feed.title, 'Harbour A');
  assert.equal((await b.send('/setup', '/feeds/find', { url: `${base}/one` })).headers.get('location'), '/feeds?done=0');
  const several = await (await b.send('/feeds', '/feeds/find', { url: `${base}/news` })).text();
  assert.match(several, /b\.xml/);
  assert.doesNotMatch(several, /<script>/);
  const token = /name="token" value="([^"]+)"/.exec(several)?.[1] ?? '';
  const add = (rows: readonly string[]): Promise<Response> => b.post('/feeds/add', { token, 'add[]': rows });
  assert.equal((await add([])).status, 400);
  assert.equal((await add(['not json', '["javascript:alert(1)","x"]', '["https://ida:pw@harbour.example/","x"]', '[1,2]'])).status, 400);
  assert.equal((await add([JSON.stringify([`${base}/b.xml`, 'B'])])).headers.get('location'), '/feeds?done=1');
  const none = await b.send('/feeds', '/feeds/find', { url: `${base}/bare` });
  assert.equal(none.status, 400);
  assert.match(await none.text(), /names no feed/);

  const packs = await b.text('/feeds/packs');
  assert.match(packs, /Unverified/);
  assert.equal((await b.send('/feeds/packs', '/feeds/packs', { 'country[]': 'IE' })).headers.get('location'), '/feeds?done=1');
  assert.ok(Number(/done=(\d+)/.exec((await b.send('/feeds/packs', '/feeds/packs', { 'topic[]': 'Deutsch' })).headers.get('location') ?? '')?.[1]) > 3);

  const id = added?.feed.id ?? '';
  await store.work.done(await store.work.due('poll', Number.MAX_SAFE_INTEGER, 999));
  assert.equal((await b.send(`/feeds/${id}`, `/feeds/${id}/pause`)).status, 303);
  assert.equal((await store.feeds.get(id))?.feed.paused, true);
  assert.match(await b.text(`/feeds/${id}?done=pause`), /The feed is paused/);
  await b.send(`/feeds/${id}`, `/feeds/${id}/resume`);
  assert.equal((await store.feeds.get(id))?.feed.paused, false);
  assert.equal((await store.work.due('poll', Date.UTC(2025, 5, 2, 12), 9)).length, 1);
  await b.send(`/feeds/${id}`, `/feeds/${id}/refresh`);
  await b.send(`/feeds/${id}`, `/feeds/${id}/delete`);
  assert.equal(await store.feeds.get(id), undefined);
  assert.equal((await b.get(`/feeds/${id}`)).status, 404);
});

onBoth('a list goes in and comes out as it was; logins in its addresses are sealed and never come out', async (store) => {
  const b = browser(paper(store)),
    list = `<opml version="2.0"><body><outline text="Harbours &amp; &lt;b&gt;"><outline type="rss" text="Gezeiten „Ebbe“ 船" xmlUrl="https://harbour.example/rss?a=1&amp;b=2" language="de" country="DE"/></outline>
    <outline text="Closed" xmlUrl="https://ida:${SECRET}@closed.example/rss"/><outline text="Not the web" xmlUrl="javascript:alert(1)"/></body></opml>`;
  assert.equal((await b.send('/feeds', '/feeds/opml', { text: list })).headers.get('location'), '/feeds?done=2');
  const out = await (await b.get('/feeds.opml')).text();
  assert.doesNotMatch(out, new RegExp(`${SECRET}|javascript`));
  const again = listed(new TextEncoder().encode(out)).map((l) => l.feed);
  assert.deepEqual(
    again.toSorted((x, y) => (x.id < y.id ? -1 : 1)),
    (await store.feeds.all()).map((f) => ({ country: undefined, lang: undefined, topic: undefined, ...f.feed })),
  );
  assert.equal(again.find((f) => f.lang === 'de')?.topic, 'Harbours & <b>');
  assert.equal((await store.credentials.all()).length, 1);
  assert.equal((await b.send('/feeds', '/feeds/opml', { text: 'no list' })).status, 400);
  assert.equal((await b.send('/feeds', '/feeds/opml', { text: '' })).status, 400);
  const form = new FormData();
  form.set('token', /name="token" value="([^"]+)"/.exec(await b.text('/feeds'))?.[1] ?? '');
  form.set('file', new File([`<opml><body>${'<outline text="x" xmlUrl="https://a.example/1"/>'.repeat(20_000)}</body></opml>`], '../../etc/passwd'));
  assert.equal((await b.upload('/feeds/opml', form)).headers.get('location'), '/feeds?done=1', 'a list of a megabyte');
  assert.deepEqual(withoutLogin('https://a%40b:p%3Aw@h.example/x'), { url: 'https://h.example/x', login: { kind: 'basic', user: 'a@b', password: 'p:w' } });
});

onBoth('a feed’s login is sealed, sent to its own origin alone, and never shown, logged or exported', async (store, t) => {
  const data = folder(t),
    keys = keysIn(data),
    b = browser(paper(store, keys)),
    lines: string[] = [];
  assert.equal(statSync(join(data, 'secret.key')).mode & 0o777, 0o600);
  const response = await b.send('/feeds', '/feeds/find', { url: `${base}/closed.xml`, user: 'ida', password: SECRET });
  assert.equal(response.headers.get('location'), '/feeds?done=1');
  const { id } = feedOf(`${base}/closed.xml`),
    away = feedOf(`${base}/away.xml`);
  await store.feeds.put([away]);
  await b.send(`/feeds/${away.id}`, `/feeds/${away.id}/credential`, { header: 'X-Key', value: SECRET });
  for (const [fields, status] of [
    [{ header: 'Host', value: 'evil.example' }, 400],
    [{ header: 'X-Key', value: 'a\r\nb: c' }, 400],
    [{ header: 'bad name', value: 'x' }, 400],
    [{ user: 'a:b', password: 'x' }, 400],
    [{}, 400],
  ] as const)
    assert.equal((await b.send(`/feeds/${away.id}`, `/feeds/${away.id}/credential`, fields)).status, status);
  const sealed = JSON.stringify(await store.credentials.all());
  assert.doesNotMatch(sealed, new RegExp(SECRET));
  assert.ok(!sealed.includes(Buffer.from(SECRET).toString('base64').slice(0, 12)));

  const own = createCollector({
    contact: '',
    version: '0',
    allowPrivate: ['127.0.0.0/8'],
    clock: Date.now,
    credentialsFor: credentialsFor(store, data, { warn: (...args: unknown[]) => void lines.push(JSON.stringify(args)) }),
  });
  asked.length = 0;
  assert.equal((await own.get(`${base}/closed.xml`)).status, 'ok');
  assert.equal((await own.get(`${base}/away.xml`)).status, 'refused', 'it redirects to another origin, which is told nothing');
  assert.equal((await own.get(`${base}/a.xml`)).status, 'ok');
  assert.deepEqual(
    asked.map((a) => [a.path, a.authorization !== undefined, a.key !== undefined]),
    [
      ['/closed.xml', true, false],
      ['/away.xml', false, true],
      ['/closed.xml', false, false],
      ['/a.xml', false, false],
    ],
  );
  await own.close();
  for (const path of ['/feeds', `/feeds/${id}`, `/feeds/${away.id}`, '/feeds.opml', '/status', '/feeds/packs']) {
    const html = await b.text(path);
    assert.ok(!html.includes(SECRET) && !html.includes(Buffer.from(`ida:${SECRET}`).toString('base64')), path);
  }
  const wrongKey = folder(t),
    other = credentialsFor(store, wrongKey, { warn: (...args: unknown[]) => void lines.push(JSON.stringify(args)) });
  assert.equal(await other(`${base}/closed.xml`), undefined);
  assert.ok(lines.length > 0 && lines.every((l) => !l.includes(SECRET)));
  await b.send(`/feeds/${id}`, `/feeds/${id}/nocredential`);
  await store.feeds.remove(away.id);
  assert.deepEqual(await store.credentials.all(), []);
});

onBoth('a login given with an address goes to no feed at another origin, however that is found', async (store) => {
  const b = browser(paper(store)),
    given = { user: 'ida', password: SECRET };
  asked.length = 0;
  await b.send('/feeds', '/feeds/find', { url: `${base}/foreign`, ...given });
  await b.send('/feeds', '/feeds/find', { url: `${base}/moved.xml`, ...given });
  assert.deepEqual((await store.feeds.all()).map((f) => f.feed.url).sort(), [`${other}/a.xml`, `${other}/b.xml`].sort());
  assert.deepEqual(await store.credentials.all(), []);
  for (const { feed } of await store.feeds.all()) await store.feeds.remove(feed.id);

  const several = await (await b.send('/feeds', '/feeds/find', { url: `${base}/both`, ...given })).text(),
    hidden = formsIn(several).find((f) => f.action === '/feeds/add')?.hidden ?? {},
    rows = [`${other}/a.xml`, `${base}/closed.xml`].map((url) => JSON.stringify([url, '']));
  assert.ok(hidden['sealed'] && !several.includes(SECRET));
  assert.equal((await b.post('/feeds/add', { ...hidden, 'add[]': rows })).headers.get('location'), '/feeds?done=2');
  assert.deepEqual(
    (await store.credentials.all()).map((k) => [k.feedId, k.origin]),
    [[feedOf(`${base}/closed.xml`).id, base]],
  );
  assert.ok(asked.every((a) => a.port === Number(new URL(base).port) || a.authorization === undefined));
  await store.feeds.remove(feedOf(`${base}/closed.xml`).id);
  const stranger = browser(paper(store)),
    theirs = formsIn(await stranger.text('/feeds'))[0]?.hidden ?? {};
  await stranger.post('/feeds/add', { ...theirs, sealed: hidden['sealed'], 'add[]': rows });
  assert.deepEqual(await store.credentials.all(), []);
});

onBoth('a feed that is deleted or paused while its server is asked stays so', async (store) => {
  const feeds = ['gone', 'still'].map((name) => feedOf(`https://${name}.example/feed`)),
    [gone, still] = feeds as [Feed, Feed];
  await store.feeds.put(feeds);
  await store.work.add(feeds.map((f) => pollWork(f, 0)));
  const slow: Collector = {
    async get(url) {
      if (url === gone.url) await store.feeds.remove(gone.id);
      else await store.feeds.put([{ ...still, paused: true }]);
      return { status: 'ok', bytes: new TextEncoder().encode(RSS('Its own title')), finalUrl: url, headers: {} };
    },
    page: () => Promise.resolve({ status: 'failed', line: '' }),
    close: () => Promise.resolve(),
  };
  const poll = createHops(slow).find((h) => h.name === 'poll') as AnyHop;
  for (const work of await store.work.due('poll', 0, 9)) {
    const gathered: unknown = await poll.gather(store, work, 0);
    await store.in(async (tx) => tx.work.add(await poll.keep(tx, poll.decide(gathered as never, 0), work, 0)));
  }
  assert.equal(await store.feeds.get(gone.id), undefined);
  const kept = (await store.feeds.get(still.id))?.feed;
  assert.deepEqual([kept?.paused, kept?.title], [true, 'Its own title']);
});

test('one feed named very often in a list is one feed, and what no feed is fetched from is none', { timeout: 60_000 }, async () => {
  const store = await openStore({ sqlite: ':memory:' }),
    b = browser(paper(store)),
    often = '<outline text="x" xmlUrl="https://a.example/1" category="/a/b,/c/d"/>'.repeat(40_000),
    form = new FormData();
  form.set('token', formsIn(await b.text('/feeds'))[0]?.hidden['token'] ?? '');
  form.set(
    'file',
    new File(
      [`<opml><body>${often}<outline text="m" xmlUrl="mailto:a@b.example"/><outline text="${'y'.repeat(5000)}" xmlUrl="https://b.example/1"/></body></opml>`],
      'a',
    ),
  );
  assert.equal((await b.upload('/feeds/opml', form)).headers.get('location'), '/feeds?done=2');
  assert.ok((await store.feeds.all()).every((f) => f.feed.title.length <= 300));
  const many = Array.from({ length: 60_000 }, (_, i) => feedOf(`https://h${i}.example/f`));
  assert.equal(listed(new TextEncoder().encode(writeList(many))).length, many.length);
  await store.close();
});

test('a key is made once and kept, and a broken one is refused', (t) => {
  const data = folder(t);
  assert.equal(keysIn(data).sign('a', 'b'), keysIn(data).sign('a', 'b'));
  const sealed = keysIn(data).seal('words', 'here');
  assert.equal(keysIn(data).open(sealed, 'here'), 'words');
  assert.equal(keysIn(data).open(sealed, 'there'), undefined);
  assert.equal(keysIn(data).open('', 'here'), undefined);
  writeFileSync(join(data, 'secret.key'), 'short');
  assert.throws(() => keysIn(data), /not a key/);
});

onBoth('no path leads out of the site, and how long pages are kept can be chosen', async (store) => {
  const b = browser(paper(store));
  for (const path of [
    '/feeds/..%2f..%2fetc%2fpasswd',
    '/feeds/%2e%2e/%2e%2e/etc/passwd',
    '/feeds/....//secret.key',
    '/style.css/../../secret.key',
    '/mine/story/..%2f..%2fx',
    '/feeds/%00',
  ]) {
    const response = await b.get(path);
    assert.ok([404, 400].includes(response.status), `${path} ${response.status}`);
  }
  assert.equal((await b.send('/feeds', '/feeds/keep', { days: '7' })).status, 303);
  assert.equal(await store.choices.get('keep-pages-days'), '7');
  assert.match(await b.text('/feeds'), /value="7"/);
  for (const days of ['-1', '1e3', '40000', '', '7 days']) assert.equal((await b.send('/feeds', '/feeds/keep', { days })).status, 400, days);
});

onBoth('the pages of the desk hold only words of the interface and names, and are valid', async (store) => {
  await store.feeds.put([
    { ...feedOf('https://gazette.example/feed'), title: 'Gazette' },
    { ...feedOf('https://mole.example/rss'), title: 'Mole', paused: true },
  ]);
  await store.feeds.putState({
    feedId: feedOf('https://gazette.example/feed').id,
    nextAt: 1,
    lastPolledAt: 1,
    failures: 2,
    lastError: 'There is no such server name.',
  });
  const app = paper(store),
    b = browser(app),
    validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:a11y'],
      rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off' },
    });
  const packs = deskTools(collector, 30).packs,
    country = (lang: string): string[] => packs.flatMap((f) => (f.country ? [new Intl.DisplayNames(lang, { type: 'region' }).of(f.country) ?? ''] : [])),
    language = (lang: string): string[] => packs.flatMap((f) => (f.lang ? [new Intl.DisplayNames(lang, { type: 'language' }).of(f.lang) ?? ''] : []));
  const names = [
    'Gazette',
    'Mole',
    'https://gazette.example/feed',
    'https://mole.example/rss',
    'There is no such server name.',
    '30',
    ...packs.flatMap((f) => [f.title, f.topic ?? '']),
  ];
  const pages = [
    '/login',
    '/setup',
    '/account',
    '/feeds',
    '/feeds?done=3',
    '/feeds?done=pause',
    '/feeds/packs',
    `/feeds/${feedOf('https://gazette.example/feed').id}`,
    `/feeds/${feedOf('https://mole.example/rss').id}`,
    '/mine',
    '/status',
  ];
  for (const path of pages) {
    for (const lang of ['en', 'de']) {
      const html = await (await b.get(path, { 'accept-language': lang })).text(),
        allowed = { revisions: [], names: new Set([...names, ...country(lang === 'en' ? 'en' : 'de'), ...language(lang === 'en' ? 'en-GB' : 'de-DE')]) };
      assert.deepEqual(objections(html, allowed), [], `${path} ${lang}`);
    }
    const report = await validator.validateString(await b.text(path));
    assert.deepEqual(
      report.results.flatMap((r) => r.messages.map((m) => `${path}: ${m.ruleId}: ${m.message} (${m.line}:${m.column})`)),
      [],
    );
  }
});

test('where nothing can be added the list of feeds leads to no file that is not there', async (t) => {
  const store = await openStore({ sqlite: ':memory:' });
  t.after(() => store.close());
  const b = browser(appOf({ store, clock: Date.now }));
  assert.equal((await b.get('/feeds.opml')).status, 404);
  assert.doesNotMatch(await b.text('/feeds'), /feeds\.opml/);
});
