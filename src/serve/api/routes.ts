import type { Context } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import type { Cache } from '../cache.ts';
import { cacheOf, etagOf, sendWire, type Edge } from '../edge.ts';
import { acceptedLanguages } from '../reader.ts';
import { wireOf, type Wire } from '../wire.ts';
import { perform } from './action.ts';
import { openApi } from './openapi.ts';
import { Moved, readQuery, type Operation } from './operation.ts';
import { ACTIONS, OPERATIONS } from './operations.ts';
import { lacking, problem, Refusal } from './problem.ts';

/** Answers that are kept while they are fresh. */
const KEPT = 60;
const JSON_TYPE = 'application/json; charset=utf-8';

interface Made {
  readonly wire: Wire;
  readonly etag: string;
}

/** Answers what is asked for as data; undefined where there is no such address. */
export type Answerer = (c: Context) => Promise<Response | undefined>;

/** Every page as data, and what says which there are. */
export function answerer(edge: Edge): Answerer {
  const kept = cacheOf<Made | Refusal | Moved>(edge.store, KEPT),
    router = new TrieRouter<(c: Context, key: string) => Response | Promise<Response>>();
  let described: Made | undefined;
  router.add('GET', '/openapi.json', (c) => send(edge, c, (described ??= made(openApi(edge.base))), false));
  for (const operation of OPERATIONS) router.add('GET', routeOf(operation.path), (c, key) => answer(edge, kept, operation, key, c));
  return async (c) => {
    const [found] = router.match('GET', c.req.path)[0];
    if (!found) return undefined;
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return found[0](c, decoded((found[1] as Readonly<Record<string, string>>)['key'] ?? ''));
    const action = ACTIONS.find((a) => a.path === c.req.path);
    if (action && c.req.method === 'POST') return perform(edge, action, c);
    c.header('Allow', action ? 'GET, HEAD, POST' : 'GET, HEAD');
    return problem(c, new Refusal('method-wrong'));
  };
}

/** As it was before it was made part of an address; as it stands there where it is no UTF-8. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** `/story/{id}.json` as a route: what stands for `{id}` is `key`, still with its ending. */
const routeOf = (path: string): string => path.replace(/\{\w+\}\.json$/, ':key{[^/]+\\.json}');

async function answer(edge: Edge, kept: Cache<Made | Refusal | Moved>, operation: Operation, asked: string, c: Context): Promise<Response> {
  const token = c.get('token');
  if (token && !token.scopes.includes(operation.scope)) return lacking(c, operation.scope);
  const query = readQuery(operation, c.req.queries());
  if (query instanceof Refusal) return problem(c, query);
  const key = asked.replace(/\.json$/, '').replaceAll('\0', ''),
    langs = operation.isByLanguage ? acceptedLanguages(c.req.header('accept-language')).join(',') : '',
    fresh = edge.replayed ? 0 : operation.fresh,
    name = JSON.stringify([operation.id, key, query, langs]),
    found = await kept.get(name, edge.clock(), fresh, () => run(edge, operation, { key, query, c }));
  if (found instanceof Refusal) return problem(c, found);
  if (!(found instanceof Moved)) return send(edge, c, found, operation.isByLanguage);
  // A merge can be taken back: who keeps the answer has to ask again.
  c.header('Cache-Control', 'no-cache');
  return c.redirect(found.to, 301);
}

async function run(
  edge: Edge,
  operation: Operation,
  asked: { readonly key: string; readonly query: unknown; readonly c: Context },
): Promise<Made | Refusal | Moved> {
  const found = await operation.run(edge, asked);
  return found instanceof Refusal || found instanceof Moved ? found : made(found);
}

function made(data: unknown): Made {
  const text = JSON.stringify(data);
  return { wire: wireOf(text), etag: etagOf(text) };
}

function send({ desk }: Edge, c: Context, { wire, etag }: Made, isByLanguage: boolean): Response {
  c.header('Cache-Control', desk.forgets ? 'public, no-cache' : 'private, no-cache');
  c.header('Vary', `Authorization, Cookie${isByLanguage ? ', Accept-Language' : ''}`);
  return sendWire(c, wire, etag, JSON_TYPE);
}
