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
      const args = {
        query: filter.terms.length > 0 ? s.engine.fullText.query([...new Set(filter.terms)]) : undefined,
        sourceId: filter.sourceId,
        lang: filter.lang,
        since: filter.since,
        sincePlace: filter.since === undefined ? undefined : placeAt(filter.since),
        before: filter.before,
        beforePlace: filter.before === undefined ? undefined : placeAt(filter.before + LATEST_PLACE_MS),
        after: cursor(after),
        limit: limit + 1,
      };
      return paged(s, await select(s.engine.fullText)(s.reads, args), limit);
    },
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
const made = new WeakMap<FullText, (db: Db, args: Asked) => Promise<{ revision_id: string; place: number }[]>>();
function select(fullText: FullText): (db: Db, args: Asked) => Promise<{ revision_id: string; place: number }[]> {
  let query = made.get(fullText);
  if (!query) made.set(fullText, (query = prepared((db, p: Asked) => build(fullText, db, p))));
  return query;
}

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
