import type { Documents } from './cache.ts';
import { unpack } from './pack.ts';
import { parts, type Db } from './prepared.ts';
import type { Session } from './session.ts';

export interface Stamp {
  readonly id: string;
  readonly version: number;
}
export interface Packed extends Stamp {
  readonly data: Uint8Array;
}

/** How documents that are packed as text are read. */
export const asText =
  <T>(parse: (text: string, id: string) => T) =>
  (data: Uint8Array, id: string): { readonly value: T; readonly size: number } => {
    const text = unpack(data);
    return { value: parse(text, id), size: text.length };
  };

/** Documents whose rows have the given versions: from memory, else fetched, parsed and kept. By id. */
export async function load<T>(
  s: Session,
  cache: Documents<T>,
  stamps: readonly Stamp[],
  fetch: (db: Db, args: { ids: readonly string[] }) => Promise<Packed[]>,
  parse: (data: Uint8Array, id: string) => { readonly value: T; readonly size: number },
): Promise<Map<string, T>> {
  const found = new Map<string, T>(),
    missing: string[] = [];
  for (const { id, version } of stamps) {
    const known = cache.get(id, version);
    if (known === undefined) missing.push(id);
    else found.set(id, known);
  }
  for (const ids of parts(missing)) {
    for (const { id, version, data } of await fetch(s.reads, { ids })) {
      const { value, size } = parse(data, id);
      found.set(id, value);
      cache.keep(id, value, size, version);
    }
  }
  return found;
}
