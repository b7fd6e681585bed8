import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../../src/commands/up.ts';
import { openStore } from '../../src/store/open.ts';
import { readLines, setFiles } from '../corpora.ts';
import { writeArchive } from './import.ts';
import { latencies } from './latencies.ts';
import { percentile, spreadOf, type Benchmark, type SpeedRow } from './measure.ts';
import { importInto, startPaper, type Paper } from './program.ts';
import { pageRows, startRows, wireRow } from './serve.ts';
import { fillShuffled } from './shuffled.ts';

/** Articles stored; real ones are imported on top, so that the front page and its stories are whole. */
const STORED = Number(process.env['BENCH_ARTICLES'] ?? 1_000_000),
  REAL = 2000;
const SEARCHES = 200,
  SEARCH_RATE = 10;

/** Words as readers ask them: one to three of a real headline. */
function searches(corpora: string): string[] {
  const titles = readLines<{ title: string }>(...setFiles(corpora, 'stories', 'allsides')).map((r) => r.title.match(/\p{L}{4,}/gu) ?? []);
  return Array.from({ length: SEARCHES }, (_, i) => {
    const words = titles[(i * 37) % titles.length] ?? [];
    return words.slice(0, 1 + (i % 3)).join(' ');
  }).filter((q) => q !== '');
}

async function searchRow(paper: Paper, corpora: string, rounds: number): Promise<SpeedRow> {
  const asked = searches(corpora),
    p95: number[] = [];
  while (p95.length < rounds) {
    const urls = asked.map((q) => new URL(`/search?q=${encodeURIComponent(q)}&r=${p95.length}`, paper.url).href);
    p95.push(percentile(await latencies({ urls, rate: SEARCH_RATE, count: urls.length }), 0.95));
  }
  return {
    what: 'search',
    unit: 'ms',
    rates: [spreadOf('p95', p95)],
    gate: 'p95 80 ms',
    goal: 'p95 25 ms',
    note: `one to three words of a real headline, ${SEARCH_RATE} searches a second`,
  };
}

/** What filling a store cost. */
export interface Filled {
  readonly articles: number;
  /** Seconds that the shuffled articles took to be written, and that the real ones took to be imported on top. */
  readonly writing: number;
  readonly importing: number;
  /** Size of the database, bytes. */
  readonly bytes: number;
}

/** A data folder with that many articles; one that is there already is taken as it is. */
export async function filled(data: string, corpora: string, articles: number): Promise<Filled> {
  const told = join(data, 'filled.json');
  if (!existsSync(told)) writeFileSync(told, JSON.stringify(await fill(data, corpora, articles)));
  return JSON.parse(readFileSync(told, 'utf8')) as Filled;
}

async function fill(data: string, corpora: string, articles: number): Promise<Filled> {
  const file = join(data, 'broadsheet.db'),
    archive = join(data, 'real.jsonl');
  mkdirSync(data, { recursive: true });
  const started = performance.now(),
    store = await openStore({ sqlite: file });
  try {
    await fillShuffled(store, corpora, articles, (done) => done % 60_000 === 0 && process.stderr.write(`${done} articles written\n`));
  } finally {
    await store.close();
  }
  const written = performance.now();
  writeArchive(corpora, archive, REAL);
  await importInto(data, [archive]);
  rmSync(archive);
  return { articles, writing: (written - started) / 1000, importing: (performance.now() - written) / 1000, bytes: statSync(file).size };
}

/** The page rows over a store of 1M articles (or BENCH_ARTICLES) in BENCH_DATA, which is filled first where it is not there, in some 20 minutes. */
export const benchmark: Benchmark = async ({ corpora, rounds }) => {
  const kept = process.env['BENCH_DATA'],
    data = kept ?? mkdtempSync(join(tmpdir(), 'broadsheet-scale-'));
  try {
    const { articles, bytes } = await filled(data, corpora, STORED),
      note = `${articles.toLocaleString('en-US')} articles of shuffled sentences, ${REAL.toLocaleString('en-US')} imported on top; ${(bytes / 1e9).toFixed(1)} GB`,
      rows = await startRows(data, rounds, note),
      paper = await startPaper(data);
    try {
      return [...(await pageRows(paper, rounds)), await searchRow(paper, corpora, rounds), ...rows, await wireRow(paper)];
    } finally {
      await paper.stop();
    }
  } finally {
    if (kept === undefined) rmSync(data, { recursive: true, force: true });
  }
};
