import type { Change, Recorded } from '../model/change.ts';
import type { Token } from '../model/token.ts';

/** What programs need of the store: keys to ask by, and what changed. */

/** Tokens, each by the part of it that is no secret; an account's go with it. */
export interface Tokens {
  all(): Promise<readonly Token[]>;
  ofAccount(accountId: string): Promise<readonly Token[]>;
  get(id: string): Promise<Token | undefined>;
  /** Adds a token; one that is there stays as it is. */
  put(token: Token): Promise<void>;
  /** Remembers the last day on which it was used, ISO date. */
  used(id: string, day: string): Promise<void>;
  remove(id: string): Promise<void>;
  removeOf(accountId: string): Promise<void>;
  /** Forgets those that had expired before `before`. */
  forget(before: number): Promise<void>;
}

/** What changed, in the order in which it was committed: whoever has read up to a number has missed nothing before it. */
export interface Changelog {
  /** Tells of changes; they are written at the end of the transaction that did them. */
  add(changes: readonly Change[]): Promise<void>;
  /** Changes after a number, at most `limit`, in order. */
  since(seq: number, limit: number): Promise<readonly Recorded[]>;
  /** The newest number that was given, and the newest that was forgotten; 0 = none. */
  bounds(): Promise<{ readonly forgotten: number; readonly newest: number }>;
  /** Forgets what was recorded before `before`, by the clock of whoever recorded it. */
  forget(before: number): Promise<void>;
}
