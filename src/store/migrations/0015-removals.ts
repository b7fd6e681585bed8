import { sql, type Kysely } from 'kysely';
import type { Engine } from '../engines/engine.ts';

/** Articles that were removed, with what they are known by when they come again: numbers and no words. `seq` grows with each, and is never given twice. */
export async function up(db: Kysely<unknown>, engine: Engine['name']): Promise<void> {
  if (engine === 'sqlite')
    await sql`create table removed (seq integer primary key autoincrement, article_id text not null unique, data text not null)`.execute(db);
  else await sql`create table removed (seq bigserial primary key, article_id text not null unique, data text not null)`.execute(db);
  await db.schema
    .createTable('removed_names')
    .addColumn('name', 'bigint', (c) => c.notNull())
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('removed_names_key', ['name', 'article_id'])
    .modifyEnd(engine === 'sqlite' ? sql`without rowid` : sql``)
    .execute();
  await db.schema.createIndex('removed_names_article').on('removed_names').column('article_id').execute();
}
