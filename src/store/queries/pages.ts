import type { Page } from '../../model/page.ts';
import { pack, unpack } from '../pack.ts';
import { chunks, parts, prepared } from '../prepared.ts';
import { distinct, inOrder } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Pages } from '../store.ts';

export function pages(s: Session): Pages {
  return {
    put: (given) =>
      s.write(async (db) => {
        const rows = distinct(given, (p) => p.id).map(({ body, ...rest }) => ({
          id: rest.id,
          fetched_at: rest.fetchedAt,
          data: JSON.stringify(rest),
          body: pack(body),
        }));
        for (const some of chunks(rows)) await upsert(db, { rows: some });
      }),
    async get(ids) {
      const found = new Map<string, Page>();
      for (const some of parts(ids)) for (const row of await selectByIds(s.reads, { ids: some })) found.set(row.id, page(row));
      return inOrder(ids, found);
    },
    async bodies({ limit, after = '' }) {
      const rows = (await selectBodies(s.reads, { after, limit })).map(page);
      return { rows, ...(rows.length < limit ? {} : { next: rows.at(-1)?.id }) };
    },
    forget: (ids) =>
      s.write(async (db) => {
        for (const some of parts(ids)) await empty(db, { ids: some });
      }),
    prune: (before) => s.write(async (db) => (await forget(db, { before })).length),
  };
}

function page(row: { data: string; body: Uint8Array | null }): Page {
  return { ...(JSON.parse(row.data) as Omit<Page, 'body'>), body: row.body === null ? '' : unpack(row.body) };
}

const selectByIds = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('pages').select(['id', 'data', 'body']).where('id', 'in', p.ids));
const selectBodies = prepared((db, p: { after: string; limit: number }) =>
  db.selectFrom('pages').select(['id', 'data', 'body']).where('id', '>', p.after).where('body', 'is not', null).orderBy('id').limit(p.limit),
);
const upsert = prepared((db, p: { rows: { id: string; fetched_at: number; data: string; body: Uint8Array }[] }) =>
  db
    .insertInto('pages')
    .values(p.rows)
    .onConflict((c) =>
      c.column('id').doUpdateSet((e) => ({ fetched_at: e.ref('excluded.fetched_at'), data: e.ref('excluded.data'), body: e.ref('excluded.body') })),
    ),
);
const empty = prepared((db, p: { ids: readonly string[] }) => db.updateTable('pages').set({ body: null }).where('id', 'in', p.ids).returning('id'));
// `not in` is looked up in a list made once; `not exists` would go through the open work for every page.
const forget = prepared((db, p: { before: number }) =>
  db
    .updateTable('pages')
    .set({ body: null })
    .where('fetched_at', '<', p.before)
    .where('body', 'is not', null)
    .where('id', 'not in', (e) => e.selectFrom('work').select('subject').where('hop', '=', 'clean'))
    .returning('id'),
);
