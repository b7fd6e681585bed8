import type { Token } from '../../model/token.ts';
import { prepared, preparedOne } from '../prepared.ts';
import type { Tokens } from '../programs.ts';
import type { Session } from '../session.ts';

export function tokens(s: Session): Tokens {
  return {
    all: async () => (await selectAll(s.reads, {})).map(told),
    ofAccount: async (accountId) => (await selectOfAccount(s.reads, { accountId })).map(told),
    async get(id) {
      const row = await selectOne(s.reads, { id });
      return row && told(row);
    },
    put: (token) =>
      s.write(async (db) => {
        const { usedOn, ...kept } = token;
        await insert(db, {
          id: token.id,
          account_id: token.accountId ?? null,
          expires_at: token.expiresAt,
          used_on: usedOn ?? null,
          data: JSON.stringify(kept),
        });
      }),
    used: (id, day) => s.write(async (db) => void (await update(db, { id, day }))),
    remove: (id) => s.write(async (db) => void (await removeOne(db, { id }))),
    removeOf: (accountId) => s.write(async (db) => void (await removeOfAccount(db, { accountId }))),
    forget: (before) => s.write(async (db) => void (await removeExpired(db, { before }))),
  };
}

function told({ data, used_on: usedOn }: { readonly data: string; readonly used_on: string | null }): Token {
  const token = JSON.parse(data) as Token;
  return usedOn === null ? token : { ...token, usedOn };
}

const selectAll = prepared((db) => db.selectFrom('tokens').select(['data', 'used_on']).orderBy('id'));
const selectOne = preparedOne((db, p: { id: string }) => db.selectFrom('tokens').select(['data', 'used_on']).where('id', '=', p.id));
const selectOfAccount = prepared((db, p: { accountId: string }) =>
  db.selectFrom('tokens').select(['data', 'used_on']).where('account_id', '=', p.accountId).orderBy('id'),
);
const insert = prepared((db, p: { id: string; account_id: string | null; expires_at: number; used_on: string | null; data: string }) =>
  db
    .insertInto('tokens')
    .values(p)
    .onConflict((c) => c.column('id').doNothing()),
);
const update = prepared((db, p: { id: string; day: string }) => db.updateTable('tokens').set({ used_on: p.day }).where('id', '=', p.id));
const removeOne = prepared((db, p: { id: string }) => db.deleteFrom('tokens').where('id', '=', p.id));
const removeOfAccount = prepared((db, p: { accountId: string }) => db.deleteFrom('tokens').where('account_id', '=', p.accountId));
const removeExpired = prepared((db, p: { before: number }) => db.deleteFrom('tokens').where('expires_at', '<=', p.before));
