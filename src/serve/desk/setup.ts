import type { Context, Hono } from 'hono';
import type { Account } from '../../model/account.ts';
import type { Store } from '../../store/store.ts';
import type { Edge } from '../edge.ts';
import type { Words } from '../words.ts';
import type { Desk } from './desk.ts';
import { field, formOf, isAnswer } from './gate.ts';
import { isName, isUsable, newAccount } from './login.ts';
import { adoptMarks } from './marks.ts';
import { addForms } from './page-feeds.ts';
import { setupPage } from './page-login.ts';
import { LONGEST_PASSWORD } from './password.ts';
import { peerOf } from './peer.ts';
import { formToken, signIn } from './visitor.ts';

/** `/setup`: the first account, and the first feeds. */
export function setupRoutes(edge: Edge, desk: Desk, app: Hono): void {
  app.get('/setup', (c) => show(edge, desk, c, {}));
  app.post('/setup/account', (c) => first(edge, desk, c));
}

function show(edge: Edge, desk: Desk, c: Context, said: { readonly name?: string; readonly wrong?: Words }): Response {
  const { account, alone } = c.get('visitor'),
    reader = edge.reader(c),
    token = formToken(desk, c),
    may = account !== undefined || mayMake(desk, c);
  return edge.send(
    c,
    setupPage(reader, {
      token,
      account: !alone ? 'there' : mayMake(desk, c) ? 'make' : 'elsewhere',
      ...(may && desk.tools ? { feeds: addForms(reader, token, true) } : {}),
      ...said,
    }),
  );
}

/** The first account is made on the machine itself: the first of the world to come by must not own the paper. */
function mayMake(desk: Desk, c: Context): boolean {
  return c.get('visitor').alone && !desk.beyond && peerOf(c, desk.trusted).here;
}

async function first(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const name = field(form, 'name', 61).trim(),
    password = field(form, 'password', LONGEST_PASSWORD + 1),
    { say } = edge.reader(c);
  if (!mayMake(desk, c)) return edge.fail(c, 'closed');
  const wrong = !isName(name) ? 'account.badname' : !isUsable(password) ? 'account.short' : undefined;
  if (wrong !== undefined) {
    c.status(400);
    return show(edge, desk, c, { name, wrong: say(wrong) });
  }
  const account = await newAccount(name, password, desk.clock());
  if (!(await putFirst(desk.store, account))) return edge.fail(c, 'closed');
  await signIn(desk, c, account);
  await adoptMarks(desk, c, account);
  return c.redirect('/setup', 303);
}

/** Puts an account where there is none; false where there is one. Of two that come at once the later waits at the choice's row, and then sees the earlier's account. */
export const putFirst = (store: Store, account: Account): Promise<boolean> =>
  store.in(async (tx) => {
    await tx.choices.put('first-account', account.id);
    if ((await tx.accounts.all()).length > 0) return false;
    await tx.accounts.put(account);
    return true;
  });
