import { readFileSync } from 'node:fs';
import { attributionTaggers, termPriors } from '../models.ts';
import type { Source } from '../model/source.ts';
import type { Store } from '../store/store.ts';
import type { Tables } from './compare.ts';

const asset = (name: string): URL => new URL(`../../assets/${name}`, import.meta.url);

/** The shipped sources table. */
export function shippedSources(): readonly Source[] {
  return JSON.parse(readFileSync(asset('sources.json'), 'utf8')) as Source[];
}
/** The starter pack of feeds, as OPML bytes. */
export function starterPack(): Uint8Array {
  return readFileSync(asset('feeds.opml'));
}

/** Puts the shipped sources into a store that lacks them; rows a user changed stay as they are. */
export async function seedSources(store: Store): Promise<void> {
  const there = new Set((await store.sources.all()).map((s) => s.id));
  const missing = shippedSources().filter((s) => !there.has(s.id));
  if (missing.length > 0) await store.sources.put(missing);
}

let tables: Required<Tables> | undefined;

/** What Read knows beforehand; read from disk once a process, when it is first asked. */
export function readTables(): Required<Tables> {
  return (tables ??= { sources: shippedSources(), priors: termPriors(), taggers: attributionTaggers() });
}
