import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { Location } from '../../src/store/open.ts';
import { unpack } from '../../src/store/pack.ts';

/** A value of a row of a table, as text; packed and binary ones in every way in which words could stand in them. */
export interface Cell {
  readonly place: string;
  readonly text: string;
}

/** Every column of every row of every table, those that the engines keep for their indexes too. */
export async function cells(where: Location): Promise<readonly Cell[]> {
  return 'sqlite' in where ? cellsOfSqlite(where.sqlite) : cellsOfPostgres(where.postgres, where.schema ?? 'public');
}

function cellsOfSqlite(file: string): readonly Cell[] {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = db.prepare("select name from sqlite_master where type = 'table' and sql not like 'create virtual%'").all() as { name: string }[];
    return tables.flatMap(({ name }) => {
      const rows = db.prepare(`select * from "${name}"`);
      // Rows of the full-text indexes have ids beyond 2^53.
      rows.setReadBigInts(true);
      return (rows.all() as Record<string, unknown>[]).flatMap((row) => cellsOf(name, row));
    });
  } finally {
    db.close();
  }
}

async function cellsOfPostgres(connectionString: string, schema: string): Promise<readonly Cell[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>('select tablename as name from pg_tables where schemaname = $1', [schema]),
      found: Cell[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from "${schema}"."${name}"`);
      found.push(...rows.flatMap((row) => cellsOf(name, row)));
    }
    return found;
  } finally {
    await client.end();
  }
}

function cellsOf(table: string, row: Readonly<Record<string, unknown>>): readonly Cell[] {
  return Object.entries(row).flatMap(([column, value]) => (value === null ? [] : [{ place: `${table}.${column}`, text: textOf(value).toLowerCase() }]));
}

function textOf(value: unknown): string {
  if (!(value instanceof Uint8Array)) return String(value);
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength),
    plain = `${bytes.toString('utf8')} ${bytes.toString('latin1')}`;
  try {
    return `${plain} ${unpack(bytes)}`;
  } catch {
    return plain;
  }
}

/** The bytes of the database's file and of what lies beside it, as text of single bytes in small letters. */
export function rawBytes(file: string): string {
  return readdirSync(dirname(file))
    .map((name) =>
      readFileSync(join(dirname(file), name))
        .toString('latin1')
        .toLowerCase(),
    )
    .join('\n');
}
