import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { Location } from '../src/store/open.ts';

/** SHA-256 of every row of every table of a store, read past the program: the same before and after means that nothing was written. */
export async function digestOf(where: Location): Promise<string> {
  const rows = 'sqlite' in where ? sqliteRows(where.sqlite) : await postgresRows(where.postgres, where.schema ?? 'public');
  return createHash('sha256').update(rows.join('\n')).digest('hex');
}

const text = (row: unknown): string =>
  JSON.stringify(row, (_, v: unknown) => (v instanceof Uint8Array ? Buffer.from(v).toString('hex') : typeof v === 'bigint' ? String(v) : v));

function sqliteRows(path: string): readonly string[] {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = db.prepare("select name from sqlite_master where type = 'table' and sql not like 'create virtual%' order by name").all();
    return tables.flatMap(({ name }) => {
      const all = db.prepare(`select * from "${String(name)}"`);
      all.setReadBigInts(true);
      return [String(name), ...all.all().map(text).sort()];
    });
  } finally {
    db.close();
  }
}

async function postgresRows(connectionString: string, schema: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select tablename as name from pg_tables where schemaname = $1 order by 1', [schema]),
      found: string[] = [];
    for (const { name } of rows) found.push(name, ...(await client.query(`select * from "${schema}"."${name}"`)).rows.map(text).sort());
    return found;
  } finally {
    await client.end();
  }
}
