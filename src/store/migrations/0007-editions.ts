import type { Kysely } from 'kysely';

/** Stories of two languages that tell the same, each pair once from either side, with what they share. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('editions')
    .addColumn('story_id', 'text', (c) => c.notNull())
    .addColumn('other_id', 'text', (c) => c.notNull())
    .addColumn('own_lang', 'text', (c) => c.notNull())
    .addColumn('lang', 'text', (c) => c.notNull())
    .addColumn('score', 'double precision', (c) => c.notNull())
    .addColumn('shared', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('editions_key', ['story_id', 'other_id'])
    .execute();
  await db.schema.createIndex('editions_other').on('editions').column('other_id').execute();
}
