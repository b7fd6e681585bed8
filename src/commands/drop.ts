import { existsSync, linkSync, lstatSync, mkdirSync, readdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { listLines } from './feeds.ts';
import { listFiles } from './files.ts';
import type { Context } from './open.ts';
import { takeIn } from './take-in.ts';

/** A file that was written to more recently may not be whole yet. */
const SETTLED_MS = 3_000;
/** When a file that could not be dealt with is tried again. */
const AGAIN_MS = 60_000;
const MOST_REASONS = 200;
/** File systems take names of 255 bytes; this leaves room for what is put before and after them. */
const LONGEST_NAME = 200;

export interface Drop {
  /** Takes in what lies there; answers with how many files it moved. */
  sweep(now: number): Promise<number>;
}

type Needs = Pick<Context, 'store' | 'settings' | 'log'>;

/**
 * The folder `drop` of the data folder: files put there are imported and moved to `done`, or with a file that says why to `failed`.
 * Links are not followed, and names that begin with a dot are left alone. A file that cannot be dealt with does not hold up the others.
 */
export function dropFolder(context: Needs): Drop {
  const folder = join(context.settings.DATA, 'drop'),
    waiting = new Map<string, number>();
  const make = (): void => ['', 'done', 'failed'].forEach((name) => mkdirSync(join(folder, name), { recursive: true, mode: 0o700 }));
  make();
  return {
    async sweep(now) {
      // Somebody may have tidied up.
      make();
      let moved = 0;
      const names = readdirSync(folder);
      for (const name of waiting.keys()) if (!names.includes(name)) waiting.delete(name);
      const ready = names.filter((name) => !name.startsWith('.') && (waiting.get(name) ?? 0) <= now && isSettled(join(folder, name), now));
      for (const name of ready.sort()) {
        try {
          await one(context, folder, name, now);
          waiting.delete(name);
          moved++;
        } catch (error) {
          // The store failed, or the file cannot be moved: it stays where it is and is tried again, not at every sweep.
          waiting.set(name, now + AGAIN_MS);
          context.log.error({ file: name, error: String(error) }, 'a dropped file could not be taken in');
        }
      }
      return moved;
    },
  };
}

function isSettled(path: string, now: number): boolean {
  try {
    const stat = lstatSync(path);
    // A file from a machine whose clock runs ahead was written in the future.
    return stat.isFile() && Math.abs(now - stat.mtimeMs) > SETTLED_MS;
  } catch {
    return false;
  }
}

/** What was taken in of a file that is broken in part stays; the reasons lie beside it. */
async function one(context: Needs, folder: string, name: string, now: number): Promise<void> {
  const path = join(folder, name),
    { files, unreadable } = listFiles([path]),
    taken = await takeIn(context, files, unreadable, { now }),
    reasons = [
      ...taken.failures.map((f) => `${f.subject.replace(path, () => name)}: ${f.error}`),
      ...taken.passed.map((p) => `${p.subject.replace(path, () => name)}: ${p.line}`),
      ...listLines(taken.lists, taken.listsLeft),
    ],
    got = taken.pages + taken.feeds,
    to = join(folder, got === 0 && reasons.length > 0 ? 'failed' : 'done'),
    as = move(path, to, name, now);
  if (reasons.length > 0) writeFileSync(join(to, reasonOf(as)), `${reasons.slice(0, MOST_REASONS).join('\n')}\n`, { flag: 'wx' });
  (reasons.length > 0 ? context.log.warn : context.log.info).call(context.log, { file: name, taken: got, failed: reasons.length }, 'dropped file');
}

const reasonOf = (name: string): string => `${name}.reason.txt`;

/** Moves without ever writing over a file of the same name. */
function move(path: string, to: string, name: string, now: number): string {
  for (let n = 0; ; n++) {
    const as = n === 0 ? shortened(name) : `${new Date(now).toISOString().replace(/[:.]/g, '-')}-${n}-${shortened(name)}`;
    if (existsSync(join(to, as)) || existsSync(join(to, reasonOf(as)))) continue;
    try {
      linkSync(path, join(to, as));
    } catch (error) {
      if ((error as { code?: string }).code === 'EEXIST') continue;
      // Not every file system has hard links, and not every file may be linked to.
      renameSync(path, join(to, as));
      return as;
    }
    unlinkSync(path);
    return as;
  }
}

/** A name within the length that leaves room, with its ending. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
  const ending = extname(name).slice(0, 20),
    front = Buffer.from(name)
      .subarray(0, LONGEST_NAME - Buffer.byteLength(ending))
      .toString('utf8');
  // The last character may have been cut in two.
  return `${front.replace(/\ufffd+$/, '')}${ending}`;
}
