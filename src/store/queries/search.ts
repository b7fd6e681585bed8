import { sql, type Compilable } from 'kysely';
import type { Session } from '../session.ts';
import { prepared, type Db, type Args } from '../prepared.ts';
import type { FullText } from '../engines/engine.ts';
import type { Search, SearchFilter } from '../store.ts';
import { cursor, paged } from './articles.ts';
import { indexable } from './heads.ts';
import { placeAt } from './place.ts';

export function search(s: Session): Search {
  return {
    async articles(filter, limit, after) {
      if (filter.terms.length === 0 && isUnfiltered(filter)) return { rows: [] };
      if (!filter.terms.every(indexable)) return { rows: [] };
      const args = { ...asked(s.engine.fullText, filter, limit + 1), after: cursor(after) };
      return paged(s, await select(s.engine.fullText)(s.reads, args), limit);
    },
    async stories(filter, among, notOf) {
      if (filter.terms.length === 0 && isUnfiltered(filter)) return [];
      if (!filter.terms.every(indexable)) return [];
      const rows = await selectStories(s.engine.fullText)(s.reads, { ...asked(s.engine.fullText, filter, among), notOf });
      return rows.map((row) => row.id);
    },
  };
}

function asked(fullText: FullText, { terms, sourceId, lang, since, before }: SearchFilter, limit: number): Asked {
  return {
    query: terms.length > 0 ? fullText.query([...new Set(terms)]) : undefined,
    sourceId,
    lang,
    since,
    sincePlace: since === undefined ? undefined : placeAt(since),
    before,
    beforePlace: before === undefined ? undefined : placeAt(before + LATEST_PLACE_MS),
    limit,
  };
}

/** An article's place may lie this much after its time (`place.ts`: the widest attempt). */
const LATEST_PLACE_MS = 70_000;

const isUnfiltered = (f: SearchFilter): boolean => f.sourceId === undefined && f.lang === undefined && f.before === undefined && f.since === undefined;

interface Asked extends Args {
  readonly query?: string;
  readonly sourceId?: string;
  readonly lang?: string;
  readonly since?: number;
  readonly sincePlace?: number;
  readonly before?: number;
  readonly beforePlace?: number;
  readonly after?: number;
  readonly limit: number;
}

/** One query for each engine's index, made at its first use. */
function byEngine<A extends Asked, R>(make: (fullText: FullText, db: Db, args: A) => Compilable<R>): (fullText: FullText) => (db: Db, args: A) => Promise<R[]> {
  const made = new WeakMap<FullText, (db: Db, args: A) => Promise<R[]>>();
  return (fullText) => {
    let query = made.get(fullText);
    if (!query) made.set(fullText, (query = prepared((db, p: A) => make(fullText, db, p))));
    return query;
  };
}
const select = byEngine(build);
const selectStories = byEngine((fullText, db, p: Asked & { readonly notOf: string }) =>
  db
    .selectFrom(build(fullText, db, p).select('heads.article_id').as('found'))
    .innerJoin('members', 'members.article_id', 'found.article_id')
    .innerJoin('stories', 'stories.id', 'members.story_id')
    .select('stories.id as id')
    .distinct()
    .where('stories.redirect', 'is', null)
    .where(sql<string>`coalesce(stories.saga, stories.id)`, '<>', p.notOf)
    .orderBy('stories.id'),
);

function build(fullText: FullText, db: Db, p: Asked) {
  const byWords = p.query !== undefined,
    from = byWords ? fullText.matching(db, p.query) : db.selectFrom('heads'),
    // Bounds go on the column that the index walks.
    place = byWords ? fullText.place : db.dynamic.ref<'heads.place'>('heads.place');
  let query = from.select(['heads.revision_id', 'heads.place']).orderBy(place, 'desc').limit(p.limit);
  if (p.sourceId !== undefined) query = query.where('heads.source_id', '=', p.sourceId);
  if (p.lang !== undefined) query = query.where('heads.lang', '=', p.lang);
  if (p.since !== undefined) query = query.where(place, '>=', p.sincePlace as number).where('heads.at', '>=', p.since);
  if (p.before !== undefined) query = query.where(place, '<', p.beforePlace as number).where('heads.at', '<', p.before);
  return p.after === undefined ? query : query.where(place, '<', p.after);
}
