import { sql, type Kysely } from 'kysely';

/** Living stories are looked for in memory (`live/`): what fills that index is asked by language, time and order of change. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('profiles')
    .addColumn('lang', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('profiles')
    .addColumn('turn', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update profiles set turn = story, lang = coalesce((select lang from stories where stories.id = profiles.story_id), '')`.execute(db);
  await db.schema.createIndex('profiles_live').on('profiles').columns(['lang', 'until']).execute();
  await db.schema.createIndex('profiles_turn').on('profiles').columns(['lang', 'turn']).execute();
  await db.schema
    .createTable('turns')
    .addColumn('lang', 'text', (c) => c.primaryKey())
    .addColumn('turn', 'bigint', (c) => c.notNull())
    .execute();
  await sql`insert into turns (lang, turn) select lang, max(turn) from profiles group by lang`.execute(db);
  await db.schema.dropTable('story_terms').execute();
  // Without the merged ones, so that stories are counted and the newest are found in the index alone.
  await db.schema.dropIndex('stories_until').execute();
  await db.schema.createIndex('stories_live').on('stories').columns(['lang', 'until']).where(sql.ref('redirect'), 'is', null).execute();
}
