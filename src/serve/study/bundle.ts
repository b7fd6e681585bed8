import type { Store } from '../../store/store.ts';
import { claims, claimsOf } from './claims.ts';
import { sha256, type Column, type Format } from './column.ts';
import { copies } from './copies.ts';
import { EXHIBITS, gatherEvidence, SENTENCES, sentencesOf, type Evidence } from './evidence.ts';
import { ledger } from './ledger.ts';
import { members, stories } from './stories.ts';
import { tableText } from './table-text.ts';
import type { Entry } from './zip.ts';

/** What the evidence was made by (`models.ts`). */
export interface MadeBy {
  readonly id: string;
  readonly version: string;
  readonly weights: readonly object[];
}

const FORMATS: readonly Format[] = ['jsonl', 'csv'];
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * The files of a story's evidence bundle: its sentences, claims, figures and copies with offsets and hashes, its texts and pages where their publishers
 * allow it, and hashes of all of it; undefined where there is no such story.
 */
export async function bundleOf(store: Store, storyId: string, madeBy: MadeBy): Promise<readonly Entry[] | undefined> {
  const evidence = await gatherEvidence(store, storyId);
  return evidence && filesOf(evidence, madeBy);
}

/** Pure: the same evidence makes the same bytes. */
export function filesOf(evidence: Evidence, madeBy: MadeBy): readonly Entry[] {
  const { row, exhibits } = evidence,
    own = [
      { path: 'README.txt', bytes: encoded(readme(evidence)) },
      { path: 'story.json', bytes: encoded(json(Object.fromEntries(stories.columns.map((c) => [c.name, c.of({ ...row, say: headlineOf(evidence) })])))) },
      ...table('articles', EXHIBITS, exhibits),
      ...table('sentences', SENTENCES, exhibits.flatMap(sentencesOf)),
      ...table(
        'claims',
        claims.columns,
        exhibits.flatMap((e) => claimsOf(e)),
      ),
      ...table('figures', ledger.columns, evidence.ledger),
      ...table('copies', copies.columns, evidence.copies),
      ...table('members', members.columns, evidence.members),
      { path: 'models.json', bytes: encoded(json(madeBy)) },
      ...exhibits.flatMap((e) => [
        ...(e.textFile === undefined ? [] : [{ path: e.textFile, bytes: encoded(e.revision.text) }]),
        ...(e.pageFile === undefined || !e.page ? [] : [{ path: e.pageFile, bytes: encoded(e.page.body) }]),
      ]),
    ],
    listed = own.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
    manifest = { path: 'manifest.json', bytes: encoded(json({ format: 'broadsheet evidence 1', story: row.story.id, madeBy: madeBy.id, files: listed })) },
    sums = [...listed, { path: manifest.path, sha256: sha256(manifest.bytes) }].map((f) => `${f.sha256}  ${f.path}\n`).join('');
  return [...own, manifest, { path: 'SHA256SUMS', bytes: encoded(sums) }];
}

const json = (value: unknown): string => JSON.stringify(value, null, 2) + '\n';

function table<T>(name: string, columns: readonly Column<T>[], rows: readonly T[]): Entry[] {
  return FORMATS.map((format) => ({ path: `${name}.${format}`, bytes: encoded(tableText(columns, rows, format)) }));
}

/** The headline of the story is one of its articles'. */
const headlineOf = ({ row, exhibits }: Evidence): Evidence['row']['say'] => {
  const whose = exhibits.find((e) => e.revision.id === row.story.headline.revisionId);
  return whose ? whose.say : row.say;
};

function readme({ row, exhibits }: Evidence): string {
  const held = exhibits.filter((e) => e.leftOut !== undefined);
  return `Evidence of one story
Story ${row.story.id}; ${exhibits.length} articles.

Every sentence here is a source's own, with its address; nothing was written for this bundle but this file.

  story.json         the story
  articles           its articles: addresses, times, rights, hashes, files
  sentences          the sentences that claims were read in
  claims             who says what: speaker, cue, hedges, content, figures
  figures            the figures side by side, question by question
  copies             which article has whose words, why, and what was changed
  members            why each article is in this story
  models.json        the version of the program that made this bundle, and its learned weights
  texts/, pages/     texts as they were read, and the pages that they were read from
  manifest.json      every file with its length and SHA-256

Tables are there twice, as JSON lines and as CSV (RFC 4180; a text that a spreadsheet would take for a formula has an apostrophe before it).
Offsets count UTF-16 code units from the beginning of the article's whole text; "end" is the first that does not belong.
Hashes are SHA-256 of UTF-8, in hexadecimal. Times are ISO 8601 in UTC. cleanedBy, readBy, placedBy and comparedBy name the version that decided;
where it is another than that of models.json, an older version did, and where there is none it was not kept.

How to check it
  sha256sum -c SHA256SUMS                 no file was changed
  sha256sum texts/0001.txt                is the textSha256 of the row of articles that names this file
  jq -j 'select(.text != null) | .text' of one line of sentences.jsonl, into sha256sum: is its sha256
  The text of a sentence is what stands in its article's text from textStart to textEnd.
  Who has the page of a publisher can check in the same way what is left out here: offsets and hashes are there for all of it.

What is left out
${held.length === 0 ? '  Nothing.\n' : held.map((e) => `  ${e.revision.articleId} ${e.leftOut}: ${WHY[e.leftOut ?? ''] ?? ''}\n`).join('')}`;
}

const WHY: Readonly<Record<string, string>> = {
  noarchive: 'its publisher does not allow copies to be kept; of its text there are at most three sentences',
  nosnippet: 'its publisher allows no excerpts; of its text there is the headline alone',
  'max-snippet': 'its publisher limits excerpts; of its text there are at most three sentences that are short enough',
  'tdm-reservation': 'its publisher reserves text and data mining; of its text there is the headline alone',
  'not-kept': 'the page is not kept any more, or it was never known which it was; its text is here',
  'too-large': 'the pages together are larger than 50 MB; its text is here',
};
