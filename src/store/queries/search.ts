import { sql, type Compilable, type RawBuilder } from 'kysely';
import type { Session } from '../session.ts';
import { prepared, type Db, type Args } from '../prepared.ts';
import type { FullText, HeadsQuery } from '../engines/engine.ts';
import type { Search, SearchFilter } from '../store.ts';
import { cursor, paged } from './articles.ts';
import { indexable } from './heads.ts';
import { placeAt } from './place.ts';

export function search(s: Session): Search {
  return {
    async articles(filter, limit, after) {
      if (isHopeless(filter)) return { rows: [] };
      const args = { ...asked(s.engine.fullText, filter, limit + 1), after: cursor(after) };
      return paged(s, await select(s.engine.fullText)(s.reads, args), limit);
    },
    async stories(filter, among, notOf) {
      if (isHopeless(filter)) return [];
      const rows = await selectStories(s.engine.fullText)(s.reads, { ...asked(s.engine.fullText, filter, among), notOf });
      return rows.map((row) => row.id);
    },
  };
}

/** Whether it asks for nothing, or for what no index can hold. */
function isHopeless(f: SearchFilter): boolean {
  const claims = f.claims ?? [],
    bounded = f.sourceId !== undefined || f.lang !== undefined || f.before !== undefined || f.since !== undefined || f.differing === true;
  return (f.terms.length === 0 && claims.length === 0 && !bounded) || !f.terms.every(indexable) || claims.some((group) => !group.some(indexable));
}

function asked(fullText: FullText, { terms, claims = [], differing, sourceId, lang, since, before }: SearchFilter, limit: number): Asked {
  return {
    words: terms.length > 0 ? fullText.query([...new Set(terms)].map((term) => [term])) : undefined,
    said: claims.length > 0 ? fullText.query(claims.map((group) => group.filter(indexable))) : undefined,
    differing: differing === true ? 1 : undefined,
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

interface Asked extends Args {
  /** Query texts of the engine, by index. */
  readonly words?: string;
  readonly said?: string;
  readonly differing?: number;
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
  const byTerms = p.words !== undefined || p.said !== undefined,
    narrow = (query: HeadsQuery, place: RawBuilder<number>): HeadsQuery => narrowed(query, place, p),
    heads = db.selectFrom('heads').select(['heads.revision_id', 'heads.place']).orderBy('heads.place', 'desc');
  if (byTerms) return heads.where('heads.place', 'in', fullText.newest(db, { words: p.words, said: p.said }, narrow, p.limit));
  const all = narrow(heads as HeadsQuery, sql`heads.place`) as typeof heads;
  return (p.differing === undefined ? all : all.where('heads.place', 'in', db.selectFrom('disputes').select('disputes.place'))).limit(p.limit);
}

/** Bounds go on the column that the index walks. */
function narrowed(heads: HeadsQuery, place: RawBuilder<number>, p: Asked): HeadsQuery {
  let query = heads;
  if (p.sourceId !== undefined) query = query.where('heads.source_id', '=', p.sourceId);
  if (p.lang !== undefined) query = query.where('heads.lang', '=', p.lang);
  if (p.since !== undefined) query = query.where(place, '>=', p.sincePlace as number).where('heads.at', '>=', p.since);
  if (p.before !== undefined) query = query.where(place, '<', p.beforePlace as number).where('heads.at', '<', p.before);
  if (p.after !== undefined) query = query.where(place, '<', p.after);
  // Where the terms are walked, each article is looked up; where nothing is, `build` begins with the differing ones.
  if (p.differing !== undefined && (p.words ?? p.said) !== undefined)
    query = query.where((e) => e.exists(e.selectFrom('disputes').select('disputes.place').whereRef('disputes.place', '=', 'heads.place')));
  return query;
}
