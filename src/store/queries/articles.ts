import type { Article } from '../../model/article.ts';
import type { Revision } from '../../model/revision.ts';
import { chunks, parts, prepared, preparedOne } from '../prepared.ts';
import { distinct, inOrder } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Articles, Paged } from '../store.ts';
import { addressesOf, articlesNamed, citedLanguages, putAddresses, putCiting } from './citing.ts';
import { selectCorrected } from './corrected.ts';
import { putHeads } from './heads.ts';
import { placeAt } from './place.ts';
import { insertRevisions, revisionsById } from './revisions.ts';

export function articles(s: Session): Articles {
  return {
    async get(ids) {
      const found = new Map<string, Article>();
      for (const some of parts(ids)) for (const row of await selectByIds(s.reads, { ids: some })) found.set(row.id, article(row));
      return inOrder(ids, found);
    },
    async byUrl(url) {
      const [row] = url === '' ? [] : await selectByUrl(s.reads, { url, limit: 1 });
      return row && article(row);
    },
    allByUrl: async (url, limit) => (url === '' ? [] : (await selectByUrl(s.reads, { url, limit })).map(article)),
    put: (given) =>
      s.write(async (db) => {
        const rows = distinct(given, (a) => a.id).map((a) => ({ id: a.id, url: a.url, source_id: a.sourceId, first_seen: a.firstSeen }));
        for (const some of chunks(rows)) await upsert(db, { rows: some });
      }),
    putRevisions: (given) =>
      s.write(async (db, tx) => {
        await insertRevisions(
          tx,
          given.map((g) => g.revision),
        );
        await putHeads(db, s.engine.fullText, given);
      }),
    putAddresses: (articleId, addresses) => s.write(async (db) => putAddresses(db, articleId, addresses)),
    named: (names) => articlesNamed(s, names),
    addressesOf: (articleIds) => addressesOf(s, articleIds),
    putCiting: (articleId, addresses) => s.write(async (db) => putCiting(db, articleId, addresses)),
    citedLanguages: (articleId) => citedLanguages(s, articleId),
    revisions: (ids) => revisionsById(s, ids),
    async latest(articleIds) {
      const ids = new Map<string, string>();
      for (const some of parts(articleIds)) for (const row of await selectLatest(s.reads, { ids: some })) ids.set(row.article_id, row.revision_id);
      return revisionsById(s, inOrder(articleIds, ids));
    },
    async history(articleId) {
      const rows = await selectHistory(s.reads, { articleId });
      return revisionsById(
        s,
        rows.map((row) => row.id),
      );
    },
    async histories(articleIds, most) {
      const rows = [];
      for (const some of parts(articleIds)) rows.push(...(await selectHistories(s.reads, { ids: some })));
      const last = [...Map.groupBy(rows, (row) => row.article_id).values()].flatMap((own) => own.slice(-most)),
        revisions = await revisionsById(
          s,
          last.map((row) => row.id),
        );
      return Map.groupBy(revisions, (r) => r.articleId);
    },
    corrected: async ({ since, limit, after }) =>
      paged(s, await selectCorrected(s.reads, { since: placeAt(since), before: cursor(after), limit: limit + 1 }), limit),
    async newest({ lang, sourceId, limit, after }) {
      const rows = await selectNewest(s.reads, { lang, sourceId, before: cursor(after), limit: limit + 1 });
      return paged(s, rows, limit);
    },
    async extent() {
      const [counted, first] = [await countHeads(s.reads, {}), await selectFirst(s.reads, {})];
      return { articles: Number(counted?.n ?? 0), ...(first ? { since: first.at } : {}) };
    },
  };
}

export const cursor = (after: string | undefined): number | undefined => (after !== undefined && /^-?\d{1,16}$/.test(after) ? Number(after) : undefined);

/** Revisions of at most `limit` rows; one row more than that means there is a next page. */
export async function paged(s: Session, rows: readonly { revision_id: string; place: number }[], limit: number): Promise<Paged<Revision>> {
  const shown = rows.slice(0, limit),
    last = shown.at(-1),
    revisions = await revisionsById(
      s,
      shown.map((row) => row.revision_id),
    );
  return rows.length > limit && last ? { rows: revisions, next: String(last.place) } : { rows: revisions };
}

function article(row: { id: string; url: string; source_id: string; first_seen: number }): Article {
  return { id: row.id, url: row.url, sourceId: row.source_id, firstSeen: row.first_seen };
}

const selectByIds = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('articles').selectAll().where('id', 'in', p.ids));
const selectByUrl = prepared((db, p: { url: string; limit: number }) =>
  db.selectFrom('articles').selectAll().where('url', '=', p.url).orderBy('first_seen').orderBy('id').limit(p.limit),
);
// The first time it was seen stays, whenever it is put again.
const upsert = prepared((db, p: { rows: { id: string; url: string; source_id: string; first_seen: number }[] }) =>
  db
    .insertInto('articles')
    .values(p.rows)
    .onConflict((c) =>
      c.column('id').doUpdateSet((e) => ({
        url: e.ref('excluded.url'),
        source_id: e.ref('excluded.source_id'),
        first_seen: e
          .case()
          .when('excluded.first_seen', '<', e.ref('articles.first_seen'))
          .then(e.ref('excluded.first_seen'))
          .else(e.ref('articles.first_seen'))
          .end(),
      })),
    ),
);
const selectLatest = prepared((db, p: { ids: readonly string[] }) =>
  db.selectFrom('heads').select(['article_id', 'revision_id']).where('article_id', 'in', p.ids),
);
const selectHistory = prepared((db, p: { articleId: string }) =>
  db.selectFrom('revisions').select('id').where('article_id', '=', p.articleId).orderBy('number').orderBy('id'),
);
const selectHistories = prepared((db, p: { ids: readonly string[] }) =>
  db.selectFrom('revisions').select(['id', 'article_id']).where('article_id', 'in', p.ids).orderBy('number').orderBy('id'),
);
const selectNewest = prepared((db, p: { lang?: string; sourceId?: string; before?: number; limit: number }) => {
  let query = db.selectFrom('heads').select(['revision_id', 'place']).orderBy('place', 'desc').limit(p.limit);
  if (p.lang !== undefined) query = query.where('lang', '=', p.lang);
  if (p.sourceId !== undefined) query = query.where('source_id', '=', p.sourceId);
  return p.before === undefined ? query : query.where('place', '<', p.before);
});
const countHeads = preparedOne((db, _: Record<never, never>) => db.selectFrom('heads').select((e) => e.fn.countAll<number>().as('n')));
// By place, which follows the time and is indexed.
const selectFirst = preparedOne((db, _: Record<never, never>) => db.selectFrom('heads').select('at').orderBy('place').limit(1));
