import type { Citing, Known } from '../../model/story.ts';
import { chunks, parts, prepared, type Db } from '../prepared.ts';
import type { Session } from '../session.ts';
import { NO_TIME } from '../tables.ts';

/** Adds addresses that an article is known by. */
export async function putAddresses(db: Db, articleId: string, addresses: readonly number[]): Promise<void> {
  const rows = [...new Set(addresses)].sort((a, b) => a - b).map((address) => ({ article_id: articleId, address }));
  for (const some of chunks(rows)) await insertAddresses(db, { rows: some });
}

/** The addresses that these articles are known by. */
export async function addressesOf(s: Session, articleIds: readonly string[]): Promise<number[]> {
  const found = new Set<number>();
  for (const ids of parts(articleIds)) for (const row of await selectAddresses(s.reads, { ids })) found.add(row.address);
  return [...found].sort((a, b) => a - b);
}

/** The articles that are known by these numbers, in the order of their ids. */
export async function articlesNamed(s: Session, names: readonly number[]): Promise<{ name: number; articleId: string }[]> {
  const found: { name: number; articleId: string }[] = [];
  for (const some of parts([...new Set(names)]))
    for (const row of await selectNamed(s.reads, { names: some })) found.push({ name: row.address, articleId: row.article_id });
  return found;
}

/** Replaces the addresses that an article links to; most link to none and had none. */
export async function putCiting(db: Db, articleId: string, addresses: readonly number[]): Promise<void> {
  const wanted = new Set(addresses),
    had = new Set((await selectCited(db, { articleId })).map((row) => row.address)),
    gone = [...had].filter((address) => !wanted.has(address)),
    rows = [...wanted].filter((address) => !had.has(address)).map((address) => ({ address, article_id: articleId }));
  for (const some of parts(gone)) await remove(db, { articleId, addresses: some });
  for (const some of chunks(rows.sort((a, b) => a.address - b.address))) await insertCiting(db, { rows: some });
}

/** The articles with a place in a story that are known by these addresses. */
export async function membersAt(s: Session, addresses: readonly number[]): Promise<Known[]> {
  const found: Known[] = [];
  for (const some of parts([...new Set(addresses)])) found.push(...(await selectMembersAt(s.reads, { addresses: some })).map((row) => ({ ...row })));
  return found;
}

/** Articles of other sources, but no copies, that link to members of these stories, published by `until`. */
export async function citingStories(s: Session, storyIds: readonly string[], until = NO_TIME): Promise<Citing[]> {
  const found: Citing[] = [];
  for (const ids of parts(storyIds)) found.push(...(await selectCiting(s.reads, { ids, until })).map((row) => ({ ...row })));
  return found;
}

/** The languages of the articles with a place in a story that an article links to: one that has none yet has its own turn. */
export async function citedLanguages(s: Session, articleId: string): Promise<string[]> {
  return (await selectLanguages(s.reads, { articleId })).map((row) => row.lang);
}

const insertAddresses = prepared((db, p: { rows: { article_id: string; address: number }[] }) =>
  db
    .insertInto('addresses')
    .values(p.rows)
    .onConflict((c) => c.columns(['article_id', 'address']).doNothing()),
);
const selectAddresses = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('addresses').select('address').where('article_id', 'in', p.ids));
const selectNamed = prepared((db, p: { names: readonly number[] }) =>
  db.selectFrom('addresses').select(['address', 'article_id']).where('address', 'in', p.names).orderBy('article_id').orderBy('address'),
);
const insertCiting = prepared((db, p: { rows: { address: number; article_id: string }[] }) =>
  db
    .insertInto('citing')
    .values(p.rows)
    .onConflict((c) => c.columns(['address', 'article_id']).doNothing()),
);
const selectCited = prepared((db, p: { articleId: string }) => db.selectFrom('citing').select('address').where('article_id', '=', p.articleId));
const remove = prepared((db, p: { articleId: string; addresses: readonly number[] }) =>
  db.deleteFrom('citing').where('address', 'in', p.addresses).where('article_id', '=', p.articleId),
);
const selectMembersAt = prepared<{ addresses: readonly number[] }, Known>((db, p) =>
  db
    .selectFrom('addresses')
    .innerJoin('members', 'members.article_id', 'addresses.article_id')
    .innerJoin('heads', 'heads.article_id', 'addresses.article_id')
    .select(['addresses.address', 'addresses.article_id as articleId', 'members.story_id as storyId', 'heads.source_id as sourceId', 'heads.lang'])
    .where('addresses.address', 'in', p.addresses)
    .orderBy('addresses.article_id')
    .orderBy('addresses.address'),
);
const selectCiting = prepared<{ ids: readonly string[]; until: number }, Citing>((db, p) =>
  db
    .selectFrom('members as cited')
    .innerJoin('addresses', 'addresses.article_id', 'cited.article_id')
    .innerJoin('citing', 'citing.address', 'addresses.address')
    .innerJoin('members as by', 'by.article_id', 'citing.article_id')
    .innerJoin('heads', 'heads.article_id', 'by.article_id')
    .innerJoin('heads as of', 'of.article_id', 'cited.article_id')
    .select([
      'cited.story_id as storyId',
      'by.article_id as articleId',
      'heads.source_id as sourceId',
      'citing.address',
      'cited.article_id as citedId',
      'of.source_id as citedSource',
    ])
    .where('cited.story_id', 'in', p.ids)
    .where('by.copy_of', 'is', null)
    .where('by.at', '<=', p.until)
    .whereRef('heads.source_id', '<>', 'of.source_id')
    .orderBy('by.at')
    .orderBy('by.article_id')
    .orderBy('citing.address')
    .orderBy('cited.article_id'),
);
const selectLanguages = prepared((db, p: { articleId: string }) =>
  db
    .selectFrom('citing')
    .innerJoin('addresses', 'addresses.address', 'citing.address')
    .innerJoin('members', 'members.article_id', 'addresses.article_id')
    .innerJoin('heads', 'heads.article_id', 'addresses.article_id')
    .select('heads.lang')
    .distinct()
    .where('citing.article_id', '=', p.articleId)
    .orderBy('heads.lang'),
);
