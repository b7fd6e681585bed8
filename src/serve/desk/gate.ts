import type { Context, MiddlewareHandler } from 'hono';
import type { Mode } from '../../model/allowance.ts';
import { Access } from '../api/access.ts';
import { isData, MCP_PATH } from '../api/problem.ts';
import type { Edge } from '../edge.ts';
import type { Desk } from './desk.ts';
import { feedReader } from './feed-key.ts';
import { peerOf } from './peer.ts';
import { hasToken } from './visitor.ts';

/** What anyone may have: the way in, and what its page is made of. */
const OPEN = new Set(['/login', '/style.css', '/icon.svg', '/robots.txt', '/setup', '/setup/account']);

/** Where anybody may read a public paper, by the first part of an address; everything else is for who signs in. */
const READ_BY_ANYBODY = new Set(
  ' section story article saga hub who where source compare verify since search corrections method log keys front openapi mcp feed.xml feed.atom feed.json paper.js sitemap sitemap.xml'.split(
    ' ',
  ),
);

/** Whether a request only reads what anybody may read of a public paper. */
export function isOpen(c: Context): boolean {
  const { method, path } = c.req,
    first = path.split('/', 2)[1] ?? '';
  return (method === 'GET' || method === 'HEAD' || path === MCP_PATH) && (READ_BY_ANYBODY.has(first) || READ_BY_ANYBODY.has(first.replace(/\.json$/, '')));
}

/**
 * Who may pass. While nobody can sign in, the paper is open to this machine and shut to all others, also to those whom a proxy on it brings in; from the first account on
 * everything is behind the login, for this machine too, since a proxy on it would bring the world in. A public paper is read by anybody, and nothing else.
 */
export function gate(edge: Edge, desk: Desk, mode: Mode = 'private'): MiddlewareHandler {
  const access = new Access(desk),
    isElsewhere = (c: Context): boolean => desk.beyond || !peerOf(c, desk.trusted).here;
  return async (c, next) => {
    const { account, alone } = c.get('visitor');
    if (isData(c.req.path)) {
      if (alone && isElsewhere(c) && !(mode === 'public' && isOpen(c))) return edge.fail(c, 'closed');
      const refused = await access.admit(c);
      if (refused) return refused;
      if (c.get('token')) return next();
    }
    if (account || OPEN.has(c.req.path) || (mode === 'public' && isOpen(c))) return next();
    if (alone) return isElsewhere(c) ? edge.fail(c, 'closed') : next();
    if (await feedReader(desk, c)) return next();
    if (isData(c.req.path) || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return edge.fail(c, 'signin');
    if (isFeed(c.req.path)) return c.text('', 401);
    const url = new URL(c.req.url);
    c.header('Cache-Control', 'no-store');
    return c.redirect(`/login?next=${encodeURIComponent(url.pathname + url.search)}`, 303);
  };
}

export function isFeed(path: string): boolean {
  return /\/feed\.(?:xml|atom|json)$/.test(path);
}

/** A place on this site to go on to; the front page where what was asked is none. */
export function placeToGo(asked: string | undefined): string {
  const base = 'http://here.invalid';
  if (asked === undefined || asked.length > 1000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked) || !URL.canParse(asked, base)) return '/';
  const url = new URL(asked, base);
  return url.origin === base && !url.pathname.startsWith('//') && !/^\/(?:login|logout)\b/.test(url.pathname) ? url.pathname + url.search : '/';
}

/** The fields of a form of ours that may be acted upon; else the answer that says why not. */
export async function formOf(edge: Edge, desk: Desk, c: Context): Promise<FormData | Response> {
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(c.req.header('content-type') ?? '')) return edge.fail(c, 'wrong');
  let form: FormData;
  try {
    form = await c.req.formData();
  } catch {
    return edge.fail(c, 'wrong');
  }
  if (!hasToken(desk, c, form)) return edge.fail(c, 'stale');
  const { session } = c.get('visitor');
  // A form can be long in coming: who was signed out meanwhile does nothing more.
  return session && !(await desk.store.accounts.signedIn(session.hash, desk.clock())) ? edge.fail(c, 'signin') : form;
}
export const isAnswer = (given: FormData | Response): given is Response => given instanceof Response;

/** A field's text, without what no text holds. */
export function field(form: FormData, name: string, most = 2000): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/\0/g, '').slice(0, most).toWellFormed() : '';
}
