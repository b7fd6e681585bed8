import type { FrontPage } from '../../model/front-page.ts';
import { newVersion } from '../cache.ts';
import { pack } from '../pack.ts';
import { prepared, preparedOne } from '../prepared.ts';
import type { Session } from '../session.ts';
import type { Fronts } from '../store.ts';
import { asText, load, type Packed, type Stamp } from '../versioned.ts';

export function fronts(s: Session): Fronts {
  const page = async (stamp: Stamp | undefined): Promise<FrontPage | undefined> =>
    stamp &&
    (
      await load(
        s,
        s.caches.fronts,
        [stamp],
        selectData,
        asText((text) => JSON.parse(text) as FrontPage),
      )
    ).get(stamp.id);
  return {
    put: (front) =>
      s.write(async (db) => {
        const { id, lang, at } = front;
        await upsert(db, { id, lang, at, version: newVersion(), data: pack(JSON.stringify(front)) });
      }),
    latest: async (lang) => page(await selectStamp(s.reads, { lang })),
    asOf: async (lang, at) => page(await selectStamp(s.reads, { lang, at })),
  };
}

const selectStamp = preparedOne((db, p: { lang: string; at?: number }) => {
  const query = db.selectFrom('fronts').select(['id', 'version']).where('lang', '=', p.lang).orderBy('at', 'desc').orderBy('id').limit(1);
  return p.at === undefined ? query : query.where('at', '<=', p.at);
});
const selectData = prepared<{ ids: readonly string[] }, Packed>((db, p) => db.selectFrom('fronts').select(['id', 'version', 'data']).where('id', 'in', p.ids));
const upsert = prepared((db, p: { id: string; lang: string; at: number; version: number; data: Uint8Array }) =>
  db
    .insertInto('fronts')
    .values(p)
    .onConflict((c) =>
      c.column('id').doUpdateSet((e) => ({
        lang: e.ref('excluded.lang'),
        at: e.ref('excluded.at'),
        version: e.ref('excluded.version'),
        data: e.ref('excluded.data'),
      })),
    ),
);
