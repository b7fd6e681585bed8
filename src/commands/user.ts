import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { BroadsheetError } from '../errors.ts';
import { isName, isUsable, newAccount } from '../serve/desk/login.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../serve/desk/password.ts';
import type { Store } from '../store/store.ts';
import { withStore } from './open.ts';
import type { Run } from './table.ts';

/** `user list`, `user add NAME`, `user password NAME`, `user remove NAME`. */
export const run: Run = async ([what = 'list', name], options) =>
  withStore(async ({ store }) => {
    if (what === 'list') return list(store, options['json'] === true);
    if (name === undefined) throw new BroadsheetError('usage', `user ${what} wants a name`);
    if (what === 'add') await add(store, name);
    else if (what === 'password') await changePassword(store, name);
    else if (what === 'remove') await remove(store, name);
    else throw new BroadsheetError('usage', `user knows list, add, password and remove, not "${what}"`);
    return 0;
  });

async function list(store: Store, json: boolean): Promise<number> {
  const rows = (await store.accounts.all()).map((a) => ({ name: a.name, since: new Date(a.createdAt).toISOString() }));
  if (json) process.stdout.write(JSON.stringify(rows) + '\n');
  else
    process.stdout.write(
      rows.length === 0 ? 'Nobody can sign in yet: broadsheet user add NAME\n' : rows.map((r) => `${r.name}  since ${r.since.slice(0, 10)}\n`).join(''),
    );
  return 0;
}

async function add(store: Store, name: string): Promise<void> {
  if (!isName(name)) throw new BroadsheetError('account', 'A name has 1 to 60 letters, digits, dots or dashes');
  if (await store.accounts.byName(name)) throw new BroadsheetError('account', `There is an account ${name} already`);
  await store.accounts.put(await newAccount(name, await askPassword(), Date.now()));
  process.stdout.write(`${name} can sign in.\n`);
}

async function changePassword(store: Store, name: string): Promise<void> {
  const account = await known(store, name),
    { password } = await newAccount(name, await askPassword(), Date.now());
  await store.in(async (tx) => {
    // Typing takes its time: what was done to the account meanwhile stays done.
    const now = await tx.accounts.get(account.id);
    if (!now) throw new BroadsheetError('account', `There is no account ${name} any more`);
    await tx.accounts.put({ ...now, password, feedTurn: now.feedTurn + 1 });
    await tx.accounts.signOutAll(account.id);
    await tx.tokens.removeOf(account.id);
  });
  process.stdout.write(
    `The password of ${account.name} is changed; every browser is signed out, their tokens are taken back, and the addresses of their feeds are new.\n`,
  );
}

async function remove(store: Store, name: string): Promise<void> {
  const account = await known(store, name);
  await store.accounts.remove(account.id);
  process.stdout.write(`${account.name} is removed, with what they had marked.\n`);
}

async function known(store: Store, name: string): Promise<NonNullable<Awaited<ReturnType<Store['accounts']['byName']>>>> {
  const account = await store.accounts.byName(name);
  if (!account) throw new BroadsheetError('account', `There is no account ${name}`);
  return account;
}

/** From the terminal without showing it, else the first line of standard input; never from the command line, which others can see. */
async function askPassword(): Promise<string> {
  const given = process.stdin.isTTY ? await hidden('Password: ') : ((await text(process.stdin)).split(/\r?\n/)[0] ?? '');
  if (!isUsable(given)) throw new BroadsheetError('account', `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters`);
  return given;
}

function hidden(prompt: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() }),
    lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(prompt);
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      lines.close();
      process.stderr.write('\n');
      resolve(line);
    });
    lines.once('close', () => resolve(''));
  });
}
