import { zipSync, type Zippable } from 'fflate';

/** A file of an archive: its path, made of names of our own, and its bytes. */
export interface Entry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The first day that a zip file can name, as reproducible archives have it. The format knows no time zone: it is made of local time, and at noon, which no zone
 * has skipped on that day.
 */
const MTIME = new Date(1980, 0, 1, 12);

/** The entries as a zip file, in their order: the same bytes for the same entries, wherever and whenever. */
export function zipped(entries: readonly Entry[]): Uint8Array {
  const files: Zippable = {};
  for (const { path, bytes } of entries) files[path] = bytes;
  return zipSync(files, { mtime: MTIME, level: 6 });
}
