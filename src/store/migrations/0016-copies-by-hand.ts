import type { Kysely } from 'kysely';

/** What editors say of whose copy an article is, found by the articles; and what comparing says of these, which stands again once an act is taken back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('copy_acts')
    .addColumn('act_id', 'text', (c) => c.primaryKey())
    .addColumn('copy_id', 'text', (c) => c.notNull())
    .addColumn('original_id', 'text')
    .execute();
  await db.schema.createIndex('copy_acts_copy').on('copy_acts').column('copy_id').execute();
  await db.schema.createIndex('copy_acts_original').on('copy_acts').column('original_id').execute();
  await db.schema
    .createTable('set_aside')
    .addColumn('copy_id', 'text', (c) => c.primaryKey())
    .addColumn('original_id', 'text')
    .addColumn('data', 'text')
    .execute();
  await db.schema.createIndex('set_aside_original').on('set_aside').column('original_id').execute();
}
