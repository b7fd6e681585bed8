import { randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Account } from '../../model/account.ts';
import type { Edge } from '../edge.ts';
import type { Words } from '../words.ts';
import type { Desk } from './desk.ts';
import { feedKey } from './feed-key.ts';
import { field, formOf, isAnswer, placeToGo } from './gate.ts';
import { adoptMarks } from './marks.ts';
import { accountPage, loginPage } from './page-login.ts';
import { hashPassword, isBusy, isPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts';
import { networkOf, peerOf } from './peer.ts';
import { forgetSession, formToken, knownTo, signIn } from './visitor.ts';

const BUSY_MS = 10_000;

/** `/login`, `/logout`, `/account`. */
export function loginRoutes(edge: Edge, desk: Desk, app: Hono): void {
  app.get('/login', async (c) => {
    const next = placeToGo(c.req.query('next'));
    if (c.get('visitor').account) return c.redirect(next, 303);
    return showLogin(edge, desk, c, { next });
  });
  app.post('/login', (c) => login(edge, desk, c));
  app.post('/logout', async (c) => leave(edge, desk, c, 'here'));
  app.post('/logout/all', async (c) => leave(edge, desk, c, 'everywhere'));
  app.get('/account', (c) => showAccount(edge, desk, c, {}));
  app.post('/account/password', (c) => changePassword(edge, desk, c));
  app.post('/account/key', (c) => newKey(edge, desk, c));
}

async function showLogin(
  edge: Edge,
  desk: Desk,
  c: Context,
  view: { readonly next: string; readonly name?: string; readonly wrong?: Words },
): Promise<Response> {
  const possible = !c.get('visitor').alone;
  return edge.send(c, loginPage(edge.reader(c), { ...view, possible, token: formToken(desk, c) }));
}

async function login(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const name = field(form, 'name', 60),
    password = field(form, 'password', LONGEST_PASSWORD),
    next = placeToGo(field(form, 'next')),
    account = await desk.store.accounts.byName(name),
    attempt = {
      name: name.normalize('NFKC').trim().toLowerCase(),
      network: networkOf(peerOf(c, desk.trusted).address),
      known: account !== undefined && knownTo(desk, c) === account.id,
    },
    reader = edge.reader(c),
    wait = Math.max(desk.attempts.wait(attempt, desk.clock()), isBusy() ? BUSY_MS : 0);
  if (wait > 0) {
    c.status(429);
    c.header('Retry-After', String(Math.ceil(wait / 1000)));
    return showLogin(edge, desk, c, { next, name, wrong: reader.count('login.wait', Math.ceil(wait / 60_000)) });
  }
  // Counted before it is known: attempts made at once would all be let in otherwise.
  desk.attempts.failed(attempt, desk.clock());
  if (!(await isPassword(password, account?.password)) || !account || !(await signIn(desk, c, account))) {
    c.status(401);
    return showLogin(edge, desk, c, { next, name, wrong: reader.say('login.wrong') });
  }
  desk.attempts.succeeded(attempt);
  await adoptMarks(desk, c, account);
  return c.redirect(next, 303);
}

async function leave(edge: Edge, desk: Desk, c: Context, where: 'here' | 'everywhere'): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const { session } = c.get('visitor');
  if (session && where === 'here') await desk.store.accounts.signOut(session.hash);
  if (session && where === 'everywhere') await desk.store.accounts.signOutAll(session.accountId);
  forgetSession(desk, c);
  return c.redirect('/login', 303);
}

async function showAccount(edge: Edge, desk: Desk, c: Context, said: { readonly told?: Words; readonly wrong?: Words }): Promise<Response> {
  const { account } = c.get('visitor'),
    sessions = account ? await desk.store.accounts.sessions(account.id, desk.clock()) : 0,
    key = account && feedKey(desk, account),
    feeds = key === undefined ? [] : ['xml', 'atom', 'json'].map((ending) => `${edge.base}/feed.${ending}?key=${key}`);
  return edge.send(c, accountPage(edge.reader(c), { token: formToken(desk, c), sessions, feeds, ...(account ? { account } : {}), ...said }));
}

async function changePassword(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const { account, session } = c.get('visitor'),
    { say, count } = edge.reader(c);
  if (!account || !session) return edge.fail(c, 'signin');
  const attempt = { name: account.id, network: networkOf(peerOf(c, desk.trusted).address) },
    wait = desk.attempts.wait(attempt, desk.clock()),
    next = field(form, 'new', LONGEST_PASSWORD + 1);
  if (wait > 0) return refuse(429, count('login.wait', Math.ceil(wait / 60_000)));
  if (!isUsable(next)) return refuse(400, say('account.short'));
  desk.attempts.failed(attempt, desk.clock());
  if (!(await isPassword(field(form, 'old', LONGEST_PASSWORD), account.password))) return refuse(401, say('login.wrong'));
  desk.attempts.succeeded(attempt);
  const password = await hashPassword(next);
  const changed = await desk.store.in(async (tx) => {
    if (!(await tx.accounts.replace(account, { ...account, password }))) return false;
    await tx.accounts.signOutAll(account.id, session.hash);
    // Whoever knew the old one can have made some.
    await tx.tokens.removeOf(account.id);
    return true;
  });
  // Somebody else was faster: what they did (a new password, the account's end) is not undone.
  if (!changed) return edge.fail(c, 'stale');
  return showAccount(edge, desk, c, { told: say('account.changed') });

  function refuse(status: 400 | 401 | 429, wrong: Words): Promise<Response> {
    c.status(status);
    return showAccount(edge, desk, c, { wrong });
  }
}

async function newKey(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const { account } = c.get('visitor');
  if (!account) return edge.fail(c, 'signin');
  if (!(await desk.store.accounts.replace(account, { ...account, feedTurn: account.feedTurn + 1 }))) return edge.fail(c, 'stale');
  return c.redirect('/account', 303);
}

export function isUsable(password: string): boolean {
  return [...password].length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD;
}

/** A name that can be typed, shown and told apart. */
export function isName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,59}$/u.test(name);
}

/** An account with an id of its own: one that is made again under a name does not get what the old one had. */
export async function newAccount(name: string, password: string, now: number): Promise<Account> {
  return { id: randomBytes(12).toString('hex'), name, password: await hashPassword(password), createdAt: now, feedTurn: 0 };
}
