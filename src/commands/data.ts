import { readdirSync, readFileSync } from 'node:fs';
import type { Source } from '../model/source.ts';
import type { Store } from '../store/store.ts';
import type { Priors } from '../stories/replay.ts';

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

/** The shipped document frequencies by language (`models/idf-*.json`). */
export function termPriors(): Priors {
  const folder = new URL('../../models/', import.meta.url);
  return Object.fromEntries(
    readdirSync(folder).flatMap((name) => {
      const lang = /^idf-([a-z]+)\.json$/.exec(name)?.[1];
      if (lang === undefined) return [];
      const { documents, of } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { documents: number; of: Record<string, number> };
      return [[lang, { documents, of: new Map(Object.entries(of)) }]];
    }),
  );
}

let tables: { readonly sources: readonly Source[]; readonly priors: Priors } | undefined;

/** What Read knows beforehand; read from disk once a process, when it is first asked. */
export function readTables(): NonNullable<typeof tables> {
  return (tables ??= { sources: shippedSources(), priors: termPriors() });
}
