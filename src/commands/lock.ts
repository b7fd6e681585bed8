import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The right to do something alone: one process at a time has it. */
export interface Lock {
  release(): void;
}

/** SQLite's result code for "another process holds the lock". */
const SQLITE_BUSY = 5;

/** Takes the worker lock of a data folder, or answers undefined where another process has it. */
export function takeWorkerLock(folder: string): Lock | undefined {
  mkdirSync(folder, { recursive: true });
  return takeLock(join(folder, 'worker.lock'));
}

/**
 * Takes a lock, or answers undefined where another process has it.
 *
 * It is an exclusive transaction held open on a file of its own: the operating system lets go of it when the process dies, however
 * it dies, and no process id is ever mistaken for another's.
 */
export function takeLock(file: string): Lock | undefined {
  const db = new DatabaseSync(file, { timeout: 0 });
  try {
    db.exec('begin exclusive');
  } catch (error) {
    db.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
  return { release: () => db.close() };
}
