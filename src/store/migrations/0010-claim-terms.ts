import { sql, type Kysely } from 'kysely';
import type { Engine } from '../engines/engine.ts';
import { NO_TIME } from '../tables.ts';

/** Parameters of one statement; no question has so many articles. */
const MOST = 900;

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
  const differing = await sql<{ id: string; data: string }>`select id, data from questions where differs = 1`.execute(db);
  for (const { id, data } of differing.rows) {
    const { answers } = JSON.parse(data) as { answers: readonly { articleId: string; supersededBy?: string }[] },
      articles = [...new Set(answers.flatMap((a) => (a.supersededBy === undefined ? [a.articleId] : [])))].slice(0, MOST);
    if (articles.length > 0)
      await sql`insert into disputes (place, question_id) select place, ${id} from heads where article_id in (${sql.join(articles)})`.execute(db);
  }
  await sql`insert into work (id, hop, subject, as_of, due_at, attempts, turn)
    select 'claims again ' || revision_id, 'claims', revision_id, ${sql.lit(NO_TIME)}, 0, 0, 0 from heads`.execute(db);
}
