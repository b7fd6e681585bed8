import { sql, type Kysely } from 'kysely';

/** Which affair a story is a development of; those that begin one say nothing, so that stories of before need no rewriting. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('stories').addColumn('saga', 'text').execute();
  // By the first report, which later ones leave as it is: the index changes only when a story is new, merged or taken apart.
  await sql`create index stories_saga on stories (coalesce(saga, id), since, id) where redirect is null`.execute(db);
}
