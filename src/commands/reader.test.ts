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
