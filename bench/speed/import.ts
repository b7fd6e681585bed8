import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../../src/commands/import.ts';
import { readLines, setFiles, setFolders } from '../corpora.ts';
import { interleave, type Benchmark, type Side } from './measure.ts';
import { importInto } from './program.ts';

const ARTICLES = 1000;

/** Writes the first articles of the news stream as an archive; answers how many there were. */
export function writeArchive(corpora: string, path: string, most: number): number {
  const records = readLines<object>(...setFiles(corpora, 'stories', 'allsides')).slice(0, most);
  writeFileSync(path, records.map((r) => JSON.stringify(r)).join('\n'));
  return records.length;
}

/** Files → stored, read, grouped, entered in the ledger, ranked: all hops, with the start of the program, into a new data folder each time. */
export const benchmark: Benchmark = async ({ corpora, rounds }) => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-')),
    archive = join(folder, 'articles.jsonl'),
    articles = writeArchive(corpora, archive, ARTICLES),
    pages = ['scrapinghub', 'fundus'].flatMap((name) => setFolders(corpora, 'pages', name)).map((f) => join(f, 'html'));
  let memory = 0,
    failed = 0;
  const side = (name: string, paths: readonly string[]): Side => ({
    name,
    async run() {
      const data = mkdtempSync(join(folder, 'data-')),
        done = await importInto(data, paths);
      rmSync(data, { recursive: true, force: true });
      memory = Math.max(memory, done.memoryMB);
      failed = Math.max(failed, done.failed);
      return done.taken;
    },
  });
  try {
    const rates = await interleave([side(`${articles} articles (JSONL)`, [archive]), side('real pages (HTML)', pages)], rounds);
    const note = `SQLite, one process; at most ${memory} MB${failed > 0 ? `; ${failed} documents refused or failed` : ''}`;
    return [{ what: 'archive to ranked front page', unit: 'documents/s', rates, gate: '80/s', goal: '250/s', note }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
