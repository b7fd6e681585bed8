import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';
import { newAccount } from '../../src/serve/desk/login.ts';
import { newToken } from '../../src/serve/desk/token.ts';
import { onBoth } from '../contract/engines.ts';
import { objections } from '../promises/allowed.ts';
import { appOf, browser, formsIn, type App, type Browser } from './browser.ts';

const PASSWORD = 'nine herons by the weir',
  DAY = 86_400_000,
  START = Date.UTC(2025, 5, 2, 12),
  PAGE = '/account/tokens';
const SHAPE = /broadsheet_([0-9a-f]{16})_[\w-]{43}/;
const [ida, otto] = await Promise.all([newAccount('Ida', PASSWORD, START), newAccount('Otto', PASSWORD, START)]);

async function signedIn(app: App, name: string): Promise<Browser> {
  const one = browser(app);
  await one.send('/login', '/login', { name, password: PASSWORD });
  return one;
}
const asking = async (app: App, text: string, path = '/front.json'): Promise<number> =>
  (await app.request(path, { headers: { host: 'localhost:8080', authorization: `Bearer ${text}` } }, { incoming: { socket: { remoteAddress: '127.0.0.1' } } }))
    .status;
const textIn = (html: string): string => SHAPE.exec(html)?.[0] ?? '';

onBoth('a reader makes a token, which is shown once, sees what becomes of it, and takes it back', async (store) => {
  let now = START;
  const app = appOf({ store, clock: () => now });
  for (const account of [ida, otto]) await store.accounts.put(account);
  const own = await signedIn(app, 'Ida'),
    other = await signedIn(app, 'Otto');
  assert.match(await own.text('/account'), new RegExp(`href="${PAGE}"`));
  const fields = { name: '  wire   desk ', 'scope[]': ['read', 'desk'], days: '7' },
    shown = await own.send(PAGE, PAGE, fields),
    html = await shown.text(),
    text = textIn(html);
  assert.equal(shown.headers.get('cache-control'), 'no-store');
  assert.deepEqual(objections(html, { revisions: [], names: new Set(['wire desk', text, text.split('_')[1] ?? '']) }), []);
  const [{ messages } = { messages: [] }] = (await new HtmlValidate().validateString(html)).results;
  assert.deepEqual(
    messages.map((m) => m.ruleId).filter((rule) => rule !== 'doctype-style' && rule !== 'no-trailing-whitespace' && rule !== 'long-title'),
    [],
  );
  const [kept] = await store.tokens.ofAccount(ida.id);
  assert.deepEqual([kept?.name, kept?.scopes, kept?.createdAt, kept?.expiresAt], ['wire desk', ['read', 'desk'], START, START + 7 * DAY]);
  assert.equal(await asking(app, text), 200);
  assert.equal(await asking(app, text, '/changes.json'), 403, 'no more than was chosen');
  const later = await own.text(PAGE);
  assert.equal(textIn(later), '', 'never again');
  for (const said of ['wire desk', 'last used 2 June', 'Act at the desk', '9 June']) assert.ok(later.replace(/<[^>]+>/g, '').includes(said), said);
  assert.ok(!(await other.text(PAGE)).includes('wire desk'), 'it is nobody else’s');

  const action = `${PAGE}/${kept?.id}`,
    foreign = formsIn(await other.text(PAGE))[0]?.hidden['token'] ?? '';
  assert.equal((await other.post(action, { token: foreign })).status, 404);
  assert.equal((await own.post(action, { token: foreign })).status, 403);
  assert.equal((await own.post(action, {})).status, 403);
  assert.equal(await asking(app, text), 200);
  assert.equal((await own.send(PAGE, action)).headers.get('location'), `${PAGE}?done=remove`);
  assert.equal(await asking(app, text), 401);
  const short = textIn(await (await own.send(PAGE, PAGE, { ...fields, days: '1' })).text());
  now += DAY;
  assert.equal(await asking(app, short), 401);
});

onBoth('a form that is wrong, foreign or sent twice makes no token', async (store) => {
  const app = appOf({ store, clock: () => START });
  for (const account of [ida, otto]) await store.accounts.put(account);
  const own = await signedIn(app, 'Ida'),
    stranger = browser(app),
    right = { name: 'x', 'scope[]': 'read', days: '90' };
  for (const [wrong, status] of [
    [{ ...right, name: ' ' }, 400],
    [{ ...right, name: 'x'.repeat(61) }, 400],
    [{ ...right, 'scope[]': 'everything' }, 400],
    [{ ...right, days: '99999' }, 400],
    [{ ...right, days: '2' }, 400],
    [{ ...right, id: 'x' }, 400],
    [{ ...right, token: 'x' }, 403],
  ] as const)
    assert.equal((await own.send(PAGE, PAGE, wrong)).status, status, JSON.stringify(wrong));
  assert.equal((await stranger.get(PAGE)).status, 303);
  assert.equal((await stranger.post(PAGE, right)).status, 401);
  assert.deepEqual(await store.tokens.all(), []);

  const { token = '', id = '' } = formsIn(await own.text(PAGE)).find((f) => f.action === PAGE)?.hidden ?? {};
  assert.equal((await own.post(PAGE, { ...right, token, id })).status, 200);
  const again = await own.post(PAGE, { ...right, name: 'another', token, id });
  assert.deepEqual([again.status, textIn(await again.text())], [409, '']);
  assert.deepEqual(
    (await store.tokens.all()).map((t) => [t.id, t.name]),
    [[id, 'x']],
  );
  for (let n = 1; n < 50; n++) await store.tokens.put(newToken({ name: 'x', scopes: ['read'], accountId: ida.id }, START, DAY).token);
  assert.equal((await own.send(PAGE, PAGE, right)).status, 409);
  assert.equal((await store.tokens.all()).length, 50);
});

onBoth('tokens go with their account, and with its password', async (store) => {
  const app = appOf({ store, clock: () => START });
  for (const account of [ida, otto]) await store.accounts.put(account);
  const own = await signedIn(app, 'Ida'),
    other = await signedIn(app, 'Otto'),
    fields = { name: 'x', 'scope[]': ['read', 'changes', 'desk'], days: '90' },
    made = textIn(await (await own.send(PAGE, PAGE, fields)).text()),
    others = textIn(await (await other.send(PAGE, PAGE, fields)).text());
  assert.deepEqual([await asking(app, made), await asking(app, others)], [200, 200]);
  assert.equal((await own.send('/account', '/account/password', { old: PASSWORD, new: 'ten geese on the green' })).status, 200);
  assert.deepEqual([await asking(app, made), await asking(app, others)], [401, 200]);
  await store.accounts.remove(otto.id);
  assert.equal(await asking(app, others), 401);
  assert.deepEqual(await store.tokens.all(), []);
});
