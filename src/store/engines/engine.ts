import type { RawBuilder, SelectQueryBuilder } from 'kysely';
import type { Db } from '../prepared.ts';
import type { Tables } from '../tables.ts';

/** What differs between the databases: how they are reached, the full-text index, and their own integrity check. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** Sees what has been committed. */
  readonly reads: Db;
  /** Transactions run here, one at a time on SQLite. */
  readonly writes: Db;
  readonly fullText: FullText;
  /** As `Store.changes`. */
  changes(): Promise<string>;
  /** Called as a transaction begins: it waits for one that runs alone, or, to run alone, for all others. */
  turn(db: Db, alone: boolean): Promise<void>;
  /** Writes the database's files anew without what was deleted in them, as long as `isWanted` says so: another process may have done it meanwhile. */
  rewrite(isWanted: () => Promise<boolean>): Promise<void>;
  /** Empties what the engine keeps of its last writes beside them. */
  emptyLog(): Promise<void>;
  check(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export type HeadsQuery = SelectQueryBuilder<Tables, 'heads', unknown>;
/** Selects places. */
export type PlacesQuery = SelectQueryBuilder<Tables, 'heads', { place: number }>;

/** Indexes of the newest text of each article: the terms of its words, and those of what is claimed in it. */
export const INDEXES = ['words', 'said'] as const;
export type Index = (typeof INDEXES)[number];
/** By index, the engine's query text. */
export type Matching = Readonly<Partial<Record<Index, string>>>;

/** Which articles hold which terms. Both engines find exactly the articles that were given what a query asks for, letter for letter. */
export interface FullText {
  put(db: Db, index: Index, entries: readonly { readonly place: number; readonly terms: readonly string[] }[]): Promise<void>;
  /** Forgets the terms of the places; called before an article leaves its place. */
  remove(db: Db, index: Index, places: readonly number[]): Promise<void>;
  /** The engine's query text for articles that hold a term of each group. */
  query(groups: readonly (readonly string[])[]): string;
  /** Places that match all queries, newest first, at most `limit`. `narrow` puts further bounds on heads, and on the column that the index walks. */
  newest(db: Db, matching: Matching, narrow: (query: HeadsQuery, place: RawBuilder<number>) => HeadsQuery, limit: number): PlacesQuery;
}
