import { EVIDENCE } from '../../src/clean/block-fields.ts';
import { probabilities, type Forest } from '../../src/text/forest.ts';
import { secondRows, WIDTH } from '../../src/clean/block-round.ts';
import { partOf } from '../folds.ts';
import type { Sample } from './blocks.ts';
import { bin, SETTINGS, type Settings } from './boost.ts';
import { fitAll, shared, type Job, type Table } from './lanes.ts';

/** Both looks at a page. */
export interface BlockModel {
  readonly first: Forest;
  readonly second: Forest;
}
export interface Fitted {
  /** Fitted on every page. */
  readonly shipped: BlockModel;
  /** By part, fitted on the pages of the other parts alone. */
  readonly byPart: readonly BlockModel[];
}
export const PARTS = 5;
const LANES = 3;

/** The samples of all pages in one row after another. */
class Rows {
  readonly pages: readonly Sample[];
  readonly starts: readonly number[];
  readonly count: number;
  readonly part: readonly number[];
  readonly labels: Float32Array;
  readonly weights: Float32Array;
  readonly groups: Int32Array;

  constructor(pages: readonly Sample[]) {
    this.pages = pages;
    this.part = pages.map((p) => partOf(p.domain, PARTS));
    let at = 0;
    this.starts = pages.map((p) => (at += p.labels.length) - p.labels.length);
    this.count = at;
    this.labels = shared(new Float32Array(at));
    this.weights = shared(new Float32Array(at));
    this.groups = shared(new Int32Array(at));
    pages.forEach((p, k) => {
      const from = this.starts[k] ?? 0;
      this.labels.set(p.labels, from);
      this.weights.set(p.weights, from);
      this.groups.fill(k, from, from + p.labels.length);
    });
    const mean = this.weights.reduce((a, b) => a + b, 0) / at;
    for (let i = 0; i < at; i++) this.weights[i] = (this.weights[i] ?? 0) / mean;
  }

  table(rows: readonly Float32Array[], width: number): Table {
    const flat = new Float32Array(this.count * width);
    rows.forEach((r, k) => flat.set(r, (this.starts[k] ?? 0) * width));
    const { count, columns, edges } = bin(flat, width);
    return { data: { count, columns: columns.map(shared), edges }, labels: this.labels, weights: this.weights, groups: this.groups };
  }

  /** The samples of the pages that `of` holds. */
  used(of: (part: number) => boolean): Int32Array {
    const list: number[] = [];
    this.pages.forEach((p, k) => {
      if (!of(this.part[k] ?? 0)) return;
      for (let i = 0; i < p.labels.length; i++) if ((p.weights[i] ?? 0) > 0) list.push((this.starts[k] ?? 0) + i);
    });
    return Int32Array.from(list);
  }
}

/**
 * Fits both looks, for shipping and, where asked, once a part without that part.
 *
 * The second look learns from what a first look says of pages that it has not seen, so a page's part is left out of the first look
 * that judges it for the second; for a model without a part, that part is left out of everything.
 */
export async function fitBlocks(
  pages: readonly Sample[],
  { parts = true, settings = SETTINGS }: { parts?: boolean; settings?: Settings } = {},
): Promise<Fitted> {
  const rows = new Rows(pages),
    all = Array.from({ length: PARTS }, (_, k) => k),
    job = (seed: number, of: (part: number) => boolean): Job => ({ used: rows.used(of), settings, seed }),
    // Without no part, without one, without two.
    pairs = parts ? all.flatMap((a) => all.filter((b) => b > a).map((b) => [a, b] as const)) : [],
    firstTable = rows.table(
      pages.map((p) => p.evidence.rows),
      EVIDENCE.length,
    ),
    firsts = await fitAll(
      firstTable,
      [job(1, () => true), ...all.map((k) => job(2 + k, (p) => p !== k)), ...pairs.map(([a, b], i) => job(10 + i, (p) => p !== a && p !== b))],
      LANES,
    ),
    without = (a: number, b: number): Forest => {
      const at = a === b ? 1 + a : 1 + PARTS + pairs.findIndex(([x, y]) => x === Math.min(a, b) && y === Math.max(a, b));
      return firsts[at] as Forest;
    };
  /** The second rows of every page, where the first look knows neither the page's part nor `k`. */
  const second = (k: number | undefined): Table =>
    rows.table(
      pages.map((p, i) => {
        const part = rows.part[i] ?? 0;
        return secondRows(p.evidence, probabilities(without(part, k ?? part), p.evidence.rows, EVIDENCE.length), p.leaves);
      }),
      WIDTH,
    );
  const fitSecond = async (k: number | undefined): Promise<Forest> => {
    const [forest] = await fitAll(second(k), [job(30 + (k ?? PARTS), (p) => p !== k)], 1);
    return forest as Forest;
  };
  const byPart: BlockModel[] = [];
  if (parts) byPart.push(...(await Promise.all(all.map(async (k) => ({ first: without(k, k), second: await fitSecond(k) })))));
  return { shipped: { first: firsts[0] as Forest, second: await fitSecond(undefined) }, byPart };
}
