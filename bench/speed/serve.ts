import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../../src/commands/up.ts';
import { writeArchive } from './import.ts';
import { latencies } from './latencies.ts';
import { percentile, spreadOf, type Benchmark, type SpeedRow } from './measure.ts';
import { importInto, startPaper, type Paper } from './program.ts';

const ARTICLES = 2000;
/** Requests a second: what the gate asks for, and what the goal does. */
const RATES = [300, 1000] as const;
const SECONDS = 3;

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

export async function wireRow(paper: Paper): Promise<SpeedRow> {
  const rates = [spreadOf('bytes', [(await wireBytes(paper.url)) / 1000])];
  return { what: 'front page over the wire, gzip, all resources', unit: 'kB', rates, gate: '60 kB', goal: '35 kB' };
}

const storyOf = async (url: string): Promise<string> => {
  const href = /href="?(\/stor(?:y|ies)\/[^"> ]+)/.exec(await (await fetch(url)).text())?.[1];
  if (href === undefined) throw new Error('the front page links to no story');
  return new URL(href, url).href;
};

export async function pageRows(paper: Paper, rounds: number): Promise<SpeedRow[]> {
  const pages = [
      ['front page', paper.url],
      ['story page', await storyOf(paper.url)],
    ] as const,
    rows: SpeedRow[] = [];
  for (const rate of RATES) for (const [what, url] of pages) rows.push(await pageRow(what, url, rate, rounds));
  return rows;
}

async function pageRow(what: string, url: string, rate: number, rounds: number): Promise<SpeedRow> {
  const runs: number[][] = [];
  // One is not counted: a page that nobody has asked for yet is made, and the code that makes it is compiled.
  while (runs.length <= rounds) runs.push(await latencies({ urls: [url], rate, count: rate * SECONDS }));
  runs.shift();
  const at = (share: number): number[] => runs.map((r) => percentile(r, share));
  return {
    what: `${what}, ${rate.toLocaleString('en-US')} requests/s`,
    unit: 'ms',
    rates: [spreadOf('p50', at(0.5)), spreadOf('p99', at(0.99))],
    gate: rate === RATES[0] ? 'p99 15 ms' : '-',
    goal: rate === RATES[0] ? '-' : 'p99 8 ms',
    note: 'from when each was due; the client is a process of its own on the same cores',
  };
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
      const wire = await wireRow(paper);
      return [...(await pageRows(paper, rounds)), ...rows, wire];
    } finally {
      await paper.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
