import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { Collector } from '../../src/collect/fetcher.ts';
import { cleanWork } from '../../src/commands/take-in.ts';
import { createHops } from '../../src/flow.ts';
import { feedOf, pollWork } from '../../src/model/feed.ts';
import type { FrontPage } from '../../src/model/front-page.ts';
import type { Page } from '../../src/model/page.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { createCarrier } from '../../src/work/run.ts';
import { silent } from '../hops.ts';
import { nobody } from './desk.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2025, 2, 3, 6);
interface Written {
  readonly title: string;
  readonly published: string;
  readonly text: readonly string[];
}
/** Six reports of one paper, an hour apart, each of something else. */
const HERALD = [
  ['Herring quota cut by a fifth after night of talks', 'Ministers from five coasts agreed to cut the herring quota by a fifth, a diplomat said after a night of talks in Tarn. Trawler owners called it the end of the autumn season.'],
  ['Cathedral organ of Mirow to be rebuilt pipe by pipe', 'The organ of the cathedral of Mirow will be taken apart and rebuilt, its builder said. Moths and damp have eaten the bellows, and of four thousand pipes a third are mute.'],
  ['Blackout leaves Karsby without trams for a morning', 'A transformer caught fire in Karsby before dawn and left forty thousand homes without power. No tram ran until noon, the operator said, and two people were hurt in the dark.'],
  ['Goalkeeper Aldous to leave Helm after eleven seasons', 'Goalkeeper Mina Aldous leaves Helm in the summer, the club said. She kept a clean sheet in nine matches this season and will coach the juniors of Lindfors.'],
  ['Court frees man held over letters to the governor', 'A judge in Torsund freed a man who had been held for seven weeks over letters to the governor. The prosecutor had shown no threat in any of them, the judge found.'],
  ['Wheat price falls to lowest in four years', 'Wheat for delivery in May fell to its lowest price in four years on the exchange of Velmark. Traders named rain in the south and full silos as the causes.'],
].map(([title = '', text = ''], n): Written => ({ title, published: new Date(START + n * HOUR).toISOString(), text: text.split(/(?<=\.) /) })); // prettier-ignore
const POST: Written = {
  title: 'Trams stood still in Karsby: what the operator knew',
  published: new Date(START + 9 * HOUR).toISOString(),
  text: ['The operator of the trams of Karsby had asked for a second transformer in January, a letter shows. It was told to wait for the budget.'],
};
const NOW = START + 10 * HOUR;

const heraldUrl = (n: number): string => `https://www.herald.example/news/${n}`;
const html = (r: Written, url: string, links = ''): string =>
  `<html lang="en"><head><title>${r.title}</title><link rel="canonical" href="${url}"><meta property="article:published_time" content="${r.published}"></head><body><article><h1>${r.title}</h1>${r.text
    .map((p) => `<p>${p}</p>`)
    .join('')}${links}</article></body></html>`;
const CITATION = `<p>The fire before dawn left the whole of the town without power, as <a href="http://herald.example/news/2/?utm_source=post">The Herald</a> was the first to report on the same day.</p>`;

function valueOf(front: FrontPage | undefined, storyId: string, signal: string): number | undefined {
  return front?.ranked.find((r) => r.storyId === storyId)?.receipt.lines.find((l) => l.signal === signal)?.value;
}
async function storyAt(store: Store, url: string): Promise<string> {
  const article = await store.articles.byUrl(url),
    [member] = await store.stories.membership([article?.id ?? '']);
  assert.ok(member, `${url} has no story`);
  return member.storyId;
}

test('a story moves with its place in the feed of its house, though no report is new', async () => {
  const store = await openStore({ sqlite: ':memory:' }),
    feed = feedOf('https://www.herald.example/rss');
  let order = [4, 1, 0, 3, 2, 5],
    now = NOW,
    version = 1;
  const collector: Collector = {
    get: (_url, options) => {
      if (options?.etag === `"${version}"`) return Promise.resolve({ status: 'not-modified', headers: {} });
      const items = order.map((n) => `<item><title>${HERALD[n]?.title}</title><link>${heraldUrl(n)}?from=rss</link><guid>${n}</guid><pubDate>${new Date(HERALD[n]?.published ?? 0).toUTCString()}</pubDate></item>`), // prettier-ignore
        bytes = new TextEncoder().encode(`<rss version="2.0"><channel><title>Herald</title>${items.join('')}</channel></rss>`);
      return Promise.resolve({ status: 'ok', bytes, finalUrl: feed.url, headers: { etag: `"${version}"` } });
    },
    page: (url) => {
      const n = Number(/(\d)\?/.exec(url)?.[1]);
      return Promise.resolve({ status: 'ok', finalUrl: url, body: html(HERALD[n] as Written, heraldUrl(n)), rights: {} });
    },
    close: () => Promise.resolve(),
  };
  const carrier = createCarrier({ store, hops: createHops(collector), clock: () => now, log: silent }),
    poll = async (): Promise<FrontPage | undefined> => {
      await store.work.add([pollWork(feed, now)]);
      await carrier.drain();
      return store.fronts.latest('en');
    };
  try {
    await store.feeds.put([feed]);
    const first = await poll(),
      [led, second] = [await storyAt(store, heraldUrl(4)), await storyAt(store, heraldUrl(1))];
    assert.equal((await store.counts()).stories, 6);
    assert.ok((valueOf(first, led, 'placement') ?? 0) > (valueOf(first, second, 'placement') ?? 0));
    for (const id of [led, second]) assert.ok((valueOf(first, id, 'placement') ?? 0) > 0);
    order = [1, 0, 3, 2, 5];
    version = 2;
    now += 60_000;
    const moved = await poll();
    assert.equal(valueOf(moved, led, 'placement'), 0, 'what left the feed has no place');
    assert.ok((valueOf(moved, second, 'placement') ?? 0) > (valueOf(first, second, 'placement') ?? 0));
    now += 60_000;
    assert.deepEqual(await poll(), moved, 'a feed that says nothing new leaves every place as it was');
  } finally {
    await store.close();
  }
});

test('a link counts whichever of the two articles came first, and once however often the work is done', async () => {
  const cited: Page = { id: 'cited', url: heraldUrl(2), finalUrl: heraldUrl(2), format: 'html', body: html(HERALD[2] as Written, heraldUrl(2)), fetchedAt: NOW, rights: {}, hints: {} }, // prettier-ignore
    postUrl = 'https://post.example/own',
    citing: Page = { ...cited, id: 'citing', url: postUrl, finalUrl: postUrl, body: html(POST, postUrl, CITATION) };
  for (const pages of [
    [cited, citing],
    [citing, cited],
  ]) {
    const store = await openStore({ sqlite: ':memory:' }),
      carrier = createCarrier({ store, hops: createHops(nobody), clock: () => NOW, log: silent });
    try {
      for (const page of [...pages, ...pages]) {
        await store.pages.put([page]);
        await store.work.add([{ ...cleanWork(page), asOf: undefined }]);
        await carrier.drain();
      }
      const id = await storyAt(store, heraldUrl(2)),
        front = await store.fronts.latest('en');
      assert.ok((valueOf(front, id, 'citations') ?? 0) > 0, pages.map((p) => p.id).join(' then '));
      assert.deepEqual((await store.stories.citing([id])).map((c) => c.articleId), [(await store.articles.byUrl(postUrl))?.id]); // prettier-ignore
    } finally {
      await store.close();
    }
  }
});

test('articles of a version that kept no addresses get theirs, and their links, when their pages are read again', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'paper.db'),
    store = await openStore({ sqlite: file });
  t.after(() => store.close());
  const page = (id: string, url: string, r: Written, links = ''): Page => ({ id, url, finalUrl: url, format: 'html', body: html(r, url, links), fetchedAt: NOW, rights: {}, hints: {} }), // prettier-ignore
    postUrl = 'https://post.example/own',
    pages = [page('cited', heraldUrl(2), HERALD[2] as Written), page('citing', postUrl, POST, CITATION)],
    carrier = createCarrier({ store, hops: createHops(nobody), clock: () => NOW, log: silent });
  const read = async (): Promise<number> => {
    for (const one of pages) {
      await store.pages.put([one]);
      await store.work.add([{ ...cleanWork(one), asOf: undefined }]);
      await carrier.drain();
    }
    return (await store.stories.citing([await storyAt(store, heraldUrl(2))])).length;
  };
  assert.equal(await read(), 1);
  const older = new DatabaseSync(file);
  older.exec('delete from addresses; delete from citing');
  older.close();
  assert.equal((await store.stories.citing([await storyAt(store, heraldUrl(2))])).length, 0);
  assert.equal(await read(), 1);
});

test('a feed whose dates change while its items stay wakes the ranking', async () => {
  const store = await openStore({ sqlite: ':memory:' }),
    feed = feedOf('https://www.herald.example/rss');
  let hours = [4, 1, 0, 3, 2, 5],
    now = NOW,
    version = 1;
  const collector: Collector = {
    get: () => {
      const items = hours.map((h, n) => `<item><title>${HERALD[n]?.title}</title><link>${heraldUrl(n)}</link><guid>${n}</guid><pubDate>${new Date(START + h * HOUR).toUTCString()}</pubDate></item>`), // prettier-ignore
        bytes = new TextEncoder().encode(`<rss version="2.0"><channel><title>Herald</title>${items.join('')}</channel></rss>`);
      return Promise.resolve({ status: 'ok', bytes, finalUrl: feed.url, headers: { etag: `"${version}"` } });
    },
    page: (url) => Promise.resolve({ status: 'ok', finalUrl: url, body: html(HERALD[Number(url.slice(-1))] as Written, url), rights: {} }),
    close: () => Promise.resolve(),
  };
  const carrier = createCarrier({ store, hops: createHops(collector), clock: () => now, log: silent }),
    poll = async (): Promise<number | undefined> => {
      await store.work.add([pollWork(feed, now)]);
      await carrier.drain();
      return valueOf(await store.fronts.latest('en'), await storyAt(store, heraldUrl(3)), 'placement');
    };
  try {
    await store.feeds.put([feed]);
    assert.ok(((await poll()) ?? 0) > 0);
    hours = [1, 0, 5, 4, 3, 2];
    version = 2;
    now += 60_000;
    assert.equal(await poll(), 0, 'it follows time now');
  } finally {
    await store.close();
  }
});
