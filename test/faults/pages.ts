import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageOfBytes } from '../../src/commands/files.ts';
import { loadEdition, SHIPPED } from '../../src/commands/sample-outlets.ts';
import { clean } from '../../src/clean/clean.ts';
import { isRejected, type Rejected } from '../../src/model/outcome.ts';
import type { Page, PageFormat } from '../../src/model/page.ts';
import type { Draft } from '../../src/model/revision.ts';
import type { Range } from '../../src/model/range.ts';
import { answer, hostOf, urlOf } from '../../src/sample/site.ts';
import { readMaybeGzipped } from '../../bench/corpora.ts';

/** When the pages are taken to be fetched: any fixed time later than all of them. */
const FETCHED = Date.UTC(2026, 8, 1);

/** A page to be read, known by its name; its text is decoded when it is first asked for. */
export interface Sample {
  readonly name: string;
  html(): string;
}

/** The folder with graded sets of real pages, where there is one. */
const CORPORA = [process.env['BROADSHEET_CORPORA'], fileURLToPath(new URL('../../../shared/corpora', import.meta.url))].find(
  (folder) => folder !== undefined && existsSync(join(folder, 'pages')),
);

/** Real pages of every set there is, else the invented pages of the sample edition. */
export function samplePages(): readonly Sample[] {
  return (CORPORA === undefined ? inventedPages() : realPages(join(CORPORA, 'pages'))).map(({ name, html }) => {
    let known: string | undefined;
    return { name, html: () => (known ??= html()) };
  });
}

function realPages(root: string): Sample[] {
  return readdirSync(root)
    .map((set) => ({ set, folder: join(root, set, 'html') }))
    .filter(({ folder }) => existsSync(folder))
    .flatMap(({ set, folder }) =>
      readdirSync(folder).map((file) => ({ name: `${set}/${file.replace(/\.html(?:\.gz)?$/, '')}`, html: () => decoded(join(folder, file)) })),
    );
}
const decoded = (file: string): string => pageOfBytes(file, readMaybeGzipped(file), { now: FETCHED }).body;

const PORT = 80;
function inventedPages(): Sample[] {
  const edition = loadEdition(SHIPPED);
  return edition.articles.map((article) => ({
    name: article.id,
    html: () => answer(edition, hostOf(article.outlet), URL.parse(urlOf(article, edition.offset, PORT))?.pathname ?? '/', edition.end, PORT).body,
  }));
}

/** A body as if it had been fetched. */
export function pageOf(body: string, format: PageFormat = 'html'): Page {
  const url = 'https://news.example/2025/06/02/pier';
  return { id: 'fault', url, finalUrl: url, format, body, fetchedAt: FETCHED, rights: {}, hints: {} };
}

/** What `clean` says, with how long it took: the time of this thread (ms), which other processes do not lengthen. */
export function timed(page: Page): { readonly outcome: Draft | Rejected; readonly ms: number } {
  const started = process.threadCpuUsage(),
    outcome = clean(page),
    { user, system } = process.threadCpuUsage(started);
  return { outcome, ms: (user + system) / 1000 };
}

/** What is wrong with the ranges of a draft; empty = they all lie in its text, in order. */
export function faultsOf(outcome: Draft | Rejected): readonly string[] {
  if (isRejected(outcome)) return [];
  const { text, headline, deck, blocks, noteRanges } = outcome,
    faults: string[] = [],
    inside = (what: string, range: Range, within: Range): void => {
      if (!(range.start >= within.start && range.start <= range.end && range.end <= within.end)) faults.push(`${what} ${range.start}-${range.end}`);
    };
  const all = { start: 0, end: text.length };
  inside('headline', headline, all);
  if (deck) inside('deck', deck, all);
  for (const [i, b] of blocks.entries()) {
    inside(`block ${i}`, b, { start: blocks[i - 1]?.end ?? 0, end: text.length });
    for (const link of b.links ?? []) inside(`link in block ${i}`, link, b);
  }
  for (const [i, note] of noteRanges.entries()) inside(`note ${i}`, note, all);
  if (!text.isWellFormed()) faults.push('half a character');
  return faults;
}
