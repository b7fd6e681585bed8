import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readWarc } from '../../src/collect/archives/warc.ts';
import { archive } from '../archive.ts';
import { broadsheet, folder } from '../run.ts';
import { http, members, pageOf, record } from '../warc.ts';

/** What an export says of the articles themselves, without when they were seen and what they were put beside. */
async function articles(data: string): Promise<Record<string, unknown>[]> {
  const { out } = await broadsheet(data, ['export']);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .map(({ firstSeen: _f, seen: _s, story: _t, copyOf: _c, ...article }) => article)
    .sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1));
}

test('an export as WARC gives the same articles again, without those that are not to be kept by others', { timeout: 120_000 }, async (t) => {
  const [here, there] = [folder(t), folder(t)],
    reports = archive(3),
    block = (r: (typeof reports)[number], i: number): Buffer => http(pageOf(r), i === 0 ? { 'X-Robots-Tag': 'noarchive' } : {});
  writeFileSync(join(here, 'a.warc.gz'), members(reports.slice(0, 4).map((r, i) => record({ url: r.url, date: r.published, block: block(r, i) }))));
  writeFileSync(
    join(here, 'b.jsonl'),
    reports
      .slice(4, 8)
      .map((r) => JSON.stringify(r))
      .join('\n'),
  );
  const text = reports[8];
  writeFileSync(join(here, 'c.txt'), `${text?.title}\n\n${text?.text}`);
  assert.equal((await broadsheet(here, ['import', 'a.warc.gz', 'b.jsonl', 'c.txt'])).code, 0);
  const from = await articles(here),
    kept = from.filter((a) => a['url'] !== reports[0]?.url);
  assert.deepEqual([from.length, kept.length], [9, 8]);
  for (const [name, options] of [
    ['d.warc.gz', ['--gzip']],
    ['e.warc', []],
  ] as const) {
    // Its bytes, which are no text.
    const ran = spawnSync(process.execPath, [join(import.meta.dirname, '../../bin/broadsheet.js'), 'export', '--what', 'warc', ...options], {
      env: { ...process.env, BROADSHEET_DATA: here },
      maxBuffer: 100_000_000,
    });
    assert.match(ran.stderr.toString(), /1 pages are left out/);
    writeFileSync(join(there, name), ran.stdout);
  }
  const types: (string | undefined)[] = [];
  for await (const found of readWarc(join(there, 'd.warc.gz'))) types.push('fields' in found ? found.fields.get('warc-type') : found.damage);
  assert.deepEqual(types, ['warcinfo', ...kept.flatMap(() => ['metadata', 'resource'])]);
  assert.deepEqual([...readFileSync(join(there, 'd.warc.gz')).subarray(0, 2)], [0x1f, 0x8b]);
  const ran = await broadsheet(there, ['import', 'd.warc.gz']);
  assert.equal(ran.code, 0, ran.out + ran.err);
  assert.deepEqual(await articles(there), kept);
  // The same without compression is the same.
  await broadsheet(there, ['import', 'e.warc']);
  assert.deepEqual(await articles(there), kept);
});

test('an archive is replayed as it was collected: a later text of a page is a revision of it', { timeout: 120_000 }, async (t) => {
  const data = folder(t),
    [first] = archive(1);
  assert.ok(first);
  const at = (date: string, text: string): Buffer => record({ url: first.url, date, block: http(pageOf({ ...first, text })) }),
    later = `${first.text}\n\nThe council said later that the quarter had been closed for another night.`;
  // Out of order, as parallel crawlers write.
  writeFileSync(
    join(data, 'a.warc.gz'),
    members([at('2025-03-02T10:00:00Z', later), at('2025-03-01T10:00:00Z', first.text), at('2025-03-01T11:00:00Z', first.text)]),
  );
  const { out } = await broadsheet(data, ['import', 'a.warc.gz', '--json']);
  const { articles: n, revisions } = JSON.parse(out) as Record<string, number>;
  assert.deepEqual([n, revisions], [1, 2]);
  const [article] = await articles(data);
  assert.ok(String(article?.['text']).includes('another night'));
  assert.equal(article?.['number'], 2);
});
