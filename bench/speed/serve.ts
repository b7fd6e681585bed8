import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../../src/commands/up.ts';
import { writeArchive } from './import.ts';
import { percentile, spreadOf, type Benchmark, type SpeedRow } from './measure.ts';
import { importInto, startPaper, type Paper } from './program.ts';

const ARTICLES = 2000;
const RATE = 300;
const SECONDS = 3;

/** Milliseconds of each answer, ascending, at a steady rate that waits for no answer, so that a stall is felt by all who come during it. */
export async function latencies(url: string): Promise<number[]> {
  const all: Promise<number>[] = [];
  for (let i = 0, started = performance.now(); i < RATE * SECONDS; i++) {
    const wait = started + (i * 1000) / RATE - performance.now();
    if (wait > 0) await new Promise((r) => setTimeout(r, wait));
    all.push(timed(url));
  }
  return (await Promise.all(all)).sort((a, b) => a - b);
}

async function timed(url: string): Promise<number> {
  const started = performance.now(),
    response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return performance.now() - started;
}

/** Bytes over the wire of a page and every resource that it names, as a browser that takes gzip would get them. */
async function wireBytes(url: string): Promise<number> {
  const page = await (await fetch(url)).text(),
    links = [...page.matchAll(/<(?:link[^>]+rel="?(?:stylesheet|icon)[^>]*href|script[^>]+src|img[^>]+src)="?([^"> ]+)/g)].map(
      ([, href]) => new URL(href ?? '', url).href,
    ),
    sizes = await Promise.all([url, ...new Set(links)].map(bodyBytes));
  return sizes.reduce((a, b) => a + b, 0);
}
const bodyBytes = (url: string): Promise<number> =>
  new Promise((done, failed) => {
    request(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Uint8Array) => (bytes += chunk.length)).on('end', () => done(bytes));
    })
      .on('error', failed)
      .end();
  });

const storyOf = async (url: string): Promise<string> => {
  const href = /href="?(\/stor(?:y|ies)\/[^"> ]+)/.exec(await (await fetch(url)).text())?.[1];
  if (href === undefined) throw new Error('the front page links to no story');
  return new URL(href, url).href;
};

export async function pageRows(paper: Paper, rounds: number): Promise<SpeedRow[]> {
  const story = await storyOf(paper.url),
    note = `at ${RATE} requests a second, the client on the same cores`,
    rows: SpeedRow[] = [];
  for (const [what, url] of [
    ['front page', paper.url],
    ['story page', story],
  ] as const) {
    const runs: number[][] = [];
    await latencies(url);
    for (let i = 0; i < rounds; i++) runs.push(await latencies(url));
    const at = (share: number): number[] => runs.map((r) => percentile(r, share));
    rows.push({ what, unit: 'ms', rates: [spreadOf('p50', at(0.5)), spreadOf('p99', at(0.99))], gate: 'p99 15 ms', goal: 'p99 8 ms at 1,000 req/s', note });
  }
  return rows;
}

/** How long the paper takes from its start to its first page, and what its processes hold then. */
export async function startRows(data: string, rounds: number, note: string): Promise<SpeedRow[]> {
  const starts: number[] = [],
    memory: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const paper = await startPaper(data);
    starts.push(paper.firstPageMs);
    // The worker comes up after the pages.
    await new Promise((r) => setTimeout(r, 4000));
    memory.push(paper.memoryMB() ?? NaN);
    await paper.stop();
  }
  return [
    { what: 'cold start to first page', unit: 'ms', rates: [spreadOf('up', starts)], gate: '1,500 ms', goal: '600 ms', note },
    { what: 'memory at rest, both processes', unit: 'MB PSS', rates: [spreadOf('up', memory)], gate: '280 MB', goal: '180 MB', note },
  ];
}

/** The paper over a small archive: cold start, memory at rest, answers under load, bytes over the wire. */
export const benchmark: Benchmark = async ({ corpora, rounds }) => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-')),
    data = join(folder, 'data'),
    archive = join(folder, 'articles.jsonl');
  try {
    const articles = writeArchive(corpora, archive, ARTICLES);
    await importInto(data, [archive]);
    const rows = await startRows(data, rounds, `${articles} articles stored, not 1M`),
      paper = await startPaper(data);
    try {
      const wire = [(await wireBytes(paper.url)) / 1000];
      return [
        ...(await pageRows(paper, rounds)),
        ...rows,
        { what: 'front page over the wire, gzip, all resources', unit: 'kB', rates: [spreadOf('bytes', wire)], gate: '60 kB', goal: '35 kB' },
      ];
    } finally {
      await paper.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
