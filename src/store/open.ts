import { AsyncLocalStorage } from 'node:async_hooks';
import type { Engine } from './engines/engine.ts';
import { postgres } from './engines/postgres.ts';
import { sqlite } from './engines/sqlite.ts';
import { StoreError } from './error.ts';
import { LiveStories } from './live/live.ts';
import { migrate, requireMigrated } from './migrate.ts';
import type { Db } from './prepared.ts';
import { accounts } from './queries/accounts.ts';
import { acts } from './queries/acts.ts';
import { archives } from './queries/archives.ts';
import { articles } from './queries/articles.ts';
import { changelog, writeChanged } from './queries/changelog.ts';
import { claims } from './queries/claims.ts';
import { counts } from './queries/counts.ts';
import { choices, credentials } from './queries/credentials.ts';
import { editions } from './queries/editions.ts';
import { learnCounted, writeCounted } from './queries/frequencies.ts';
import { feeds } from './queries/feeds.ts';
import { fronts } from './queries/fronts.ts';
import { hubs } from './queries/hubs.ts';
import { subscriptions } from './queries/subscriptions.ts';
import { items } from './queries/items.ts';
import { ledger } from './queries/ledger.ts';
import { pages } from './queries/pages.ts';
import { readers } from './queries/readers.ts';
import { reprints } from './queries/reprints.ts';
import { newestRemoval, putToScrub, removals, toScrub, WRITTEN } from './queries/removals.ts';
import { search } from './queries/search.ts';
import { sources } from './queries/sources.ts';
import { stories } from './queries/stories.ts';
import { tokens } from './queries/tokens.ts';
import { traces } from './queries/traces.ts';
import { visits } from './queries/visits.ts';
import { work } from './queries/work.ts';
import { caches, overlay, type Counted, type Session } from './session.ts';
import type { Store } from './store.ts';

/** One SQLite file (made if it is not there), or a PostgreSQL database and, if named, the schema in it. */
export type Location = { readonly sqlite: string } | { readonly postgres: string; readonly schema?: string };

/** `readOnly`: nothing is made, brought up to date or written; the database itself refuses it. */
export interface Opening {
  readonly readOnly?: boolean;
}

/**
 * Opens what Broadsheet remembers and brings its tables up to date.
 * @throws StoreError `newer-data` if a newer version has written there, `older-data` if it may only be read and is behind; the engine's own error if it cannot be opened.
 */
export async function openStore(location: Location, { readOnly = false }: Opening = {}): Promise<Store> {
  const engine = 'sqlite' in location ? await sqlite(location.sqlite, readOnly) : await postgres(location.postgres, location.schema, readOnly);
  try {
    await (readOnly ? requireMigrated(engine) : migrate(engine));
  } catch (error) {
    await engine.close();
    throw error;
  }
  return whole(engine);
}

/** The store as a whole: reads see what is committed, each write is a transaction. */
function whole(engine: Engine): Store {
  const kept = caches(),
    known = { inside: new Map<string, Counted>(), outside: new Map<string, Counted>() },
    // What transactions write is not to be seen outside of them before they are committed.
    live = { inside: new LiveStories(), outside: new LiveStories() },
    inside = new AsyncLocalStorage<true>();
  let removed: number | undefined, seen: string | undefined;
  // What was removed, by this process or another, is to stand in no memory either.
  const forget = async (db: Db): Promise<void> => {
    const newest = await newestRemoval(db);
    if (removed !== undefined && newest !== removed) {
      kept.clear();
      for (const one of [known.inside, known.outside]) one.clear();
    }
    removed = newest;
  };
  const transact = async <T>(fn: (session: Session) => Promise<T>, how?: 'alone'): Promise<T> => {
    // It would wait for itself for ever on SQLite, and on PostgreSQL be outside what it looks to be inside.
    if (inside.getStore()) throw new StoreError('nested', 'The whole store was written to inside a transaction; use what `in` was given.');
    const mine = overlay(kept),
      counted = new Map<string, Counted>(),
      forgets = { all: false },
      turns = new Map<string, number>();
    const run = async (db: Db): Promise<T> => {
      await engine.turn(db, how === 'alone');
      await forget(db);
      const tx: Session = {
        engine,
        reads: db,
        caches: mine.caches,
        counted,
        known: known.inside,
        live: live.inside,
        turns,
        forgets,
        changed: [],
        write: (write) => write(db, tx),
      };
      const result = await fn(tx);
      await writeCounted(tx);
      await writeChanged(tx);
      return result;
    };
    try {
      const result = await inside.run(true, () => engine.writes.transaction().execute(run));
      mine.commit();
      if (forgets.all) await forget(engine.reads);
      learnCounted(known.inside, counted);
      return result;
    } catch (error) {
      for (const lang of turns.keys()) live.inside.forget(lang);
      throw error;
    }
  };
  const session: Session = {
    engine,
    reads: engine.reads,
    caches: kept,
    counted: new Map(),
    known: known.outside,
    live: live.outside,
    turns: new Map(),
    forgets: { all: false },
    changed: [],
    write: (fn) => transact((tx) => fn(tx.reads, tx)),
  };
  return {
    ...nouns(session),
    in: (fn, how) => transact((s) => fn(within(s)), how),
    counts: () => counts(engine.reads),
    async changes() {
      const now = await engine.changes();
      if (now !== seen) await forget(engine.reads);
      return (seen = now);
    },
    async scrub() {
      const asked = await toScrub(engine.reads);
      if (asked === undefined) return false;
      const written = asked.startsWith(WRITTEN) ? asked : `${WRITTEN}${asked}`,
        replace = (now: string, by?: string) => session.write((db) => putToScrub(db, now, by));
      // A command and the worker may both see to it: one of them does.
      const isWanted = async (): Promise<boolean> => (await toScrub(engine.reads))?.startsWith(WRITTEN) === false;
      if (asked !== written) {
        await engine.rewrite(isWanted);
        // What was purged meanwhile waits for the next time.
        await replace(asked, written);
      }
      await engine.emptyLog();
      await replace(written);
      return true;
    },
    check: () => engine.check(),
    close: () => engine.close(),
  };
}

/** The store as one transaction sees it; a transaction inside it is part of it. */
function within(session: Session): Store {
  const store: Store = {
    ...nouns(session),
    in: (fn) => fn(store),
    counts: () => counts(session.reads),
    changes: () => session.engine.changes(),
    scrub: () => Promise.reject(new StoreError('nested', 'The store was scrubbed inside a transaction.')),
    check: () => session.engine.check(),
    close: () => Promise.reject(new StoreError('nested', 'The store was closed inside a transaction.')),
  };
  return store;
}

function nouns(s: Session): Pick<Store, Exclude<keyof Store, 'in' | 'counts' | 'changes' | 'scrub' | 'check' | 'close'>> {
  return {
    sources: sources(s),
    feeds: feeds(s),
    items: items(s),
    visits: visits(s),
    pages: pages(s),
    archives: archives(s),
    articles: articles(s),
    traces: traces(s),
    claims: claims(s),
    reprints: reprints(s),
    stories: stories(s),
    editions: editions(s),
    ledger: ledger(s),
    fronts: fronts(s),
    search: search(s),
    work: work(s),
    accounts: accounts(s),
    readers: readers(s),
    credentials: credentials(s),
    choices: choices(s),
    acts: acts(s),
    hubs: hubs(s),
    subscriptions: subscriptions(s),
    tokens: tokens(s),
    changelog: changelog(s),
    removals: removals(s),
  };
}
