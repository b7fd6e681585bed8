import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { prepared, type Db } from '../prepared.ts';
import type { Tables } from '../tables.ts';
import { INDEXES, type Engine, type FullText, type HeadsQuery, type Index } from './engine.ts';

const INT8 = 20,
  NUMERIC = 1700,
  UNIQUE_VIOLATION = '23505';

/**
 * A pool of connections; each transaction has its own.
 * @param schema where the tables lie, made if it is not there; default as the connection says (`public`).
 * @param readOnly then the server refuses every write, and no schema is made.
 */
export async function postgres(connectionString: string, schema?: string, readOnly = false): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    types: { getTypeParser: typeParser },
    ...(schema === undefined ? {} : { options: `-c search_path=${schema}` }),
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for it; its type does not say so
    ...(readOnly ? { onConnect: setReadOnly } : {}),
  });
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    if (schema === undefined || readOnly) await sql`select 1`.execute(db);
    else await createSchema(db, schema);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    name: 'postgres',
    reads: db,
    writes: db,
    fullText,
    turn,
    changes: () => changes(db),
    rewrite: (isWanted) => rewrite(db, isWanted),
    emptyLog: () => Promise.resolve(),
    check: () => check(db),
    close: () => db.destroy(),
  };
}

/** Before anything else is asked on a connection, which is not used where that fails. Said as an option of the session it would give way to options in the address. */
const setReadOnly = async (client: pg.ClientBase): Promise<void> => void (await client.query('set default_transaction_read_only = on'));

/** Of two that make one schema at once PostgreSQL refuses the second, `if not exists` or not; it is there all the same. */
async function createSchema(db: Db, schema: string): Promise<void> {
  try {
    await sql`create schema if not exists ${sql.id(schema)}`.execute(db);
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
  }
}

/** Times and counts are whole numbers below 2^53, so they come as numbers and not as strings. */
function typeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8 || oid === NUMERIC) return Number;
  return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}

/** What a transaction sees is told by its snapshot: as long as that is the same, so is all that is stored. */
async function changes(db: Db): Promise<string> {
  return (await sql<{ seen: string }>`select pg_current_snapshot()::text as seen`.execute(db)).rows[0]?.seen ?? '';
}

/** Any number but those of other locks. */
const ALONE = 7_308_615;

async function turn(db: Db, alone: boolean): Promise<void> {
  await (alone ? sql`select pg_advisory_xact_lock(${sql.lit(ALONE)})` : sql`select pg_advisory_xact_lock_shared(${sql.lit(ALONE)})`).execute(db);
}

/** Takes dead rows out of the tables; what a server keeps beside them (its log of changes, copies) is its keeper's. */
async function rewrite(db: Db, isWanted: () => Promise<boolean>): Promise<void> {
  const tables = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(db);
  for (const { name } of tables.rows) if (await isWanted()) await sql`vacuum ${sql.id(name)}`.execute(db);
}

/** PostgreSQL has no check of its own to call without an extension; broken indexes and constraints it marks itself. */
async function check(db: Db): Promise<readonly string[]> {
  const broken = await sql<{ problem: string }>`
    select 'index not valid: ' || indexrelid::regclass as problem from pg_index where not indisvalid
    union all select 'constraint not valid: ' || conname from pg_constraint where not convalidated`.execute(db);
  return broken.rows.map((r) => r.problem);
}

/** Tsvectors of the terms as they are: no parser, no dictionary. */
const fullText: FullText = {
  async put(db, index, entries) {
    for (const { place, terms } of entries) await update[index](db, { place, terms: JSON.stringify([...new Set(terms)]) });
  },
  // The terms of words lie in the row of the article itself and go with it; so do those of claims, but they come later than the row.
  async remove(db, index, places) {
    if (index === 'said') for (const place of places) await update.said(db, { place, terms: '[]' });
  },
  query: (groups) => groups.map((terms) => `(${terms.map((term) => `'${term.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`).join(' | ')})`).join(' & '),
  newest(db, matching, narrow, limit) {
    let query: HeadsQuery = db.selectFrom('heads');
    for (const index of INDEXES)
      if (matching[index] !== undefined) query = query.where(sql<boolean>`${sql.ref(`heads.${index}`)} @@ ${matching[index]}::tsquery`);
    const place = sql<number>`heads.place`;
    return narrow(query, place).select('heads.place').orderBy(place, 'desc').limit(limit);
  },
};

const updated = (index: Index) =>
  prepared((db, p: { place: number; terms: string }) => ({
    compile: () =>
      sql`update heads set ${sql.ref(index)} = array_to_tsvector(array(select json_array_elements_text(${p.terms}::json))) where place = ${p.place}`.compile(
        db,
      ),
  }));
const update = { words: updated('words'), said: updated('said') } as const;
