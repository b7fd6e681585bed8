import { sql, type Kysely } from 'kysely';

/** By which addresses an article is known, and which addresses of other sites it links to, each by number. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const compact = engine === 'sqlite' ? sql`without rowid` : sql``;
  await db.schema
    .createTable('addresses')
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('address', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('addresses_key', ['article_id', 'address'])
    .modifyEnd(compact)
    .execute();
  await db.schema.createIndex('addresses_address').on('addresses').column('address').execute();
  await db.schema
    .createTable('citing')
    .addColumn('address', 'bigint', (c) => c.notNull())
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('citing_key', ['address', 'article_id'])
    .modifyEnd(compact)
    .execute();
  await db.schema.createIndex('citing_article').on('citing').column('article_id').execute();
}
