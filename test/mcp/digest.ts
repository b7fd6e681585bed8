import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** A digest of every row of every table of a store's file, and of what it is made of. */
export function digest(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true }),
    hash = createHash('sha256'),
    tables = database.prepare("select name, sql from sqlite_master where type = 'table' order by name").all() as { name: string; sql: string | null }[];
  for (const { name, sql } of tables) {
    hash.update(`${name} ${sql ?? ''}\n`);
    const statement = database.prepare(`select * from "${name}"`);
    statement.setReadBigInts(true);
    for (const row of statement.iterate())
      hash.update(
        JSON.stringify(row, (_, value: unknown) =>
          typeof value === 'bigint' ? `${value}` : value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
        ),
      );
  }
  database.close();
  return hash.digest('hex');
}
