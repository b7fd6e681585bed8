import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { askFeed, newestOf } from './ask.ts';
import { createCollector, type Collector } from './fetcher.ts';
import { readHere } from './read.ts';

const files = new Map<string, { readonly body: string | Buffer; readonly type: string }>(),
  asked: string[] = [];
let base = '';
let collector: Collector;
const server = createServer((request, response) => {
  const file = files.get(request.url ?? '');
  asked.push(request.url ?? '');
  if (file) response.writeHead(200, { 'content-type': file.type }).end(file.body);
  else response.writeHead(404).end();
});
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  collector = createCollector({ contact: '', version: '0', allowPrivate: [`127.0.0.1:${port}`], clock: Date.now });
});
after(async () => {
  await collector.close();
  server.close();
});

const news = (n: number): string =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://harbour.example/${n}</loc><news:news><news:title>Ferry ${n}</news:title></news:news></url></urlset>`;

test('of an index of sitemaps the newest are looked into, packed ones too, and only news are items', async () => {
  files.set('/index.xml', {
    type: 'application/xml',
    body: `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${[
      'old 2020-01-01',
      'new 2025-06-02',
      'packed.gz 2025-06-01',
      'pages 2025-05-30',
      'older 2019-01-01',
    ]
      .map((line) => line.split(' '))
      .map(([name, day]) => `<sitemap><loc>${base}/${name}</loc><lastmod>${day}</lastmod></sitemap>`)
      .join('')}</sitemapindex>`,
  });
  files.set('/new', { type: 'text/xml', body: news(1) });
  files.set('/packed.gz', { type: 'application/octet-stream', body: gzipSync(news(2)) });
  files.set('/pages', { type: 'text/xml', body: '<urlset><url><loc>https://harbour.example/about</loc></url></urlset>' });
  const got = await askFeed({ url: `${base}/index.xml` }, collector, readHere);
  assert.deepEqual(got.status === 'ok' && got.parsed && 'items' in got.parsed && got.parsed.items.map((i) => i.title), ['Ferry 1', 'Ferry 2']);
  assert.deepEqual(asked, ['/index.xml', '/new', '/packed.gz', '/pages']);
});

test('an index without news is no feed', async () => {
  files.set('/bare.xml', {
    type: 'application/xml',
    body: `<sitemapindex><sitemap><loc>${base}/pages</loc></sitemap><sitemap><loc>${base}/bare.xml</loc></sitemap></sitemapindex>`,
  });
  const got = await askFeed({ url: `${base}/bare.xml` }, collector, readHere);
  assert.match((got.status === 'ok' && got.parsed && 'detail' in got.parsed && got.parsed.detail) || '', /index of sitemaps/);
});

test('where an index gives no times, addresses that speak of news come first', () => {
  assert.deepEqual(newestOf({ urls: [], sitemaps: ['/a', '/b', '/c', '/news.xml'].map((path) => ({ url: `https://harbour.example${path}` })) }), [
    'https://harbour.example/news.xml',
    'https://harbour.example/a',
    'https://harbour.example/b',
  ]);
});
