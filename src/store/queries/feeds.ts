import type { Feed, FeedState } from '../../model/feed.ts';
import { chunks, prepared, preparedOne } from '../prepared.ts';
import { distinct } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Feeds } from '../collected.ts';

export function feeds(s: Session): Feeds {
  return {
    async all() {
      return (await selectAll(s.reads, {})).map(feedAndState);
    },
    async ordered() {
      return (await selectOrdered(s.reads, {})).map(feedAndState).flatMap(({ feed, state }) => (state?.order && !feed.paused ? [state] : []));
    },
    async get(id) {
      const row = await selectOne(s.reads, { id });
      return row && feedAndState(row);
    },
    put: (given) =>
      s.write(async (db) => {
        const rows = distinct(given, (f) => f.id).map((f) => ({ id: f.id, data: JSON.stringify(f) }));
        for (const some of chunks(rows)) await upsert(db, { rows: some });
      }),
    putState: (state) => s.write(async (db) => void (await upsertState(db, { feed_id: state.feedId, data: JSON.stringify(state) }))),
    remove: (id) => s.write(async (db) => void (await remove(db, { id }))),
  };
}

function feedAndState(row: { data: string; state: string | null }): { feed: Feed; state?: FeedState } {
  const feed = JSON.parse(row.data) as Feed;
  return row.state === null ? { feed } : { feed, state: JSON.parse(row.state) as FeedState };
}

const selectAll = prepared((db) =>
  db.selectFrom('feeds').leftJoin('feed_states', 'feed_states.feed_id', 'feeds.id').select(['feeds.data', 'feed_states.data as state']).orderBy('feeds.id'),
);
// Most feeds follow time: what is no candidate need not be read as JSON.
const selectOrdered = prepared((db) =>
  db
    .selectFrom('feeds')
    .innerJoin('feed_states', 'feed_states.feed_id', 'feeds.id')
    .select(['feeds.data', 'feed_states.data as state'])
    .where('feed_states.data', 'like', '%"order":[%')
    .orderBy('feeds.id'),
);
const selectOne = preparedOne((db, p: { id: string }) =>
  db
    .selectFrom('feeds')
    .leftJoin('feed_states', 'feed_states.feed_id', 'feeds.id')
    .select(['feeds.data', 'feed_states.data as state'])
    .where('feeds.id', '=', p.id),
);
const upsert = prepared((db, p: { rows: { id: string; data: string }[] }) =>
  db
    .insertInto('feeds')
    .values(p.rows)
    .onConflict((c) => c.column('id').doUpdateSet((e) => ({ data: e.ref('excluded.data') }))),
);
// A feed may be removed while it is polled: its state is then dropped and not an error.
const upsertState = prepared((db, p: { feed_id: string; data: string }) =>
  db
    .insertInto('feed_states')
    .columns(['feed_id', 'data'])
    .expression((e) =>
      e
        .selectFrom('feeds')
        .select((f) => ['feeds.id', f.cast<string>(f.val(p.data), 'text').as('data')])
        .where('feeds.id', '=', p.feed_id),
    )
    .onConflict((c) => c.column('feed_id').doUpdateSet((e) => ({ data: e.ref('excluded.data') }))),
);
const remove = prepared((db, p: { id: string }) => db.deleteFrom('feeds').where('id', '=', p.id));
