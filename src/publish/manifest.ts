import { z } from 'zod';

/** One file of the published paper, as it was written last. */
export interface Entry {
  /** Hash of its content, and of that without the date of its making (`meaningOf`). */
  readonly hash: string;
  readonly meaning: string;
  /** Bytes. */
  readonly size: number;
  /** Epoch ms, as the file system told it; 0 = to be looked at again. */
  readonly mtime: number;
  /** The address in the live paper that it was made from; empty = none. */
  readonly from: string;
}

/** What a folder holds of ours: nothing else in it is ever changed or removed. */
export interface Manifest {
  readonly version: 1;
  /** What it was made from (`stampOf`); a run that finds the same has nothing to do. */
  readonly stamp: string;
  readonly base: string;
  /** Which paper it is; absent where an older version wrote it. */
  readonly paper?: string;
  /** By path under the folder, with `/` between its parts. */
  readonly files: Readonly<Record<string, Entry>>;
  /** Files that a run had begun to write or remove: whether it has is not known. */
  readonly open: readonly string[];
}

export const NONE: Manifest = { version: 1, stamp: '', base: '', files: {}, open: [] };

/** A path that cannot lead out of the folder, nor into our own corner of it. */
const path = z
  .string()
  .refine((p) => p !== '' && !/[\\\0]/.test(p) && p.split('/').every((part) => !['', '.', '..', CORNER].includes(part)), 'is no path of a published file');
/** The folder in the folder where the list, the lock and what is not yet in its place lie. */
export const CORNER = '.broadsheet';

const entry = z.object({ hash: z.string(), meaning: z.string(), size: z.number(), mtime: z.number(), from: z.string() });
const manifest = z.object({
  version: z.literal(1),
  stamp: z.string(),
  base: z.string(),
  paper: z.string().optional(),
  files: z.record(path, entry),
  open: z.array(path),
});

/** @throws Error if it is no list of ours, or one that somebody has tampered with. */
export function readManifest(text: string): Manifest {
  const parsed = manifest.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`);
  return parsed.data;
}
export function writeManifest(given: Manifest): string {
  return `${JSON.stringify(given)}\n`;
}

/** What is to be done to make one paper of another. All lists are in the order in which it is to be done. */
export interface Plan {
  /** Files that are not there yet: nothing links to them before what is changed is in its place. */
  readonly fresh: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  readonly same: number;
}

/** Front pages come last among their like, since everything is found from there; what pages are dressed in comes first. */
function rankOf(file: string): number {
  if (/\.(?:css|js|svg)$/.test(file)) return 0;
  if (!file.endsWith('.html')) return 2;
  if (file === 'index.html') return 4;
  return /^lang\//.test(file) ? 3 : 1;
}
const inOrder = (files: readonly string[]): string[] => [...files].sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));

/**
 * @param made every file of the new paper; true where it has to be written.
 * @param there the files of ours that are in the folder.
 */
export function planFor(before: Manifest, made: ReadonlyMap<string, boolean>, there: (file: string) => boolean): Plan {
  const write = [...made].flatMap(([file, needed]) => (needed ? [file] : [])),
    gone = [...Object.keys(before.files), ...before.open].filter((file) => !made.has(file));
  return {
    fresh: inOrder(write.filter((file) => !there(file))),
    changed: inOrder(write.filter((file) => there(file))),
    gone: inOrder([...new Set(gone)]).reverse(),
    same: made.size - write.length,
  };
}
