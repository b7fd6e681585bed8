import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { recordsOf } from './files.ts';

const NOW = Date.UTC(2025, 5, 10);
/** When the one article of a line is said to be published: ISO date, `unsaid`, or the error. */
async function published(t: TestContext, value: unknown): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'broadsheet-records-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, 'archive.jsonl');
  writeFileSync(file, JSON.stringify({ id: 'a', published: value, title: 'Ferry', text: 'The noon ferry ran aground.' }) + '\n');
  for await (const r of recordsOf(file, { now: NOW })) {
    if ('error' in r) return r.error;
    const { published: at, publishedDay } = r.page.hints;
    return at === undefined ? 'unsaid' : `${new Date(at).toISOString()}${publishedDay ? ' day' : ''}`;
  }
  return 'no line';
}

test('a record is published when its text or its number says: seconds since 1970, or milliseconds from 10^11 on', async (t) => {
  assert.equal(await published(t, '2025-06-03T08:00:00Z'), '2025-06-03T08:00:00.000Z');
  assert.equal(await published(t, '2025-06-03'), '2025-06-03T00:00:00.000Z day');
  assert.equal(await published(t, 1_748_937_600), '2025-06-03T08:00:00.000Z');
  assert.equal(await published(t, 1_748_937_600.25), '2025-06-03T08:00:00.250Z');
  assert.equal(await published(t, 1_748_937_600_000), '2025-06-03T08:00:00.000Z');
  assert.equal(await published(t, -86_400), '1969-12-31T00:00:00.000Z');
});

test('a record without a date has none, and what is no date or lies ahead is an error of its line', async (t) => {
  for (const none of [null, undefined, '', 0]) assert.equal(await published(t, none), 'unsaid');
  assert.equal(await published(t, 1e300), '"published" is not a date: 1e+300');
  assert.equal(await published(t, 'soon'), '"published" is not a date: soon');
  assert.equal(await published(t, 4_000_000_000), '"published" lies in the future: 4000000000');
  assert.match(await published(t, true), /^not an article record: published/);
});
