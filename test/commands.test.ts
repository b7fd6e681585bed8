import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { archive } from './archive.ts';
import { broadsheet, folder } from './run.ts';

const REPORTS = archive(3);
const PAGE = `<!doctype html><html lang="en"><head><title>Bridge over the Tarn reopens - Helm Post</title><meta property="og:site_name" content="Helm Post">
<meta property="article:published_time" content="2025-03-02T09:00:00Z"></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Bridge over the Tarn reopens after eleven weeks</h1>
<p>The bridge over the Tarn reopened to traffic on Sunday after eleven weeks of repairs, ending detours of up to 40 kilometres for the villages on the east bank.</p>
<p>"It is only a bridge, but it is our bridge," said Lena Osk, the mayor of Helm, who crossed it first. The repairs cost 3.2 million crowns, the regional government said.</p>
<p>Engineers had closed the crossing in December when a routine inspection found cracks in two of its six piers. Two further inspections are planned for the summer.</p></article>
<footer>Copyright Helm Post</footer></body></html>`;

test('import takes what is good, names what is not, and says so with its exit code', async (t) => {
  const data = folder(t),
    inbox = join(data, 'inbox');
  mkdirSync(inbox);
  writeFileSync(join(inbox, 'page.html'), PAGE);
  writeFileSync(join(inbox, 'empty.html'), '<!doctype html><html><body></body></html>');
  writeFileSync(join(inbox, 'archive.jsonl'), REPORTS.map((r) => JSON.stringify(r)).join('\n') + '\n{"id": "cut", "text": "An article that was cut');
  writeFileSync(join(inbox, 'short.jsonl.gz'), gzipSync(Buffer.from(REPORTS.map((r) => JSON.stringify(r)).join('\n'))).subarray(0, 700));
  writeFileSync(join(inbox, 'list.opml'), 'this is not a list');
  writeFileSync(join(inbox, 'picture.png'), 'x');
  const ran = await broadsheet(data, ['import', 'inbox', '--json']);
  assert.equal(ran.code, 1, ran.err);
  const said = JSON.parse(ran.out) as { articles: number; skipped: number; failures: { subject: string; error: string }[] };
  assert.equal(said.articles, REPORTS.length + 1);
  assert.equal(said.skipped, 1);
  const failed = said.failures.map((f) => `${f.subject}: ${f.error}`).join('\n');
  for (const name of ['archive.jsonl:10: not JSON, or cut short', 'short.jsonl.gz:', 'list.opml:', 'empty.html'])
    assert.ok(failed.includes(name), `${name} is not among:\n${failed}`);
  const doctor = await broadsheet(data, ['doctor']);
  assert.equal(doctor.code, 1);
  assert.ok(doctor.out.includes('archive.jsonl:10'), doctor.out);
  const search = await broadsheet(data, ['search', 'bridge', 'piers', '--json']);
  assert.match(search.out, /Bridge over the Tarn/);
  const exported = await broadsheet(data, ['export']);
  assert.equal(exported.out.trim().split('\n').length, REPORTS.length + 1);
});

test('importing the same again changes nothing', async (t) => {
  const data = folder(t);
  writeFileSync(join(data, 'archive.jsonl'), REPORTS.map((r) => JSON.stringify(r)).join('\n'));
  assert.equal((await broadsheet(data, ['import', 'archive.jsonl'])).code, 0);
  const again = await broadsheet(data, ['import', 'archive.jsonl', '--json']);
  const { articles, stories, claims, revisions } = JSON.parse(again.out) as Record<string, number>;
  assert.deepEqual({ articles, stories, claims, revisions }, { articles: 0, stories: 0, claims: 0, revisions: 0 });
});

test('read sets documents side by side and stores nothing', async (t) => {
  const data = folder(t),
    [first, copy] = REPORTS;
  writeFileSync(join(data, 'a.txt'), `${first?.title}\n\n${first?.text}`);
  writeFileSync(join(data, 'b.txt'), `${copy?.title}\n\n${copy?.text}`);
  const ran = await broadsheet(data, ['read', 'a.txt', 'b.txt', '--published', '2025-03-01', '--json']);
  assert.equal(ran.code, 0, ran.err);
  const c = JSON.parse(ran.out) as { documents: { copy?: { relation: string }; reading: { claims: unknown[] } }[]; stories: string[][] };
  assert.equal(c.documents.length, 2);
  assert.equal(c.stories.length, 1);
  assert.deepEqual(c.documents.map((d) => d.copy?.relation).filter(Boolean), ['reprint']);
  assert.ok(c.documents.every((d) => d.reading.claims.length >= 3));
  const counts = JSON.parse((await broadsheet(data, ['migrate', '--json'])).out) as Record<string, number>;
  assert.equal(counts['articles'], 0);
});

test('verify checks a quotation against inputs or the store, and exits by what it found', async (t) => {
  const data = folder(t),
    words = 'It is only a bridge - but it is OUR bridge';
  writeFileSync(join(data, 'page.html'), PAGE);
  const among = (...more: string[]): ReturnType<typeof broadsheet> => broadsheet(data, ['verify', ...more]);
  const found = await among(words, 'page.html', '--speaker', 'Lena Osk');
  assert.equal(found.code, 0, found.err);
  assert.match(found.out, /^Found, word for word\.[^]*2025-03-02 {2}Bridge over the Tarn[^]*said by Lena Osk[^]*as asked/);
  const near = await among('It is only a bridge, but it was our bridge', 'page.html');
  assert.equal(near.code, 1);
  assert.match(near.out, /^Not found like this[^]*Looked for in 1 article since 2025-03-02[^]*only as typed: was[^]*only as printed: is/);
  assert.equal((await among(words, '--speaker', 'Lena Osk')).code, 1, 'nothing of an input is stored');
  assert.equal((await broadsheet(data, ['import', 'page.html'])).code, 0);
  const stored = await among(words, '--speaker', 'the regional government', '--json'),
    said = JSON.parse(stored.out) as { verdict: string; articles: number | null; places: { how: string; passage: string; speaker: string; asked: string }[] };
  assert.equal(stored.code, 1);
  assert.deepEqual([said.verdict, said.articles, said.places[0]?.how, said.places[0]?.asked], ['wrong-speaker', null, 'normalised', 'other']);
  assert.equal(said.places[0]?.passage, 'It is only a bridge, but it is our bridge');
  assert.equal((await among('…')).code, 2);
  const figure = await among('repairs that cost 3.2 million crowns', '--figure', '--speaker', 'the regional government');
  assert.equal(figure.code, 0, figure.out + figure.err);
  assert.match(figure.out, /^Found, the same figure\.[^]*claimed by the regional government/);
  assert.equal((await among('no number', '--figure')).code, 2);
});

test('explain prints every hop and leaves the data as it was', async (t) => {
  const data = folder(t);
  writeFileSync(join(data, 'page.html'), PAGE);
  const ran = await broadsheet(data, ['explain', 'page.html']);
  assert.equal(ran.code, 0, ran.err);
  for (const hop of ['CLEAN', 'CLAIMS', 'REPRINTS', 'STORIES', 'LEDGER', 'RANK']) assert.ok(ran.out.includes(`${hop}\n`), `${hop} is missing in\n${ran.out}`);
  const counts = JSON.parse((await broadsheet(data, ['migrate', '--json'])).out) as Record<string, number>;
  assert.deepEqual([counts['articles'], counts['pages'], counts['sources'], counts['work']], [0, 0, 0, 0]);
});

const LINES: readonly { readonly title: string; readonly args: readonly string[]; readonly env?: Readonly<Record<string, string>>; readonly says: RegExp }[] = [
  { title: 'an unknown setting', args: ['migrate'], env: { BROADSHEET_PROT: '80' }, says: /no such setting.*"PROT" in the environment/ },
  { title: 'a setting with a bad value', args: ['migrate'], env: { BROADSHEET_PORT: 'eighty' }, says: /BROADSHEET_PORT="eighty" is not a whole number/ },
  { title: 'an address beyond this machine', args: ['up', '--no-collect'], env: { BROADSHEET_HOST: '0.0.0.0' }, says: /nobody can sign in yet/ },
  { title: 'a path that is not there', args: ['import', 'nowhere'], says: /There is no file nowhere/ },
  { title: 'an unreachable link in read', args: ['read', 'http://127.0.0.1:9/x'], says: /127\.0\.0\.1:9\/x: / },
  { title: 'an unknown command', args: ['prnt'], says: /unknown command/ },
  {
    title: 'an unknown kind of export',
    args: ['export', '--what', 'gold'],
    says: /articles, revisions, claims, copies, stories, members, ledger, fronts, ninjs, feeds/,
  },
  { title: 'an unknown format of export', args: ['export', '--format', 'xml'], says: /one of jsonl, csv/ },
  { title: 'a bundle without its story', args: ['export', '--what', 'bundle'], says: /--what bundle wants --story/ },
  { title: 'a bundle of no story', args: ['export', '--what', 'bundle', '--story', '../../x'], says: /There is no story/ },
  { title: 'an export among the data', args: ['export', '--out', 'a.jsonl'], says: /"a\.jsonl" lies in the data folder/ },
  { title: 'an export into no folder', args: ['export', '--out', '../none-of-these/a.jsonl'], says: /lies in no folder that is there.*Nothing was written/ },
];
for (const { title, args, env, says } of LINES) {
  test(`${title} gives one clear line and a non-zero exit`, async (t) => {
    const ran = await broadsheet(folder(t), args, { env: env ?? {} });
    assert.notEqual(ran.code, 0);
    assert.match(ran.err, says);
    assert.ok(!/\n\s+at /.test(ran.err), `a stack trace was printed: ${ran.err}`);
  });
}

test('data written by a newer version is left alone', async (t) => {
  const data = folder(t);
  assert.equal((await broadsheet(data, ['migrate'])).code, 0);
  const db = new DatabaseSync(join(data, 'broadsheet.db'));
  db.exec("insert into migrations (number, name, at) select max(number) + 1, 'from-the-future', 0 from migrations");
  db.close();
  const ran = await broadsheet(data, ['migrate']);
  assert.equal(ran.code, 1);
  assert.match(ran.err, /written by a newer version/);
});

test('a port in use gives one clear line', async (t) => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => blocker.once('listening', resolve));
  t.after(() => blocker.close());
  const address = blocker.address();
  const ran = await broadsheet(folder(t), ['up', '--no-collect'], { env: { BROADSHEET_PORT: String(typeof address === 'object' ? address?.port : 0) } });
  assert.equal(ran.code, 1);
  assert.match(ran.err, /Another program listens on that port/);
});
