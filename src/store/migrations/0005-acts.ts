import type { Kysely } from 'kysely';

/** What editors did to stories, each act a row that is never changed; and the hubs that they made by rules. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('acts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('until', 'bigint')
    .addColumn('story_id', 'text', (c) => c.notNull())
    .addColumn('into_id', 'text')
    .addColumn('undoes', 'text', (c) => c.unique())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('acts_at').on('acts').columns(['at', 'id']).execute();
  await db.schema.createIndex('acts_story').on('acts').columns(['story_id', 'kind']).execute();
  await db.schema.createIndex('acts_into').on('acts').column('into_id').execute();
  await db.schema.createIndex('acts_kind').on('acts').column('kind').execute();
  await db.schema
    .createTable('hubs')
    .addColumn('slug', 'text', (c) => c.primaryKey())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
}
