import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../../src/commands/import.ts';
import { readLines, setFiles, setFolders } from '../corpora.ts';
import { latencies } from './latencies.ts';
import { interleave, percentile, spreadOf, type Benchmark, type Side, type SpeedRow } from './measure.ts';
import { importInto, startPaper } from './program.ts';

const ARTICLES = 1000;
/** Requests a second. */
const RATE = 300;
/** Articles that a round of 3 s does not come to the end of. */
const ROUND = 800;

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
    return [
      await whileImporting(corpora, join(folder, 'served'), rounds),
      { what: 'archive to ranked front page', unit: 'documents/s', rates, gate: '80/s; 150/s for articles', goal: '250/s', note },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The front page of a running paper while another process imports into it: each round is 3 s of that. */
async function whileImporting(corpora: string, folder: string, rounds: number): Promise<SpeedRow> {
  const [data, first, archive] = ['data', 'first.jsonl', 'archive.jsonl'].map((name) => join(folder, name)) as [string, string, string],
    p99: number[] = [];
  mkdirSync(data, { recursive: true });
  writeArchive(corpora, first, ARTICLES / 2);
  writeArchive(corpora, archive, ROUND * (rounds + 1));
  await importInto(data, [first]);
  const paper = await startPaper(data, 'pages');
  try {
    let importing = true;
    const imported = importInto(data, [archive]).finally(() => (importing = false));
    const answers = (): Promise<number[]> => latencies({ urls: [paper.url], rate: RATE, count: RATE * 3 });
    // While the import starts.
    await answers();
    while (p99.length < rounds) {
      const all = await answers();
      if (!importing) break;
      p99.push(percentile(all, 0.99));
    }
    await imported;
  } finally {
    await paper.stop();
  }
  return {
    what: 'front page while importing',
    unit: 'ms',
    rates: [spreadOf('p99', p99)],
    gate: 'p99 15 ms',
    goal: 'p99 8 ms',
    note: `at ${RATE} requests a second`,
  };
}
