import type { Push, Subscription } from '../../model/subscription.ts';
import { prepared, preparedOne } from '../prepared.ts';
import { parsed } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Subscriptions } from '../collected.ts';

export function subscriptions(s: Session): Subscriptions {
  return {
    all: async () => (await selectAll(s.reads, {})).map((row) => parsed<Subscription>(row)),
    async get(id) {
      const row = await selectOne(s.reads, { id });
      return row && parsed<Subscription>(row);
    },
    async ofFeed(feedId) {
      const row = await selectOfFeed(s.reads, { feedId });
      return row && parsed<Subscription>(row);
    },
    put: (subscription) =>
      s.write(async (db) => void (await upsert(db, { id: subscription.id, feed_id: subscription.feedId, data: JSON.stringify(subscription) }))),
    remove: (id) => s.write(async (db) => void (await remove(db, { id }))),
    addPush: ({ id, subscriptionId, contentType, body, at }) =>
      s.write(async (db) => void (await insertPush(db, { id, subscription_id: subscriptionId, content_type: contentType, at, body }))),
    waiting: async (id) => (await countWaiting(s.reads, { id }))?.n ?? 0,
    async nextPush(id): Promise<Push | undefined> {
      const row = await selectPush(s.reads, { id });
      return row && { id: row.id, subscriptionId: id, contentType: row.content_type, body: new Uint8Array(row.body), at: row.at };
    },
    removePush: (id) => s.write(async (db) => void (await removePush(db, { id }))),
  };
}

const selectAll = prepared((db) => db.selectFrom('subscriptions').select('data').orderBy('id'));
const selectOne = preparedOne((db, p: { id: string }) => db.selectFrom('subscriptions').select('data').where('id', '=', p.id));
const selectOfFeed = preparedOne((db, p: { feedId: string }) =>
  db.selectFrom('subscriptions').select('data').where('feed_id', '=', p.feedId).orderBy('id').limit(1),
);
const upsert = prepared((db, p: { id: string; feed_id: string; data: string }) =>
  db
    .insertInto('subscriptions')
    .values(p)
    .onConflict((c) => c.column('id').doUpdateSet((e) => ({ feed_id: e.ref('excluded.feed_id'), data: e.ref('excluded.data') }))),
);
const remove = prepared((db, p: { id: string }) => db.deleteFrom('subscriptions').where('id', '=', p.id));
const insertPush = prepared((db, p: { id: string; subscription_id: string; content_type: string; at: number; body: Uint8Array }) =>
  db
    .insertInto('pushes')
    .values(p)
    .onConflict((c) => c.column('id').doNothing()),
);
const countWaiting = preparedOne((db, p: { id: string }) =>
  db
    .selectFrom('pushes')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('subscription_id', '=', p.id),
);
const selectPush = preparedOne((db, p: { id: string }) =>
  db.selectFrom('pushes').select(['id', 'content_type', 'at', 'body']).where('subscription_id', '=', p.id).orderBy('seq').limit(1),
);
const removePush = prepared((db, p: { id: string }) => db.deleteFrom('pushes').where('id', '=', p.id));
