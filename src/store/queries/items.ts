import { createHash } from 'node:crypto';
import type { Item, ItemName } from '../../model/item.ts';
import { chunks, parts, prepared } from '../prepared.ts';
import { distinct, inOrder, parsed } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Items } from '../collected.ts';

export function items(s: Session): Items {
  return {
    put: (given) =>
      s.write(async (db) => {
        const marks = new Map<string, string>(),
          rows = distinct(given, (i) => i.id).map((i) => ({ id: i.id, feed_id: i.feedId, mark: mark(i), data: JSON.stringify(i) }));
        for (const some of parts(rows)) for (const row of await selectMarks(db, { ids: some.map((r) => r.id) })) marks.set(row.id, row.mark);
        // An item that says what it said stays as it was first seen.
        const changed = rows.filter((row) => marks.get(row.id) !== row.mark);
        for (const some of chunks(changed)) await upsert(db, { rows: some });
        const ids = new Set(changed.map((row) => row.id));
        return [...new Set(given.map((i) => i.id))].filter((id) => ids.has(id));
      }),
    name: (given) =>
      s.write(async (db) => {
        const rows = distinct(given, (n) => String(n.name)).map(({ name, itemId }) => ({ name, item_id: itemId }));
        for (const some of chunks(rows)) await upsertNames(db, { rows: some });
      }),
    async named(names) {
      const found: ItemName[] = [];
      for (const some of parts([...new Set(names)]))
        for (const row of await selectNamed(s.reads, { names: some })) found.push({ name: row.name, itemId: row.item_id });
      return found;
    },
    async get(ids) {
      const found = new Map<string, Item>();
      for (const some of parts(ids)) for (const row of await selectByIds(s.reads, { ids: some })) found.set(row.id, parsed(row));
      return inOrder(ids, found);
    },
  };
}

function mark(i: Item): string {
  // An item that is given a page of its own has one to be asked for.
  const said = JSON.stringify([i.title, i.summaryHtml, i.contentHtml, i.published, i.updated, ...(i.url === undefined ? ['no page'] : [])]);
  return createHash('sha1').update(said).digest('base64').slice(0, 16);
}

const selectMarks = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('items').select(['id', 'mark']).where('id', 'in', p.ids));
const selectByIds = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('items').select(['id', 'data']).where('id', 'in', p.ids));
const upsert = prepared((db, p: { rows: { id: string; feed_id: string; mark: string; data: string }[] }) =>
  db
    .insertInto('items')
    .values(p.rows)
    .onConflict((c) => c.column('id').doUpdateSet((e) => ({ feed_id: e.ref('excluded.feed_id'), mark: e.ref('excluded.mark'), data: e.ref('excluded.data') }))),
);
const selectNamed = prepared((db, p: { names: readonly number[] }) => db.selectFrom('item_names').selectAll().where('name', 'in', p.names).orderBy('name'));
const upsertNames = prepared((db, p: { rows: { name: number; item_id: string }[] }) =>
  db
    .insertInto('item_names')
    .values(p.rows)
    .onConflict((c) => c.column('name').doUpdateSet((e) => ({ item_id: e.ref('excluded.item_id') }))),
);
