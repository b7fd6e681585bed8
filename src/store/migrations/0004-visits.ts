import type { Kysely } from 'kysely';

/** When the pages of young articles were asked for, and when they are to be asked for again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('visits')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('feed_id', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('next_at', 'bigint', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('visits_due').on('visits').columns(['feed_id', 'next_at']).execute();
  await db.schema.createIndex('visits_since').on('visits').column('since').execute();
}
