import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ERRORS } from '../../src/errors.ts';
import type { Scope } from '../../src/model/token.ts';
import { newAccount } from '../../src/serve/desk/login.ts';
import { lifetimeOf, newToken, scopesOf } from '../../src/serve/desk/token.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { seedEdition } from '../promises/edition.ts';
import { appOf, browser, type App } from './browser.ts';

const NOW = Date.UTC(2025, 5, 2, 12),
  DAY = 86_400_000;
let store: Store,
  now = NOW;
before(async () => {
  store = await openStore({ sqlite: ':memory:' });
  await store.accounts.put(await newAccount('ida', 'correct horse battery', NOW));
});
after(() => store.close());

const appWith = (perMinute = 0, of = store): App => appOf({ store: of, clock: () => now, settings: { perMinute } });
const ask = async (app: App, token?: string, path = '/front.json', address = '127.0.0.1', init: RequestInit = {}): Promise<Response> =>
  app.request(
    path,
    { ...init, headers: { host: 'localhost:8080', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) } },
    { incoming: { socket: { remoteAddress: address } } },
  );
async function made(scopes: readonly Scope[] = ['read'], ms = 90 * DAY): Promise<{ readonly id: string; readonly text: string }> {
  const { token, text } = newToken({ name: 'test', scopes }, now, ms);
  await store.tokens.put(token);
  return { id: token.id, text };
}
async function refused(response: Response, code: keyof typeof ERRORS, challenge?: string): Promise<void> {
  assert.deepEqual([response.status, ((await response.json()) as { code: string }).code], [ERRORS[code].status, code]);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  assert.equal(response.headers.get('www-authenticate'), challenge ?? null);
}

test('data is behind the login; a token opens it, and says when it was last used', async () => {
  const app = appWith(),
    { id, text } = await made();
  await refused(await ask(app), 'sign-in', 'Bearer realm="broadsheet"');
  assert.equal((await ask(app, text)).status, 200);
  assert.equal((await store.tokens.get(id))?.usedOn, '2025-06-02');
  assert.ok(!JSON.stringify(await store.tokens.all()).includes(text.slice(-43)), 'its secret is not stored');
  const ida = browser(app);
  await ida.send('/login', '/login', { name: 'ida', password: 'correct horse battery' });
  assert.equal((await ida.get('/front.json')).status, 200);
  // A token opens data alone, and only where it is asked for.
  assert.equal((await ask(app, text, '/')).status, 303);
  await refused(await ask(app, text, '/front.json', '127.0.0.1', { method: 'POST' }), 'method-wrong');
});

test('what a token is not gets a code each', async () => {
  const app = appWith(),
    invalid = 'Bearer realm="broadsheet", error="invalid_token"',
    { id, text } = await made(['changes']),
    short = await made(['read'], 1000);
  await refused(await ask(app, text), 'scope-insufficient', 'Bearer realm="broadsheet", error="insufficient_scope", scope="read"');
  now += 1000;
  await refused(await ask(app, short.text), 'token-expired', invalid);
  await refused(await ask(app, 'nonsense'), 'token-invalid', invalid);
  await refused(await ask(app, `${text}x`), 'token-invalid', invalid);
  await refused(await ask(app, text.slice(0, -1) + (text.endsWith('A') ? 'B' : 'A')), 'token-invalid', invalid);
  await refused(await ask(app, ''), 'token-invalid', invalid);
  await store.tokens.remove(id);
  await refused(await ask(app, text), 'token-invalid', invalid);
});

test('guesses are counted by network, and keep nobody out who was let in there before', async () => {
  const app = appWith(),
    { text } = await made(),
    other = await made();
  assert.equal((await ask(app, text, '/front.json', '192.0.2.1')).status, 200);
  for (let i = 0; i < 25; i++) await ask(app, newToken({ name: '', scopes: [] }, now, 1).text, '/front.json', '192.0.2.1');
  const blocked = await ask(app, other.text, '/front.json', '192.0.2.1');
  assert.ok(Number(blocked.headers.get('retry-after')) > 0);
  await refused(blocked, 'token-attempts');
  assert.equal((await ask(app, text, '/front.json', '192.0.2.1')).status, 200);
  assert.equal((await ask(app, other.text, '/front.json', '192.0.2.2')).status, 200);
});

test('each token may ask so often, whoever else asks', async () => {
  const app = appWith(3),
    one = await made(),
    two = await made();
  for (const left of [2, 1, 0]) {
    const response = await ask(app, one.text);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('ratelimit-policy'), '"default";q=3;w=60');
    assert.match(response.headers.get('ratelimit') ?? '', new RegExp(`^"default";r=${left};t=\\d+$`));
  }
  const over = await ask(app, one.text);
  assert.ok(Number(over.headers.get('retry-after')) > 0);
  await refused(over, 'rate-limited');
  assert.equal((await ask(app, two.text)).status, 200);
  // Without a token it is the address that is counted, also of those who are refused.
  for (let i = 0; i < 3; i++) await refused(await ask(app), 'sign-in', 'Bearer realm="broadsheet"');
  await refused(await ask(app), 'rate-limited');
});

test('while nobody can sign in, data is open to this machine, and a wrong token is still wrong', async () => {
  const empty = await openStore({ sqlite: ':memory:' }),
    app = appWith(0, empty);
  assert.equal((await ask(app)).status, 200);
  await refused(await ask(app, undefined, '/front.json', '192.0.2.9'), 'closed');
  await refused(await ask(app, 'nonsense'), 'token-invalid', 'Bearer realm="broadsheet", error="invalid_token"');
  await empty.close();
});

test('lifetimes and scopes are read as they are meant, or not at all', () => {
  assert.deepEqual(['90d', '12h', '30m', '0d', '9999d', 'ever', '-1d', '1.5d'].map(lifetimeOf), [90 * DAY, DAY / 2, 1_800_000, ...Array(5).fill(undefined)]);
  assert.deepEqual(scopesOf('read, changes', ['read', 'changes']), ['read', 'changes']);
  for (const wrong of ['', 'read,', 'all', 'read changes']) assert.equal(scopesOf(wrong, ['read', 'changes']), undefined);
});

test('a public paper is data for anybody, by what may be shown in public; a token opens the whole of it', async () => {
  const edition = await seedEdition(),
    app = appOf({ store: edition.store, clock: () => NOW, settings: { mode: 'public', perMinute: 100 } }),
    { token, text } = newToken({ name: 'own', scopes: ['read'] }, NOW, DAY),
    path = `/article/${edition.revisions.find((r) => r.rights.nosnippet !== true)?.articleId}.json`;
  await edition.store.accounts.put(await newAccount('ida', 'correct horse battery', NOW));
  await edition.store.tokens.put(token);
  const anybody = await ask(app, undefined, path, '192.0.2.7'),
    own = await ask(app, text, path, '192.0.2.7'),
    [open, whole] = [(await anybody.json()) as { blocks: unknown[]; extent: string }, (await own.json()) as { blocks: unknown[]; extent: string }];
  assert.deepEqual([open.extent, open.blocks], ['excerpt', []]);
  assert.equal(whole.extent, 'full');
  assert.ok(whole.blocks.length > 1);
  assert.deepEqual([anybody.headers.get('cache-control'), own.headers.get('cache-control')], ['public, no-cache', 'private, no-cache']);
  assert.equal(anybody.headers.get('ratelimit-policy'), '"default";q=100;w=60');
  for (const at of ['/front.json', '/search.json?q=ferry', '/openapi.json']) assert.equal((await ask(app, undefined, at, '192.0.2.7')).status, 200, at);
  await refused(await ask(app, undefined, '/changes.json', '192.0.2.7'), 'sign-in', 'Bearer realm="broadsheet"');
  await edition.store.close();
});
