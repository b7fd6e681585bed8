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

/** Documents whose rows have the given versions: from memory, else fetched, parsed and kept. By id. */
export async function load<T>(
  s: Session,
  cache: Documents<T>,
  stamps: readonly Stamp[],
  fetch: (db: Db, args: { ids: readonly string[] }) => Promise<Packed[]>,
  parse: (text: string, id: string) => T,
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
      const text = unpack(data),
        value = parse(text, id);
      found.set(id, value);
      cache.keep(id, value, text.length, version);
    }
  }
  return found;
}
