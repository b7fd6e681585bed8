import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Edge } from '../edge.ts';
import { keysPage } from '../pages/keys.ts';

/** Read by the paper's script too, so it is not kept from scripts; it says nothing of anybody. */
const COOKIE = 'broadsheet-keys';
const YEAR_S = 365 * 86_400;

/** `/keys`: what single keys do, and the switch that turns them off in this browser. */
export function keyRoutes(edge: Edge, app: Hono): void {
  app.get('/keys', (c) => edge.send(c, keysPage(edge.reader(c), getCookie(c, COOKIE) !== 'off')));
  app.post('/keys', (c) => turn(edge, c));
}

async function turn(edge: Edge, c: Context): Promise<Response> {
  const chosen = (await c.req.parseBody().catch(() => ({}) as Record<string, unknown>))['keys'];
  if (chosen !== 'on' && chosen !== 'off') return edge.fail(c, 'wrong');
  setCookie(c, COOKIE, chosen, { path: '/', sameSite: 'Lax', secure: edge.desk.secure, maxAge: chosen === 'off' ? YEAR_S : 0 });
  return c.redirect('/keys', 303);
}
