import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import type { LedgerRow } from '../../src/serve/gather/ledger-rows.ts';
import { createApp } from '../../src/serve/app.ts';
import type { Revision } from '../../src/model/revision.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition, type SeededEdition } from '../promises/edition.ts';

let edition: SeededEdition,
  app: ReturnType<typeof createApp>,
  now = NOW;
before(async () => {
  edition = await seedEdition();
  app = createApp({ store: edition.store, settings: { timezone: 'UTC', mode: 'private' }, clock: () => now });
});
after(() => edition.store.close());

const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> => app.request(path, { headers });
const rowsOf = async (storyId: string): Promise<LedgerRow[]> => {
  const text = await (await get(`/story/${storyId}/ledger.jsonl`)).text();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LedgerRow);
};
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Cells of a table by RFC 4180. */
function cellsOf(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && quoted === undefined && bare === '') break;
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') lines.push([]);
  }
  return lines.filter((l) => l.length > 0);
}

test('a story’s ledger can be had as rows that lead to the very words', async () => {
  const [id = ''] = edition.storyIds,
    rows = await rowsOf(id),
    revisions = new Map(edition.revisions.map((r) => [r.id, r])),
    questions = await edition.store.ledger.ofStory(id);
  assert.ok(questions.length > 0 && rows.some((r) => r.question === null), 'answers, and figures that answer nothing');
  assert.deepEqual(
    rows.filter((r) => r.question !== null).map((r) => [r.question, r.claim]),
    questions.flatMap((q) => q.answers.map((a) => [q.id, a.claimId])),
  );
  assert.equal(new Set(rows.map((r) => `${r.question} ${r.claim}`)).size, rows.length);
  assert.deepEqual(
    rows.filter((r) => r.differs).map((r) => r.claim),
    questions.flatMap((q) => (q.differs ? q.answers.filter((a) => a.supersededBy === undefined).map((a) => a.claimId) : [])),
  );
  for (const row of rows.filter((r) => r.sentence !== null)) {
    const { text } = revisions.get(row.revision ?? '') as Revision;
    assert.equal(text.slice(row.sentenceStart ?? 0, row.sentenceEnd ?? 0), row.sentence);
    assert.equal(text.slice(row.figureStart ?? 0, row.figureEnd ?? 0), row.figure);
    assert.deepEqual([row.textSha256, row.sentenceSha256], [sha256(text), sha256(row.sentence ?? '')]);
  }
});

test('the table says what the lines say', async () => {
  const [id = ''] = edition.storyIds,
    response = await get(`/story/${id}/ledger.csv`),
    [names = [], ...cells] = cellsOf(await response.text()),
    rows = await rowsOf(id);
  assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8; header=present');
  assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename="[\w-]+-ledger\.csv"$/);
  assert.deepEqual(
    names,
    Object.keys(rows[0] ?? {}).sort((a, b) => names.indexOf(a) - names.indexOf(b)),
  );
  assert.deepEqual(
    cells.map((line) => [line[names.indexOf('claim')], line[names.indexOf('sentence')]?.replace(/^'/, ''), line[names.indexOf('high')]]),
    rows.map((r) => [r.claim, r.sentence ?? '', r.high === null ? '' : String(r.high)]),
  );
});

test('who has it already is told so; what is not there is missing; merged stories lead on', async () => {
  const [id = ''] = edition.storyIds,
    etag = (await get(`/story/${id}/ledger.csv`)).headers.get('etag') ?? '';
  assert.equal((await get(`/story/${id}/ledger.csv`, { 'if-none-match': etag })).status, 304);
  assert.equal((await get(`/story/${id}/ledger.jsonl`)).headers.get('content-type'), 'application/x-ndjson; charset=utf-8');
  assert.equal((await get('/story/none/ledger.csv')).status, 404);
  const merged = await get(`/story/${edition.mergedId}/ledger.csv`);
  assert.deepEqual([merged.status, merged.headers.get('location')], [301, `/story/${id}/ledger.csv`]);
  assert.match(await (await get((await get(`/story/${id}`)).headers.get('location') ?? '')).text(), new RegExp(`href="/story/${id}/ledger\\.jsonl"`));
});

test('of a source that reserves its text there are values and links, and none of its words', async () => {
  const [id = ''] = edition.storyIds,
    [quotable] = (await rowsOf(id)).filter((r) => r.sentence !== null && r.claimant !== null),
    revision = edition.revisions.find((r) => r.id === quotable?.revision) as Revision,
    reading = (await edition.store.claims.reading([revision.id])).get(revision.id);
  assert.ok(quotable && reading);
  const reserved: Revision = { ...revision, id: `${revision.id}-reserved`, number: revision.number + 1, rights: { ...revision.rights, nosnippet: true } },
    moved = JSON.parse(JSON.stringify(reading).replaceAll(revision.id, reserved.id)) as typeof reading;
  await edition.store.articles.putRevisions([{ revision: reserved, terms: [] }]);
  await edition.store.claims.put(reserved.id, reserved.articleId, moved);
  now += 60_000;
  const again = await rowsOf(id),
    row = again.find((r) => r.claim === quotable.claim);
  assert.deepEqual([row?.sentence, row?.figure, row?.claimant, row?.thing, row?.hedges], [null, null, null, null, []]);
  assert.deepEqual([row?.value, row?.url, row?.sentenceSha256], [quotable.value, quotable.url, quotable.sentenceSha256]);
});

test('a story’s evidence can be had by the paper’s own users, and by nobody else', async () => {
  const [id = ''] = edition.storyIds,
    answer = await get(`/story/${id}/evidence.zip`),
    files = unzipSync(new Uint8Array(await answer.arrayBuffer())),
    sums = new TextDecoder().decode(files['SHA256SUMS']).trimEnd().split('\n');
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/zip']);
  assert.ok(sums.length > 8);
  for (const [sum, file = ''] of sums.map((line) => line.split('  ')))
    assert.equal(
      createHash('sha256')
        .update(files[file] ?? '')
        .digest('hex'),
      sum,
    );
  const path = (await get(`/story/${id}`)).headers.get('location') ?? '';
  assert.match(await (await get(path)).text(), /\/evidence\.zip"/);
  assert.equal((await get('/story/nowhere/evidence.zip')).status, 404);
  const open = createApp({ store: edition.store, settings: { timezone: 'UTC', mode: 'public', publicUrl: 'https://paper.example' }, clock: () => now }),
    asked = (path: string): Response | Promise<Response> => open.request(`https://paper.example${path}`);
  const refused = await asked(`/story/${id}/evidence.zip`);
  assert.notEqual(refused.headers.get('content-type'), 'application/zip');
  assert.notEqual(refused.status, 200);
  const page = await asked(path);
  assert.equal(page.status, 200);
  assert.doesNotMatch(await page.text(), /evidence\.zip/);
});
