import { sql } from 'kysely';
import type { Act } from '../../model/act.ts';
import type { Change } from '../../model/change.ts';
import { idOf } from '../../model/id.ts';
import type { Remains } from '../../model/removal.ts';
import { INDEXES, type Engine } from '../engines/engine.ts';
import { parts, type Db } from '../prepared.ts';
import { unpackHashes } from '../rows.ts';

/** Deletes all rows of an article, and takes out of others' what they say of it. */
export async function purge(db: Db, engine: Engine, remains: Remains): Promise<void> {
  const { articleId, revisionIds } = remains;
  await purgeIndexes(db, engine, articleId);
  await purgeReprints(db, articleId);
  await db.deleteFrom('members').where('article_id', '=', articleId).execute();
  for (const table of ['traces', 'addresses', 'citing', 'revisions'] as const) await db.deleteFrom(table).where('article_id', '=', articleId).execute();
  for (const ids of parts(revisionIds)) await db.deleteFrom('readings').where('revision_id', 'in', ids).execute();
  await db.deleteFrom('articles').where('id', '=', articleId).execute();
  await dropRows(db, remains);
  for (const ids of parts(remains.pushes)) await db.deleteFrom('pushes').where('id', 'in', ids).execute();
  await dropWork(db, revisionIds);
  for (const ids of parts(remains.failures)) await db.deleteFrom('failures').where('id', 'in', ids).execute();
  for (const ids of parts(remains.emptied)) {
    await db.deleteFrom('marks').where('about', '=', 'story').where('subject', 'in', ids).execute();
    await db.deleteFrom('looks').where('story_id', 'in', ids).execute();
  }
  await forgetFigures(db, engine, articleId);
  await forgetChanges(db, engine, remains);
}

async function dropWork(db: Db, subjects: readonly string[]): Promise<void> {
  for (const some of parts(subjects)) {
    await db.deleteFrom('work').where('subject', 'in', some).execute();
    await db.deleteFrom('failures').where('subject', 'in', some).execute();
  }
}

/** Deletes pages and items, what else is kept of them, and when they were asked for. */
export async function dropRows(db: Db, { pageIds, itemIds, visits }: Pick<Remains, 'pageIds' | 'itemIds' | 'visits'>): Promise<void> {
  await dropWork(db, [...pageIds, ...itemIds]);
  for (const ids of parts(visits.map((url) => idOf('visit', url)))) await db.deleteFrom('visits').where('id', 'in', ids).execute();
  for (const ids of parts(pageIds)) {
    await db.deleteFrom('pages').where('id', 'in', ids).execute();
    await db.deleteFrom('payloads').where('page_id', 'in', ids).execute();
  }
  for (const ids of parts(itemIds)) {
    await db.deleteFrom('items').where('id', 'in', ids).execute();
    await db.deleteFrom('item_names').where('item_id', 'in', ids).execute();
  }
}

/** Takes one document away from those that the terms were counted in. */
export async function uncount(db: Db, lang: string, terms: readonly string[]): Promise<void> {
  for (const some of parts([...new Set(terms)])) {
    await db
      .updateTable('frequencies')
      .set({ documents: sql<number>`documents - 1` })
      .where('lang', '=', lang)
      .where('term', 'in', some)
      .execute();
    await db.deleteFrom('frequencies').where('lang', '=', lang).where('term', 'in', some).where('documents', '<=', 0).execute();
  }
  await db
    .updateTable('documents')
    .set({ documents: sql<number>`documents - 1` })
    .where('lang', '=', lang)
    .where('documents', '>', 0)
    .execute();
}

async function purgeIndexes(db: Db, { fullText }: Engine, articleId: string): Promise<void> {
  const heads = await db.selectFrom('heads').select('place').where('article_id', '=', articleId).execute(),
    places = heads.map((head) => head.place);
  for (const index of INDEXES) await fullText.remove(db, index, places);
  for (const some of parts(places)) await db.deleteFrom('disputes').where('place', 'in', some).execute();
  await db.deleteFrom('heads').where('article_id', '=', articleId).execute();
}

/** Its fingerprint, and every link of which it is a side. What was a copy of it is placed by its own text from now on. */
async function purgeReprints(db: Db, articleId: string): Promise<void> {
  const prints = await db.selectFrom('prints').select(['print', 'hashes']).where('article_id', '=', articleId).execute();
  for (const { print, hashes } of prints)
    for (const some of parts([...unpackHashes(hashes)])) await db.deleteFrom('shingles').where('hash', 'in', some).where('print', '=', print).execute();
  await db.deleteFrom('prints').where('article_id', '=', articleId).execute();
  await db
    .deleteFrom('reprints')
    .where((e) => e.or([e('copy_id', '=', articleId), e('original_id', '=', articleId)]))
    .execute();
  await db.deleteFrom('set_aside').where('copy_id', '=', articleId).execute();
  await db.updateTable('set_aside').set({ original_id: null, data: null }).where('original_id', '=', articleId).execute();
  await db.updateTable('members').set({ copy_of: null }).where('copy_of', '=', articleId).execute();
}

/** The function that says where a text stands in another. */
export const placeOf = ({ name }: Pick<Engine, 'name'>) => sql.raw(name === 'sqlite' ? 'instr' : 'strpos');

/** Acts stay in the log; the figures of the article that they were about do not. */
async function forgetFigures(db: Db, engine: Engine, articleId: string): Promise<void> {
  const rows = await db
    .selectFrom('acts')
    .select(['id', 'data'])
    .where(sql<boolean>`${placeOf(engine)}(data, ${articleId}) > 0`)
    .execute();
  for (const { id, data } of rows) {
    const act = JSON.parse(data) as Act,
      figures = act.figures?.filter((f) => f.articleId !== articleId);
    if (figures && figures.length !== act.figures?.length)
      await db
        .updateTable('acts')
        .set({ data: JSON.stringify({ ...act, figures }) })
        .where('id', '=', id)
        .execute();
  }
}

/** What was told of its texts and figures is told no more. */
async function forgetChanges(db: Db, engine: Engine, { articleId, claimIds }: Remains): Promise<void> {
  const claims = new Set(claimIds),
    rows = await db
      .selectFrom('changelog')
      .select(['seq', 'data'])
      .where(sql<boolean>`(${placeOf(engine)}(data, ${articleId}) > 0 or ${placeOf(engine)}(data, '"figure"') > 0)`)
      .execute();
  const gone = rows.flatMap(({ seq, data }) => {
    // Of whatever story: an editor may have moved the article since.
    const { articleId: of, figure } = JSON.parse(data) as Change;
    return of === articleId || [figure?.was, figure?.is].some((v) => v !== undefined && claims.has(v.claimId)) ? [seq] : [];
  });
  for (const some of parts(gone)) await db.deleteFrom('changelog').where('seq', 'in', some).execute();
}
