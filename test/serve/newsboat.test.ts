import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { parseFeed } from '../../src/collect/feeds/parse.ts';
import { isRejected } from '../../src/model/outcome.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition } from '../promises/edition.ts';
import { needs } from '../require.ts';
import { folder } from '../run.ts';
import { appOf } from './browser.ts';

const PUBLIC = 'https://paper.example';
/** What a reader or our own parser has of an item: RSS and Atom carry dates to the second. */
interface Shown {
  readonly title: string;
  readonly url: string;
  readonly author: string;
  readonly at: number;
}
const inOrder = (items: readonly Shown[]): readonly Shown[] => items.toSorted((a, b) => a.url.localeCompare(b.url) || a.title.localeCompare(b.title));

/** The sample edition behind a real socket; answers with its address and what it was asked for with which status. */
async function paper(t: TestContext): Promise<{ base: string; paths: readonly string[]; asked: { path: string; status: number }[] }> {
  const edition = await seedEdition(),
    app = appOf({ store: edition.store, clock: () => NOW, settings: { publicUrl: PUBLIC } }),
    asked: { path: string; status: number }[] = [],
    listener = getRequestListener(app.fetch);
  const server = createServer((request, response) => {
    response.once('finish', () => asked.push({ path: request.url ?? '', status: response.statusCode }));
    void listener(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(async () => {
    server.closeAllConnections();
    server.close();
    await edition.store.close();
  });
  const paths = ['', `/story/${edition.storyIds[0]}`, '/corrections'];
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, paths, asked };
}

async function published(url: string): Promise<readonly Shown[]> {
  const response = await fetch(url),
    feed = parseFeed(new Uint8Array(await response.arrayBuffer()), { url, contentType: response.headers.get('content-type') ?? '' });
  assert.ok(!isRejected(feed), url);
  return feed.items.map((i) => ({
    title: i.title ?? '',
    url: i.url ?? '',
    author: i.authors.map((a) => a.name ?? '').join(', '),
    at: Math.floor((i.published ?? NaN) / 1000),
  }));
}

test('newsboat reads our RSS and Atom feeds: every title, link, author and date, all unread, and nothing twice', { timeout: 120_000 }, async (t) => {
  const newsboat = needs('newsboat', t);
  if (!newsboat) return;
  const { base, paths, asked } = await paper(t);
  for (const url of paths.flatMap((path) => ['xml', 'atom'].map((ending) => `${base}${path}/feed.${ending}`))) {
    // A cache for each: newsboat knows items by their ids alone, and both formats give the same.
    const home = folder(t),
      ours = await published(url);
    writeFileSync(join(home, 'urls'), `${url}\n`);
    writeFileSync(join(home, 'config'), '');
    await reload(newsboat, home);
    const theirs = cached(home);
    assert.ok(ours.length > 0, url);
    assert.deepEqual(inOrder(theirs.items), inOrder(ours), url);
    assert.equal(theirs.unread, ours.length, url);
    assert.notEqual(theirs.title, '', url);
    // It keeps validators with the row of a feed, which the first reload makes after it has looked for it.
    const before = asked.length;
    for (const again of ['again', 'and again']) {
      await reload(newsboat, home);
      assert.deepEqual(cached(home), theirs, `${url} ${again}`);
    }
    assert.deepEqual(
      asked.slice(before).map((a) => a.status),
      [200, 304],
      url,
    );
  }
});

const reload = (newsboat: string, home: string): Promise<unknown> =>
  promisify(execFile)(newsboat, ['-u', join(home, 'urls'), '-c', join(home, 'cache.db'), '-C', join(home, 'config'), '-x', 'reload'], {
    env: { HOME: home, PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', TERM: 'dumb' },
    timeout: 60_000,
  });

/** What newsboat has kept of the one feed in a folder. */
function cached(home: string): { readonly title: string; readonly items: readonly Shown[]; readonly unread: number } {
  const db = new DatabaseSync(join(home, 'cache.db'), { readOnly: true });
  try {
    const feed = db.prepare('select title from rss_feed').get() as { title: string },
      rows = db.prepare('select title, url, author, pubDate as at, unread from rss_item order by id').all() as unknown as (Shown & { unread: number })[];
    return {
      title: feed.title,
      items: rows.map(({ title, url, author, at }) => ({ title, url, author, at })),
      unread: rows.filter((row) => row.unread === 1).length,
    };
  } finally {
    db.close();
  }
}

test('our own parser loses nothing of our feeds, and ids, dates and validators are the same when asked again', async (t) => {
  const { base, paths } = await paper(t);
  for (const path of paths)
    for (const ending of ['xml', 'atom', 'json']) {
      const url = `${base}${path}/feed.${ending}`,
        read = async () => {
          const response = await fetch(url),
            bytes = new Uint8Array(await response.arrayBuffer()),
            feed = parseFeed(bytes, { url, contentType: response.headers.get('content-type') ?? '' });
          assert.ok(!isRejected(feed), url);
          return { etag: response.headers.get('etag'), items: feed.items };
        },
        [first, second] = [await read(), await read()];
      assert.deepEqual(second, first, url);
      assert.ok(first.items.length > 0 && first.items.every((i) => i.guid && i.url && i.title && i.published), url);
      assert.equal(new Set(first.items.map((i) => i.guid)).size, first.items.length, url);
      assert.equal((await fetch(url, { headers: { 'if-none-match': first.etag ?? '' } })).status, 304, url);
    }
});
