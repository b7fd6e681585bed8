import assert from 'node:assert/strict';
import { test } from 'node:test';
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
