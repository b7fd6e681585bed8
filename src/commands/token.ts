import { BroadsheetError } from '../errors.ts';
import { SCOPES, type Token } from '../model/token.ts';
import { lifetimeOf, LONGEST_NAME, MOST_DAYS, newToken, scopesOf } from '../serve/desk/token.ts';
import type { Store } from '../store/store.ts';
import { withStore } from './open.ts';
import type { Run } from './table.ts';

type Options = Parameters<Run>[1];

/** `token list`, `token add NAME --scope read,changes --expires 90d --account ida`, `token remove ID`. */
export const run: Run = async ([what = 'list', name], options) =>
  withStore(async ({ store }) => {
    if (what === 'list') await list(store, options);
    else if (name === undefined) throw new BroadsheetError('usage', `token ${what} wants ${what === 'add' ? 'a name' : 'an id'}`);
    else if (what === 'add') await add(store, name, options);
    else if (what === 'remove') await remove(store, name);
    else throw new BroadsheetError('usage', `token knows list, add and remove, not "${what}"`);
    return 0;
  });

/** What may be known of a token: all but its hash. */
const told = ({ id, name, scopes, createdAt, expiresAt, usedOn, accountId }: Token) => ({
  id,
  name,
  scopes,
  since: day(createdAt),
  until: day(expiresAt),
  ...(usedOn === undefined ? {} : { usedOn }),
  ...(accountId === undefined ? {} : { accountId }),
});
const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

async function list(store: Store, options: Options): Promise<void> {
  const rows = (await store.tokens.all()).map(told);
  if (options['json'] === true) process.stdout.write(JSON.stringify(rows) + '\n');
  else if (rows.length === 0) process.stdout.write('There are no tokens: broadsheet token add NAME\n');
  for (const row of options['json'] === true ? [] : rows)
    process.stdout.write(
      `${row.id}  ${row.name}  ${row.scopes.join(',')}  until ${row.until}  ${row.usedOn === undefined ? 'never used' : `last used ${row.usedOn}`}\n`,
    );
}

async function add(store: Store, name: string, options: Options): Promise<void> {
  const scopes = scopesOf(String(options['scope'] ?? 'read'), SCOPES),
    ms = lifetimeOf(String(options['expires'] ?? '90d'));
  if (name.trim() === '' || name.length > LONGEST_NAME) throw new BroadsheetError('usage', `A name has 1 to ${LONGEST_NAME} characters`);
  if (!scopes) throw new BroadsheetError('usage', `--scope takes ${SCOPES.join(', ')}`);
  if (ms === undefined) throw new BroadsheetError('usage', `--expires takes a time like 90d, 12h or 30m, at most ${MOST_DAYS}d`);
  const { token, text } = newToken({ name, scopes, ...(await ownerOf(store, options['account'])) }, Date.now(), ms);
  await store.tokens.put(token);
  if (options['json'] === true) process.stdout.write(JSON.stringify({ ...told(token), token: text }) + '\n');
  else
    process.stdout.write(
      `${text}\nIt is shown this once. It may ${scopes.join(', ')} until ${day(token.expiresAt)}; broadsheet token remove ${token.id} takes it back.\n`,
    );
}

/** Whose it is to be: what is done at the desk is signed with a name. */
async function ownerOf(store: Store, name: unknown): Promise<Pick<Token, 'accountId'>> {
  if (typeof name !== 'string') return {};
  const account = await store.accounts.byName(name);
  if (!account) throw new BroadsheetError('account', `There is no account ${name}`);
  return { accountId: account.id };
}

async function remove(store: Store, id: string): Promise<void> {
  const token = await store.tokens.get(id);
  if (!token) throw new BroadsheetError('not-found', `There is no token ${id}`);
  await store.tokens.remove(id);
  process.stdout.write(`${token.name} (${id}) is taken back.\n`);
}
