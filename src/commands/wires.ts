import { lstatSync, readdirSync, readFileSync, renameSync, writeFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { idOf } from '../model/id.ts';
import { listFiles } from './files.ts';
import type { Context } from './open.ts';
import { takeIn } from './take-in.ts';

/** A file that has changed more recently, as seen here, may not be whole yet. */
const SETTLED_MS = 2_000;
/** When a file is tried again that the store failed to take. */
const AGAIN_MS = 60_000;
/** Files of one sweep: the store is written to between them, and a stop is heeded. */
const MOST = 1_000;
/** What may hold a wire; pictures and the like that are delivered with it are not opened. */
const WIRE = /\.(?:xml|nitf|newsml|json|ninjs|jsonl|ndjson)(?:\.gz)?$/i;
/** Names that programs give to files that they are still writing. */
const UNFINISHED = /(?:^\.|~$|\.(?:tmp|temp|part|partial|filepart|crdownload|swp)$)/i;

export interface WiresFolder {
  /** Takes in what is new and whole; answers with how many files that were. */
  sweep(now: number): Promise<number>;
}

type Needs = Pick<Context, 'store' | 'settings' | 'log'>;

/**
 * The folder that an agency's delivery program writes to: each new whole file, in whatever subfolder, is taken in once.
 *
 * Nothing in it is moved, changed or deleted, and links are not followed. A file is told from the next by name, size and time of its
 * last change: one that is written anew is read anew. Which were taken in is kept in the data folder; a file that is read twice all the
 * same (a crash between) changes nothing.
 */
export function wiresFolder(context: Needs): WiresFolder {
  const folder = context.settings.WIRES,
    taken = takenIn(join(context.settings.DATA, 'wires-taken.json'), folder),
    seen = new Map<string, { readonly mark: string; readonly since: number }>(),
    waiting = new Map<string, number>();
  return {
    async sweep(now) {
      let isWhole = true;
      const there = filesIn(folder, (path, error) => {
          isWhole = false;
          context.log.warn({ file: path, error: String(error) }, 'the folder of the wires cannot be looked through');
        }),
        fresh = there.filter((f) => taken.marks.get(f.path) !== f.mark),
        names = new Set(there.map((f) => f.path)),
        // A share that is away for a while has lost nothing.
        gone = isWhole ? [...seen.keys(), ...taken.marks.keys(), ...waiting.keys()].filter((path) => !names.has(path)) : [];
      for (const path of gone) for (const known of [seen, taken.marks, waiting]) known.delete(path);
      let read = 0;
      for (const { path, mark } of fresh) {
        const before = seen.get(path);
        if (before?.mark !== mark) seen.set(path, { mark, since: now });
        else if (now - before.since >= SETTLED_MS && (waiting.get(path) ?? 0) <= now && read < MOST && (await one(context, path, now, waiting))) {
          taken.marks.set(path, mark);
          seen.delete(path);
          read++;
        }
      }
      if (read > 0 || gone.length > 0) taken.keep();
      return read;
    },
  };
}

/** Takes one file in; what cannot be read of it is listed among the failed work. False where the store failed: the file's turn comes again. */
async function one({ store, settings, log }: Needs, path: string, now: number, waiting: Map<string, number>): Promise<boolean> {
  try {
    const { files, unreadable } = listFiles([path]),
      { pages, failures, passed } = await takeIn({ store, settings }, files, unreadable, { now });
    for (const { subject, line } of passed) log.info({ subject }, line);
    for (const { subject, error } of failures) log.warn({ subject, error }, 'a wire file cannot be read');
    log.debug({ file: path, pages }, 'wire file');
    waiting.delete(path);
    return true;
  } catch (error) {
    waiting.set(path, now + AGAIN_MS);
    log.error({ file: path, error: String(error) }, 'a wire file could not be taken in');
    return false;
  }
}

interface Found {
  readonly path: string;
  /** Differs where the file has been written to. */
  readonly mark: string;
}

/** The files of a folder and its subfolders, in order of name. */
function filesIn(folder: string, onError: (path: string, error: unknown) => void): readonly Found[] {
  const tried = <T>(path: string, look: () => T[]): T[] => {
    try {
      return look();
    } catch (error) {
      // A file may have been moved away since it was listed.
      if ((error as { code?: string }).code !== 'ENOENT' || path === folder) onError(path, error);
      return [];
    }
  };
  const found = (entry: Dirent): Found[] => {
    const path = join(entry.parentPath, entry.name);
    if (UNFINISHED.test(entry.name)) return [];
    if (entry.isDirectory()) return filesIn(path, onError).slice();
    if (!entry.isFile() || !WIRE.test(entry.name)) return [];
    return tried(path, () => {
      const { size, mtimeMs, ino } = lstatSync(path);
      return size > 0 ? [{ path, mark: idOf(size, mtimeMs, ino) }] : [];
    });
  };
  return tried(folder, () => readdirSync(folder, { withFileTypes: true }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(found);
}

const Kept = z.object({ folder: z.string(), marks: z.record(z.string(), z.string()) });

/** The marks of files that were taken in, by path, as they are kept over restarts. */
function takenIn(file: string, folder: string): { readonly marks: Map<string, string>; keep(): void } {
  const marks = new Map<string, string>(Object.entries(kept(file, folder)));
  return {
    marks,
    keep() {
      writeFileSync(`${file}.new`, JSON.stringify({ folder, marks: Object.fromEntries(marks) }), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

/** Nothing where the list is missing, broken, or of another folder: then every file is read anew, which changes nothing. */
function kept(file: string, folder: string): Readonly<Record<string, string>> {
  try {
    const parsed = Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.folder === folder ? parsed.marks : {};
  } catch {
    return {};
  }
}
