import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readHere } from '../collect/read.ts';
import { isRejected } from '../model/outcome.ts';
import { Reader } from './reader.ts';

const CONTEXT = { url: 'https://harbour.example/feed', contentType: 'application/rss+xml' };
const feed = (items: number): Uint8Array =>
  new TextEncoder().encode(
    `<rss version="2.0"><channel><title>Harbour</title>${`<item><title>Ferry</title><description>&lt;p&gt;${'It is <b>late</b> again. '.replaceAll('<', '&lt;').repeat(40)}</description></item>`.repeat(items)}</channel></rss>`,
  );
const LONG = feed(15_000);

const open: Reader[] = [];
const readerOf = (limits: ConstructorParameters<typeof Reader>[0]): Reader => {
  const reader = new Reader(limits);
  open.push(reader);
  return reader;
};
after(() => Promise.all(open.map((r) => r.close())));

test('a thread reads as this one would, whatever it is', async () => {
  const { read } = readerOf({}),
    page = new TextEncoder().encode('<link rel="alternate" type="application/rss+xml" href="/feed.xml">');
  assert.deepEqual(await read('feed', feed(3), CONTEXT), await readHere('feed', feed(3), CONTEXT));
  assert.deepEqual(await read('links', page, CONTEXT), [{ url: 'https://harbour.example/feed.xml', title: undefined, from: 'declared' }]);
  assert.ok(isRejected(await read('list', page, CONTEXT)));
});

test('what takes too long or too much memory is refused in words, and what was asked with it is read all the same', async () => {
  for (const [limits, line] of [
    [{ cpuMs: 60 }, 'Reading it took too long and was ended.'],
    [{ memoryMB: 24, cpuMs: 60_000 }, 'Reading it took too much memory and was ended.'],
  ] as const) {
    const { read } = readerOf(limits),
      [before, bad, next, last] = await Promise.all([feed(1), LONG, feed(2), feed(3)].map((bytes) => read('feed', bytes, CONTEXT)));
    assert.equal(bad && 'detail' in bad ? bad.detail : 'it was read', line);
    assert.deepEqual(
      [before, next, last].map((f) => (f && 'items' in f ? f.items.length : f?.detail)),
      [1, 2, 3],
    );
  }
});

test('what was broken off by the end of the reader is no fault of the feed', async () => {
  const reader = readerOf({}),
    owed = reader.read('feed', LONG, CONTEXT);
  await Promise.all([assert.rejects(owed, /the thread was ended/), reader.close()]);
});

const many = (part: string, before = '', after = ''): Uint8Array => new TextEncoder().encode(before + part.repeat(200_000) + after);
const HEAD = '<rss version="2.0"><channel><title>Harbour</title><item><title>Ferry</title><description>';

/** Documents of 200,000 nested tags or attributes, and what is read of them: words of a refusal, or titles of what came before. */
const DEEP: readonly (readonly [string, Parameters<Reader['read']>[0], Uint8Array, RegExp])[] = [
  ['nested elements', 'feed', many('<a>', HEAD), /^Harbour$|neither|too long|too much/],
  ['nested items', 'feed', many('<item>', '<rss><channel><title>Harbour</title>'), /^Harbour$|too long|too much/],
  ['nested escaped markup', 'feed', many('&lt;b>', HEAD, '</description></item></channel></rss>'), /^Harbour$|too long|too much/],
  ['nested markup in CDATA', 'feed', many('<div>', `${HEAD}<![CDATA[`, ']]></description></item></channel></rss>'), /^Harbour$|too long|too much/],
  ['nested declarations', 'feed', many('<!DOCTYPE a [', HEAD), /^Harbour$|too long|too much/],
  ['nested namespaces', 'feed', many('<a:b xmlns:a="x">', HEAD), /^Harbour$|too long|too much/],
  ['attributes', 'feed', new TextEncoder().encode(`<rss ${Array.from({ length: 200_000 }, (_, i) => `a${i}="x"`).join(' ')}><channel><title>Harbour</title></channel></rss>`), /^Harbour$|too long|too much/],
  ['namespaces of one element', 'feed', new TextEncoder().encode(`<rss ${Array.from({ length: 200_000 }, (_, i) => `xmlns:a${i}="x"`).join(' ')}><channel><title>Harbour</title></channel></rss>`), /^Harbour$|too long|too much/],
  ['nested arrays', 'feed', many('[', '{"version":"https://jsonfeed.org/version/1.1","title":"Harbour","items":'), /JSON|too long|too much/],
  ['nested objects', 'feed', many('{"items":', '', `[]${'}'.repeat(200_000)}`), /JSON|too long|too much/],
  ['nested outlines', 'list', many('<outline text="a">', '<opml><head><title>Harbour</title></head><body>'), /^Harbour$|too long|too much/],
  ['nested sitemaps', 'sitemap', many('<urlset>'), /^undefined$|not a sitemap|too long|too much/],
  ['nested elements of a page', 'page', many('<div>'), /no headlines|too long|too much/],
  ['nested links of a page', 'links', many('<a href=/feed>'), /^undefined$|too long|too much/],
]; // prettier-ignore

test('200,000 nested tags or attributes of any kind end in words within their time, and the next feed is read', { timeout: 120_000 }, async () => {
  const { read } = readerOf({});
  for (const [name, kind, bytes, says] of DEEP) {
    const before = process.memoryUsage.rss(),
      outcome = await read(kind, bytes, CONTEXT),
      said = isRejected(outcome) ? outcome.detail : String((outcome as { title?: string }).title);
    assert.match(said, says, name);
    assert.ok(process.memoryUsage.rss() - before < 450e6, `${name} took ${Math.round((process.memoryUsage.rss() - before) / 1e6)} MB`);
    const next = await read('feed', feed(2), CONTEXT);
    assert.equal(isRejected(next) ? next.detail : next.items.length, 2, `after ${name}`);
  }
});
