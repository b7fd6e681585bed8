/** Rows by key, the last of each: PostgreSQL refuses an upsert that meets a row twice. Sorted, so that two writers take locks in one order. */
export function distinct<T>(rows: readonly T[], key: (row: T) => string): T[] {
  const last = new Map(rows.map((row) => [key(row), row]));
  return [...last.keys()].sort().map((k) => last.get(k) as T);
}

/** The values of ids in the order of the ids; those that are not there are left out. */
export function inOrder<T>(ids: readonly string[], found: ReadonlyMap<string, T>): T[] {
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Unsigned 32-bit hashes as bytes, in the order of this machine. */
export const packHashes = (hashes: Iterable<number>): Uint8Array => new Uint8Array(Uint32Array.from(hashes).buffer);
export const unpackHashes = (bytes: Uint8Array): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer);

export const parsed = <T>(row: { readonly data: string }): T => JSON.parse(row.data) as T;
