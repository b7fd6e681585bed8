import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed } from './parse.ts';
import { parseSitemap } from './sitemap.ts';

const read = (text: string): unknown => parseSitemap(new TextEncoder().encode(text), { url: 'https://harbour.example/map.xml' });

test('news sitemap, index, lines, and what is none', () => {
  assert.deepEqual(
    read(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://harbour.example/a</loc>
      <n:news><n:publication><n:name>Harbour</n:name><n:language>en</n:language></n:publication><n:publication_date>2025-06-02</n:publication_date><n:title>Ferry &amp; tide</n:title></n:news></url></urlset>`),
    {
      urls: [
        {
          url: 'https://harbour.example/a',
          title: 'Ferry & tide',
          published: Date.UTC(2025, 5, 2),
          updated: undefined,
          publication: 'Harbour',
          language: 'en',
          image: undefined,
        },
      ],
      sitemaps: [],
    },
  );
  assert.deepEqual(read('<sitemapindex><sitemap><loc>/b.xml</loc><lastmod>2025-06-02T01:00:00Z</lastmod></sitemap></sitemapindex>'), {
    urls: [],
    sitemaps: [{ url: 'https://harbour.example/b.xml', updated: Date.UTC(2025, 5, 2, 1) }],
  });
  assert.deepEqual(read('https://harbour.example/a\nnot a url\n'), { urls: [{ url: 'https://harbour.example/a' }], sitemaps: [] });
  assert.equal((read('<html/>') as { rejected?: boolean }).rejected, true);
});

test('a news sitemap is a feed of its articles, any other sitemap is none', () => {
  const feed = (text: string) => parseFeed(new TextEncoder().encode(text), { url: 'https://harbour.example/news.xml' }),
    news = `<url><loc>https://harbour.example/a</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication>
      <news:publication_date>2025-06-02T09:00:00Z</news:publication_date><news:title>Ferry &amp; tide</news:title></news:news></url>`,
    map = (inner: string): string =>
      `<?xml version="1.0"?><urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${inner}<url><loc>https://harbour.example/imprint</loc></url></urlset>`;
  const parsed = feed(map(news));
  assert.ok(!('rejected' in parsed));
  assert.equal(parsed.title, 'Harbour');
  assert.deepEqual(
    parsed.items.map((i) => [i.guid, i.title, i.published, i.lang]),
    [['https://harbour.example/a', 'Ferry & tide', Date.UTC(2025, 5, 2, 9), 'en']],
  );
  assert.ok('rejected' in feed(map('')));
});
