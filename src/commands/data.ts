import { readdirSync, readFileSync } from 'node:fs';
import type { Source } from '../model/source.ts';
import type { Store } from '../store/store.ts';
import type { Priors } from '../stories/replay.ts';
import { topicModel, type PackedTopics, type TopicModels } from '../stories/topic.ts';

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
  return byLanguage('idf', (model) => {
    const { documents, of } = model as { documents: number; of: Record<string, number> };
    return { documents, of: new Map(Object.entries(of)) };
  });
}
/** What words say of topics, by language (`models/sections-*.json`). */
export function topicModels(): TopicModels {
  return byLanguage('sections', (model) => topicModel(model as PackedTopics));
}

/** The shipped models of one kind by language. */
function byLanguage<T>(kind: string, read: (model: unknown) => T): Record<string, T> {
  const folder = new URL('../../models/', import.meta.url);
  return Object.fromEntries(
    readdirSync(folder).flatMap((name) => {
      const lang = /^([a-z]+)-([a-z]+)\.json$/.exec(name);
      return lang?.[1] === kind && lang[2] !== undefined ? [[lang[2], read(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))]] : [];
    }),
  );
}

let tables: { readonly sources: readonly Source[]; readonly priors: Priors } | undefined;

/** What Read knows beforehand; read from disk once a process, when it is first asked. */
export function readTables(): NonNullable<typeof tables> {
  return (tables ??= { sources: shippedSources(), priors: termPriors() });
}
