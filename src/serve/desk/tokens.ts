import type { Context, Hono } from 'hono';
import type { Account } from '../../model/account.ts';
import { SCOPES } from '../../model/token.ts';
import type { Edge } from '../edge.ts';
import type { Words } from '../words.ts';
import type { Desk } from './desk.ts';
import { field, formOf, isAnswer } from './gate.ts';
import { LIFETIMES, tokensPage, type TypedToken } from './page-tokens.ts';
import { isTokenId, lifetimeOf, LONGEST_NAME, newToken, newTokenId } from './token.ts';
import { formToken } from './visitor.ts';

/** The most that one account keeps. */
const MOST = 50;

/** `/account/tokens`: a reader's own tokens, made, listed and taken back. */
export function tokenRoutes(edge: Edge, desk: Desk, app: Hono): void {
  app.get('/account/tokens', (c) => show(edge, desk, c, c.req.query('done') === 'remove' ? { told: edge.reader(c).say('token.removed') } : {}));
  app.post('/account/tokens', (c) => make(edge, desk, c));
  app.post('/account/tokens/:id', (c) => remove(edge, desk, c));
}

interface Said {
  readonly told?: Words;
  readonly wrong?: Words;
  readonly typed?: TypedToken;
  /** The text of the token that was made just now. */
  readonly text?: string;
}

async function show(edge: Edge, desk: Desk, c: Context, said: Said): Promise<Response> {
  const { account } = c.get('visitor'),
    tokens = account ? await desk.store.tokens.ofAccount(account.id) : [];
  return edge.send(
    c,
    tokensPage(edge.reader(c), {
      token: formToken(desk, c),
      signedIn: account !== undefined,
      tokens: tokens.toSorted((a, b) => b.createdAt - a.createdAt),
      nextId: newTokenId(),
      now: desk.clock(),
      ...said,
    }),
  );
}

async function make(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const { account } = c.get('visitor'),
    reader = edge.reader(c),
    typed = typedIn(form),
    refuse = (status: 400 | 409, wrong: Words): Promise<Response> => {
      c.status(status);
      return show(edge, desk, c, { wrong, typed });
    };
  if (!account) return edge.fail(c, 'signin');
  const name = typed.name.replace(/\s+/g, ' ').trim(),
    ms = LIFETIMES.some((days) => String(days) === typed.days) ? lifetimeOf(`${typed.days}d`) : undefined,
    id = field(form, 'id', 17);
  if (!isTokenId(id)) return edge.fail(c, 'wrong');
  if (name === '' || name.length > LONGEST_NAME) return refuse(400, reader.count('token.wrong.name', LONGEST_NAME));
  if (typed.scopes.length === 0) return refuse(400, reader.say('token.wrong.scopes'));
  if (ms === undefined) return refuse(400, reader.say('token.wrong.ends'));
  const { token, text } = newToken({ name, scopes: typed.scopes, accountId: account.id }, desk.clock(), ms, id),
    kept = await keep(desk, account, token);
  if (kept === 'signed-out') return edge.fail(c, 'signin');
  if (kept !== 'kept') return refuse(409, kept === 'many' ? reader.count('token.wrong.many', MOST) : reader.say('token.wrong.again'));
  return show(edge, desk, c, { text });
}

/** Keeps a token of an account that is still there. A form that is sent twice makes one: the second would be shown in place of the first, which nobody then knows of. */
function keep(desk: Desk, account: Account, token: ReturnType<typeof newToken>['token']): Promise<'kept' | 'many' | 'again' | 'signed-out'> {
  return desk.store.in(async (tx) => {
    // Its row is held by that: with a new password tokens are taken back, and none is made under the old one.
    if (!(await tx.accounts.replace(account, account))) return 'signed-out';
    if (await tx.tokens.get(token.id)) return 'again';
    if ((await tx.tokens.ofAccount(account.id)).length >= MOST) return 'many';
    await tx.tokens.put(token);
    return 'kept';
  });
}

const typedIn = (form: FormData): TypedToken => {
  const asked = new Set(form.getAll('scope[]').map(String));
  return { name: field(form, 'name', LONGEST_NAME + 1), scopes: SCOPES.filter((s) => asked.has(s)), days: field(form, 'days', 6) };
};

async function remove(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const { account } = c.get('visitor'),
    id = c.req.param('id') ?? '';
  if (!account) return edge.fail(c, 'signin');
  const token = isTokenId(id) ? await desk.store.tokens.get(id) : undefined;
  // Of another's token it is not said that there is one.
  if (token?.accountId !== account.id) return edge.fail(c, 'missing');
  await desk.store.tokens.remove(id);
  return c.redirect('/account/tokens?done=remove', 303);
}
