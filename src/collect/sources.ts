import { idOf } from '../model/id.ts';
import type { Page } from '../model/page.ts';
import type { Source } from '../model/source.ts';
import type { Sources } from '../store/store.ts';
import { fold } from '../text/words.ts';
import { domainsOf, registeredDomain } from './domains.ts';

/** The sources known to a run, shipped and added. */
export type SourceTable = readonly Source[];

type Addressed = Pick<Page, 'url' | 'finalUrl' | 'hints'>;

/** Whose page this is, looked up in a table: by the id its feed or import gave, by its domain, by the name it carries; else an unknown source. */
export function sourceFor(page: Addressed, name: string, table: SourceTable): Source {
  return sourceOf(page, name, lookUp(page, name, table));
}

/**
 * The source of a page given the row found for it, if any.
 *
 * A source that no table knows is `unknown` and has the id a table row of its domain would have, so that it becomes known in place. It
 * is called what most of its first articles call it: one archive that names a guest instead of the house does not name the house.
 */
export function sourceOf(page: Addressed, name: string, known: Source | undefined): Source {
  const shown = (page.hints.sourceName ?? name).trim();
  if (known) return known.said ? called(known, known.said, shown) : known;
  const domain = registeredDomain(page.finalUrl) || registeredDomain(page.url),
    made: Source = { id: sourceId(domain, shown), name: shown || domain, domain, kind: 'unknown' };
  return domain === '' || shown === '' ? made : { ...made, said: [[shown, 1]] };
}

/** Articles whose names for an unknown source are counted. */
const ASKED = 64;

function called(source: Source, before: NonNullable<Source['said']>, name: string): Source {
  const all = new Map(before),
    articles = [...all.values()].reduce((sum, n) => sum + n, 0);
  if (articles >= ASKED || name === '') return source;
  const times = (all.get(name) ?? 0) + 1;
  return { ...source, name: times > (all.get(source.name) ?? 0) ? name : source.name, said: [...all.set(name, times)] };
}

/** A page with the names of the agencies whose copy it may be. */
export function withAgencies(page: Page | undefined, agencies: readonly (readonly string[])[]): Page | undefined {
  return page && { ...page, hints: { ...page.hints, agencies } };
}

/** The id of a source: its domain, or its folded name where it has none. */
export function sourceId(domain: string, name: string): string {
  return domain ? idOf('source', domain) : idOf('source', 'name', fold(name.trim()));
}

/** What to look a page's source up by, in order: ids, then domains, then names. */
export function sourceKeys(page: Addressed, name: string): { readonly id?: string; readonly domains: readonly string[]; readonly names: readonly string[] } {
  const domains = [...domainsOf(page.finalUrl), ...domainsOf(page.url)];
  return { id: page.hints.sourceId, domains: [...new Set(domains)], names: [page.hints.sourceName, name].filter((n): n is string => Boolean(n?.trim())) };
}

interface Index {
  readonly ids: ReadonlyMap<string, Source>;
  readonly domains: ReadonlyMap<string, Source>;
  readonly names: ReadonlyMap<string, Source>;
}
const indexes = new WeakMap<SourceTable, Index>();

function lookUp(page: Addressed, name: string, table: SourceTable): Source | undefined {
  let index = indexes.get(table);
  if (!index) indexes.set(table, (index = indexOf(table)));
  const keys = sourceKeys(page, name);
  const byId = keys.id === undefined ? undefined : index.ids.get(keys.id);
  if (byId) return byId;
  for (const domain of keys.domains) {
    const found = index.domains.get(domain);
    if (found) return found;
  }
  // A page with an address of its own that no table knows is not taken for a namesake elsewhere.
  if (keys.domains.length) return undefined;
  for (const n of keys.names) {
    const found = index.names.get(fold(n.trim()));
    if (found) return found;
  }
  return undefined;
}

function indexOf(table: SourceTable): Index {
  const by = (key: (s: Source) => string): Map<string, Source> => new Map([...table].reverse().flatMap((s) => (key(s) ? [[key(s), s] as const] : [])));
  return { ids: by((s) => s.id), domains: by((s) => s.domain), names: by((s) => fold(s.name)) };
}

/** The row for a page's source in the store's table, by the same rules as `sourceFor`. */
export async function knownSource(sources: Pick<Sources, 'get' | 'byDomain' | 'byName'>, page: Addressed, name: string): Promise<Source | undefined> {
  const { id, domains, names } = sourceKeys(page, name);
  if (id !== undefined) {
    const [byId] = await sources.get([id]);
    if (byId) return byId;
  }
  for (const domain of domains) {
    const found = await sources.byDomain(domain);
    if (found) return found;
  }
  // A page with an address of its own that no table knows is not taken for a namesake elsewhere.
  for (const known of domains.length > 0 ? [] : names) {
    const found = await sources.byName(known);
    if (found) return found;
  }
  return undefined;
}
