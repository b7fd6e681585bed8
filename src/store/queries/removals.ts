import { sql } from 'kysely';
import type { Item } from '../../model/item.ts';
import type { Page } from '../../model/page.ts';
import type { Tombstone } from '../../model/removal.ts';
import type { Story } from '../../model/story.ts';
import type { Visit } from '../../model/visit.ts';
import type { Failure } from '../../model/work.ts';
import { chunks, parts, prepared, preparedOne, type Db } from '../prepared.ts';
import type { Mentions, Removals } from '../removals.ts';
import { inOrder, parsed } from '../rows.ts';
import type { Session } from '../session.ts';
import { dropRows, placeOf, purge, uncount } from './purge.ts';

/** The choice that says that what was purged may still stand in free places of the database's files; or, where it begins with `WRITTEN`, in their log alone. */
const SCRUB = 'scrub';
export const WRITTEN = 'written ';

/** What is to be cleaned; undefined where nothing is. */
export async function toScrub(db: Db): Promise<string | undefined> {
  return (await selectChoice(db, { name: SCRUB }))?.value;
}

/** Says how far that is, or that it is done, where it still stands as `now`. */
export async function putToScrub(db: Db, now: string, by?: string): Promise<void> {
  if (by === undefined) await removeChoice(db, { name: SCRUB, now });
  else await changeChoice(db, { name: SCRUB, now, by });
}

export function removals(s: Session): Removals {
  return {
    newest: () => newestRemoval(s.reads),
    async get(articleIds) {
      const found = new Map<string, Tombstone>();
      for (const ids of parts(articleIds)) for (const row of await selectByIds(s.reads, { ids })) found.set(row.article_id, parsed(row));
      return inOrder(articleIds, found);
    },
    async named(names) {
      const found = new Map<number, string>();
      for (const some of parts([...new Set(names)])) for (const row of await selectNamed(s.reads, { names: some })) found.set(row.name, row.article_id);
      return found;
    },
    mentions: (pieces) => mentions(s, pieces),
    async mergedInto(storyIds) {
      const found = new Map<string, Story>();
      for (let ids = storyIds; ids.length > 0;) {
        const rows = [];
        for (const some of parts(ids)) rows.push(...(await selectMerged(s.reads, { ids: some })).map((row) => parsed<Story>(row)));
        ids = rows.map((story) => story.id).filter((id) => !found.has(id));
        for (const story of rows) found.set(story.id, story);
      }
      return [...found.values()];
    },
    purge: (remains) => s.write((db, tx) => purge(db, tx.engine, remains)),
    drop: (rows) => s.write((db) => dropRows(db, rows)),
    uncount: (lang, terms) =>
      s.write(async (db, tx) => {
        await uncount(db, lang, terms);
        tx.known.delete(lang);
      }),
    put: (tombstone, names) =>
      s.write(async (db, tx) => {
        await insert(db, { article_id: tombstone.articleId, data: JSON.stringify(tombstone) });
        await putNames(db, tombstone.articleId, names);
        await putChoice(db, { name: SCRUB, value: String(tombstone.at) });
        tx.forgets.all = true;
      }),
    learn: (articleId, names) => s.write((db) => putNames(db, articleId, names)),
    lift: (articleId) =>
      s.write(async (db) => {
        await removeNames(db, { articleId });
        return (await remove(db, { articleId })).length > 0;
      }),
  };
}

/** The number of the newest removal that there ever was. */
export async function newestRemoval(db: Db): Promise<number> {
  return (await selectNewest(db, {}))?.seq ?? 0;
}

async function putNames(db: Db, articleId: string, names: readonly number[]): Promise<void> {
  const rows = [...new Set(names)].sort((a, b) => a - b).map((name) => ({ name, article_id: articleId }));
  for (const some of chunks(rows)) await insertNames(db, { rows: some });
}

async function mentions(s: Session, pieces: readonly string[]): Promise<Mentions> {
  const { reads: db, engine } = s,
    place = placeOf(engine),
    // Written as JSON has them.
    asStored = [...new Set(pieces)].map((piece) => JSON.stringify(piece).slice(1, -1)),
    holds = (column: string, texts: readonly string[] = asStored) =>
      sql<boolean>`(${sql.join(
        texts.map((text) => sql`${place}(${sql.ref(column)}, ${text}) > 0`),
        sql` or `,
      )})`;
  if (pieces.length === 0) return { pages: [], items: [], visits: [], failures: [], pushes: [] };
  const pages = await db.selectFrom('pages').select('data').where(holds('data')).execute(),
    items = await db.selectFrom('items').select('data').where(holds('data')).execute(),
    visits = await db.selectFrom('visits').select('data').where(holds('data')).execute(),
    failures = await db
      .selectFrom('failures')
      .selectAll()
      .where((e) => e.or([holds('subject', pieces), holds('error', pieces)]))
      .execute(),
    // They wait for moments only: there are few.
    pushes = await db.selectFrom('pushes').selectAll().execute();
  return {
    pages: pages.map(parsed<Omit<Page, 'body'>>),
    items: items.map(parsed<Item>),
    visits: visits.map(parsed<Visit>),
    failures: failures.map((row) => ({ ...row, hop: row.hop as Failure['hop'] })),
    pushes: pushes.map((p) => ({ id: p.id, subscriptionId: p.subscription_id, contentType: p.content_type, body: new Uint8Array(p.body), at: p.at })),
  };
}

const selectByIds = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('removed').select(['article_id', 'data']).where('article_id', 'in', p.ids));
const selectNamed = prepared((db, p: { names: readonly number[] }) =>
  db.selectFrom('removed_names').selectAll().where('name', 'in', p.names).orderBy('article_id'),
);
const selectNewest = preparedOne((db, _: Record<never, never>) => db.selectFrom('removed').select('seq').orderBy('seq', 'desc').limit(1));
const selectMerged = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('stories').select('data').where('redirect', 'in', p.ids));
const insert = prepared((db, p: { article_id: string; data: string }) =>
  db
    .insertInto('removed')
    .values(p)
    .onConflict((c) => c.column('article_id').doNothing()),
);
const insertNames = prepared((db, p: { rows: { name: number; article_id: string }[] }) =>
  db
    .insertInto('removed_names')
    .values(p.rows)
    .onConflict((c) => c.doNothing()),
);
const remove = prepared((db, p: { articleId: string }) => db.deleteFrom('removed').where('article_id', '=', p.articleId).returning('article_id'));
const removeNames = prepared((db, p: { articleId: string }) => db.deleteFrom('removed_names').where('article_id', '=', p.articleId));
const putChoice = prepared((db, p: { name: string; value: string }) =>
  db
    .insertInto('choices')
    .values(p)
    .onConflict((c) => c.column('name').doUpdateSet((e) => ({ value: e.ref('excluded.value') }))),
);
const selectChoice = preparedOne((db, p: { name: string }) => db.selectFrom('choices').select('value').where('name', '=', p.name));
const changeChoice = prepared((db, p: { name: string; now: string; by: string }) =>
  db.updateTable('choices').set({ value: p.by }).where('name', '=', p.name).where('value', '=', p.now),
);
const removeChoice = prepared((db, p: { name: string; now: string }) => db.deleteFrom('choices').where('name', '=', p.name).where('value', '=', p.now));
