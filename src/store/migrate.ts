import { sql, type Kysely } from 'kysely';
import type { Engine } from './engines/engine.ts';
import { StoreError } from './error.ts';
import * as first from './migrations/0001-first.ts';
import * as liveStories from './migrations/0002-live-stories.ts';
import * as running from './migrations/0003-running.ts';
import * as visits from './migrations/0004-visits.ts';
import * as acts from './migrations/0005-acts.ts';
import * as sagas from './migrations/0006-sagas.ts';
import * as editions from './migrations/0007-editions.ts';
import * as citing from './migrations/0008-citing.ts';
import * as traces from './migrations/0009-traces.ts';
import * as claimTerms from './migrations/0010-claim-terms.ts';
import * as itemNames from './migrations/0011-item-names.ts';
import * as archives from './migrations/0012-archives.ts';
import * as subscriptions from './migrations/0013-subscriptions.ts';
import * as tokensAndChanges from './migrations/0014-tokens-and-changes.ts';
import * as removals from './migrations/0015-removals.ts';
import * as copiesByHand from './migrations/0016-copies-by-hand.ts';
import type { Db } from './prepared.ts';

interface Migration {
  readonly up: (db: Kysely<unknown>, engine: Engine['name']) => Promise<void>;
}

/** In order, numbered from 1. A released one is never changed; what it made is changed by a later one. */
const MIGRATIONS: readonly (readonly [name: string, Migration])[] = [
  ['first', first],
  ['live-stories', liveStories],
  ['running', running],
  ['visits', visits],
  ['acts', acts],
  ['sagas', sagas],
  ['editions', editions],
  ['citing', citing],
  ['traces', traces],
  ['claim-terms', claimTerms],
  ['item-names', itemNames],
  ['archives', archives],
  ['subscriptions', subscriptions],
  ['tokens-and-changes', tokensAndChanges],
  ['removals', removals],
  ['copies-by-hand', copiesByHand],
];

/** Any number; PostgreSQL lets one process at a time past it. */
const LOCK = 7_308_613;

/**
 * Brings the tables to what this version knows, in one transaction.
 * @throws StoreError `newer-data` if a version that knows more migrations has written here; nothing is changed then.
 */
export async function migrate(engine: Engine): Promise<void> {
  if ((await applied(engine.reads, engine.name)) === MIGRATIONS.length) return;
  await engine.writes.transaction().execute(async (tx) => {
    if (engine.name === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    const done = await applied(tx, engine.name);
    if (done === 0) await createTable(tx);
    for (const [i, [name, migration]] of MIGRATIONS.entries()) {
      if (i < done) continue;
      await migration.up(tx as unknown as Kysely<unknown>, engine.name);
      await tx
        .insertInto('migrations')
        .values({ number: i + 1, name, at: Date.now() })
        .execute();
    }
  });
}

/**
 * Whether the tables are what this version knows, where nothing may be written.
 * @throws StoreError `newer-data` or `older-data` if they are not.
 */
export async function requireMigrated(engine: Engine): Promise<void> {
  const done = await applied(engine.reads, engine.name);
  if (done < MIGRATIONS.length) throw new StoreError('older-data', `It has migration ${done}; this version wants ${MIGRATIONS.length}`);
}

/** The number of the newest migration that was run; 0 in an empty database. */
async function applied(db: Db, engine: Engine['name']): Promise<number> {
  const there =
    engine === 'sqlite'
      ? sql<{ n: number }>`select count(*) as n from sqlite_master where name = 'migrations'`
      : sql<{ n: number }>`select count(*) as n from pg_class where oid = to_regclass('migrations')`;
  if ((await there.execute(db)).rows[0]?.n === 0) return 0;
  const newest = await db.selectFrom('migrations').select(['number', 'name']).orderBy('number', 'desc').limit(1).executeTakeFirst(),
    number = newest?.number ?? 0;
  if (number > MIGRATIONS.length) throw new StoreError('newer-data', `It has migration ${number} (${newest?.name}); this version knows ${MIGRATIONS.length}`);
  return number;
}

async function createTable(db: Db): Promise<void> {
  await db.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('number', 'bigint', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
}
