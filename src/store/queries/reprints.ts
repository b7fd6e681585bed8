import { sql } from 'kysely';
import type { Reprint } from '../../model/reprint.ts';
import { chunks, parts, prepared, preparedOne, type Db } from '../prepared.ts';
import { revisionsById } from './revisions.ts';
import { inOrder, packHashes, parsed, unpackHashes } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Near, Reprints } from '../store.ts';

/** Of each hash only the newest articles are looked at: a line that more than this many carry ("Sign up for our …") tells nothing. */
const POSTINGS = 300;
/** No hash has this value. */
const NONE = -1;

export function reprints(s: Session): Reprints {
  return {
    putFingerprint: (articleId, revisionId, at, hashes) =>
      s.write(async (db) => {
        const wanted = new Set(hashes),
          before = await selectPrint(db, { articleId }),
          had = new Set(before ? unpackHashes(before.hashes) : []),
          [row] = await upsertPrint(db, { article_id: articleId, revision_id: revisionId, at, hashes: packHashes([...wanted]) });
        if (!row) return;
        await removeShingles(
          db,
          row.print,
          [...had].filter((hash) => !wanted.has(hash)),
        );
        const rows = [...wanted].filter((hash) => !had.has(hash)).map((hash) => ({ hash, print: row.print }));
        for (const some of chunks(rows)) await insertShingles(db, { rows: some });
      }),
    async compared(articleIds) {
      const ids = new Map<string, string>();
      for (const some of parts(articleIds)) for (const row of await selectCompared(s.reads, { ids: some })) ids.set(row.article_id, row.revision_id);
      return revisionsById(s, inOrder(articleIds, ids));
    },
    async near(articleId, hashes, limit) {
      const distinct = [...new Set(hashes)],
        least = Math.min(2, distinct.length);
      if (distinct.length === 0) return [];
      const few = await sharing(s.reads, distinct, least);
      if (few) return named(s.reads, few, articleId, limit);
      while (distinct.length & (distinct.length - 1)) distinct.push(NONE);
      const rows = await selectNear(s.reads, { articleId, hashes: distinct, least, limit });
      return rows.map((row) => ({ articleId: row.article_id, revisionId: row.revision_id, shared: row.shared }));
    },
    put: (copyId, link, aside) =>
      s.write(async (db) => {
        if (link) await upsert(db, { copy_id: copyId, original_id: link.originalId, data: JSON.stringify(link) });
        else await remove(db, { copyId });
        if (aside === undefined) await removeAside(db, { copyId });
        else await upsertAside(db, { copy_id: copyId, original_id: aside?.originalId ?? null, data: aside && JSON.stringify(aside) });
      }),
    async asCopy(articleIds) {
      return inOrder(articleIds, await linksOf(s.reads, articleIds));
    },
    copiesOf: (originalIds) => linksTo(s.reads, originalIds),
    async foundAsCopy(articleIds) {
      const found = await linksOf(s.reads, articleIds);
      for (const ids of parts(articleIds))
        for (const { copy_id: id, data } of await selectAside(s.reads, { ids }))
          if (data === null) found.delete(id);
          else found.set(id, parsed({ data }));
      return inOrder(articleIds, found);
    },
    async foundCopiesOf(originalIds) {
      const found = await linksTo(s.reads, originalIds),
        aside: Reprint[] = [],
        others = new Set<string>();
      for (const ids of parts(originalIds)) for (const { data } of await selectAsideCopies(s.reads, { ids })) if (data !== null) aside.push(parsed({ data }));
      for (const ids of parts(found.map((l) => l.copyId))) for (const row of await selectAside(s.reads, { ids })) others.add(row.copy_id);
      return aside.length + others.size === 0 ? found : [...found.filter((l) => !others.has(l.copyId)), ...aside].sort(byBoth);
    },
  };
}

/** Links by the article that is the copy. */
async function linksOf(db: Db, articleIds: readonly string[]): Promise<Map<string, Reprint>> {
  const found = new Map<string, Reprint>();
  for (const ids of parts(articleIds)) for (const row of await selectAsCopy(db, { ids })) found.set(row.copy_id, parsed(row));
  return found;
}

async function linksTo(db: Db, originalIds: readonly string[]): Promise<readonly Reprint[]> {
  const found: Reprint[] = [];
  for (const ids of parts(originalIds)) found.push(...(await selectCopies(db, { ids })).map(parsed<Reprint>));
  return found;
}

const byBoth = (a: Reprint, b: Reprint): number => compared(a.originalId, b.originalId) || compared(a.copyId, b.copyId);
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Postings that are counted here, one by one: that takes a third of the time that the database takes to count them. */
const FEW = 4096;

interface Sharing {
  readonly print: number;
  readonly shared: number;
}

/** The texts that have at least so many of the hashes, those with most first and of as many the one seen first; nothing where too many answer to be counted here. */
async function sharing(db: Db, hashes: readonly number[], least: number): Promise<readonly Sharing[] | undefined> {
  const texts = new Map<number, number>(),
    answers = new Map<number, number>();
  for (const some of parts(hashes)) {
    const most = Math.min(FEW, POSTINGS * some.length),
      rows = await selectPostings(db, { hashes: some, most: most + 1 });
    if (rows.length > most) return undefined;
    for (const { hash, print } of rows) {
      const nth = (answers.get(hash) ?? 0) + 1;
      if (nth > POSTINGS) return undefined;
      answers.set(hash, nth);
      texts.set(print, (texts.get(print) ?? 0) + 1);
    }
  }
  return [...texts].flatMap(([print, shared]) => (shared >= least ? [{ print, shared }] : [])).sort((a, b) => b.shared - a.shared || a.print - b.print);
}

/** What the first of these texts are, but for the one that asks. */
async function named(db: Db, all: readonly Sharing[], articleId: string, limit: number): Promise<Near[]> {
  const first = all.slice(0, limit + 1),
    found = new Map<number, { article_id: string; revision_id: string }>();
  for (const prints of parts(first.map((f) => f.print))) for (const row of await selectPrints(db, { prints })) found.set(row.print, row);
  return first
    .flatMap(({ print, shared }) => {
      const row = found.get(print);
      return row && row.article_id !== articleId ? [{ articleId: row.article_id, revisionId: row.revision_id, shared }] : [];
    })
    .slice(0, limit);
}

async function removeShingles(db: Db, print: number, hashes: readonly number[]): Promise<void> {
  for (const some of parts(hashes)) await deleteShingles(db, { print, hashes: some });
}

const selectPrint = preparedOne((db, p: { articleId: string }) => db.selectFrom('prints').select('hashes').where('article_id', '=', p.articleId));
const selectCompared = prepared((db, p: { ids: readonly string[] }) =>
  db.selectFrom('prints').select(['article_id', 'revision_id']).where('article_id', 'in', p.ids),
);
const selectPrints = prepared((db, p: { prints: readonly number[] }) =>
  db.selectFrom('prints').select(['print', 'article_id', 'revision_id']).where('print', 'in', p.prints),
);
const selectPostings = prepared((db, p: { hashes: readonly number[]; most: number }) =>
  db.selectFrom('shingles').select(['hash', 'print']).where('hash', 'in', p.hashes).limit(p.most),
);
const upsertPrint = prepared((db, p: { article_id: string; revision_id: string; at: number; hashes: Uint8Array }) =>
  db
    .insertInto('prints')
    .values(p)
    .onConflict((c) =>
      c.column('article_id').doUpdateSet((e) => ({ revision_id: e.ref('excluded.revision_id'), at: e.ref('excluded.at'), hashes: e.ref('excluded.hashes') })),
    )
    .returning('print'),
);
const insertShingles = prepared((db, p: { rows: { hash: number; print: number }[] }) =>
  db
    .insertInto('shingles')
    .values(p.rows)
    .onConflict((c) => c.doNothing()),
);
const deleteShingles = prepared((db, p: { print: number; hashes: readonly number[] }) =>
  db.deleteFrom('shingles').where('hash', 'in', p.hashes).where('print', '=', p.print),
);

/**
 * Number of hashes in common; of articles with as many, the one seen first comes first, since it is likelier the original.
 * `asked` finds where the newest postings of each hash begin, so that a common hash costs no more than a rare one.
 */
const selectNear = prepared((db, p: { articleId: string; hashes: readonly number[]; least: number; limit: number }) =>
  db
    .with('given(hash)', () => sql<{ hash: number }>`(values ${sql.join(p.hashes.map((hash) => sql`(cast(${hash} as bigint))`))})` as never)
    .with('asked', (q) =>
      q
        .selectFrom('given')
        .select((e) => [
          'given.hash',
          e
            .selectFrom('shingles')
            .select('shingles.print')
            .whereRef('shingles.hash', '=', 'given.hash')
            .orderBy('shingles.print', 'desc')
            .limit(1)
            .offset(sql.lit(POSTINGS))
            .as('before'),
        ]),
    )
    .with('near', (q) =>
      q
        .selectFrom('asked')
        .crossJoin('shingles')
        .select(['shingles.print', sql<number>`count(*)`.as('shared')])
        .whereRef('shingles.hash', '=', 'asked.hash')
        .where('shingles.print', '>', sql<number>`coalesce(asked.before, -1)`)
        .groupBy('shingles.print')
        .having(sql<number>`count(*)`, '>=', p.least),
    )
    .selectFrom('near')
    .innerJoin('prints', 'prints.print', 'near.print')
    .select(['prints.article_id', 'prints.revision_id', 'near.shared'])
    .where('prints.article_id', '<>', p.articleId)
    .orderBy('near.shared', 'desc')
    .orderBy('prints.print')
    .limit(p.limit),
);
const upsert = prepared((db, p: { copy_id: string; original_id: string; data: string }) =>
  db
    .insertInto('reprints')
    .values(p)
    .onConflict((c) => c.column('copy_id').doUpdateSet((e) => ({ original_id: e.ref('excluded.original_id'), data: e.ref('excluded.data') }))),
);
const remove = prepared((db, p: { copyId: string }) => db.deleteFrom('reprints').where('copy_id', '=', p.copyId));
const selectAsCopy = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('reprints').select(['copy_id', 'data']).where('copy_id', 'in', p.ids));
const selectCopies = prepared((db, p: { ids: readonly string[] }) =>
  db.selectFrom('reprints').select('data').where('original_id', 'in', p.ids).orderBy('original_id').orderBy('copy_id'),
);
const upsertAside = prepared((db, p: { copy_id: string; original_id: string | null; data: string | null }) =>
  db
    .insertInto('set_aside')
    .values(p)
    .onConflict((c) => c.column('copy_id').doUpdateSet((e) => ({ original_id: e.ref('excluded.original_id'), data: e.ref('excluded.data') }))),
);
const removeAside = prepared((db, p: { copyId: string }) => db.deleteFrom('set_aside').where('copy_id', '=', p.copyId));
const selectAside = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('set_aside').select(['copy_id', 'data']).where('copy_id', 'in', p.ids));
const selectAsideCopies = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('set_aside').select('data').where('original_id', 'in', p.ids));
