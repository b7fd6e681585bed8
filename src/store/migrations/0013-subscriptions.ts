import { sql, type Kysely } from 'kysely';
import type { Engine } from '../engines/engine.ts';

/** Subscriptions at hubs, which outlive their feeds until they are ended there, and what was pushed and waits to be read. */
export async function up(db: Kysely<unknown>, engine: Engine['name']): Promise<void> {
  const isSqlite = engine === 'sqlite';
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('feed_id', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('subscriptions_feed').on('subscriptions').column('feed_id').execute();
  await db.schema
    .createTable('pushes')
    .addColumn('seq', isSqlite ? sql`integer` : sql`bigserial`, (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('subscription_id', 'text', (c) => c.notNull().references('subscriptions.id').onDelete('cascade'))
    .addColumn('content_type', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('body', isSqlite ? sql`blob` : sql`bytea`, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('pushes_subscription').on('pushes').columns(['subscription_id', 'seq']).execute();
}
