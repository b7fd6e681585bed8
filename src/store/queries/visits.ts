import { idOf } from '../../model/id.ts';
import type { Visit } from '../../model/visit.ts';
import { prepared, preparedOne } from '../prepared.ts';
import type { Session } from '../session.ts';
import type { Visits } from '../collected.ts';
import { NO_TIME } from '../tables.ts';

export function visits(s: Session): Visits {
  return {
    async get(url) {
      const row = await selectByUrl(s.reads, { id: idOf('visit', url) });
      return row && (JSON.parse(row.data) as Visit);
    },
    put: (visit) =>
      s.write(async (db) => {
        const { url, feedId, since, nextAt } = visit;
        await upsert(db, { rows: [{ id: idOf('visit', url), feed_id: feedId, since, next_at: nextAt ?? NO_TIME, data: JSON.stringify(visit) }] });
      }),
    async due(feedId, now, limit) {
      return (await selectDue(s.reads, { feedId, now, limit })).map((row) => JSON.parse(row.data) as Visit);
    },
    forget: (before) => s.write(async (db) => void (await remove(db, { before }))),
  };
}

const selectByUrl = preparedOne((db, p: { id: string }) => db.selectFrom('visits').select('data').where('id', '=', p.id));
const selectDue = prepared((db, p: { feedId: string; now: number; limit: number }) =>
  db.selectFrom('visits').select('data').where('feed_id', '=', p.feedId).where('next_at', '<=', p.now).orderBy('since', 'desc').orderBy('id').limit(p.limit),
);
const upsert = prepared((db, p: { rows: { id: string; feed_id: string; since: number; next_at: number; data: string }[] }) =>
  db
    .insertInto('visits')
    .values(p.rows)
    .onConflict((c) =>
      c.column('id').doUpdateSet((e) => ({
        feed_id: e.ref('excluded.feed_id'),
        since: e.ref('excluded.since'),
        next_at: e.ref('excluded.next_at'),
        data: e.ref('excluded.data'),
      })),
    ),
);
const remove = prepared((db, p: { before: number }) => db.deleteFrom('visits').where('since', '<', p.before).returning('id'));
