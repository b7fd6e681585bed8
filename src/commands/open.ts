import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { BroadsheetError } from '../errors.ts';
import { createLog, type Log } from '../log.ts';
import { loadSettings, type Settings } from '../settings.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';

/** What a command works with. */
export interface Context {
  readonly settings: Settings;
  readonly log: Log;
  readonly store: Store;
}

/**
 * Opens settings, log and store, runs `fn`, and closes the store.
 * @throws BroadsheetError `newer-data`, `data-folder` or `database`, besides those of the settings.
 */
export async function withStore<T>(fn: (context: Context) => Promise<T>): Promise<T> {
  const settings = loadSettings(process.env),
    log = createLog(settings.LOG, process.stderr.isTTY),
    store = await open(settings);
  try {
    return await fn({ settings, log, store });
  } finally {
    await store.close();
  }
}

/**
 * Opens the store so that nothing can be written to it.
 * @throws BroadsheetError `older-data` where it is behind this version, besides those of `withStore`.
 */
export async function openToRead(settings: Settings): Promise<Store> {
  try {
    return await openStore(settings.DATABASE ? { postgres: settings.DATABASE } : { sqlite: fileIn(settings) }, { readOnly: true });
  } catch (error) {
    throw asBroadsheetError(error, settings);
  }
}

const fileIn = (settings: Settings): string => join(settings.DATA, 'broadsheet.db');

export async function open(settings: Settings): Promise<Store> {
  try {
    if (settings.DATABASE) return await openStore({ postgres: settings.DATABASE });
    mkdirSync(settings.DATA, { recursive: true, mode: 0o700 });
    const file = fileIn(settings);
    // Made for its owner alone, also in a folder that others may look into; SQLite gives what it puts beside it the same mode.
    closeSync(openSync(file, 'a', 0o600));
    return await openStore({ sqlite: file });
  } catch (error) {
    throw asBroadsheetError(error, settings);
  }
}

function asBroadsheetError(error: unknown, settings: Settings): BroadsheetError {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'newer-data' || code === 'older-data') return new BroadsheetError(code, message);
  if (settings.DATABASE) return new BroadsheetError('database', message);
  return new BroadsheetError('data-folder', `${settings.DATA}: ${message}`);
}
