import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { http, record, type Given } from '../../../test/warc.ts';
import { Bytes } from './bytes.ts';
import { pageIn, type Held } from './page.ts';
import { recordsIn } from './records.ts';

const NOW = Date.UTC(2025, 5, 2),
  HTML = '<!doctype html><html><head><title>Fähre</title></head><body><p>Die Fähre fuhr um neun.</p></body></html>';

async function held(given: Given): Promise<Held> {
  const bytes = new Bytes([record(given)].values() as unknown as AsyncIterator<Uint8Array>);
  for await (const found of recordsIn(bytes, (offset) => ({ offset, inside: 0 }))) if ('fields' in found) return pageIn(found, NOW);
  throw new Error('no record');
}
async function body(given: Given): Promise<string> {
  const found = await held(given);
  assert.ok('page' in found, JSON.stringify(found));
  return found.page.body;
}
const chunked = (...parts: readonly string[]): string => [...parts, ''].map((p) => `${Buffer.byteLength(p).toString(16)};x=1\r\n${p}\r\n`).join('');

test('a response is a page of its address and its time, with the rights of its headers and markup', async () => {
  const markup = HTML.replace('<head>', '<head><meta name="robots" content="max-snippet:50">'),
    found = await held({
      url: '<https://gazette.example/a?b=1>',
      fields: { 'WARC-Payload-Digest': 'sha1:ABC' },
      block: http(markup, { 'X-Robots-Tag': 'noarchive' }),
    });
  assert.ok('page' in found);
  const { id, ...page } = found.page;
  assert.match(id, /^[0-9a-f]{24}$/);
  assert.deepEqual(page, {
    url: 'https://gazette.example/a?b=1',
    finalUrl: 'https://gazette.example/a?b=1',
    format: 'html',
    body: markup,
    rights: { noarchive: true, maxSnippet: 50 },
    fetchedAt: Date.UTC(2025, 2, 1, 10),
    hints: {},
  });
  assert.equal(found.digest, 'sha1:ABC');
});

test('transfer and content codings are undone, also where headers name what the crawler has undone', async () => {
  assert.equal(await body({ block: http(chunked(HTML.slice(0, 30), HTML.slice(30)), { 'Transfer-Encoding': 'chunked' }) }), HTML);
  assert.equal(await body({ block: http(HTML, { 'Transfer-Encoding': 'chunked' }) }), HTML);
  for (const [name, packed] of Object.entries({ gzip: gzipSync(HTML), br: brotliCompressSync(HTML), deflate: deflateSync(HTML) })) {
    assert.equal(await body({ block: http(packed, { 'Content-Encoding': name }) }), HTML, name);
    assert.equal(await body({ block: http(HTML, { 'Content-Encoding': name }) }), HTML, `${name}, undone`);
  }
  const both = Buffer.concat([Buffer.from(`${gzipSync(HTML).length.toString(16)}\r\n`), gzipSync(HTML), Buffer.from('\r\n0\r\n\r\n')]);
  assert.equal(await body({ block: http(both, { 'Content-Encoding': 'gzip', 'Transfer-Encoding': 'chunked' }) }), HTML);
});

test('chunks that lie give what there is', async () => {
  const lies = (text: string): Given => ({ block: http(text, { 'Transfer-Encoding': 'chunked' }) });
  assert.equal(await body(lies(`ffffffff\r\n${HTML}`)), HTML);
  assert.equal(await body(lies(`${HTML.length + 5}\r\n${HTML}\r\n0\r\n\r\n`)).then((b) => b.startsWith(HTML.slice(0, 90))), true);
  assert.equal(await body(lies(`${Buffer.byteLength(HTML).toString(16)}\r\n${HTML}\r\nzz\r\nmore`)), HTML);
  assert.equal(await body(lies(`fffffffffffffffffff\r\n${HTML}`)), `fffffffffffffffffff\r\n${HTML}`);
});

test('the encoding is that of the headers, or of the markup', async () => {
  const latin = Buffer.from(HTML, 'latin1');
  assert.equal(await body({ block: http(latin, { 'Content-Type': 'text/html; charset=iso-8859-1' }) }), HTML);
  const declared = HTML.replace('<head>', '<head><meta charset="windows-1252">');
  assert.equal(await body({ block: http(Buffer.from(declared, 'latin1'), { 'Content-Type': 'text/html' }) }), declared);
});

test('resources and conversions are pages; text is text, unless it is markup sent as such', async () => {
  const format = async (given: Given): Promise<string> => {
    const found = await held(given);
    return 'page' in found ? found.page.format : JSON.stringify(found);
  };
  assert.equal(await format({ type: 'resource', block: HTML }), 'html');
  assert.equal(await format({ type: 'conversion', fields: { 'Content-Type': 'text/plain' }, block: '<html> is how a page begins.\n\nSo it is.' }), 'text');
  assert.equal(await format({ block: http('A headline\n\nA report.', { 'Content-Type': 'text/plain' }) }), 'text');
  assert.equal(await format({ block: http(HTML, { 'Content-Type': 'text/plain' }) }), 'html');
});

test('what is no page is passed over for a reason; what cannot be read is an error', async () => {
  const why = async (given: Partial<Given>): Promise<string | undefined> => {
    const found = await held({ block: http(HTML), ...given });
    return 'passed' in found ? found.passed : 'error' in found ? `! ${found.error}` : undefined;
  };
  assert.equal(await why({}), undefined);
  for (const type of ['warcinfo', 'request', 'metadata', 'of tomorrow']) assert.equal(await why({ type }), 'about other records');
  assert.equal(await why({ block: http(HTML, {}, '404 Not Found') }), 'answers without a page');
  assert.equal(await why({ block: http('  ') }), 'answers without a page');
  assert.equal(await why({ block: http(HTML, { 'Content-Type': 'application/pdf' }) }), 'of other types');
  assert.equal(await why({ block: http(Buffer.alloc(2000, 1)) }), 'of other types');
  assert.equal(await why({ url: 'dns:gazette.example' }), 'no pages of the web');
  assert.equal(await why({ url: 'https://gazette.example/robots.txt' }), 'files for robots');
  assert.equal(await why({ block: http(Buffer.alloc(10_500_000, 'a')) }), 'longer than 10 MB');
  assert.equal(await why({ block: http(Buffer.alloc(12_000_000, 'a')) }), 'longer than 10 MB');
  for (const date of ['', 'yesterday', '1970-01-01T00:00:00Z', '2031-01-01T00:00:00Z'])
    assert.equal(await why({ date }), '! it does not say when it was collected');
  assert.equal(await why({ date: '20250301100000' }), undefined);
  assert.equal(await why({ block: 'no HTTP' }), '! its HTTP head cannot be read');
  assert.equal(
    await why({ block: http(gzipSync(HTML).fill(0x55, 20, 60), { 'Content-Encoding': 'gzip' }) }),
    '! its body is not packed as it says, or damaged',
  );
  assert.match((await why({ block: http(gzipSync(Buffer.alloc(300_000_000)), { 'Content-Encoding': 'gzip' }) })) ?? '', /^! its body unpacks/);
});

test('a revisit is the page that has its payload, at another address and time', async () => {
  const revisit = (profile: string): Promise<Held> =>
    held({ type: 'revisit', fields: { 'WARC-Profile': `http://netpreserve.org/warc/1.1/revisit/${profile}`, 'WARC-Payload-Digest': 'sha1:ABC' }, block: '' });
  assert.deepEqual(await revisit('server-not-modified'), { passed: 'seen again, unchanged' });
  const found = await revisit('identical-payload-digest'),
    before = await held({ url: 'https://gazette.example/first', block: http(HTML) });
  assert.ok('again' in found && 'page' in before);
  assert.equal(found.again, 'sha1:ABC');
  const page = found.as(before.page);
  assert.deepEqual([page.url, page.body, page.again], ['https://gazette.example/a', HTML, true]);
  assert.notEqual(page.id, before.page.id);
});
