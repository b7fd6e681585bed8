import { isCorrected, type Revision } from '../../model/revision.ts';
import { INDEXES, type FullText } from '../engines/engine.ts';
import { chunks, parts, prepared, type Db } from '../prepared.ts';
import { moveDisputes } from './disputes.ts';
import { choosePlaces } from './place.ts';

interface Indexed {
  readonly revision: Revision;
  readonly terms: readonly string[];
}

/** Lets the newest of the revisions stand for their articles, and indexes its terms in place of the older one's. */
export async function putHeads(db: Db, fullText: FullText, given: readonly Indexed[]): Promise<void> {
  const newest = newestOfEach(given),
    before = await headsOf(db, [...newest.keys()]),
    rising = [...newest.values()].filter(({ revision }) => revision.number > (before.get(revision.articleId)?.number ?? -Infinity));
  if (rising.length === 0) return;
  const moving = rising.filter(({ revision }) => before.get(revision.articleId)?.at !== timeOf(revision)),
    places = await choosePlaces(
      db,
      moving.map(({ revision }) => ({ id: revision.articleId, at: timeOf(revision) })),
    ),
    placeOf = (articleId: string): number => places.get(articleId) ?? before.get(articleId)?.place ?? NaN,
    rows = rising.map(({ revision }) => head(revision, placeOf(revision.articleId)));
  const left = rising.flatMap(({ revision }) => before.get(revision.articleId)?.place ?? []);
  for (const index of INDEXES) await fullText.remove(db, index, left);
  for (const some of chunks(rows)) await upsert(db, { rows: some });
  for (const { revision } of moving) {
    const from = before.get(revision.articleId)?.place;
    if (from !== undefined) await moveDisputes(db, from, placeOf(revision.articleId));
  }
  await fullText.put(
    db,
    'words',
    rising.map(({ revision, terms }) => ({ place: placeOf(revision.articleId), terms: terms.filter(indexable) })),
  );
}

/** Both engines can index it: not empty, no NUL or half character, shorter than PostgreSQL's largest lexeme (2 KiB). */
export const indexable = (term: string): boolean => term !== '' && term.length < 512 && !term.includes('\0') && term.isWellFormed();

function newestOfEach(given: readonly Indexed[]): Map<string, Indexed> {
  const newest = new Map<string, Indexed>();
  for (const one of given) {
    const other = newest.get(one.revision.articleId);
    if (!other || other.revision.number < one.revision.number) newest.set(one.revision.articleId, one);
  }
  return newest;
}

async function headsOf(db: Db, articleIds: readonly string[]): Promise<Map<string, { place: number; number: number; at: number }>> {
  const rows = [];
  for (const ids of parts(articleIds)) rows.push(...(await selectHeads(db, { ids })));
  return new Map(rows.map((row) => [row.article_id, row]));
}

const timeOf = (r: Revision): number => Math.round(r.published ?? r.seenAt);

function head(r: Revision, place: number) {
  return {
    place,
    article_id: r.articleId,
    revision_id: r.id,
    number: r.number,
    at: timeOf(r),
    lang: r.lang,
    source_id: r.sourceId,
    kind: r.kind as string,
    corrected: isCorrected(r) ? 1 : 0,
  };
}

const selectHeads = prepared((db, p: { ids: readonly string[] }) =>
  db.selectFrom('heads').select(['article_id', 'place', 'number', 'at']).where('article_id', 'in', p.ids),
);
const upsert = prepared((db, p: { rows: ReturnType<typeof head>[] }) =>
  db
    .insertInto('heads')
    .values(p.rows)
    .onConflict((c) =>
      c.column('article_id').doUpdateSet((e) => ({
        place: e.ref('excluded.place'),
        revision_id: e.ref('excluded.revision_id'),
        number: e.ref('excluded.number'),
        at: e.ref('excluded.at'),
        lang: e.ref('excluded.lang'),
        source_id: e.ref('excluded.source_id'),
        kind: e.ref('excluded.kind'),
        corrected: e.ref('excluded.corrected'),
      })),
    ),
);
