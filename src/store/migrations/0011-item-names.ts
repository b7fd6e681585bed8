import { sql, type Kysely } from 'kysely';

/** By which numbers items are found again: links, guids and words of their feed. Items from before are still found by their ids, which are made of guids. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  await db.schema
    .createTable('item_names')
    .addColumn('name', 'bigint', (c) => c.primaryKey())
    .addColumn('item_id', 'text', (c) => c.notNull())
    .modifyEnd(engine === 'sqlite' ? sql`without rowid` : sql``)
    .execute();
}
