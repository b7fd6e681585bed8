import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { archive, type ArchiveRecord } from '../archive.ts';
import { broadsheet, folder, start } from '../run.ts';

interface Outlet {
  readonly url: string;
  readonly host: string;
  readonly asked: { path: string; etag?: string; agent?: string; cookie?: string }[];
}

const escape = (s: string): string => s.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

/** A small outlet on loopback: a feed with validators, pages with furniture, a robots.txt that closes one of them. */
async function outlet(t: TestContext, records: readonly ArchiveRecord[]): Promise<Outlet> {
  const asked: Outlet['asked'] = [];
  let base = '';
  const page = (r: ArchiveRecord): string =>
    `<!doctype html><html lang="en"><head><title>${escape(r.title)}</title><meta property="article:published_time" content="${r.published}"><link rel="canonical" href="${base}/${r.id}"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav><main><article><h1>${escape(r.title)}</h1>${r.text
      .split('\n\n')
      .map((p) => `<p>${escape(p)}</p>`)
      .join('')}</article></main><footer><a href="/about">About us</a></footer></body></html>`;
  const feed = (): string =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet</title><link>${base}/</link><description>News</description>${records
      .map(
        (r) =>
          `<item><title>${escape(r.title)}</title><link>${base}/${r.id}</link><guid>${r.id}</guid><pubDate>${new Date(r.published).toUTCString()}</pubDate></item>`,
      )
      .join('')}</channel></rss>`;
  const server: Server = createServer((request: IncomingMessage, response) => {
    const path = request.url ?? '/',
      record = records.find((r) => path === `/${r.id}`);
    asked.push({ path, etag: request.headers['if-none-match'], agent: request.headers['user-agent'], cookie: request.headers.cookie });
    if (path === '/robots.txt') return void response.end(`User-agent: *\nDisallow: /${records.at(-1)?.id}\n`);
    if (path === '/feed.xml') {
      if (request.headers['if-none-match'] === '"v1"') return void response.writeHead(304).end();
      return void response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"v1"', 'set-cookie': 'track=1' }).end(feed());
    }
    if (record) return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(record));
    response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  base = `http://${host}`;
  return { url: base, host, asked };
}

test('collect: from a feed to stories, with conditional GET, robots and no cookies', { timeout: 60_000 }, async (t) => {
  const records = archive(1),
    site = await outlet(t, records),
    data = folder(t),
    env = { BROADSHEET_ALLOW_PRIVATE: site.host, BROADSHEET_CONTACT: 'mailto:desk@example.org' };
  const first = await broadsheet(data, ['collect', `${site.url}/feed.xml`, '--json'], { env });
  assert.equal(first.code, 0, first.err + first.out);
  const said = JSON.parse(first.out) as { items: number; articles: number; stories: number };
  assert.equal(said.items, records.length);
  // The page that robots.txt closes is known by its feed item alone, which here carries no text.
  assert.ok(!site.asked.some((a) => a.path === `/${records.at(-1)?.id}`), 'a page was fetched against robots.txt');
  assert.ok(said.articles >= records.length - 1, `${said.articles} articles`);
  assert.equal(said.stories, 1);
  assert.ok(
    site.asked.every((a) => /^Broadsheet\/.*mailto:desk@example\.org/.test(a.agent ?? '')),
    'the User-Agent is not honest',
  );
  const again = await broadsheet(data, ['collect', `${site.url}/feed.xml`, '--json'], { env });
  assert.equal((JSON.parse(again.out) as { items: number }).items, 0);
  assert.equal(site.asked.findLast((a) => a.path === '/feed.xml')?.etag, '"v1"');
  assert.ok(site.asked.every((a) => a.cookie === undefined));
});

test('collect: without the exception a private address is refused in plain words', async (t) => {
  const site = await outlet(t, archive(1)),
    ran = await broadsheet(folder(t), ['collect', `${site.url}/feed.xml`]);
  assert.notEqual(ran.code, 0);
  assert.match(ran.out, /private|ALLOW_PRIVATE/i);
  assert.deepEqual(site.asked, []);
});

test('up: two processes bring a feed to the front page, and stop when told', { timeout: 60_000 }, async (t) => {
  const site = await outlet(t, archive(1)),
    data = folder(t);
  writeFileSync(join(data, 'feeds.opml'), `<opml version="2.0"><body><outline type="rss" text="Outlet" xmlUrl="${site.url}/feed.xml"/></body></opml>`);
  const up = start(data, ['up', '--feeds', 'feeds.opml'], { BROADSHEET_PORT: '0', BROADSHEET_ALLOW_PRIVATE: site.host }),
    ended = new Promise<number | null>((resolve) => up.once('close', resolve));
  t.after(() => up.kill('SIGKILL'));
  const at = await new Promise<string>((resolve, reject) => {
    let out = '';
    up.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const address = /http:\/\/[\d.]+:\d+/.exec(out)?.[0];
      if (address) resolve(address);
    });
    up.once('close', () => reject(new Error(`up ended: ${out}`)));
  });
  let front = '';
  for (let tries = 0; tries < 150 && !front.includes('/story/'); tries++) {
    front = await (await fetch(at + '/')).text();
    if (!front.includes('/story/')) await new Promise((r) => setTimeout(r, 200));
  }
  assert.match(front, /href="\/story\/[^"]+"/, 'no story came to the front page');
  const link = /href="(\/story\/[^"]+)"/.exec(front)?.[1] ?? '',
    story = await fetch(at + link);
  assert.equal(story.status, 200);
  assert.match(await story.text(), /rescue service/);
  up.kill('SIGTERM');
  assert.equal(await ended, 0);
});
