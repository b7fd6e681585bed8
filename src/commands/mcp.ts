import { createLog } from '../log.ts';
import { mcpOverStdio } from '../serve/mcp/stdio.ts';
import { loadSettings } from '../settings.ts';
import { openToRead } from './open.ts';
import { readPhrase } from './read-inputs.ts';
import type { Run } from './table.ts';

/** Standard output is the protocol's alone: what goes wrong is told on standard error. */
export const run: Run = async (_args, { data }) => {
  const settings = loadSettings(data === undefined ? process.env : { ...process.env, BROADSHEET_DATA: String(data) }),
    log = createLog(settings.LOG, process.stderr.isTTY),
    store = await openToRead(settings);
  try {
    const onError = (error: unknown): void => log.error({ error: String(error), stack: (error as Error).stack }, 'a message could not be answered');
    await mcpOverStdio({ store, timezone: settings.TIMEZONE, clock: Date.now, readPhrase, onError });
  } finally {
    await store.close();
  }
  return 0;
};
