import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../error.ts';
import type { Direct } from '../prepared.ts';

/** Statements kept prepared; all queries of the store in all their shapes are fewer. */
const STATEMENTS = 1000;
export const BUSY = 5;
/** How long a transaction waits for another process's. */
const PATIENCE_MS = 60_000;
/** How often it looks, at most; and for how long a process steps back that has held the lock for `LONG_MS` since it last did. */
const LOOK_MS = 4,
  STEP_BACK_MS = 6,
  LONG_MS = 100;

/** Kysely over one `DatabaseSync`. `write`: transactions take the write lock at their start and run one after another. */
export function nodeSqliteDialect(database: DatabaseSync, mode: 'read' | 'write'): Dialect {
  const connection = new NodeSqliteConnection(database);
  return {
    createDriver: () => new NodeSqliteDriver(database, connection, mode),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new NodeSqliteAdapter(connection),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  };
}

/** Runs compiled queries on the connection at once: there is one, and whoever holds a transaction holds it. */
class NodeSqliteAdapter extends SqliteAdapter implements Direct {
  readonly #connection: NodeSqliteConnection;

  constructor(connection: NodeSqliteConnection) {
    super();
    this.#connection = connection;
  }

  rows(text: string, parameters: readonly unknown[]): unknown[] {
    return this.#connection.rows(text, parameters);
  }
}

class NodeSqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: NodeSqliteConnection;
  readonly #mode: 'read' | 'write';
  #last: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;
  #begun = 0;
  #ended = 0;
  /** How long the lock was held with no gap in which another process would have seen it free, ms. */
  #held = 0;

  constructor(database: DatabaseSync, connection: NodeSqliteConnection, mode: 'read' | 'write') {
    this.#database = database;
    this.#connection = connection;
    this.#mode = mode;
  }

  async init(): Promise<void> {}

  /** One user at a time where transactions run; single reads are synchronous and need no turn. */
  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#mode === 'read') return this.#connection;
    const before = this.#last,
      turn = Promise.withResolvers<void>();
    this.#last = turn.promise;
    await before;
    this.#release = turn.resolve;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  /**
   * `begin immediate`, so that a transaction never fails half way for want of the lock. Waiting is done here and not by SQLite's
   * busy handler, which would hold up this process's thread, and every page it serves, for as long as another process writes.
   */
  async beginTransaction(): Promise<void> {
    // One batch after another would leave no gap between them for a feed that is added on a page.
    if (performance.now() - this.#ended > STEP_BACK_MS) this.#held = 0;
    else if (this.#held > LONG_MS) {
      await sleep(STEP_BACK_MS);
      this.#held = 0;
    }
    const deadline = performance.now() + PATIENCE_MS;
    for (let wait = 1; ; wait = Math.min(wait * 2, LOOK_MS)) {
      try {
        this.#database.exec('begin immediate');
        this.#begun = performance.now();
        return;
      } catch (error) {
        if ((error as { errcode?: number }).errcode !== BUSY) throw error;
        if (performance.now() > deadline) throw new StoreError('busy', 'Another process has been writing to the database for a minute.');
      }
      await sleep(wait);
    }
  }

  async commitTransaction(): Promise<void> {
    this.#database.exec('commit');
    this.#ended = performance.now();
    this.#held += this.#ended - this.#begun;
  }

  async rollbackTransaction(): Promise<void> {
    // SQLite has already rolled back after some errors (disk full); then there is nothing left to do.
    if (this.#database.isTransaction) this.#database.exec('rollback');
  }

  async destroy(): Promise<void> {
    this.#connection.forget();
    this.#database.close();
  }
}

interface Prepared {
  readonly statement: StatementSync;
  readonly answers: boolean;
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { statement, answers } = this.#prepare(query.sql),
      parameters = query.parameters as readonly SQLInputValue[];
    if (answers) return { rows: statement.all(...parameters) as R[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(...parameters).changes) };
  }

  rows(text: string, parameters: readonly unknown[]): unknown[] {
    const { statement, answers } = this.#prepare(text);
    if (answers) return statement.all(...(parameters as readonly SQLInputValue[]));
    statement.run(...(parameters as readonly SQLInputValue[]));
    return [];
  }

  // eslint-disable-next-line require-yield -- Kysely wants a generator
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not offered: lists are paged by key');
  }

  #prepare(text: string): Prepared {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#database.prepare(text),
      prepared = { statement, answers: statement.columns().length > 0 };
    // The full-text index writes rows of its own whose ids pass 2^53; told as a number, the last of them would be refused.
    if (!prepared.answers) statement.setReadBigInts(true);
    if (this.#statements.size >= STATEMENTS) this.#statements.clear();
    this.#statements.set(text, prepared);
    return prepared;
  }

  forget(): void {
    this.#statements.clear();
  }
}
