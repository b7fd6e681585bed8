import { Kysely, sql } from 'kysely';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepared, type Db } from '../prepared.ts';
import type { Tables } from '../tables.ts';
import { INDEXES, type Engine, type FullText, type HeadsQuery, type Index, type PlacesQuery } from './engine.ts';
import { BUSY, nodeSqliteDialect } from './node-sqlite.ts';

/** Pages of the log from which on a commit writes them into the file. */
const CHECKPOINT_PAGES = 16_000;
/** Why `synchronous = normal` loses nothing that matters: docs/decisions/0002-sqlite-synchronous.md. */
const pragmas = (cacheMB: number): string => `
  pragma foreign_keys = on;
  pragma synchronous = normal;
  pragma temp_store = memory;
  pragma cache_size = ${-1024 * cacheMB};
  pragma mmap_size = 67108864;
  pragma wal_autocheckpoint = ${CHECKPOINT_PAGES};
  pragma journal_size_limit = 134217728;
`;

/** What each connection keeps of the file beside the 64 MB that both map: what a transaction has changed must fit, or it is written twice. */
const WRITE_MB = 32,
  READ_MB = 16;

/** What is so on every connection. A transaction is alone here: it begins with the one lock for writing. */
const sqliteOf = () => ({ name: 'sqlite', fullText, turn: () => Promise.resolve() }) as const;

/**
 * One file, two connections: transactions on the one, and on the other reads that see what has been committed and wait for nobody.
 * @param file path of the database, made if it is not there; `:memory:` has one connection, so its reads see open transactions.
 * @param readOnly then there is one connection, and the file is not made.
 */
export async function sqlite(file: string, readOnly = false): Promise<Engine> {
  if (readOnly) return toRead(file);
  // The writer waits for other processes by itself (`node-sqlite.ts`); SQLite's own waiting would hold up the thread.
  const writer = new DatabaseSync(file, { timeout: 0 });
  await writeAhead(writer);
  writer.exec(pragmas(WRITE_MB));
  const reader = file === ':memory:' ? writer : new DatabaseSync(file, { timeout: 5000 });
  if (reader !== writer) reader.exec(`${pragmas(READ_MB)} pragma query_only = on;`);
  const writes: Db = new Kysely<Tables>({ dialect: nodeSqliteDialect(writer, 'write') }),
    reads: Db = new Kysely<Tables>({ dialect: nodeSqliteDialect(reader, 'read') });
  return {
    ...sqliteOf(),
    reads,
    writes,
    rewrite: (isWanted) => rewrite(writes, writer, isWanted),
    emptyLog: () => emptyLog(writes),
    changes: changesSeenBy(reader, reader === writer),
    check: async () => check(writer),
    close: async () => {
      if (reader !== writer) await reads.destroy();
      await writes.destroy();
    },
  };
}

/** What others write is seen; what is written here the file refuses. Beside a paper that runs SQLite shares its index of the log, so the folder must be its own user's. */
function toRead(file: string): Engine {
  const reader = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  try {
    reader.exec(`${pragmas(READ_MB)} pragma query_only = on;`);
  } catch (error) {
    reader.close();
    throw error;
  }
  const reads: Db = new Kysely<Tables>({ dialect: nodeSqliteDialect(reader, 'read') }),
    writes: Db = new Kysely<Tables>({ dialect: nodeSqliteDialect(reader, 'write') });
  return {
    ...sqliteOf(),
    reads,
    writes,
    rewrite: () => Promise.resolve(),
    emptyLog: () => Promise.resolve(),
    changes: changesSeenBy(reader, false),
    check: async () => check(reader),
    close: () => reads.destroy(),
  };
}

/** SQLite numbers what others commit for each connection; of one that reads and writes the changes are its own. */
function changesSeenBy(database: DatabaseSync, alone: boolean): Engine['changes'] {
  const select = database.prepare(alone ? 'select total_changes() as n' : 'pragma data_version');
  return async () => String(Object.values(select.get() ?? {})[0]);
}

/** Two processes that open a new file at once may both ask for the mode; SQLite tells one of them it is busy, at once. */
async function writeAhead(database: DatabaseSync): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      if (attempt === 50) throw error;
    }
    await sleep(20);
  }
}

/** How long it is tried, where another process writes or reads just then. */
const SCRUB_TRIES = 300,
  SCRUB_WAIT_MS = 200;

/**
 * Deleted words stand in SQLite's free places until something else is written there, and in the segments of a full-text index until those are merged: all
 * of it is written anew, without them.
 */
async function rewrite(writes: Db, writer: DatabaseSync, isWanted: () => Promise<boolean>): Promise<void> {
  for (const index of INDEXES)
    await insistently(async () => {
      if (await isWanted()) await sql`insert into ${sql.ref(index)} (${sql.ref(index)}) values ('optimize')`.execute(writes);
    });
  await insistently(() =>
    // Its turn among this process's transactions.
    writes.connection().execute(async () => {
      if (await isWanted()) vacuum(writer);
    }),
  );
}

/**
 * What is temporary is in memory, but for the copy that this makes of the whole database: it lies beside it, in a file without a name, where there has to be room
 * for a second one, in the log.
 */
function vacuum(writer: DatabaseSync): void {
  const file = writer.location(),
    folder = file === null ? '' : dirname(file);
  // Not emptied by the same commit: while that goes on others may write, and one that waits to do this would not know yet that it is done.
  writer.exec(`pragma temp_store_directory = '${folder.replaceAll("'", "''")}'; pragma temp_store = file; pragma wal_autocheckpoint = 0;`);
  try {
    writer.exec('vacuum');
  } finally {
    writer.exec(`pragma temp_store = memory; pragma temp_store_directory = ''; pragma wal_autocheckpoint = ${CHECKPOINT_PAGES};`);
  }
}

async function emptyLog(writes: Db): Promise<void> {
  await insistently(async () => {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(writes);
    if (rows[0]?.busy === 1) throw Object.assign(new Error('somebody reads what is to be emptied'), { errcode: BUSY });
  });
}

async function insistently(fn: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return void (await fn());
    } catch (error) {
      if (![BUSY, LOCKED].includes((error as { errcode?: number }).errcode ?? 0) || attempt === SCRUB_TRIES) throw error;
    }
    await sleep(SCRUB_WAIT_MS);
  }
}
/** SQLite's code for a lock that another connection of this process holds. */
const LOCKED = 6;

function check(database: DatabaseSync): readonly string[] {
  const sound = database.prepare('pragma integrity_check').all() as { integrity_check: string }[],
    orphans = database.prepare('pragma foreign_key_check').all() as { table: string }[];
  return [...sound.map((r) => r.integrity_check).filter((line) => line !== 'ok'), ...orphans.map((r) => `row without its parent in ${r.table}`)];
}

/**
 * FTS5 that keeps no text, only which row holds which term. Its `ascii` tokenizer takes every character beyond ASCII as part of a
 * word, so of the rest anything but a-z and 0-9 is spelled out in hex, and no term is ever split, folded or dropped.
 */
const fullText: FullText = {
  async put(db, index, entries) {
    for (const { place, terms } of entries) await insert[index](db, { place, terms: [...new Set(terms)].map(asWord).join(' ') });
  },
  async remove(db, index, places) {
    for (const place of places) await remove[index](db, { place });
  },
  query: (groups) => groups.map((terms) => `(${terms.map((term) => `"${asWord(term)}"`).join(' OR ')})`).join(' AND '),
  newest(db, matching, narrow, limit) {
    const [first = 'words', ...others] = INDEXES.filter((index) => matching[index] !== undefined),
      place = sql<number>`${sql.ref(first)}.rowid`;
    // A cross join keeps the index in the outer loop: it walks the places newest first and stops at the limit.
    const heads = db
      .selectFrom(sql`${sql.ref(first)}`.as(first) as never)
      .crossJoin('heads')
      .where(sql<boolean>`${place} = heads.place and ${sql.ref(first)} match ${matching[first]}`) as unknown as HeadsQuery;
    // Both walks go down their places together, so that neither is longer than the limit needs.
    const all = others.reduce<PlacesQuery>(
      (query, index) =>
        query.intersect(sql<{ place: number }>`select rowid as place from ${sql.ref(index)} where ${sql.ref(index)} match ${matching[index]}` as never),
      narrow(heads, place).select(place.as('place')),
    );
    return (others.length > 0 ? all.orderBy('place', 'desc') : all.orderBy(place, 'desc')).limit(limit);
  },
};

const inserted = (index: Index) =>
  prepared((db, p: { place: number; terms: string }) => ({
    compile: () => sql`insert into ${sql.ref(index)} (rowid, terms) values (${p.place}, ${p.terms})`.compile(db),
  }));
const removed = (index: Index) =>
  prepared((db, p: { place: number }) => ({ compile: () => sql`delete from ${sql.ref(index)} where rowid = ${p.place}`.compile(db) }));
const insert = { words: inserted('words'), said: inserted('said') } as const;
const remove = { words: removed('words'), said: removed('said') } as const;

function asWord(term: string): string {
  return term.replace(/[\0-/:-`{-\x7f]/g, (c) => `_${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
