import type { Revision } from '../../model/revision.ts';
import { pack, unpack } from '../pack.ts';
import { chunks, parts, prepared } from '../prepared.ts';
import { distinct, inOrder } from '../rows.ts';
import type { Session } from '../session.ts';

/** Adds revisions; one that is there stays as it is. They are asked for at once by the hops that follow, so they are kept in memory too. */
export async function insertRevisions(s: Session, revisions: readonly Revision[]): Promise<void> {
  const made = new Map(distinct(revisions, (r) => r.id).map((r) => [r.id, { revision: r, text: JSON.stringify(r) }])),
    rows = [...made.values()].map(({ revision: r, text }) => ({ id: r.id, article_id: r.articleId, number: r.number, data: pack(text) }));
  for (const some of chunks(rows))
    for (const { id } of await insert(s.reads, { rows: some })) {
      const { revision, text } = made.get(id) as { revision: Revision; text: string };
      s.caches.revisions.keep(id, revision, text.length);
    }
}

/** Revisions in the order of the ids; from memory where it has them, since they never change. */
export async function revisionsById(s: Session, ids: readonly string[]): Promise<Revision[]> {
  const cache = s.caches.revisions,
    found = new Map<string, Revision>(),
    missing: string[] = [];
  for (const id of ids) {
    const known = cache.get(id);
    if (known) found.set(id, known);
    else missing.push(id);
  }
  for (const some of parts(missing)) {
    for (const { id, data } of await selectByIds(s.reads, { ids: some })) {
      const text = unpack(data),
        revision = JSON.parse(text) as Revision;
      found.set(id, revision);
      cache.keep(id, revision, text.length);
    }
  }
  return inOrder(ids, found);
}

const selectByIds = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('revisions').select(['id', 'data']).where('id', 'in', p.ids));
const insert = prepared((db, p: { rows: { id: string; article_id: string; number: number; data: Uint8Array }[] }) =>
  db
    .insertInto('revisions')
    .values(p.rows)
    .onConflict((c) => c.column('id').doNothing())
    .returning('id'),
);
