import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { archive } from '../archive.ts';
import { broadsheet, folder } from '../run.ts';

const TIME = { timeout: 300_000 };
const CORPUS = join(import.meta.dirname, '../../../shared/corpora/stories/allsides.dev.jsonl.gz');

/** An archive with what makes orders matter: only days known, texts changed on the same day, copies, what has no date, another language, pages and a feed. */
function lay(folder: string): void {
  const own = archive(12),
    days = own.map((r, i) => (i % 2 === 0 ? r : { ...r, published: r.published.slice(0, 10) })),
    changed = days
      .filter((_, i) => i % 5 === 0)
      .map((r) => ({ ...r, id: `${r.id}-later`, text: `${r.text}\n\nThe count rose to 40 in the evening, the fire chief said.` })),
    german = days.slice(0, 6).map((r) => ({
      ...r,
      id: `${r.id}-de`,
      url: `${r.url}/de`,
      lang: 'de',
      text: `In ${r.title} starben nach Angaben der Polizei mindestens 12 Menschen. „Wir haben alles verloren“, sagte die Bürgermeisterin. Die Suche geht weiter.`,
    })),
    undated = {
      ...own[3],
      id: 'undated',
      url: undefined,
      published: undefined,
      title: 'What the ferries carried',
      text: `${own[3]?.text}\n\nNobody knows the day.`,
    };
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.jsonl'), [...days.slice(20), ...changed].map((r) => JSON.stringify(r)).join('\n'));
  writeFileSync(join(folder, 'b.jsonl.gz'), gzipSync([undated, ...days.slice(0, 20), ...german].map((r) => JSON.stringify(r)).join('\n') + '\n{"cut": '));
  const page = (day: string, n: number): string =>
    `<!doctype html><html lang="en"><head><title>Pier ${n} opens</title><meta property="article:published_time" content="${day}T09:00:00Z"></head><body><article><h1>Pier ${n} opens in Helm</h1><p>The pier opened after ${n} days of repairs, the harbour office said on the day, and two boats sailed at once with 120 people.</p><p>"It took long enough," said Lena Osk, the mayor of Helm, who had promised it for the spring of the year before last.</p></article></body></html>`;
  writeFileSync(join(folder, 'pier.html'), page('2025-03-02', 19));
  writeFileSync(
    join(folder, 'undated.txt'),
    'Ferry strike ends\n\nThe crews of the harbour ferries went back to work, the union said. “We have what we asked for,” said its head, Ana Lund.',
  );
  writeFileSync(
    join(folder, 'feed.xml'),
    `<rss version="2.0"><channel><title>Karsby Courier</title><link>https://karsby.example/</link>${[1, 2].map((n) => `<item><title>Bridge ${n} closed in Karsby</title><guid isPermaLink="false">${n}</guid><pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate><description>${'The bridge was closed on Monday after a crack was found, the council said. '.repeat(6)}</description></item>`).join('')}</channel></rss>`,
  );
}

interface Said {
  readonly method: string;
  readonly asOf: string;
  readonly taken: number;
  readonly failed: number;
  readonly digests: Readonly<Record<string, string>>;
}
async function replay(t: TestContext, of: string, ...options: readonly string[]): Promise<Said> {
  const ran = await broadsheet(folder(t), ['replay', of, '--json', ...options]);
  assert.ok(ran.code === 0 || ran.code === 1, ran.err);
  return JSON.parse(ran.out) as Said;
}

test('an archive comes to the same bytes by any batches, threads, folders and at any hour', TIME, async (t) => {
  const here = join(folder(t), 'first'),
    there = join(folder(t), 'elsewhere');
  lay(here);
  cpSync(here, there, { recursive: true });
  const first = await replay(t, here, '--batch', '1', '--threads', '0');
  assert.equal(first.failed, 1, 'the line that is cut short');
  assert.equal(first.asOf.slice(0, 10), '2025-03-03');
  assert.ok(first.taken >= 50);
  assert.equal(Object.keys(first.digests).length, 8);
  for (const [of, ...options] of [
    [here, '--batch', '7', '--threads', '2'],
    [there, '--batch', '64', '--threads', '0'],
    [there, '--batch', '500', '--threads', '1'],
    [here],
  ] as const)
    assert.deepEqual((await replay(t, of, ...options)).digests, first.digests, options.join(' '));
  const later = await replay(t, here, '--as-of', '2031-01-01');
  assert.notDeepEqual(later.digests, first.digests, 'the digests say nothing');
});

test('what is written is what the digests say, in both formats, with the same cells', TIME, async (t) => {
  const from = join(folder(t), 'archive'),
    data = folder(t);
  lay(from);
  const said = await broadsheet(data, ['replay', from, '--out', 'lines']),
    rows = (name: string): Record<string, unknown>[] =>
      readFileSync(join(data, 'lines', `${name}.jsonl`), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.equal(said.out.trim().split('\n').length, 8);
  assert.deepEqual(readdirSync(join(data, 'lines')).length, 8);
  const texts = new Map(rows('revisions').map((r) => [r['revision'], r['text'] as string]));
  for (const claim of rows('claims')) {
    const text = texts.get(claim['revision'] as string) ?? '';
    for (const part of ['speaker', 'cue', 'content', 'sentence', 'figure', 'thing'])
      if (claim[part] !== null) assert.equal(text.slice(claim[`${part}Start`] as number, claim[`${part}End`] as number), claim[part]);
    assert.match(claim['readBy'] as string, /^\d+\.\d+\.\d+\+[0-9a-f]{16}$/);
  }
  assert.ok(rows('copies').length >= 12);
  assert.ok(rows('copies').every((r) => r['relation'] !== undefined && texts.has(r['copyRevision'] as string)));
  assert.ok(new Set(rows('fronts').map((r) => r['page'])).size > 5);
  const csv = await broadsheet(data, ['replay', from, '--what', 'claims', '--format', 'csv', '--out', '-']);
  assert.equal(csv.out.split('\r\n')[0], Object.keys(rows('claims')[0] ?? {}).join(','));
  assert.match(csv.err, /[0-9a-f]{64} {2}claims\.csv/);
});

test('a real archive comes to the same bytes', { ...TIME, skip: existsSync(CORPUS) ? false : 'the corpora are not here' }, async (t) => {
  const of = join(folder(t), 'allsides.jsonl');
  writeFileSync(of, gunzipSync(readFileSync(CORPUS)).toString('utf8').split('\n').slice(0, 150).join('\n'));
  const first = await replay(t, of, '--batch', '1', '--threads', '0');
  for (const options of [
    ['--batch', '64', '--threads', '2'],
    ['--batch', '500', '--threads', '0'],
  ])
    assert.deepEqual((await replay(t, of, ...options)).digests, first.digests, options.join(' '));
});

test('what a replay is asked for wrongly is refused, and nothing is written', TIME, async (t) => {
  const data = folder(t),
    from = join(data, 'archive');
  lay(from);
  writeFileSync(join(data, 'page.html'), '<p>nothing</p>');
  mkdirSync(join(data, 'kept'));
  writeFileSync(join(data, 'kept', 'broadsheet.db'), '');
  for (const [args, says] of [
    [['archive', '--batch', '0'], /--batch 0: 1 to 10000/],
    [['archive', '--threads', 'two'], /--threads two: 0 to 16/],
    [['archive', '--what', 'claims,gold'], /--what gold/],
    [['archive', '--format', 'xml'], /--format xml/],
    [['archive', '--as-of', 'soon'], /--as-of soon: this is not a date/],
    [['archive', '--out', '-'], /--out - wants one kind/],
    [['archive', '--out', 'archive/a.jsonl'], /"archive\/a\.jsonl" is a file/],
    [['archive', '--data', 'kept'], /has data already/],
    [['archive', '--data', 'new', '--out', 'new/out'], /in no folder that is there/],
    [['page.html'], /--as-of says/],
    [['nowhere'], /There is no file nowhere/],
  ] as const) {
    const ran = await broadsheet(data, ['replay', ...args]);
    assert.ok(ran.code === 1 || ran.code === 2, `${args.join(' ')}: ${ran.code}`);
    assert.match(ran.err, says);
    assert.equal(ran.out, '');
  }
  assert.deepEqual(
    readdirSync(data)
      .filter((n) => !n.startsWith('.'))
      .sort(),
    ['archive', 'kept', 'page.html'],
  );
});
