import type { Change } from '../model/change.ts';
import type { FrontPage } from '../model/front-page.ts';
import type { Reading } from '../model/reading.ts';
import type { Revision } from '../model/revision.ts';
import type { Profile } from '../model/story.ts';
import { Cache, Overlay, type Documents } from './cache.ts';
import type { Engine } from './engines/engine.ts';
import type { LiveStories } from './live/live.ts';
import type { Db } from './prepared.ts';

/** Through what a noun's queries reach the database: either the whole store, or one transaction of it. */
export interface Session {
  readonly engine: Engine;
  readonly reads: Db;
  readonly caches: Caches;
  /** Runs writes in the transaction, or in one of their own; `tx` is that transaction's session. */
  write<T>(fn: (db: Db, tx: Session) => Promise<T>): Promise<T>;
  /** Documents counted in this transaction, by language; written at its end (`queries/frequencies.ts`). */
  readonly counted: Map<string, Counted>;
  /** Document frequencies read before, by language. */
  readonly known: Map<string, Counted>;
  readonly live: LiveStories;
  /** Numbers that this transaction has given its changes of stories, by language (`queries/profiles.ts`). */
  readonly turns: Map<string, number>;
  /** Set where all that is held in memory is to be forgotten once this is committed. */
  readonly forgets: { all: boolean };
  /** What this transaction has told of; written at its end (`queries/changelog.ts`). */
  readonly changed: Change[];
}

export interface Counted {
  documents: number;
  readonly of: Map<string, number>;
}

/** Parsed documents. */
export interface Caches {
  readonly revisions: Documents<Revision>;
  readonly readings: Documents<Reading>;
  readonly profiles: Documents<Profile>;
  readonly fronts: Documents<FrontPage>;
}

/** Budgets are in characters of JSON, which take about three times as many bytes when parsed; of profiles in bytes. */
export function caches(): Caches & { clear(): void } {
  const made = {
    revisions: new Cache<Revision>(16_000_000),
    readings: new Cache<Reading>(8_000_000),
    profiles: new Cache<Profile>(32_000_000),
    fronts: new Cache<FrontPage>(4_000_000),
  };
  return {
    ...made,
    clear() {
      for (const one of Object.values(made)) one.clear();
    },
  };
}

/** Caches for one transaction, and what puts them into those below once it is committed. */
export function overlay(below: Caches): { readonly caches: Caches; commit(): void } {
  const revisions = new Overlay(below.revisions),
    readings = new Overlay(below.readings),
    profiles = new Overlay(below.profiles),
    fronts = new Overlay(below.fronts);
  return {
    caches: { revisions, readings, profiles, fronts },
    commit() {
      for (const one of [revisions, readings, profiles, fronts]) one.commit();
    },
  };
}
