import { prepared } from '../prepared.ts';
import type { Session } from '../session.ts';
import type { Choices, Credentials } from '../store.ts';

export function credentials(s: Session): Credentials {
  return {
    all: async () => (await selectAll(s.reads, {})).map(({ feed_id: feedId, origin, sealed }) => ({ feedId, origin, sealed })),
    // A feed may be removed while its credentials are given.
    put: ({ feedId, origin, sealed }) => s.write(async (db) => void (await upsert(db, { feed_id: feedId, origin, sealed }))),
    remove: (feedId) => s.write(async (db) => void (await remove(db, { id: feedId }))),
  };
}

export function choices(s: Session): Choices {
  return {
    get: async (name) => (await selectChoice(s.reads, { name }))[0]?.value,
    put: (name, value) => s.write(async (db) => void (await upsertChoice(db, { name, value }))),
  };
}

const selectAll = prepared((db) => db.selectFrom('credentials').select(['feed_id', 'origin', 'sealed']).orderBy('feed_id'));
const upsert = prepared((db, p: { feed_id: string; origin: string; sealed: string }) =>
  db
    .insertInto('credentials')
    .columns(['feed_id', 'origin', 'sealed'])
    .expression((e) =>
      e
        .selectFrom('feeds')
        .select((f) => ['feeds.id', f.cast<string>(f.val(p.origin), 'text').as('origin'), f.cast<string>(f.val(p.sealed), 'text').as('sealed')])
        .where('feeds.id', '=', p.feed_id),
    )
    .onConflict((c) => c.column('feed_id').doUpdateSet((e) => ({ origin: e.ref('excluded.origin'), sealed: e.ref('excluded.sealed') }))),
);
const remove = prepared((db, p: { id: string }) => db.deleteFrom('credentials').where('feed_id', '=', p.id));

const selectChoice = prepared((db, p: { name: string }) => db.selectFrom('choices').select('value').where('name', '=', p.name));
const upsertChoice = prepared((db, p: { name: string; value: string }) =>
  db
    .insertInto('choices')
    .values(p)
    .onConflict((c) => c.column('name').doUpdateSet((e) => ({ value: e.ref('excluded.value') }))),
);
