import { sql } from 'kysely';
import type { Archive } from '../../model/archive.ts';
import { chunks, prepared } from '../prepared.ts';
import { distinct, parsed } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Archives } from '../collected.ts';

export function archives(s: Session): Archives {
  return {
    async get(id) {
      const [row] = await select(s.reads, { id });
      return row && parsed<Archive>(row);
    },
    put: (archive, payloads = []) =>
      s.write(async (db) => {
        await upsert(db, { id: archive.id, data: JSON.stringify(archive) });
        if (archive.finished) return void (await forget(db, { id: archive.id }));
        const rows = distinct(payloads.toReversed(), (p) => p.digest).map((p) => ({ archive_id: archive.id, digest: p.digest, page_id: p.pageId }));
        for (const some of chunks(rows)) await remember(db, { rows: some });
        // Pages just written are not soon read again; SQLite would keep 64 MB of them.
        if (s.engine.name === 'sqlite') await sql`pragma shrink_memory`.execute(db);
      }),
    payload: async (archiveId, digest) => (await selectPayload(s.reads, { id: archiveId, digest }))[0]?.page_id,
  };
}

const select = prepared((db, p: { id: string }) => db.selectFrom('archives').select(['id', 'data']).where('id', '=', p.id));
const upsert = prepared((db, p: { id: string; data: string }) =>
  db
    .insertInto('archives')
    .values(p)
    .onConflict((c) => c.column('id').doUpdateSet((e) => ({ data: e.ref('excluded.data') }))),
);
const selectPayload = prepared((db, p: { id: string; digest: string }) =>
  db.selectFrom('payloads').select('page_id').where('archive_id', '=', p.id).where('digest', '=', p.digest),
);
const remember = prepared((db, p: { rows: { archive_id: string; digest: string; page_id: string }[] }) =>
  db
    .insertInto('payloads')
    .values(p.rows)
    .onConflict((c) => c.columns(['archive_id', 'digest']).doNothing()),
);
const forget = prepared((db, p: { id: string }) => db.deleteFrom('payloads').where('archive_id', '=', p.id));
