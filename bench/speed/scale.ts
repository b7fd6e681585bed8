import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../../src/commands/up.ts';
import { openStore } from '../../src/store/open.ts';
import { readLines, setFiles } from '../corpora.ts';
import { writeArchive } from './import.ts';
import { percentile, spreadOf, type Benchmark, type SpeedRow } from './measure.ts';
import { importInto, startPaper, type Paper } from './program.ts';
import { pageRows, startRows } from './serve.ts';
import { fillShuffled } from './shuffled.ts';

/** Articles stored; real ones are imported on top, so that the front page and its stories are whole. */
const STORED = Number(process.env['BENCH_ARTICLES'] ?? 1_000_000),
  REAL = 2000;
const SEARCHES = 200;

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
  for (let round = 0; round < rounds; round++) {
    const times: number[] = [];
    for (const q of asked) {
      const started = performance.now(),
        response = await fetch(new URL(`/search?q=${encodeURIComponent(q)}&r=${round}`, paper.url));
      await response.arrayBuffer();
      times.push(performance.now() - started);
    }
    p95.push(
      percentile(
        times.sort((a, b) => a - b),
        0.95,
      ),
    );
  }
  return {
    what: 'search',
    unit: 'ms',
    rates: [spreadOf('p95', p95)],
    gate: 'p95 80 ms',
    goal: 'p95 25 ms',
    note: 'one to three words of a real headline, one search after another',
  };
}

/** The page rows over a store of 1M articles (or BENCH_ARTICLES) in BENCH_DATA, which is filled first where it is not there, in some 20 minutes. */
export const benchmark: Benchmark = async ({ corpora, rounds }) => {
  const kept = process.env['BENCH_DATA'],
    data = kept ?? mkdtempSync(join(tmpdir(), 'broadsheet-scale-')),
    file = join(data, 'broadsheet.db');
  try {
    if (!existsSync(file)) await fill(data, file, corpora);
    const note = `${STORED.toLocaleString('en-US')} articles of shuffled sentences, ${REAL.toLocaleString('en-US')} imported on top; ${(statSync(file).size / 1e9).toFixed(1)} GB`,
      rows = await startRows(data, rounds, note),
      paper = await startPaper(data);
    try {
      return [...(await pageRows(paper, rounds)), await searchRow(paper, corpora, rounds), ...rows];
    } finally {
      await paper.stop();
    }
  } finally {
    if (kept === undefined) rmSync(data, { recursive: true, force: true });
  }
};

async function fill(data: string, file: string, corpora: string): Promise<void> {
  mkdirSync(data, { recursive: true });
  const store = await openStore({ sqlite: file });
  try {
    await fillShuffled(store, corpora, STORED, (done) => done % 60_000 === 0 && process.stderr.write(`${done} articles written\n`));
  } finally {
    await store.close();
  }
  const archive = join(data, 'real.jsonl');
  writeArchive(corpora, archive, REAL);
  await importInto(data, [archive]);
  writeFileSync(archive, '');
}
