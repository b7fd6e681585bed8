import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spreadOf, type Benchmark } from './measure.ts';
import { startPaper } from './program.ts';
import { filled, type Filled } from './scale.ts';

/** Articles stored, by which the costs are fitted; BENCH_SIZES names others. */
const SIZES = (process.env['BENCH_SIZES'] ?? '10000,100000,1000000').split(',').map(Number);

/**
 * How a cost grows with the number of articles: the slope of the line through the logarithms of both, by least squares. 1 = in
 * proportion, 0 = not at all; n log n is 1.09 from 10,000 to 1,000,000.
 */
export function exponent(points: readonly (readonly [n: number, cost: number])[]): number {
  const logs = points.map(([n, cost]) => [Math.log(n), Math.log(cost)] as const),
    mean = (of: 0 | 1): number => logs.reduce((sum, l) => sum + l[of], 0) / logs.length,
    [x, y] = [mean(0), mean(1)];
  return logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

/** Time, disk and memory over stores of several sizes, in folders of BENCH_DATA named by size that are filled where they are not there. */
export const benchmark: Benchmark = async ({ corpora }) => {
  const kept = process.env['BENCH_DATA'],
    root = kept ?? mkdtempSync(join(tmpdir(), 'broadsheet-growth-')),
    measured: (Filled & { readonly memory: number })[] = [];
  try {
    for (const articles of SIZES) {
      const data = join(root, String(articles)),
        cost = await filled(data, corpora, articles);
      measured.push({ ...cost, memory: await atRest(data) });
    }
  } finally {
    if (kept === undefined) rmSync(root, { recursive: true, force: true });
  }
  const fit = (name: string, of: (m: (typeof measured)[number]) => number) => spreadOf(name, [exponent(measured.map((m) => [m.articles, of(m)]))]);
  return [
    {
      what: 'cost as work grows, exponents',
      unit: 'power of n',
      rates: [
        fit('time to write all', (m) => m.writing),
        fit('time to import 2,000 on top', (m) => m.importing),
        fit('disk', (m) => m.bytes),
        fit('memory at rest', (m) => m.memory),
      ],
      gate: '1.09 (n log n), 0.09, 1, 0.1',
      goal: 'the same',
      note: measured
        .map(
          (m) =>
            `${m.articles.toLocaleString('en-US')}: ${m.writing.toFixed(0)} s, ${m.importing.toFixed(0)} s, ${(m.bytes / 1e6).toFixed(0)} MB, ${m.memory.toFixed(0)} MB`,
        )
        .join('; '),
    },
  ];
};

/** What both processes hold once they are up, MB. */
async function atRest(data: string): Promise<number> {
  const paper = await startPaper(data);
  try {
    await new Promise((r) => setTimeout(r, 4000));
    return paper.memoryMB() ?? NaN;
  } finally {
    await paper.stop();
  }
}
