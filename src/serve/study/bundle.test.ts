import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import type { Claim } from '../../model/claim.ts';
import type { Page, Rights } from '../../model/page.ts';
import type { Revision } from '../../model/revision.ts';
import { allowanceOf } from '../allowance.ts';
import { filesOf } from './bundle.ts';
import type { Evidence, Exhibit } from './evidence.ts';
import { heldBack, leaving } from './leaving.ts';
import { zipped } from './zip.ts';

const sha256 = (of: string | Uint8Array): string => createHash('sha256').update(of).digest('hex');
const HEADLINE = 'Ferries halt as crews walk out',
  SENTENCES = Array.from({ length: 40 }, (_, n) => `“Boat ${n} stays in the harbour,” said Ana Lund.`),
  TEXT = [HEADLINE, SENTENCES.join(' ')].join('\n\n');

function exhibit(id: string, rights: Rights, more: Partial<Exhibit> = {}): Exhibit {
  const start = HEADLINE.length + 2,
    revision = {
      id: `${id}.1`,
      articleId: id,
      number: 1,
      sourceId: 's',
      hash: '',
      seenAt: 0,
      rights,
      text: TEXT,
      headline: { start: 0, end: HEADLINE.length },
      blocks: [{ kind: 'paragraph', start, end: TEXT.length }],
      noteRanges: [],
      kind: 'report',
      lang: 'en',
      canonicalUrl: '',
      sourceName: '../../etc/passwd',
      authors: [],
      contributors: [],
      credits: [],
      notes: [],
      tags: [],
    } satisfies Revision,
    at = (from: number, end: number) => ({ revisionId: revision.id, start: from, end }),
    claims = SENTENCES.map((sentence, n): Claim => {
      const from = TEXT.indexOf(sentence),
        whole = at(from, from + sentence.length);
      return {
        id: `${id}-${n}`,
        articleId: id,
        revisionId: revision.id,
        manner: 'quote',
        hedges: [],
        speaker: at(whole.end - 9, whole.end - 1),
        content: at(from, from + 10),
        sentence: whole,
      };
    }),
    reading = { claims, roles: [], mentions: [], dates: [] },
    held = heldBack(revision);
  return {
    revision,
    reading,
    textSha256: sha256(TEXT),
    say: leaving({ revision, reading }),
    ...(held === undefined ? { textFile: 'texts/0001.txt', page: { body: '<p>page</p>' } as Page, pageFile: 'pages/0001.html.txt' } : { leftOut: held }),
    ...more,
  };
}

const evidence = (exhibits: readonly Exhibit[]): Evidence => ({
  row: {
    story: {
      id: 'story',
      lang: 'en',
      since: 0,
      until: 0,
      headline: { revisionId: 'free.1', start: 0, end: HEADLINE.length },
      size: 1,
      independent: 1,
      sources: 1,
    },
    members: [],
    editions: [],
    questions: 0,
    differing: 0,
    say: () => HEADLINE,
  },
  exhibits,
  members: [],
  copies: [],
  ledger: [],
});
const MADE_BY = { id: '0.1.0+0123456789abcdef', version: '0.1.0', weights: [] };
const filesIn = (exhibits: readonly Exhibit[]): ReadonlyMap<string, string> =>
  new Map(filesOf(evidence(exhibits), MADE_BY).map((f) => [f.path, new TextDecoder().decode(f.bytes)]));
const rowsOf = (text: string | undefined): Record<string, unknown>[] =>
  (text ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('a bundle has each sentence with its place and hash, the text and the page, and hashes that check', () => {
  const entries = filesOf(evidence([exhibit('free', {})]), MADE_BY),
    unzipped = unzipSync(zipped(entries)),
    text = (path: string): string => new TextDecoder().decode(unzipped[path]);
  assert.deepEqual(Object.keys(unzipped).sort(), entries.map((e) => e.path).sort());
  for (const path of Object.keys(unzipped)) assert.match(path, /^(?:[A-Za-z0-9]+(?:\.[a-z]+)?|(?:texts|pages)\/\d{4}(?:\.[a-z]+)+)$/);
  const sums = text('SHA256SUMS')
    .trim()
    .split('\n')
    .map((line) => line.split('  '));
  assert.equal(sums.length, entries.length - 1);
  for (const [sum, path] of sums) assert.equal(sha256(unzipped[path as string] as Uint8Array), sum);
  assert.equal(text('texts/0001.txt'), TEXT);
  const sentences = rowsOf(text('sentences.jsonl'));
  assert.equal(sentences.length, SENTENCES.length);
  for (const s of sentences) {
    assert.equal(TEXT.slice(s['textStart'] as number, s['textEnd'] as number), s['text']);
    assert.equal(sha256(s['text'] as string), s['sha256']);
    assert.equal(s['textSha256'], sha256(text('texts/0001.txt')));
  }
});

const RIGHTS: readonly { readonly rights: Rights; readonly lines: number; readonly why: string }[] = [
  { rights: { noarchive: true }, lines: 3, why: 'noarchive' },
  { rights: { maxSnippet: 200 }, lines: 3, why: 'max-snippet' },
  { rights: { maxSnippet: 20 }, lines: 0, why: 'max-snippet' },
  { rights: { maxSnippet: 0 }, lines: 0, why: 'max-snippet' },
  { rights: { nosnippet: true, noarchive: true }, lines: 0, why: 'nosnippet' },
  { rights: { tdmReserved: true }, lines: 0, why: 'tdm-reservation' },
];
for (const { rights, lines, why } of RIGHTS)
  test(`of a text with ${JSON.stringify(rights)} ${lines} sentences leave the house, and the bundle says why`, () => {
    const files = filesIn([exhibit('free', {}), exhibit('bound', rights)]),
      [, row] = rowsOf(files.get('articles.jsonl')),
      own = rowsOf(files.get('sentences.jsonl')).filter((s) => s['article'] === 'bound'),
      words = [...rowsOf(files.get('claims.jsonl')), ...own].filter((r) => r['article'] === 'bound');
    assert.deepEqual([row?.['headline'], row?.['text'], row?.['page'], row?.['leftOut']], [HEADLINE, null, null, why]);
    assert.equal(own.filter((s) => s['text'] !== null).length, lines);
    assert.equal(words.filter((r) => typeof r['content'] === 'string').length, lines);
    assert.ok(own.every((s) => typeof s['sha256'] === 'string' && typeof s['textStart'] === 'number'));
    assert.match(files.get('README.txt') ?? '', new RegExp(`bound ${why}: its publisher`));
    assert.equal([...files.keys()].filter((path) => path.includes('/')).length, 2);
  });

test('the lines of a bundle are those of a public page, without its excerpt', () => {
  const { revision, reading, say } = exhibit('bound', { noarchive: true }),
    { lines = [] } = allowanceOf(revision, { mode: 'public', ...(reading ? { reading } : {}) }),
    given = (reading?.claims ?? []).filter((c) => say(c.sentence) !== null);
  assert.equal(lines.length, 3);
  assert.deepEqual(
    given.map((c) => c.sentence.start),
    lines.map((l) => l.start).toSorted((a, b) => a - b),
  );
  const nobodys = { ...revision, rights: { noarchive: true } } as const,
    unsigned = reading && { ...reading, claims: reading.claims.map(({ speaker: _nobody, ...c }) => c) };
  assert.ok((unsigned?.claims ?? []).every((c) => leaving({ revision: nobodys, ...(unsigned ? { reading: unsigned } : {}) })(c.sentence) === null));
});

test('a zip file has the same bytes in every time zone', () => {
  const code = `import { zipped } from ${JSON.stringify(new URL('./zip.ts', import.meta.url).href)};
    process.stdout.write(Buffer.from(zipped([{ path: 'a.txt', bytes: new TextEncoder().encode('same '.repeat(500)) }])).toString('hex'));`;
  const made = ['Pacific/Kiritimati', 'UTC', 'America/St_Johns', 'Asia/Kathmandu'].map((TZ) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { env: { ...process.env, TZ }, encoding: 'utf8' }),
  );
  assert.ok((made[0] ?? '').length > 100);
  assert.equal(new Set(made).size, 1);
});
