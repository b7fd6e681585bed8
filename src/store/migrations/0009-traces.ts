import { sql, type Kysely } from 'kysely';
import type { Engine } from '../engines/engine.ts';

/** What the newest texts of each source are remembered by, so that what it prints on all its pages shows. */
export async function up(db: Kysely<unknown>, engine: Engine['name']): Promise<void> {
  const isSqlite = engine === 'sqlite';
  await db.schema
    .createTable('traces')
    .addColumn('seq', isSqlite ? sql`integer` : sql`bigserial`, (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().unique())
    .addColumn('source_id', 'text', (c) => c.notNull())
    .addColumn('day', 'integer', (c) => c.notNull())
    .addColumn('hashes', isSqlite ? sql`blob` : sql`bytea`, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('traces_source').on('traces').columns(['source_id', 'seq']).execute();
}
