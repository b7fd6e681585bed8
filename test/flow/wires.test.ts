import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gatherFront } from '../../src/serve/gather/front.ts';
import { words } from '../../src/serve/gather/report.ts';
import { openStore } from '../../src/store/open.ts';
import { archive } from '../archive.ts';
import { broadsheet, folder, start } from '../run.ts';

interface Exported {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly source: string;
  readonly lang: string;
  readonly published: string;
  readonly number: number;
}
interface Summary {
  readonly taken: number;
  readonly articles: number;
  readonly revisions: number;
  readonly failed: number;
  readonly passed: number;
}

const TEXT = archive(1)[0]?.text ?? '';
const html = TEXT.split('\n\n')
  .map((p) => `<p>${p}</p>`)
  .join('');
const escape = (s: string): string => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function newsml(of: { version: number; at: string; body?: string; status?: string; embargoed?: string; guid?: string; headline?: string }): string {
  return `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${of.guid ?? 'urn:newsml:brae.example:20250310:flood'}" version="${of.version}" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="brae"><name>Brae Agency</name></provider><versionCreated>${of.at}</versionCreated><firstCreated>2025-03-10T09:00:00Z</firstCreated>
${of.embargoed ? `<embargoed>${of.embargoed}</embargoed>` : ''}<pubStatus qcode="stat:${of.status ?? 'usable'}"/></itemMeta>
<contentMeta><headline>${escape(of.headline ?? 'Flood cuts off Karsby')}</headline><by>By Ann Lund</by></contentMeta>
<contentSet>${of.body === undefined ? '' : `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${of.body}</body></html></inlineXML>`}</contentSet></newsItem>`;
}

/** Imports files from a folder of their own, and answers with the summary. */
async function take(t: TestContext, data: string, files: Readonly<Record<string, string>>): Promise<Summary> {
  const from = folder(t);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(from, name), content);
  const ran = await broadsheet(data, ['import', from, '--json']);
  assert.equal(ran.code, 0, ran.err + ran.out);
  return JSON.parse(ran.out) as Summary;
}
async function exported<T = Exported>(data: string, what = 'articles'): Promise<T[]> {
  const { out } = await broadsheet(data, ['export', '--what', what]);
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** The headlines that the front page has as its newest. */
async function newest(t: TestContext, data: string): Promise<string[]> {
  const store = await openStore({ sqlite: join(data, 'broadsheet.db') });
  t.after(() => store.close());
  return (await gatherFront(store, (ids) => store.sources.get(ids), [{ id: 'now', lang: 'en', at: 0, ranked: [] }])).newest.map((line) => words(line));
}

test(
  'versions of a wire item are revisions of one article, in the order in which they were made; a kill takes it back for good',
  { timeout: 120_000 },
  async (t) => {
    const data = folder(t),
      // By name, the last version comes first.
      first = await take(t, data, {
        'a-version-10.xml': newsml({
          version: 10,
          at: '2025-03-10T11:00:00Z',
          body: `${html}<p>The road is open again, the town hall said in the evening.</p>`,
        }),
        'b-version-2.xml': newsml({ version: 2, at: '2025-03-10T09:00:00Z', body: html }),
        'c-picture.json': JSON.stringify({ uri: 'urn:x:photo', type: 'picture', versioncreated: '2025-03-10T09:00:00Z' }),
        'd-other.json': '{"name":"a package","version":"1.0.0"}',
      });
    assert.deepEqual([first.taken, first.articles, first.revisions, first.passed, first.failed], [2, 1, 2, 1, 0]);
    const [article] = await exported(data);
    assert.deepEqual([article?.number, article?.source, article?.published], [2, 'Brae Agency', '2025-03-10T09:00:00.000Z']);
    assert.match(article?.text ?? '', /road is open again/);
    assert.deepEqual(await newest(t, data), ['Flood cuts off Karsby']);

    const killed = await take(t, data, { 'kill.xml': newsml({ version: 11, at: '2025-03-10T12:00:00Z', status: 'canceled' }) });
    assert.deepEqual([killed.articles, killed.revisions], [0, 1]);
    const [gone] = await exported(data);
    assert.deepEqual([gone?.number, gone?.text], [3, '']);
    const [item] = await exported<{ pubStatus: string; bodies: { value: string }[] }>(data, 'ninjs');
    assert.equal(item?.pubStatus, 'canceled');
    assert.deepEqual(
      item.bodies.map((b) => b.value),
      ['stat:canceled'],
    );
    assert.deepEqual(await exported(data, 'claims'), [], 'what was taken back claims nothing');
    assert.deepEqual(await newest(t, data), [], 'and is no news');

    // Late deliveries of what was taken back, and of what the paper never had, change nothing.
    const late = await take(t, data, {
      'late.xml': newsml({ version: 9, at: '2025-03-10T10:00:00Z', body: html }),
      'unknown-kill.xml': newsml({ version: 2, at: '2025-03-10T12:00:00Z', status: 'withheld', guid: 'urn:x:unknown', headline: 'Never seen here' }),
    });
    assert.deepEqual([late.articles, late.revisions], [0, 0]);
  },
);

test('an embargo is kept by the clock, also where a kill comes before it ends', { timeout: 120_000 }, async (t) => {
  const data = folder(t),
    until = new Date(Date.now() + 12_000),
    at = new Date(Date.now() - 60_000).toISOString(),
    embargoed = until.toISOString(),
    before = await take(t, data, {
      'a.xml': newsml({ version: 1, at, embargoed, body: html }),
      'b.xml': newsml({ version: 1, at, embargoed, body: html, guid: 'urn:x:killed', headline: 'Killed before it was published' }),
      'c.xml': newsml({ version: 2, at: new Date().toISOString(), embargoed, status: 'canceled', guid: 'urn:x:killed' }),
    });
  assert.ok(Date.now() < until.getTime(), 'the machine is too slow for this test to say anything');
  assert.deepEqual([before.taken, before.articles], [3, 0]);
  await new Promise((r) => setTimeout(r, until.getTime() - Date.now() + 100));
  assert.equal((await take(t, data, {})).articles, 1);
  const all = await exported(data);
  assert.deepEqual(
    all.map((a) => a.title),
    ['Flood cuts off Karsby'],
  );
  assert.equal(all[0]?.published, embargoed);
});

test('what is exported as ninjs and imported again is the same', { timeout: 120_000 }, async (t) => {
  const [data, again, from] = [folder(t), folder(t), folder(t)];
  writeFileSync(
    join(from, 'archive.jsonl'),
    archive(1)
      .map((r) => JSON.stringify(r))
      .join('\n'),
  );
  assert.equal((await broadsheet(data, ['import', from, '--json'])).code, 0);
  const { out } = await broadsheet(data, ['export', '--what', 'ninjs']);
  await take(t, again, { 'wire.jsonl': out });
  const same = ({ title, text, source, lang, published, id }: Exported): object => ({ title, text, source, lang, published, id });
  const before = (await exported(data)).map(same);
  assert.equal(before.length, 3);
  assert.deepEqual((await exported(again)).map(same), before);
  // Names of ninjs 3.0 and no others; the schema allows none besides.
  const KNOWN =
    /^(?:uri|standard|type|representationType|version|firstCreated|versionCreated|pubStatus|language|headlines|descriptions|bodies|by|located|people|subjects|infoSources|renditions|altIds)$/;
  for (const line of out.split('\n').filter(Boolean)) for (const name of Object.keys(JSON.parse(line) as object)) assert.match(name, KNOWN);
});

test('up: a file that is delivered into the folder of the wires is read once, when it is whole', { timeout: 120_000 }, async (t) => {
  const data = folder(t),
    wires = join(data, 'wires'),
    whole = newsml({ version: 1, at: new Date(Date.now() - 60_000).toISOString(), body: html });
  mkdirSync(join(wires, 'politics'), { recursive: true });
  writeFileSync(join(wires, 'photo.jpg'), 'no picture');
  // No feed is fetched: its address is a private one.
  writeFileSync(join(data, 'feeds.opml'), '<opml version="2.0"><body><outline type="rss" text="None" xmlUrl="http://127.0.0.1:9/feed.xml"/></body></opml>');
  const up = start(data, ['up', '--feeds', 'feeds.opml'], { BROADSHEET_PORT: '0', BROADSHEET_WIRES: wires, BROADSHEET_LOG: 'info' }),
    ended = new Promise<number | null>((resolve) => up.once('close', resolve));
  t.after(() => up.kill('SIGKILL'));
  let out = '';
  for (const stream of [up.stdout, up.stderr]) stream?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  // A slow writer, and one that renames its file into place.
  const slow = join(wires, 'politics', 'slow.xml'),
    step = Math.ceil(whole.length / 6);
  for (let from = 0; from < whole.length; from += step) {
    appendFileSync(slow, whole.slice(from, from + step));
    await new Promise((r) => setTimeout(r, 700));
  }
  const renamed = newsml({ version: 1, at: new Date().toISOString(), body: html, guid: 'urn:x:second', headline: 'A second report' });
  writeFileSync(join(wires, 'second.xml.tmp'), renamed);
  renameSync(join(wires, 'second.xml.tmp'), join(wires, 'second.xml'));
  writeFileSync(join(wires, 'broken.xml'), whole.slice(0, 700));
  let titles: string[] = [];
  for (let tries = 0; tries < 100 && titles.length < 2; tries++) {
    await new Promise((r) => setTimeout(r, 300));
    titles = (await exported(data)).map((a) => a.title).sort();
  }
  assert.deepEqual(titles, ['A second report', 'Flood cuts off Karsby'], out);
  const failed = JSON.parse((await broadsheet(data, ['doctor', '--json'])).out) as { failures: { subject: string; error: string }[] };
  assert.deepEqual(
    failed.failures.map((f) => [f.subject.split('/').at(-1), f.error]),
    [['broken.xml', 'The document is cut short']],
  );
  up.kill('SIGTERM');
  assert.equal(await ended, 0);
});
