import type { Compilable, CompiledQuery, DialectAdapter, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Scalar = string | number | null | undefined | Uint8Array;
/** Arguments of a prepared query: values, lists for `in`, or rows for `values`. */
export type Args = Readonly<Record<string, Scalar | readonly Scalar[] | readonly Readonly<Record<string, Scalar>>[]>>;

/** An engine's adapter that can run a compiled query without the promises of drivers and pools, each of which costs as much as a small query. */
export interface Direct {
  rows(text: string, parameters: readonly unknown[]): unknown[];
}

/** Stands where an argument will stand. */
class Mark {
  readonly of: (args: Args) => Scalar;
  constructor(of: (args: Args) => Scalar) {
    this.of = of;
  }
}

/**
 * A query that Kysely builds and compiles once for each shape of its arguments.
 *
 * Building a query costs tens of microseconds, running it about five, and an article passes some fifty of them. `build` is called
 * with marks in place of the values, so it may look at whether an argument is undefined but not at what it is. Lists are padded by
 * repeating the last value (right for `in`), which keeps the shapes few; rows keep their number (see `chunks`).
 */
export function prepared<A extends Args, R = unknown>(build: (db: Db, args: A) => Compilable<R>): (db: Db, args: A) => Promise<R[]> {
  const shapes = new WeakMap<DialectAdapter, Map<string, CompiledQuery<R>>>();
  return async (db, args) => {
    const adapter = db.getExecutor().adapter,
      shape = shapeOf(args);
    let known = shapes.get(adapter);
    if (!known) shapes.set(adapter, (known = new Map()));
    let query = known.get(shape);
    if (!query) known.set(shape, (query = build(db, marked(args) as A).compile()));
    const parameters = query.parameters.map((p) => (p instanceof Mark ? (p.of(args) ?? null) : p));
    if ('rows' in adapter) return (adapter as DialectAdapter & Direct).rows(query.sql, parameters) as R[];
    return (await db.executeQuery<R>({ sql: query.sql, query: query.query, queryId: query.queryId, parameters })).rows;
  };
}

/** As `prepared`, for a query with one row or none. */
export function preparedOne<A extends Args, R = unknown>(build: (db: Db, args: A) => Compilable<R>): (db: Db, args: A) => Promise<R | undefined> {
  const all = prepared<A, R>(build);
  return async (db, args) => (await all(db, args))[0];
}

function shapeOf(args: Args): string {
  let shape = '';
  for (const name in args) {
    const value = args[name];
    if (Array.isArray(value)) shape += `${name}${isRows(value) ? value.length : padded(value.length)};`;
    else if (value !== undefined) shape += `${name};`;
  }
  return shape;
}

const isRows = (list: readonly unknown[]): boolean => typeof list[0] === 'object' && list[0] !== null;
/** The next of 1, 2, 3, 4, 6, 8, 12, 16, 24, … */
function padded(n: number): number {
  const power = 2 ** Math.ceil(Math.log2(Math.max(1, n)));
  return power > 2 && n <= power * 0.75 ? power * 0.75 : power;
}

function marked(args: Args): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, markedValue(name, value)]));
}

function markedValue(name: string, value: Args[string]): unknown {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) return new Mark((args) => args[name] as Scalar);
  if (isRows(value)) return value.map((row: object, i) => markedRow(name, row, i));
  return Array.from({ length: padded(value.length) }, (_, i) => new Mark((args) => at(args[name] as readonly Scalar[], i)));
}

const at = (list: readonly Scalar[], i: number): Scalar => list[i < list.length ? i : list.length - 1];

function markedRow(name: string, row: object, i: number): Record<string, Mark> {
  return Object.fromEntries(
    Object.keys(row).map((column) => [column, new Mark((args) => (args[name] as readonly Readonly<Record<string, Scalar>>[])[i]?.[column])]),
  );
}

/** Cuts rows into runs of 64, 32, … 1, so that an insert of any number of rows needs seven shapes. */
export function chunks<T>(rows: readonly T[]): T[][] {
  const cut: T[][] = [];
  for (let from = 0, size = 64; from < rows.length;) {
    if (rows.length - from < size) size /= 2;
    else {
      cut.push(rows.slice(from, from + size));
      from += size;
    }
  }
  return cut;
}

/** Cuts a list of ids into parts small enough for one `in`. */
export function parts<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length <= 512) return list.length === 0 ? [] : [list];
  return Array.from({ length: Math.ceil(list.length / 512) }, (_, i) => list.slice(i * 512, i * 512 + 512));
}
