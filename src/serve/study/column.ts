import { createHash } from 'node:crypto';
import type { Citation } from '../../model/citation.ts';
import type { Range } from '../../model/range.ts';
import type { Revision } from '../../model/revision.ts';
import type { Store } from '../../store/store.ts';
import { instant } from '../../text/date-values.ts';
import { csvLine, type Cell } from '../csv.ts';

/** One column of an export: its name, what it says (docs/exports.md is made from this), and how it is told of a row. */
export interface Column<T> {
  readonly name: string;
  readonly says: string;
  readonly of: (row: T) => Cell;
}

/** An export: rows of one kind, flat, in an order that depends on nothing but what they say. */
export interface Table<T = never> {
  readonly says: string;
  readonly columns: readonly Column<T>[];
  /** @param story only what belongs to this story. */
  rows(store: Store, story?: string): AsyncIterable<T>;
}

/** A source's words at a place; null where there is no place, or the words may not be given. */
export type Say = (at: Citation | undefined) => string | null;

export type Format = 'jsonl' | 'csv';
export const FORMATS: readonly Format[] = ['jsonl', 'csv'];

/** The lines of an export: JSON objects, or a table as RFC 4180 has it with the names first; each with the end of its line. */
export async function* lines<T>(
  { columns, rows }: Pick<Table<T>, 'columns'> & { readonly rows: AsyncIterable<T> | Iterable<T> },
  format: Format,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(columns.map((c) => c.name));
  for await (const row of rows) yield format === 'csv' ? csvLine(columns.map((c) => c.of(row))) : jsonLine(columns, row);
}

export const jsonLine = <T>(columns: readonly Column<T>[], row: T): string =>
  JSON.stringify(Object.fromEntries(columns.map((c) => [c.name, c.of(row)]))) + '\n';

/** Words with their place: three columns, the words and where they begin and end. */
export function cited<T extends { readonly say: Say }>(name: string, says: string, at: (row: T) => Citation | undefined): Column<T>[] {
  return [
    { name, says, of: (row) => row.say(at(row)) },
    { name: `${name}Start`, says: 'where it begins', of: (row) => at(row)?.start ?? null },
    { name: `${name}End`, says: 'where it ends', of: (row) => at(row)?.end ?? null },
  ];
}

/** Several pieces of words with their places: two columns, lists of the same length. */
export function citedAll<T extends { readonly say: Say }>(name: string, says: string, at: (row: T) => readonly Citation[]): Column<T>[] {
  return [
    { name, says, of: (row) => at(row).flatMap((c) => row.say(c) ?? []) },
    { name: `${name}At`, says: 'their places, each as begin-end', of: (row) => at(row).map(placeOf) },
  ];
}
export const placeOf = ({ start, end }: Range): string => `${start}-${end}`;

/** ISO 8601 in UTC; the day alone where no more is known. */
export const publishedOf = ({ published, publishedDay }: Pick<Revision, 'published' | 'publishedDay'>): string | null =>
  publishedDay ? (instant(published)?.slice(0, 10) ?? null) : instant(published);

/** SHA-256 of UTF-8, hexadecimal. */
export const sha256 = (of: string | Uint8Array): string => createHash('sha256').update(of).digest('hex');

/** By code units, as every list of ids is ordered: no engine's collation has a say. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
