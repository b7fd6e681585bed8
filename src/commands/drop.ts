import { linkSync, lstatSync, mkdirSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './files.ts';
import type { Context } from './open.ts';
import { takeIn } from './take-in.ts';

/** A file that was written to more recently may not be whole yet. */
const SETTLED_MS = 3_000;
const MOST_REASONS = 200;

export interface Drop {
  /** Takes in what lies there; answers with how many files it moved. */
  sweep(now: number): Promise<number>;
}

/**
 * The folder `drop` of the data folder: files put there are imported and moved to `done`, or with a file that says why to `failed`.
 * Links are not followed, and names that begin with a dot are left alone.
 */
export function dropFolder(context: Pick<Context, 'store' | 'settings' | 'log'>): Drop {
  const folder = join(context.settings.DATA, 'drop');
  for (const name of ['', 'done', 'failed']) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  return {
    async sweep(now) {
      const ready = readdirSync(folder).filter((name) => !name.startsWith('.') && isSettled(join(folder, name), now));
      for (const name of ready.sort()) await one(context, folder, name, now);
      return ready.length;
    },
  };
}

function isSettled(path: string, now: number): boolean {
  try {
    const stat = lstatSync(path);
    return stat.isFile() && now - stat.mtimeMs > SETTLED_MS;
  } catch {
    return false;
  }
}

/** What was taken in of a file that is broken in part stays; the reasons lie beside it. */
async function one(context: Pick<Context, 'store' | 'settings' | 'log'>, folder: string, name: string, now: number): Promise<void> {
  const path = join(folder, name);
  let reasons: readonly string[], got: number;
  try {
    const { files, unreadable } = listFiles([path]),
      taken = await takeIn(context, files, unreadable, { now });
    reasons = taken.failures.map((f) => `${f.subject.replace(path, name)}: ${f.error}`);
    got = taken.pages + taken.feeds;
  } catch (error) {
    // The store itself failed: the file stays where it is and is tried again.
    context.log.error({ file: name, error: String(error) }, 'a dropped file could not be taken in');
    return;
  }
  const to = join(folder, got === 0 && reasons.length > 0 ? 'failed' : 'done'),
    as = move(path, to, name, now);
  if (reasons.length > 0) writeFileSync(join(to, `${as}.reason.txt`), `${reasons.slice(0, MOST_REASONS).join('\n')}\n`);
  (reasons.length > 0 ? context.log.warn : context.log.info).call(context.log, { file: name, taken: got, failed: reasons.length }, 'dropped file');
}

/** Moves without ever writing over a file of the same name. */
function move(path: string, to: string, name: string, now: number): string {
  for (let n = 0; ; n++) {
    const as = n === 0 ? name : `${new Date(now).toISOString().replace(/[:.]/g, '-')}-${n}-${name}`;
    try {
      linkSync(path, join(to, as));
      unlinkSync(path);
      return as;
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    }
  }
}
