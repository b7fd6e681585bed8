import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Absent } from './measured.ts';

/** A figure as the scorers give it. */
export interface ScorerRow {
  readonly metric: string;
  readonly value: number;
  readonly n: number;
}

/** Loads a scorer of the eval folder; what it exports is the caller's to know. */
export async function scorer<T>(folder: string, name: string): Promise<T> {
  const path = join(folder, `${name}.ts`);
  if (!existsSync(path)) throw new Absent(`the scorer ${name}.ts`);
  return (await import(pathToFileURL(path).href)) as T;
}

/**
 * The value of one of a scorer's rows.
 * @throws Error if the scorer does not give it: its names have changed.
 */
export function valueOf(rows: readonly ScorerRow[], metric: string): number {
  const row = rows.find((r) => r.metric === metric);
  if (!row) throw new Error(`the scorer gives no ${metric}`);
  return row.value;
}
