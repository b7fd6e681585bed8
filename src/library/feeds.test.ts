import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { discoverFeeds, isRejected, parseFeed, parseOpml, parseSitemap } from './feeds.ts';

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Gazette</title>
<item><title>Pier opens &amp; boats sail</title><link>/pier</link><guid>pier-1</guid><pubDate>Tue, 03 Jun 2025 09:00:00 GMT</pubDate>
<description>&lt;p onclick="x()"&gt;The pier opened.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description></item></channel></rss>`;

test('a feed is read from bytes, a buffer or text, its addresses absolute and its markup safe', () => {
  const bytes = new TextEncoder().encode(RSS);
  for (const document of [RSS, bytes, bytes.buffer]) {
    const feed = parseFeed(document, { url: 'https://gazette.example/feed' });
    assert.ok(!isRejected(feed));
    const [item] = feed.items;
    assert.deepEqual(
      [feed.format, feed.title, item?.title, item?.url, item?.published, item?.summaryHtml],
      ['rss', 'Harbour Gazette', 'Pier opens & boats sail', 'https://gazette.example/pier', Date.UTC(2025, 5, 3, 9), '<p>The pier opened.</p>'],
    );
  }
});

test('the encoding is taken from headers as fetch has them and from objects, whatever their case', () => {
  const bytes = Uint8Array.from(RSS.replace('Harbour', 'Häfen'), (c) => c.charCodeAt(0)),
    title = (headers: NonNullable<Parameters<typeof parseFeed>[1]>['headers']): string => {
      const feed = parseFeed(bytes, { headers });
      return isRejected(feed) ? feed.detail : feed.title;
    };
  assert.equal(title(new Headers({ 'Content-Type': 'application/rss+xml; charset=iso-8859-1' })), 'Häfen Gazette');
  assert.equal(title({ 'Content-Type': 'text/xml; charset=ISO-8859-1' }), 'Häfen Gazette');
  assert.equal(title({ 'content-type': ['text/xml; charset=windows-1252'] }), 'Häfen Gazette');
});

test('what is no feed is a value that says what it is', () => {
  const why = (document: string): unknown => {
    const read = parseFeed(document);
    return isRejected(read) && read.detail;
  };
  assert.equal(why(''), 'The answer is empty.');
  assert.equal(why('<!doctype html><title>x</title>'), 'This is a web page, not a feed.');
  assert.equal(why('<opml version="2.0"><body/></opml>'), 'This is an OPML list of feeds: import it instead.');
});

test('lists, sitemaps and pages that name feeds are read', () => {
  const list = parseOpml('<opml><body><outline text="Town"><outline text="Gazette" xmlUrl="https://gazette.example/feed"/></outline></body></opml>');
  assert.deepEqual(!isRejected(list) && list.feeds.map((f) => [f.url, f.title, f.topic]), [['https://gazette.example/feed', 'Gazette', 'Town']]);
  const map = parseSitemap('<urlset><url><loc>https://gazette.example/pier</loc><lastmod>2025-06-03</lastmod></url></urlset>');
  assert.deepEqual(!isRejected(map) && map.urls.map((u) => [u.url, u.updated]), [['https://gazette.example/pier', Date.UTC(2025, 5, 3)]]);
  const page = '<link rel="alternate" type="application/rss+xml" href="/feed" title="All"><a href="/sport/rss.xml">Sport</a>';
  for (const document of [page, new TextEncoder().encode(page)])
    assert.deepEqual(
      discoverFeeds(document, { url: 'https://gazette.example/' }).map((f) => [f.url, f.from]),
      [
        ['https://gazette.example/feed', 'declared'],
        ['https://gazette.example/sport/rss.xml', 'guessed'],
      ],
    );
});

test('nothing is thrown for any bytes, headers or addresses', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.string()), fc.string(), fc.dictionary(fc.string(), fc.string()), (document, url, headers) => {
      for (const read of [parseFeed, parseOpml, parseSitemap, discoverFeeds]) read(document, { url, headers });
    }),
  );
});
