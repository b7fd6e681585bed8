import type { Row } from './rows.ts';

/** What a run found for one row. */
export interface Measured {
  readonly set: string;
  readonly metric: string;
  /** A fraction 0-1; null where there is nothing to measure with, which is never counted as 0. */
  readonly value: number | null;
  /** How it came about, or why there is no value. */
  readonly note?: string;
  /** What the corpora given do not hold. */
  readonly absent?: string;
  /** True where measuring itself broke. */
  readonly failed?: boolean;
  /** True where trained weights were fitted anew for each fold on the others. */
  readonly crossValidated?: boolean;
}

/** Where a set finds its texts and its scorers, and how it is to score. */
export interface Context {
  readonly corpora: string;
  readonly eval: string;
  /** Score the shipped weights plainly instead of cross-validating what was trained on these very sets. */
  readonly asIs: boolean;
}

/** Values by metric; null = not to be had, with the reason under `notes`. */
export interface Outcome {
  readonly values: Readonly<Record<string, number | null>>;
  readonly note?: string;
  /** True where trained weights were fitted anew for each fold on the others. */
  readonly crossValidated?: boolean;
}

/** Measures all rows of one set. Throws `Absent` where the corpora do not hold it. */
export type Measure = (context: Context) => Outcome | Promise<Outcome>;
export type Sets = Readonly<Record<string, Measure>>;

/** Thrown where the corpora given do not hold a set; names what was looked for. */
export class Absent extends Error {}

/** The list, if there is anything in it. */
export function present<T>(found: readonly T[], what: string): readonly T[] {
  if (found.length === 0) throw new Absent(what);
  return found;
}

const NOBODY = 'not yet: no part computes it';

/** Turns what a set gave, or what it threw, into its rows. */
export async function measure(rows: readonly Row[], how: Measure | undefined, context: Context): Promise<Measured[]> {
  const each = (of: (row: Row) => Omit<Measured, 'set' | 'metric'>): Measured[] => rows.map((row) => ({ set: row.set, metric: row.metric, ...of(row) }));
  if (!how) return each(() => ({ value: null, note: NOBODY }));
  try {
    const { values, ...said } = await how(context);
    return each((row) => {
      const value = values[row.metric];
      return value === undefined ? { value: null, note: NOBODY } : { value, ...said };
    });
  } catch (error) {
    if (error instanceof Absent) return each(() => ({ value: null, absent: error.message }));
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${rows[0]?.set ?? ''}: ${text}\n`);
    return each(() => ({ value: null, failed: true, note: `failed: ${text.split('\n')[0] ?? ''}` }));
  }
}
