import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFeeds } from '../../src/collect/find.ts';
import { createCollector } from '../../src/collect/fetcher.ts';
import { deskTools, writeList } from '../../src/commands/desk-tools.ts';
import { listed } from '../../src/commands/feeds.ts';
import { feedOf } from '../../src/model/feed.ts';
import { keysIn } from '../../src/store/seal.ts';
import { folder } from '../run.ts';
import { appOf, browser } from '../serve/browser.ts';
import { outlet, pageOf, report } from './outlet.ts';

const TITLES = ['Ferry to Brae is late for the ninth day', 'Council closes the old pier today', 'Harbour master resigns over ropes', 'Two boats collide near the lock', 'Storm holds the night ferry back'] as const; // prettier-ignore
const front = (titles: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><title>The Harbour</title></head><body><main>${titles.map((t, i) => `<article class="teaser"><h2><a href="/news/2025/${i}/a-report">${t}</a></h2></article>`).join('')}</main></body></html>`;

test('a page without a feed is polled for its headlines; robots.txt and a page without headlines take nothing away', { timeout: 60_000 }, async (t) => {
  const paper = await outlet(t),
    feed = feedOf(`${paper.base}/`, { kind: 'page' }),
    poll = (html: string): Promise<void> => paper.poll(html, '/'),
    state = async () => (await paper.store.feeds.get(feed.id))?.state;
  await paper.store.feeds.put([feed]);
  TITLES.slice(0, 2).forEach((title, i) => paper.pages.set(`/news/2025/${i}/a-report`, pageOf(title, report(i))));
  await poll(front(TITLES));
  assert.equal((await state())?.items, TITLES.length);
  assert.equal((await state())?.failures, 0);
  const had = await paper.store.counts();
  assert.equal(had.items, TITLES.length);
  assert.ok((await paper.articles()).length >= 2);
  assert.ok(paper.asked.includes('/robots.txt'));
  assert.equal((await paper.store.feeds.get(feed.id))?.feed.title, 'The Harbour');

  // Rebuilt without headlines: said, and what is stored stays.
  await poll('<!doctype html><html><body><h1>We are rebuilding</h1></body></html>');
  assert.equal((await state())?.failures, 1);
  assert.match((await state())?.lastError ?? '', /no headlines/);
  assert.deepEqual(await paper.store.counts(), had);

  // robots.txt is asked anew after a day; it now closes the front page.
  paper.pages.set('/robots.txt', 'User-agent: *\nDisallow: /\n');
  paper.now += 25 * 3_600_000;
  const asked = paper.asked.filter((p) => p === '/').length;
  await poll(front(['A sixth report that nobody may have', ...TITLES]));
  assert.equal(paper.asked.filter((p) => p === '/').length, asked, 'a page was asked for against robots.txt');
  assert.match((await state())?.lastError ?? '', /robots\.txt/);
  assert.deepEqual(await paper.store.counts(), had);

  paper.pages.delete('/robots.txt');
  paper.now += 25 * 3_600_000;
  await poll(front(TITLES));
  assert.equal((await state())?.failures, 0);
  assert.deepEqual((await paper.store.counts()).items, had.items, 'the same headlines are the same items');
});

test('such a feed is called one where it is found, on its page and on /status, in both languages, and in OPML', async (t) => {
  const paper = await outlet(t),
    collector = createCollector({ contact: '', version: '0', allowPrivate: ['127.0.0.0/8'], clock: Date.now });
  t.after(() => collector.close());
  paper.pages.set('/', front(TITLES));
  assert.equal((await findFeeds(paper.base, collector)).feeds[0]?.kind, 'page');
  const b = browser(appOf({ store: paper.store, clock: () => paper.now, keys: keysIn(folder(t)), tools: deskTools(collector, 30) })),
    found = await b.send('/feeds', '/feeds/find', { url: paper.base }),
    html = await found.text();
  assert.equal(found.status, 200, 'it is not added before somebody says so');
  assert.match(html, /names no feed: its own headlines are read/);
  assert.deepEqual(await paper.store.feeds.all(), []);
  const row = (/name="add\[\]" value="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"'),
    token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
  assert.equal((await b.post('/feeds/add', { token, 'add[]': row })).headers.get('location'), '/feeds?done=1');
  const [stored] = (await paper.store.feeds.all()).map((r) => r.feed);
  assert.equal(stored?.kind, 'page');
  for (const path of [`/feeds/${stored?.id}`, '/status']) {
    assert.match(await b.text(path), /its own headlines are read/, path);
    assert.match(await (await b.get(path, { 'accept-language': 'de' })).text(), /ihre eigenen Schlagzeilen/, path);
  }
  assert.match(await b.text('/feeds'), /headlines of a page/);
  const list = await b.text('/feeds.opml');
  assert.equal(list, writeList(stored ? [stored] : []));
  assert.deepEqual(
    listed(new TextEncoder().encode(list)).map(({ feed: f }) => [f.id, f.kind]),
    [[stored?.id, 'page']],
  );
});
