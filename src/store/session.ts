import type { FrontPage } from '../model/front-page.ts';
import type { Reading } from '../model/reading.ts';
import type { Revision } from '../model/revision.ts';
import type { Profile } from '../model/story.ts';
import { Cache } from './cache.ts';
import type { Engine } from './engines/engine.ts';
import type { Db } from './prepared.ts';

/** Through what a noun's queries reach the database: either the whole store, or one transaction of it. */
export interface Session {
  readonly engine: Engine;
  readonly reads: Db;
  readonly caches: Caches;
  /** Runs writes in the transaction, or in one of their own. */
  write<T>(fn: (db: Db) => Promise<T>): Promise<T>;
  /** Runs `fn` once what has been read or written so far is committed: at once outside a transaction, never after a rollback. */
  whenCommitted(fn: () => void): void;
}

/** Parsed documents. Budgets are in characters of JSON; parsed they take about three times as many bytes. */
export interface Caches {
  readonly revisions: Cache<Revision>;
  readonly readings: Cache<Reading>;
  readonly profiles: Cache<Profile>;
  readonly fronts: Cache<FrontPage>;
}

export function caches(): Caches {
  return { revisions: new Cache(24_000_000), readings: new Cache(16_000_000), profiles: new Cache(24_000_000), fronts: new Cache(8_000_000) };
}
