import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { createCollector } from '../../src/collect/fetcher.ts';
import { createHops } from '../../src/flow.ts';
import { feedOf, pollWork } from '../../src/model/feed.ts';
import type { Revision } from '../../src/model/revision.ts';
import { openStore, type Location } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { createCarrier } from '../../src/work/run.ts';
import { archive } from '../archive.ts';
import { silent } from '../hops.ts';

/** An item as the outlet writes it; what is left out is left out. */
export interface Said {
  readonly title?: string;
  readonly link?: string;
  readonly guid?: string;
  readonly published?: number;
  readonly text?: string;
}

/** An outlet on loopback whose feeds and pages change as the test says, and a paper that polls it by its own clock. */
export interface Outlet {
  readonly base: string;
  readonly store: Store;
  /** Epoch ms. */
  now: number;
  /** What is at a path: HTML, or a redirect to another address. */
  readonly pages: Map<string, string | { readonly to: string }>;
  /** Paths in the order in which they were asked for. */
  readonly asked: string[];
  /** Lets a feed (at `/feed.xml` unless named) say this, polls it an hour later, and works off what follows. */
  poll(items: readonly Said[] | string, path?: string): Promise<void>;
  /** The newest text of every article. */
  articles(): Promise<readonly Revision[]>;
}

export const escape = (s: string): string => s.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

/** Paragraphs of the `n`th of many reports that have no sentence in common. */
export function report(n: number): string {
  const record = archive(8).filter((r, i, all) => all.findIndex((other) => other.event === r.event) === i)[n];
  if (!record) throw new Error(`there is no report ${n}`);
  return record.text;
}

/** A page of an article. */
export function pageOf(title: string, text: string, canonical?: string): string {
  return `<!doctype html><html lang="en"><head><title>${escape(title)}</title>${canonical === undefined ? '' : `<link rel="canonical" href="${escape(canonical)}">`}</head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><main><article><h1>${escape(title)}</h1>${text
    .split('\n\n')
    .map((p) => `<p>${escape(p)}</p>`)
    .join('')}</article></main><footer><a href="/about">About us</a></footer></body></html>`;
}

function feedWith(items: readonly Said[]): string {
  const element = (name: string, value: string | undefined): string => (value === undefined ? '' : `<${name}>${escape(value)}</${name}>`);
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet</title><description>News</description><language>en</language>${items
    .map(
      ({ title, link, guid, published, text }) =>
        `<item>${element('title', title)}${element('link', link)}${element('guid', guid)}${element('pubDate', published === undefined ? undefined : new Date(published).toUTCString())}${element('description', text)}</item>`,
    )
    .join('')}</channel></rss>`;
}

/** @param where the paper keeps what it has: in memory by default. */
export async function outlet(t: TestContext, where: Location = { sqlite: ':memory:' }): Promise<Outlet> {
  const pages: Outlet['pages'] = new Map(),
    asked: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '/',
      found = pages.get(path);
    asked.push(path);
    if (found === undefined) return void response.writeHead(404).end();
    if (typeof found !== 'string') return void response.writeHead(301, { location: found.to }).end();
    response.writeHead(200, { 'content-type': found.startsWith('<?xml') ? 'application/rss+xml' : 'text/html; charset=utf-8' }).end(found);
  };
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`,
    store = await openStore(where),
    collector = createCollector({ contact: '', version: '0', allowPrivate: ['127.0.0.0/8'], clock: () => made.now }),
    carrier = createCarrier({ store, hops: createHops(collector), clock: () => made.now, log: silent });
  t.after(async () => {
    server.closeAllConnections();
    server.close();
    await collector.close();
    await store.close();
  });
  const made: Outlet = {
    base: `http://${host}`,
    store,
    now: Date.UTC(2025, 5, 2, 12),
    pages,
    asked,
    async poll(items, path = '/feed.xml') {
      made.now += 3_600_000;
      pages.set(path, typeof items === 'string' ? items : feedWith(items));
      const feed = feedOf(`http://${host}${path}`);
      if (!(await store.feeds.get(feed.id))) await store.feeds.put([feed]);
      await store.work.add([pollWork(feed, made.now)]);
      await carrier.drain();
    },
    articles: async () => (await store.articles.newest({ limit: 100 })).rows,
  };
  return made;
}
