import type { Context } from 'hono';
import type { Account } from '../../model/account.ts';
import type { Desk } from './desk.ts';
import { same } from './visitor.ts';

/** The `key` that reader programs put into the address of a feed, since they cannot sign in; good for feeds alone. */
export function feedKey(desk: Desk, account: Account): string {
  return `${account.id}.${desk.keys.sign('feeds', `${account.id} ${account.feedTurn}`)}`;
}

/** The account whose key a request for a feed carries. */
export async function feedReader(desk: Desk, c: Context): Promise<Account | undefined> {
  if (!/\/feed\.(?:xml|atom|json)$/.test(c.req.path) || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return undefined;
  const key = c.req.query('key') ?? '',
    [id = ''] = key.split('.'),
    account = /^[\w]{1,40}$/.test(id) ? await desk.store.accounts.get(id) : undefined;
  return account && same(key, feedKey(desk, account)) ? account : undefined;
}
