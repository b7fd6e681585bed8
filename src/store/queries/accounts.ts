import type { Account } from '../../model/account.ts';
import { prepared, preparedOne } from '../prepared.ts';
import { parsed } from '../rows.ts';
import type { Session } from '../session.ts';
import type { Accounts } from '../store.ts';

export function accounts(s: Session): Accounts {
  return {
    all: async () => (await selectAll(s.reads, {})).map((row) => parsed<Account>(row)),
    async get(id) {
      const row = await selectOne(s.reads, { id });
      return row && parsed<Account>(row);
    },
    async byName(name) {
      const row = await selectByName(s.reads, { key: nameKey(name) });
      return row && parsed<Account>(row);
    },
    put: (account) => s.write(async (db) => void (await upsert(db, { id: account.id, name_key: nameKey(account.name), data: JSON.stringify(account) }))),
    replace: (before, after) =>
      s.write(async (db) => {
        const changed = { name_key: nameKey(after.name), data: JSON.stringify(after), id: before.id, before: JSON.stringify(before) };
        return (await swap(db, changed)).length > 0;
      }),
    remove: (id) => s.write(async (db) => void (await remove(db, { id }))),
    signIn: ({ hash, accountId, createdAt, expiresAt }) =>
      s.write(async (db) => void (await insertSession(db, { hash, account_id: accountId, created_at: createdAt, expires_at: expiresAt }))),
    async signedIn(hash, now) {
      const row = await selectSession(s.reads, { hash, now });
      if (!row) return undefined;
      const { account_id: accountId, created_at: createdAt, expires_at: expiresAt } = row;
      return { account: parsed<Account>(row), session: { hash, accountId, createdAt, expiresAt } };
    },
    sessions: async (accountId, now) => (await countSessions(s.reads, { id: accountId, now }))?.n ?? 0,
    signOut: (hash) => s.write(async (db) => void (await removeSession(db, { hash }))),
    signOutAll: (accountId, but) => s.write(async (db) => void (await removeSessions(db, { id: accountId, but: but ?? '' }))),
    expire: (now) => s.write(async (db) => void (await removeExpired(db, { now }))),
  };
}

/** Names that look alike are one name. */
function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

const selectAll = prepared((db) => db.selectFrom('accounts').select('data').orderBy('name_key'));
const selectOne = preparedOne((db, p: { id: string }) => db.selectFrom('accounts').select('data').where('id', '=', p.id));
const selectByName = preparedOne((db, p: { key: string }) => db.selectFrom('accounts').select('data').where('name_key', '=', p.key));
const upsert = prepared((db, p: { id: string; name_key: string; data: string }) =>
  db
    .insertInto('accounts')
    .values(p)
    .onConflict((c) => c.column('id').doUpdateSet((e) => ({ name_key: e.ref('excluded.name_key'), data: e.ref('excluded.data') }))),
);
const swap = prepared((db, p: { id: string; name_key: string; data: string; before: string }) =>
  db.updateTable('accounts').set({ name_key: p.name_key, data: p.data }).where('id', '=', p.id).where('data', '=', p.before).returning('id'),
);
const remove = prepared((db, p: { id: string }) => db.deleteFrom('accounts').where('id', '=', p.id));

const insertSession = prepared((db, p: { hash: string; account_id: string; created_at: number; expires_at: number }) =>
  db
    .insertInto('sessions')
    .values(p)
    .onConflict((c) => c.column('hash').doNothing()),
);
const selectSession = preparedOne((db, p: { hash: string; now: number }) =>
  db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select(['accounts.data', 'sessions.account_id', 'sessions.created_at', 'sessions.expires_at'])
    .where('sessions.hash', '=', p.hash)
    .where('sessions.expires_at', '>', p.now),
);
const countSessions = preparedOne((db, p: { id: string; now: number }) =>
  db
    .selectFrom('sessions')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('account_id', '=', p.id)
    .where('expires_at', '>', p.now),
);
const removeSession = prepared((db, p: { hash: string }) => db.deleteFrom('sessions').where('hash', '=', p.hash));
const removeSessions = prepared((db, p: { id: string; but: string }) => db.deleteFrom('sessions').where('account_id', '=', p.id).where('hash', '!=', p.but));
const removeExpired = prepared((db, p: { now: number }) => db.deleteFrom('sessions').where('expires_at', '<=', p.now));
