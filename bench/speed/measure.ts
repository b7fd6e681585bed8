/** One side of a comparison: does a fixed amount of work and answers how many units it was. */
export interface Side {
  readonly name: string;
  /** Called once per round; rounds of all sides are interleaved. */
  run(): number | Promise<number>;
}

/** Units a second, or whatever the row's unit is: the median over the rounds, the least and the most. */
export interface Rate {
  readonly name: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly rounds: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b),
    middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** The value that `share` of the values do not exceed (nearest rank); they are sorted, ascending. */
export const percentile = (sorted: readonly number[], share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;

/** The same shape for figures that are not rates (milliseconds, kilobytes): one value a round. */
export const spreadOf = (name: string, values: readonly number[]): Rate => ({
  name,
  median: median(values),
  low: Math.min(...values),
  high: Math.max(...values),
  rounds: values.length,
});

/** Runs the sides in turn, after one round each that is not counted; so a machine that slows down slows all of them. */
export async function interleave(sides: readonly Side[], rounds = 5): Promise<Rate[]> {
  const rates = sides.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, side] of sides.entries()) {
      const started = performance.now(),
        units = await side.run(),
        rate = units / ((performance.now() - started) / 1000);
      if (round > 0) rates[i]?.push(rate);
    }
  }
  return sides.map(({ name }, i) => spreadOf(name, rates[i] ?? []));
}

/** Milliseconds of a fixed loop of integer arithmetic: what this machine gives at this moment, to read the other figures by. */
export function calibrate(): number {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    let x = 1;
    for (let i = 0; i < 50_000_000; i++) x = (Math.imul(x, 1_664_525) + 1_013_904_223) | 0;
    // The result is used, so that the loop cannot be left out.
    return performance.now() - started + (x === 0 ? 1e-9 : 0);
  });
  return median(times);
}

/** One line of the table: a thing measured, side by side. */
export interface SpeedRow {
  readonly what: string;
  readonly unit: string;
  readonly rates: readonly Rate[];
  /** True where the other sides do the same work, so that ours is shown as a multiple of theirs. */
  readonly peers?: boolean;
  /** What the table asks for, in words. */
  readonly gate: string;
  readonly goal: string;
  readonly note?: string;
}

/** Where the benchmarks find their texts; each asks for what it needs. */
export interface SpeedContext {
  readonly corpora: string;
  readonly rounds: number;
}
export type Benchmark = (context: SpeedContext) => Promise<readonly SpeedRow[]>;
