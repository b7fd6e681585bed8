import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFeeds, type FeedCheck } from './check.ts';
import type { Fetched } from './fetched.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('one row a feed, in order, with a plain line', async () => {
  const answers: Record<string, Fetched> = {
    a: { status: 'ok', bytes: bytes('<rss><channel><item><title>x</title><pubDate>2025-06-02</pubDate></item></channel></rss>'), finalUrl: 'a', headers: {} },
    b: { status: 'ok', bytes: bytes('<html>'), finalUrl: 'b', headers: {} },
    c: { status: 'failed', line: 'There is no such server name.' },
  };
  const rows: FeedCheck[] = [];
  for await (const row of checkFeeds(
    ['a', 'b', 'c'].map((url) => ({ url })),
    { get: (url) => Promise.resolve(answers[url] as Fetched) },
  ))
    rows.push(row);
  assert.deepEqual(rows, [
    { url: 'a', ok: true, line: '1 items, the newest of 2025-06-02.' },
    { url: 'b', ok: false, line: 'This is a web page, not a feed.' },
    { url: 'c', ok: false, line: 'There is no such server name.' },
  ]);
});
