import { sql, type Kysely } from 'kysely';
import type { Engine } from '../engines/engine.ts';
import type { Question } from '../../model/ledger.ts';
import { NO_TIME, type Tables } from '../tables.ts';
import { putDisputes } from '../queries/disputes.ts';

/**
 * What claims are asked for by: their terms beside the words of the articles, and which articles give answers that differ now. Articles are read again in time, after
 * all that is new, for their terms.
 */
export async function up(db: Kysely<unknown>, engine: Engine['name']): Promise<void> {
  if (engine === 'sqlite')
    await sql`create virtual table said using fts5(terms, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '_'")`.execute(db);
  else {
    await sql`alter table heads add column said tsvector`.execute(db);
    await sql`create index heads_said on heads using gin (said)`.execute(db);
  }
  await db.schema
    .createTable('disputes')
    .addColumn('place', 'bigint', (c) => c.notNull())
    .addColumn('question_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('disputes_key', ['place', 'question_id'])
    .modifyEnd(engine === 'sqlite' ? sql`without rowid` : sql``)
    .execute();
  await db.schema.createIndex('disputes_question').on('disputes').column('question_id').execute();
  const tables = db as Kysely<Tables>;
  for (const { data } of await tables.selectFrom('questions').select('data').where('differs', '=', 1).execute())
    await putDisputes(tables, [JSON.parse(data) as Question]);
  await sql`insert into work (id, hop, subject, as_of, due_at, attempts, turn)
    select 'claims again ' || revision_id, 'claims', revision_id, ${sql.lit(NO_TIME)}, 0, 0, 0 from heads`.execute(db);
}
