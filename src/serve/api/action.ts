import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Account } from '../../model/account.ts';
import type { Scope, Token } from '../../model/token.ts';
import type { Edge } from '../edge.ts';
import { lacking, problem, Refusal } from './problem.ts';

/** What was done, and where it is told; or that it had been done by the same request before. */
export interface Done<A> {
  readonly answer: A;
  readonly at: string;
  readonly before: boolean;
}

/** One address of the API to which something is sent that is then done. */
export interface Action<B extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  /** Its name in OpenAPI. */
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly scope: Scope;
  readonly body: B;
  readonly answer: A;
  /** @param sending what tells one sending from another, where its sender says so. */
  run(edge: Edge, asked: { readonly body: z.output<B>; readonly account: Account; readonly sending?: string }): Promise<Done<z.output<A>> | Refusal>;
}

/** As many characters of `Idempotency-Key` are read. */
export const LONGEST_KEY = 255;

/**
 * Does what was sent. Only a token can ask for it: what a browser adds by itself (a cookie) does not, whoever wrote the page that it sends from.
 */
export async function perform(edge: Edge, action: Action, c: Context): Promise<Response> {
  const asked = await askedOf(edge, action, c);
  if (asked instanceof Refusal) return refuse(c, action, asked);
  const done = await action.run(edge, asked);
  if (done instanceof Refusal) return problem(c, done);
  c.header('Location', done.at);
  return c.json(done.answer as object, done.before ? 200 : 201);
}

async function askedOf(edge: Edge, { scope, body: shape }: Action, c: Context): Promise<Parameters<Action['run']>[1] | Refusal> {
  const token = c.get('token'),
    sending = c.req.header('idempotency-key');
  if (!token) return new Refusal('token-needed');
  if (!token.scopes.includes(scope)) return new Refusal('scope-insufficient');
  if (token.accountId === undefined) return new Refusal('account-needed');
  if (Object.keys(c.req.queries()).length > 0) return new Refusal('parameter-unknown', 'What is asked for stands in the body');
  if (sending !== undefined && !(sending.length <= LONGEST_KEY && /^[\x21-\x7e]+$/.test(sending)))
    return new Refusal('body-invalid', `Idempotency-Key has 1 to ${LONGEST_KEY} visible characters`);
  const text = await c.req.text(),
    // Only now: a body can be long in coming, and what was taken back meanwhile does nothing more.
    account = await stillOf(edge, token);
  if (account instanceof Refusal) return account;
  const body = read(shape, c.req.header('content-type'), text);
  return body instanceof Refusal ? body : { body, account, ...(sending === undefined ? {} : { sending }) };
}

/** The account of a token that still is what it was. */
async function stillOf({ store, clock }: Edge, { id, hash, accountId }: Token): Promise<Account | Refusal> {
  const [token, account] = await Promise.all([store.tokens.get(id), accountId === undefined ? undefined : store.accounts.get(accountId)]);
  if (token?.hash !== hash || !account) return new Refusal('token-invalid');
  return token.expiresAt > clock() ? account : new Refusal('token-expired');
}

function read(shape: z.ZodType, type: string | undefined, text: string): unknown {
  if (!/^application\/json\s*(?:;|$)/i.test(type ?? '')) return new Refusal('body-invalid', 'Its Content-Type is application/json');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return new Refusal('body-invalid', 'It is no JSON');
  }
  const found = shape.safeParse(given),
    [issue] = found.error?.issues ?? [];
  return found.success
    ? found.data
    : new Refusal('body-invalid', [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ').toWellFormed().slice(0, 300));
}

/** RFC 6750, section 3.1. */
function refuse(c: Context, { scope }: Action, refusal: Refusal): Response {
  if (refusal.code === 'token-needed') c.header('WWW-Authenticate', 'Bearer realm="broadsheet"');
  if (refusal.code === 'token-invalid' || refusal.code === 'token-expired') c.header('WWW-Authenticate', 'Bearer realm="broadsheet", error="invalid_token"');
  return refusal.code === 'scope-insufficient' ? lacking(c, scope) : problem(c, refusal);
}
