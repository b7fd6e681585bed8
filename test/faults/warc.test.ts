import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openStore } from '../../src/store/open.ts';
import { archive } from '../archive.ts';
import { broadsheet, folder, start } from '../run.ts';
import { http, members, pageOf, record } from '../warc.ts';

const EVENTS = 20;
/** What makes pages as large as real ones are, so that an archive is taken in in several transactions. */
const FILLER = `<script>/* ${Array.from({ length: 12_000 }, (_, i) => (i * 2_654_435_761).toString(36)).join(' ')} */</script>`;

/** An archive of invented reports, with a revisit of each third page at another address. */
function records(): Buffer[] {
  return archive(EVENTS).flatMap((r, i) => {
    const fields = { 'WARC-Payload-Digest': `sha1:${i}` },
      date = new Date(Date.parse(r.published) + 60_000).toISOString();
    const page = record({ url: r.url, date, fields, block: http(pageOf(r).replace('</head>', `${FILLER}</head>`)) });
    if (i % 3 > 0) return [page];
    const profile = { ...fields, 'WARC-Profile': 'http://netpreserve.org/warc/1.0/revisit/identical-payload-digest' };
    return [page, record({ type: 'revisit', url: `${r.url}/print`, date, fields: profile, block: '' })];
  });
}

interface Standing {
  readonly pages: number;
  readonly articles: number;
  readonly revisions: number;
  readonly work: number;
}
async function standing(data: string): Promise<Standing> {
  const store = await openStore({ sqlite: join(data, 'broadsheet.db') });
  try {
    assert.deepEqual(await store.check(), []);
    const { pages, articles, revisions, work } = await store.counts();
    return { pages, articles, revisions, work };
  } finally {
    await store.close();
  }
}
async function articles(data: string): Promise<string[]> {
  const { out } = await broadsheet(data, ['export']);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .map(({ id, url, hash, title, published }) => JSON.stringify({ id, url, hash, title, published }))
    .sort();
}
interface Said {
  readonly taken: number;
  readonly failed: number;
  readonly known: readonly string[];
  readonly failures: readonly { readonly subject: string; readonly error: string }[];
}
async function imported(data: string, args: readonly string[]): Promise<Said> {
  const ran = await broadsheet(data, ['import', ...args, '--json']);
  assert.ok(ran.out.startsWith('{'), ran.err + ran.out);
  return JSON.parse(ran.out) as Said;
}

test('an import of an archive that is killed goes on where it stood, without loss or doubles', { timeout: 300_000 }, async (t) => {
  const undisturbed = folder(t),
    disturbed = folder(t),
    all = members(records());
  for (const data of [undisturbed, disturbed]) writeFileSync(join(data, 'a.warc'), all);
  const whole = await imported(undisturbed, ['a.warc']);
  assert.deepEqual([whole.failed, whole.taken], [0, EVENTS * 3 + EVENTS]);
  let last = 0,
    resumed = 0;
  for (let i = 0; i < 8; i++) {
    const child = start(disturbed, ['import', '--no-work', 'a.warc']),
      ended = new Promise((r) => child.once('close', r));
    // At another moment each time, once a transaction more than before is stored, or none.
    for (let waited = 0; child.exitCode === null && waited < 20_000; waited += 5) {
      await new Promise((r) => setTimeout(r, 5));
      if (waited > 300 + i * 40 && (i % 4 === 3 || (await pagesIn(disturbed)) > last)) break;
    }
    const killed = child.exitCode === null;
    child.kill('SIGKILL');
    await ended;
    const now = await standing(disturbed);
    assert.ok(now.pages >= last);
    if (killed && now.pages > 0 && now.pages < whole.taken) resumed++;
    last = now.pages;
  }
  assert.ok(resumed >= 2, `only ${resumed} imports were killed in the middle`);
  const rest = await imported(disturbed, ['a.warc']);
  assert.equal(rest.failed, 0);
  assert.ok(rest.taken < whole.taken, 'it began anew');
  assert.deepEqual(await standing(disturbed), await standing(undisturbed));
  assert.deepEqual(await articles(disturbed), await articles(undisturbed));
  const again = await imported(disturbed, ['a.warc']);
  assert.deepEqual([again.taken, again.known], [0, ['a.warc']]);
});

async function pagesIn(data: string): Promise<number> {
  try {
    const store = await openStore({ sqlite: join(data, 'broadsheet.db') });
    const { pages } = await store.counts();
    await store.close();
    return pages;
  } catch {
    // It is not made yet.
    return 0;
  }
}

test('of a damaged archive the rest is taken in, every loss is told, and a sound copy of it gives what was lost', { timeout: 120_000 }, async (t) => {
  const data = folder(t),
    reports = archive(4),
    sound = reports.map((r) => gzipSync(record({ url: r.url, date: r.published, block: http(pageOf(r)) })));
  const hurt = sound.map((b) => Buffer.from(b));
  hurt[2]?.fill(0x55, 30, 60);
  hurt[7]?.writeUInt32LE(1, (hurt[7]?.length ?? 0) - 8);
  writeFileSync(join(data, 'a.warc.gz'), Buffer.concat(hurt));
  const first = await imported(data, ['a.warc.gz']),
    offsets = [2, 7].map((n) => hurt.slice(0, n).reduce((sum, b) => sum + b.length, 0));
  assert.equal(first.taken, reports.length - 2);
  assert.deepEqual(
    first.failures.map((f) => f.subject),
    offsets.map((n) => `a.warc.gz:${n}`),
  );
  writeFileSync(join(data, 'a.warc.gz'), Buffer.concat(sound));
  await imported(data, ['a.warc.gz']);
  assert.equal((await standing(data)).articles, reports.length);
});

test('an archive made to do harm costs little time and memory, and what is good in it is taken', { timeout: 120_000 }, async (t) => {
  const data = folder(t),
    [good] = archive(1),
    page = record({ url: 'https://gazette.example/good', block: http(pageOf(good as Parameters<typeof pageOf>[0])) });
  const bomb = gzipSync(Buffer.alloc(9_000_000, 'a')),
    harm = [
      record({ url: 'https://gazette.example/1', block: http(Buffer.alloc(300_000_000, ' ')) }),
      record({ url: 'https://gazette.example/2', block: http(gzipSync(Buffer.alloc(400_000_000)), { 'Content-Encoding': 'gzip' }) }),
      record({ url: 'https://gazette.example/3', block: http(gzipSync(bomb), { 'Content-Encoding': 'gzip, gzip, gzip' }) }),
      record({ url: 'https://gazette.example/4', block: http('ffffffff\r\nx', { 'Transfer-Encoding': 'chunked' }) }),
      record({ url: 'https://gazette.example/5', block: http('x'), length: 999_999_999 }),
      record({ url: 'https://gazette.example/6', fields: { 'X-Long': 'a'.repeat(5_000_000) }, block: http('x') }),
      record({ url: 'https://gazette.example/7', block: `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(100_000)}` }),
      record({ url: 'javascript:alert(1)', block: http(pageOf(good as Parameters<typeof pageOf>[0])) }),
    ];
  writeFileSync(join(data, 'a.warc.gz'), members([...harm, page]));
  const said = (await imported(data, ['a.warc.gz'])) as Said & { readonly seconds: number; readonly takingInMB: number };
  assert.ok(said.taken >= 1 && said.failures.length >= 4, JSON.stringify(said));
  assert.ok(said.takingInMB < 350, `${said.takingInMB} MB`);
  assert.ok((await articles(data)).some((line) => line.includes('https://gazette.example/good')));
});
