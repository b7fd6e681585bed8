import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Account, SignedIn } from '../../model/account.ts';
import type { Token } from '../../model/token.ts';
import type { Desk } from './desk.ts';

/** Who asks. */
export interface Visitor {
  readonly account?: Account;
  readonly session?: SignedIn;
  /** Nobody may sign in yet: this machine's user is the paper's only reader. */
  readonly alone: boolean;
}

declare module 'hono' {
  interface ContextVariableMap {
    visitor: Visitor;
    /** What a program sent in place of signing in; it says alone what it may do. */
    token?: Token;
    /** What it is told of how much it may still ask. */
    limits?: Readonly<Record<string, string>>;
    formId: string;
  }
}

const DAY = 86_400_000;
export const SESSION_MS = 30 * DAY;
/** As long as browsers keep a cookie at all. */
const KNOWN_MS = 400 * DAY;
const SESSION = 'session',
  KNOWN = 'known',
  FORM = 'form';

/** A cookie's name; browsers take `__Host-` only over HTTPS, for one host and all its paths. */
function cookieName(desk: Desk, name: string): string {
  return desk.secure ? `__Host-broadsheet-${name}` : `broadsheet-${name}`;
}
const cookieOptions = (desk: Desk, ms: number) => ({ httpOnly: true, secure: desk.secure, sameSite: 'Lax', path: '/', maxAge: Math.floor(ms / 1000) }) as const;

export function readCookie(desk: Desk, c: Context, name: string): string | undefined {
  return getCookie(c, cookieName(desk, name));
}
export function writeCookie(desk: Desk, c: Context, name: string, value: string, ms: number): void {
  setCookie(c, cookieName(desk, name), value, cookieOptions(desk, ms));
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Signs a browser in, with a token that it has not had before, and ends the session it had; false where the password has been
 * changed or the account removed since it was read.
 */
export async function signIn(desk: Desk, c: Context, account: Account): Promise<boolean> {
  const token = randomBytes(32).toString('base64url'),
    now = desk.clock(),
    before = c.get('visitor').session;
  const done = await desk.store.in(async (tx) => {
    if ((await tx.accounts.get(account.id))?.password !== account.password) return false;
    if (before) await tx.accounts.signOut(before.hash);
    await tx.accounts.signIn({ hash: hashOf(token), accountId: account.id, createdAt: now, expiresAt: now + SESSION_MS });
    return true;
  });
  if (!done) return false;
  writeCookie(desk, c, SESSION, token, SESSION_MS);
  writeCookie(desk, c, KNOWN, `${account.id}.${desk.keys.sign('known', account.id)}`, KNOWN_MS);
  return true;
}
/** The id of the account that this browser has signed in with before. */
export function knownTo(desk: Desk, c: Context): string | undefined {
  const [id = '', mac = ''] = (readCookie(desk, c, KNOWN) ?? '').split('.');
  return id !== '' && same(mac, desk.keys.sign('known', id)) ? id : undefined;
}
export function forgetSession(desk: Desk, c: Context): void {
  writeCookie(desk, c, SESSION, '', 0);
}

async function visitorOf(desk: Desk, c: Context): Promise<Visitor> {
  const token = readCookie(desk, c, SESSION),
    known = token && /^[\w-]{43}$/.test(token) ? await desk.store.accounts.signedIn(hashOf(token), desk.clock()) : undefined;
  return known ? { ...known, alone: false } : { alone: (await desk.store.accounts.all()).length === 0 };
}

/** Finds out who asks, for every request. */
export function knowVisitor(desk: Desk): MiddlewareHandler {
  return async (c, next) => {
    c.set('visitor', await visitorOf(desk, c));
    await next();
  };
}

/** The token that a form of this visitor carries. Without a session it is tied to a cookie of its own. */
export function formToken(desk: Desk, c: Context): string {
  const { session } = c.get('visitor');
  if (session) return desk.keys.sign('form', session.hash);
  let id = c.get('formId') ?? readCookie(desk, c, FORM);
  if (!id || !/^[\w-]{22}$/.test(id)) {
    id = randomBytes(16).toString('base64url');
    writeCookie(desk, c, FORM, id, DAY);
  }
  c.set('formId', id);
  return desk.keys.sign('form', id);
}

/** Whether a form that came in carries this visitor's token. */
export function hasToken(desk: Desk, c: Context, form: FormData): boolean {
  const { session } = c.get('visitor'),
    bound = session?.hash ?? readCookie(desk, c, FORM);
  return bound !== undefined && bound !== '' && same(String(form.get('token') ?? ''), desk.keys.sign('form', bound));
}

/** Compares without telling by its time where two texts differ. */
export function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
