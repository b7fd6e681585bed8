import type { Source } from '../../model/source.ts';
import { chunks, parts, prepared, preparedOne } from '../prepared.ts';
import { distinct, inOrder, parsed } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Sources } from '../store.ts';
import { record } from './record.ts';

/** Agencies are asked for with every page; those that another process adds are known after this long. */
const REMEMBERED_MS = 30_000;

export function sources(s: Session): Sources {
  let agencies: { readonly names: readonly (readonly string[])[]; readonly until: number } | undefined;
  return {
    async all() {
      return (await selectAll(s.reads, {})).map(parsed<Source>);
    },
    async get(ids) {
      const found = new Map<string, Source>();
      for (const some of parts(ids)) for (const row of await selectByIds(s.reads, { ids: some })) found.set(row.id, parsed(row));
      return inOrder(ids, found);
    },
    async byDomain(domain) {
      const row = domain === '' ? undefined : await selectByDomain(s.reads, { domain: domain.toLowerCase() });
      return row && parsed(row);
    },
    async byName(name) {
      const row = await selectByName(s.reads, { name: nameKey(name) });
      return row && parsed(row);
    },
    async agencies() {
      if (agencies && performance.now() < agencies.until) return agencies.names;
      const names = (await selectAgencies(s.reads, {}))
        .map(parsed<Source>)
        .filter((x) => x.kind === 'agency')
        .map((x) => [x.family ?? x.name, x.name]);
      agencies = { names, until: performance.now() + REMEMBERED_MS };
      return names;
    },
    record: (id, limit) => record(s.reads, id, limit),
    put: (given) =>
      s.write(async (db) => {
        agencies = undefined;
        const rows = distinct(given, (x) => x.id).map((x) => ({
          id: x.id,
          domain: x.domain.toLowerCase(),
          name_key: nameKey(x.name),
          data: JSON.stringify(x),
        }));
        for (const some of chunks(rows)) await upsert(db, { rows: some });
      }),
  };
}

/** Names are found whatever their case and spacing. */
const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const selectAll = prepared((db) => db.selectFrom('sources').select('data').orderBy('id'));
const selectAgencies = prepared((db) => db.selectFrom('sources').select('data').where('data', 'like', '%"agency"%').orderBy('id'));
const selectByIds = prepared((db, p: { ids: readonly string[] }) => db.selectFrom('sources').select(['id', 'data']).where('id', 'in', p.ids));
const selectByDomain = preparedOne((db, p: { domain: string }) =>
  db.selectFrom('sources').select('data').where('domain', '=', p.domain).orderBy('id').limit(1),
);
const selectByName = preparedOne((db, p: { name: string }) => db.selectFrom('sources').select('data').where('name_key', '=', p.name).orderBy('id').limit(1));
const upsert = prepared((db, p: { rows: { id: string; domain: string; name_key: string; data: string }[] }) =>
  db
    .insertInto('sources')
    .values(p.rows)
    .onConflict((c) =>
      c.column('id').doUpdateSet((e) => ({ domain: e.ref('excluded.domain'), name_key: e.ref('excluded.name_key'), data: e.ref('excluded.data') })),
    ),
);
