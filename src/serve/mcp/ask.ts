import { Hono } from 'hono';
import { ERRORS, type ErrorCode } from '../../errors.ts';
import { problem, Refusal } from '../api/problem.ts';
import type { Answerer } from '../api/routes.ts';

export type Fields = Readonly<Record<string, unknown>>;
/** Asks an address of the API within the process: the same views, rights, bounds and codes as over HTTP. */
export type Ask = (path: readonly string[], query?: Readonly<Record<string, string | undefined>>) => Promise<Fields | Refusal>;

/**
 * @param answerer what answers; of a public paper that of its anybody.
 * @param onError told of errors that should not happen.
 */
export function askOf(answerer: Answerer, onError?: (error: unknown) => void): Ask {
  const app = new Hono();
  app.onError((error, c) => {
    onError?.(error);
    return problem(c, new Refusal('internal'));
  });
  app.use(async (c) => (await answerer(c)) ?? problem(c, new Refusal('not-found')));
  const get = async (address: string): Promise<Fields | Refusal> => {
    const response = await app.request(address),
      moved = response.status === 301 ? response.headers.get('location') : null;
    if (moved !== null) return get(moved);
    const said = (await response.json()) as Fields;
    return response.ok ? said : refusalOf(said);
  };
  return (path, query = {}) => {
    const asked = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
    return get(`/${path.map((part) => encodeURIComponent(part)).join('/')}.json?${asked.toString()}`);
  };
}

/** The particulars of a problem, without what to do, which stands in the table. */
function refusalOf({ code, detail }: Fields): Refusal {
  const known = code as ErrorCode,
    { todo } = ERRORS[known];
  return new Refusal(known, typeof detail === 'string' && detail.endsWith(`. ${todo}`) ? detail.slice(0, -todo.length - 2) : '');
}
