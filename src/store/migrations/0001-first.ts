import { sql, type Kysely } from 'kysely';

type Engine = 'sqlite' | 'postgres';

/** Tables of the first release. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await library(db, engine);
  await revisions(db, engine);
  await reprints(db, engine);
  await stories(db, engine);
  await work(db, engine);
}

// Rows of short columns lie in the tree of their key on SQLite; PostgreSQL has no such tables.
const compact = (engine: Engine) => (engine === 'sqlite' ? sql`without rowid` : sql``);
const counter = (engine: Engine) => (engine === 'sqlite' ? sql`integer` : sql`bigserial`);
const bytes = (engine: Engine) => (engine === 'sqlite' ? sql`blob` : sql`bytea`);

async function library(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('sources')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('domain', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('sources_domain').on('sources').columns(['domain', 'id']).execute();
  await db.schema.createIndex('sources_name').on('sources').columns(['name_key', 'id']).execute();
  await db.schema
    .createTable('feeds')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('feed_states')
    .addColumn('feed_id', 'text', (c) => c.primaryKey().references('feeds.id').onDelete('cascade'))
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('items')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('feed_id', 'text', (c) => c.notNull())
    .addColumn('mark', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('pages')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('fetched_at', 'bigint', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('body', bytes(engine))
    .execute();
  await db.schema.createIndex('pages_fetched').on('pages').column('fetched_at').where(sql.ref('body'), 'is not', null).execute();
}

async function revisions(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('articles')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('source_id', 'text', (c) => c.notNull())
    .addColumn('first_seen', 'bigint', (c) => c.notNull())
    .modifyEnd(compact(engine))
    .execute();
  await db.schema.createIndex('articles_url').on('articles').column('url').execute();
  await db.schema
    .createTable('revisions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('number', 'bigint', (c) => c.notNull())
    .addColumn('data', bytes(engine), (c) => c.notNull())
    .execute();
  await db.schema.createIndex('revisions_article').on('revisions').columns(['article_id', 'number']).execute();
  await db.schema
    .createTable('heads')
    .addColumn('place', engine === 'sqlite' ? sql`integer` : 'bigint', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().unique())
    .addColumn('revision_id', 'text', (c) => c.notNull())
    .addColumn('number', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('lang', 'text', (c) => c.notNull())
    .addColumn('source_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('corrected', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('heads_lang').on('heads').columns(['lang', 'place']).execute();
  await db.schema.createIndex('heads_source').on('heads').columns(['source_id', 'place']).execute();
  await words(db, engine);
  await db.schema
    .createTable('readings')
    .addColumn('revision_id', 'text', (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('claims', 'bigint', (c) => c.notNull())
    .addColumn('version', 'bigint', (c) => c.notNull())
    .addColumn('data', bytes(engine), (c) => c.notNull())
    .execute();
  await db.schema.createIndex('readings_claims').on('readings').column('claims').execute();
}

/** The full-text index: which article holds which terms, nothing else. */
async function words(db: Kysely<unknown>, engine: Engine): Promise<void> {
  if (engine === 'sqlite') {
    await sql`create virtual table words using fts5(terms, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '_'")`.execute(db);
    return;
  }
  await sql`alter table heads add column words tsvector`.execute(db);
  await sql`create index heads_words on heads using gin (words)`.execute(db);
}

async function reprints(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('prints')
    .addColumn('print', counter(engine), (c) => c.primaryKey())
    .addColumn('article_id', 'text', (c) => c.notNull().unique())
    .addColumn('revision_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('hashes', bytes(engine), (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('shingles')
    .addColumn('hash', 'bigint', (c) => c.notNull())
    .addColumn('print', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('shingles_key', ['hash', 'print'])
    .modifyEnd(compact(engine))
    .execute();
  await db.schema
    .createTable('reprints')
    .addColumn('copy_id', 'text', (c) => c.primaryKey())
    .addColumn('original_id', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('reprints_original').on('reprints').column('original_id').execute();
}

async function stories(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('stories')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('lang', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('until', 'bigint', (c) => c.notNull())
    .addColumn('redirect', 'text')
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('stories_until').on('stories').columns(['lang', 'until']).execute();
  await storyTerms(db, engine);
  await db.schema
    .createTable('members')
    .addColumn('article_id', 'text', (c) => c.primaryKey())
    .addColumn('story_id', 'text', (c) => c.notNull())
    .addColumn('revision_id', 'text', (c) => c.notNull())
    .addColumn('joined_at', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('copy_of', 'text')
    .addColumn('why', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('members_story').on('members').columns(['story_id', 'joined_at', 'article_id']).execute();
  await db.schema
    .createTable('questions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('story_id', 'text', (c) => c.notNull())
    .addColumn('position', 'bigint', (c) => c.notNull())
    .addColumn('differs', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('questions_story').on('questions').columns(['story_id', 'position']).execute();
  await db.schema.createIndex('questions_differing').on('questions').columns(['differs', 'at', 'id']).execute();
  await db.schema
    .createTable('fronts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('lang', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('version', 'bigint', (c) => c.notNull())
    .addColumn('data', bytes(engine), (c) => c.notNull())
    .execute();
  await db.schema.createIndex('fronts_at').on('fronts').columns(['lang', 'at']).execute();
}

/** What `Stories.near` and `documentFrequencies` ask. */
async function storyTerms(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('profiles')
    .addColumn('story', counter(engine), (c) => c.primaryKey())
    .addColumn('story_id', 'text', (c) => c.notNull().unique())
    .addColumn('until', 'bigint', (c) => c.notNull())
    .addColumn('version', 'bigint', (c) => c.notNull())
    .addColumn('indexed', 'text', (c) => c.notNull())
    .addColumn('data', bytes(engine), (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('story_terms')
    .addColumn('lang', 'text', (c) => c.notNull())
    .addColumn('term', 'text', (c) => c.notNull())
    .addColumn('posting', 'bigint', (c) => c.notNull())
    .addColumn('weight', 'double precision', (c) => c.notNull())
    .addPrimaryKeyConstraint('story_terms_key', ['lang', 'term', 'posting'])
    .modifyEnd(compact(engine))
    .execute();
  await db.schema
    .createTable('frequencies')
    .addColumn('lang', 'text', (c) => c.notNull())
    .addColumn('term', 'text', (c) => c.notNull())
    .addColumn('documents', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('frequencies_key', ['lang', 'term'])
    .modifyEnd(compact(engine))
    .execute();
  await db.schema
    .createTable('documents')
    .addColumn('lang', 'text', (c) => c.primaryKey())
    .addColumn('documents', 'bigint', (c) => c.notNull())
    .execute();
}

async function work(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('work')
    .addColumn('seq', counter(engine), (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('hop', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('as_of', 'bigint', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('attempts', 'bigint', (c) => c.notNull())
    .addColumn('turn', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('work_order').on('work').columns(['hop', 'as_of', 'seq', 'due_at']).execute();
  await db.schema.createIndex('work_due').on('work').column('due_at').execute();
  await db.schema
    .createTable('failures')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('hop', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('attempts', 'bigint', (c) => c.notNull())
    .addColumn('error', 'text', (c) => c.notNull())
    .execute();
}
