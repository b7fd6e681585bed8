import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isRejected } from '../../model/outcome.ts';
import type { FeedContext, ParsedFeed } from './feed.ts';
import { parseFeed } from './parse.ts';

const AT = { url: 'https://harbour.example/feed' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(text: string | Uint8Array, context: FeedContext = AT): ParsedFeed {
  const feed = parseFeed(typeof text === 'string' ? bytes(text) : text, context);
  assert.ok(!isRejected(feed), isRejected(feed) ? feed.detail : '');
  return feed;
}

test('RSS with the usual modules', () => {
  const feed = read(`<?xml version="1.0"?>
    <rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/">
    <channel><title>Harbour &amp; Quay</title><link>/</link><language>en_GB</language><ttl>15</ttl>
    <item><title>Ferry &lt;b&gt;late&lt;/b&gt;</title><link>/ferry</link><guid isPermaLink="false">f-1</guid>
      <pubDate>Mon, 02 Jun 2025 10:00:00 +0200</pubDate><d:creator>Ann Quill</d:creator><category>Boats</category>
      <description>A ferry was late.</description><c:encoded><![CDATA[<p onclick="x()">A <a href="/ferry#top">ferry</a> was late.<script>alert(1)</script></p>]]></c:encoded>
    </item></channel></rss>`);
  assert.equal(feed.title, 'Harbour & Quay');
  assert.equal(feed.siteUrl, 'https://harbour.example/');
  assert.equal(feed.lang, 'en-GB');
  assert.equal(feed.wishes?.ttlMinutes, 15);
  const [item] = feed.items;
  assert.deepEqual(
    [item?.title, item?.url, item?.guid, item?.published, item?.authors, item?.categories, item?.summaryHtml, item?.contentHtml],
    [
      'Ferry late',
      'https://harbour.example/ferry',
      'f-1',
      Date.UTC(2025, 5, 2, 8),
      [{ name: 'Ann Quill' }],
      ['Boats'],
      'A ferry was late.',
      '<p>A <a href="https://harbour.example/ferry#top">ferry</a> was late.</p>',
    ],
  );
});

test('Atom: bases add up, types decide what is markup, authors are inherited', () => {
  const feed = read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://quay.example/" xml:lang="fr"><title type="text">Quai</title>
    <author><name>Rédaction</name><email>redaction@quay.example</email></author><link rel="self" href="atom"/><link href="."/>
    <entry xml:base="mer/"><title type="html">&lt;i&gt;Le&lt;/i&gt; port</title><link href="port"/><id>urn:p</id><updated>2025-06-02T08:00:00Z</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><img src="a.jpg"/>1 &lt; 2</div></content></entry></feed>`);
  assert.deepEqual([feed.format, feed.title, feed.siteUrl, feed.selfUrl], ['atom', 'Quai', 'https://quay.example/', 'https://quay.example/atom']);
  const [entry] = feed.items;
  assert.deepEqual([entry?.title, entry?.url, entry?.lang], ['Le port', 'https://quay.example/mer/port', 'fr']);
  assert.deepEqual(entry?.authors, [{ name: 'Rédaction', email: 'redaction@quay.example' }]);
  assert.equal(entry?.contentHtml, '<div><img src="https://quay.example/mer/a.jpg">1 &lt; 2</div>');
});

test('JSON Feed', () => {
  const feed = read(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'H',
      items: [{ id: 7, url: '/a', content_text: 'a < b', tags: ['x', 'x'], date_published: '2025-06-02T08:00:00Z' }],
    }),
  );
  assert.deepEqual(
    [feed.items[0]?.guid, feed.items[0]?.url, feed.items[0]?.contentHtml, feed.items[0]?.categories],
    ['7', 'https://harbour.example/a', 'a &lt; b', ['x']],
  );
});

test('what is broken is read as far as it goes', () => {
  const cut = read('<rss><channel><title>R&D &eacute;</title><item><title>One</title><link>http://a.example/1</link></item><item><title>Two<description>x');
  assert.deepEqual([cut.title, cut.items.map((i) => i.title)[0], cut.items.length], ['R&D é', 'One', 2]);
  assert.equal(read('<rss><channel><item><title>a</title><description>open<item><title>b</title></item></channel></rss>').items.length, 2);
});

test('what is no feed says what it is', () => {
  const why = (text: string): string => {
    const feed = parseFeed(bytes(text), AT);
    return isRejected(feed) ? feed.detail : 'a feed';
  };
  assert.match(why('<!DOCTYPE html><html><body>x'), /web page/);
  assert.match(why('<opml version="2.0"><body/></opml>'), /OPML/);
  assert.match(why('<urlset/>'), /sitemap/);
  assert.match(why('{"a":1}'), /JSON/);
  assert.match(why(''), /empty/);
  assert.match(why('   '), /white space/);
  assert.match(why('hello'), /neither/);
});

test('encodings: mark, declaration, header, a wrong claim, and none at all', () => {
  const doc = (title: string, declared = ''): string => `<?xml version="1.0"${declared}?><rss><channel><title>${title}</title></channel></rss>`;
  const latin = (s: string): Uint8Array => Uint8Array.from(s, (c) => c.charCodeAt(0));
  assert.equal(read(Uint8Array.from([0xff, 0xfe, ...new Uint8Array(new Uint16Array([...doc('Кит')].map((c) => c.charCodeAt(0))).buffer)])).title, 'Кит');
  assert.equal(read(latin(doc('caf\xe9', ' encoding="iso-8859-1"'))).title, 'café');
  assert.equal(read(latin(doc('\xea\xe8\xf2')), { ...AT, contentType: 'text/xml; charset=windows-1251' }).title, 'кит');
  assert.equal(read(bytes(doc('café', ' encoding="iso-8859-1"'))).title, 'café');
  assert.equal(read(latin(doc('d\xe9j\xe0 vu'))).title, 'déjà vu');
});

test('entities of the document are bounded and open no file', () => {
  const bomb = `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY q "Quay">]>`;
  const feed = read(`${bomb}<rss><channel><title>&q; &f;</title><item><title>${'&a;'.repeat(5000)}</title></item></channel></rss>`);
  assert.equal(feed.title, 'Quay &f;');
  assert.ok((feed.items[0]?.title?.length ?? 0) < 130_000);
});

test('hostile nesting ends soon', () => {
  const start = performance.now();
  read(`<rss><channel><title>t</title><item><title>a</title><description>${'<b>'.repeat(200_000)}`);
  read(`<rss><channel><title>t</title><item><title>a</title><description><![CDATA[${'<b>'.repeat(200_000)}]]></description></item></channel></rss>`);
  parseFeed(bytes(`{"items":${'['.repeat(200_000)}`), AT);
  assert.ok(performance.now() - start < 5_000);
});

test('a language named after the items decides what their dates mean, as one named before them', () => {
  const item = '<item><title>a</title><pubDate>3. Mai 2025</pubDate><date>02/03/2025</date></item><item><title>b</title><pubDate>02/03/2025</pubDate></item>',
    language = '<language>de</language>',
    [before, after] = [`${language}${item}`, `${item}${language}`].map((channel) => read(`<rss><channel>${channel}</channel></rss>`));
  assert.deepEqual(after, before);
  assert.equal(after?.items[1]?.published, Date.UTC(2025, 2, 2));
  assert.equal(after?.items[1]?.lang, 'de');
});

test('items are found in document order wherever they stand, up to the cap', () => {
  const titles = (text: string): readonly (string | undefined)[] => read(text).items.map((i) => i.title);
  assert.deepEqual(
    titles(
      '<rss><item><title>1</title></item><channel><item><title>2</title><item><title>3</title></item></item><x><item><title>4</title></item></x></channel></rss>',
    ),
    ['1', '2', '3', '4'],
  );
  assert.deepEqual(titles('<item><title>1</title><item><title>2</title></item></item>'), ['1', '2']);
  assert.deepEqual(titles('<a><item><title>0</title></item></a><rss><item><title>1</title></item></rss><item><title>2</title></item>'), ['1']);
  assert.equal(titles(`<rss><channel>${'<item><title>a</title></item>'.repeat(20_010)}`).length, 20_000);
  // What looks like items in a text is none: all that are some are read.
  const text = '<item>'.repeat(20_010);
  assert.deepEqual(
    titles(`<rss><channel><item><title>a</title><description><![CDATA[${text}]]></description></item><item><title>b</title></item></channel></rss>`),
    ['a', 'b'],
  );
  assert.equal(titles(`<feed>${'<entry><title>a</title></entry>'.repeat(20_001)}<entry`).length, 20_000);
});

test('what is larger than is fetched is refused', () => {
  const feed = parseFeed(new Uint8Array(20_000_001).fill(0x20), AT);
  assert.ok(isRejected(feed) && /larger than 20 MB/.test(feed.detail));
});

test('Base64 that is miscounted is no reason to fail', () => {
  const of = (content: string): string | undefined =>
    read(`<feed><entry><title>t</title><content type="image/png">${content}</content></entry></feed>`).items[0]?.contentHtml;
  assert.deepEqual(['YWI=', 'YWI', 'YWI==', 'YWJj=', 'A=='].map(of), ['ab', 'ab', 'ab', 'abc', undefined]);
});

test('any bytes give a feed or a refusal, and no markup that runs', () => {
  const piece = fc.constantFrom(
    '<rss>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<![CDATA[',
    ']]>',
    '<description>',
    '&lt;',
    '<a href="javascript:x">',
    '<img src=x onerror=y>',
    '<script>',
    '&#x26;',
    '<feed>',
    '<entry>',
    '"',
    '<!--',
    '<svg onload=x>',
    'text',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const feed = parseFeed(bytes('<rss>' + pieces.join('')), AT);
      if (isRejected(feed)) return;
      for (const html of feed.items.flatMap((i) => [i.summaryHtml ?? '', i.contentHtml ?? '']))
        // In a tag: as text of an article it runs nothing.
        assert.doesNotMatch(html, /<script|<svg|<[^>]*(?:\son\w+=|javascript:)/i);
    }),
    { numRuns: 500 },
  );
});

test('an item that is left open takes in nothing of the next', () => {
  for (const open of ['<description>', '<content:encoded><div>', '<title>'])
    for (const n of [3, 60]) {
      const items = Array.from({ length: n }, (_, i) => `<item><link>https://harbour.example/${i}</link>${open}Report ${i}.`),
        feed = read(`<rss version="2.0"><channel><title>Harbour</title>${items.join('')}</channel></rss>`);
      assert.deepEqual(
        feed.items.map((item) => JSON.stringify(item).match(/Report \d+/g)),
        items.map((_, i) => [`Report ${i}`]),
      );
    }
});

test('of escaped markup that is left open nothing is taken for text', () => {
  const [item] = read('<rss><channel><item><description>&lt;p>Late&lt;/p><item><title>Next</title></item></channel></rss>').items;
  assert.equal(item?.summaryHtml, '<p>Late</p>');
});
