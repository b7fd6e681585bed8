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
  check(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export type HeadsQuery = SelectQueryBuilder<Tables, 'heads', unknown>;

/** Which articles hold which terms. Both engines find exactly the articles that were given all terms of a query, letter for letter. */
export interface FullText {
  put(db: Db, entries: readonly { readonly place: number; readonly terms: readonly string[] }[]): Promise<void>;
  /** Forgets the terms of the places; called before an article leaves its place. */
  remove(db: Db, places: readonly number[]): Promise<void>;
  /** The engine's query text for articles that hold all of the terms. */
  query(terms: readonly string[]): string;
  /** Heads that match a query text. */
  matching(db: Db, query: string): HeadsQuery;
  /** The column to order and bound a `matching` query by place. */
  readonly place: RawBuilder<number>;
}
