import { sql, type Kysely } from 'kysely';
import type { Engine } from '../engines/engine.ts';

/** Tokens of programs, of which only a hash is kept; and what changed, in the order in which it was committed. */
export async function up(db: Kysely<unknown>, engine: Engine['name']): Promise<void> {
  await db.schema
    .createTable('tokens')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.references('accounts.id').onDelete('cascade'))
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_on', 'text')
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('tokens_account').on('tokens').column('account_id').execute();
  // A number is never given twice, also when the newest rows are gone: a cursor would mean something else.
  if (engine === 'sqlite')
    await sql`create table changelog (seq integer primary key autoincrement, recorded_at integer not null, data text not null)`.execute(db);
  else await sql`create table changelog (seq bigserial primary key, recorded_at bigint not null, data text not null)`.execute(db);
  await db.schema.createIndex('changelog_recorded').on('changelog').column('recorded_at').execute();
}
