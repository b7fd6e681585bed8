import { sql, type Kysely } from 'kysely';
import type { Engine } from '../engines/engine.ts';

/** How far archives have been taken in, and, until one is finished, which payloads of it are which pages. */
export async function up(db: Kysely<unknown>, engine: Engine['name']): Promise<void> {
  await db.schema
    .createTable('archives')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('payloads')
    .addColumn('archive_id', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('page_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('payloads_key', ['archive_id', 'digest'])
    .modifyEnd(engine === 'sqlite' ? sql`without rowid` : sql``)
    .execute();
}
