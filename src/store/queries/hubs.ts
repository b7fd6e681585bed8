import type { Hub } from '../../model/hub.ts';
import { prepared } from '../prepared.ts';
import { parsed } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Hubs } from '../store.ts';

export function hubs(s: Session): Hubs {
  return {
    all: async () => (await selectAll(s.reads, {})).map((row) => parsed<Hub>(row)),
    async get(slug) {
      const [row] = await selectOne(s.reads, { slug });
      return row && parsed<Hub>(row);
    },
    put: (hub) => s.write(async (db) => void (await upsert(db, { slug: hub.slug, data: JSON.stringify(hub) }))),
    remove: (slug) => s.write(async (db) => void (await remove(db, { slug }))),
  };
}

const selectAll = prepared((db) => db.selectFrom('hubs').select('data').orderBy('slug'));
const selectOne = prepared((db, p: { slug: string }) => db.selectFrom('hubs').select('data').where('slug', '=', p.slug));
const upsert = prepared((db, p: { slug: string; data: string }) =>
  db
    .insertInto('hubs')
    .values(p)
    .onConflict((c) => c.column('slug').doUpdateSet((e) => ({ data: e.ref('excluded.data') }))),
);
const remove = prepared((db, p: { slug: string }) => db.deleteFrom('hubs').where('slug', '=', p.slug));
