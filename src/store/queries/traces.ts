import { parts, prepared } from '../prepared.ts';
import { packHashes, unpackHashes } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Traces } from '../store.ts';

export function traces(s: Session): Traces {
  return {
    async ofSource(sourceId) {
      const rows = await selectOfSource(s.reads, { sourceId });
      return rows.map((row) => ({ articleId: row.article_id, day: row.day, hashes: unpackHashes(row.hashes) }));
    },
    put: (sourceId, { articleId, day, hashes }) =>
      s.write(async (db) => void (await upsert(db, { rows: [{ article_id: articleId, source_id: sourceId, day, hashes: packHashes(hashes) }] }))),
    forget: (articleIds) =>
      s.write(async (db) => {
        for (const ids of parts(articleIds)) await remove(db, { ids });
      }),
  };
}

const selectOfSource = prepared((db, p: { sourceId: string }) =>
  db.selectFrom('traces').select(['article_id', 'day', 'hashes']).where('source_id', '=', p.sourceId).orderBy('seq'),
);
const upsert = prepared((db, p: { rows: { article_id: string; source_id: string; day: number; hashes: Uint8Array }[] }) =>
  db
    .insertInto('traces')
    .values(p.rows)
    .onConflict((c) =>
      c.column('article_id').doUpdateSet((e) => ({ source_id: e.ref('excluded.source_id'), day: e.ref('excluded.day'), hashes: e.ref('excluded.hashes') })),
    ),
);
const remove = prepared((db, p: { ids: readonly string[] }) => db.deleteFrom('traces').where('article_id', 'in', p.ids));
