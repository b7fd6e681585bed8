import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { placeToGo } from '../../src/serve/desk/gate.ts';
import { Attempts } from '../../src/serve/desk/attempts.ts';
import { newAccount } from '../../src/serve/desk/login.ts';
import { hashPassword, isPassword } from '../../src/serve/desk/password.ts';
import { networkOf } from '../../src/serve/desk/peer.ts';
import { keysOf } from '../../src/store/seal.ts';
import { test } from 'node:test';
import { onBoth } from '../contract/engines.ts';
import { appOf, browser, formsIn } from './browser.ts';

const PASSWORD = 'nine herons by the weir',
  DAY = 86_400_000;
const START = Date.UTC(2025, 5, 2, 12);
const made = newAccount('Ida', PASSWORD, START);

test('a password is known again, whichever way its accents are typed, and no other is', async () => {
  const hashed = await hashPassword('möwen am wehr');
  assert.match(hashed, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal(await isPassword('mo\u0308wen am wehr', hashed), true);
  for (const wrong of ['möwen am weh', '', 'mowen am wehr']) assert.equal(await isPassword(wrong, hashed), false);
  assert.equal(await isPassword('anything', undefined), false);
  assert.equal(await isPassword('anything', '$argon2id$nonsense'), false);
});

test('an unknown name takes as long as a wrong password', async () => {
  const time = async (hashed: string | undefined): Promise<number> => {
    const started = performance.now();
    for (let i = 0; i < 5; i++) await isPassword('wrong password', hashed);
    return performance.now() - started;
  };
  const hashed = await hashPassword(PASSWORD);
  await time(hashed);
  const [known, unknown] = [await time(hashed), await time(undefined)];
  assert.ok(unknown > known / 3 && unknown < known * 3, `${known} ms for a known name, ${unknown} ms for an unknown one`);
});

onBoth('the first account is made on the machine itself, once, and signs its maker in', async (store) => {
  const app = appOf({ store, clock: () => START }),
    here = browser(app);
  assert.equal((await here.get('/')).status, 200, 'open to this machine while there is no account');
  for (const [name, password] of [
    ['Ida', 'short'],
    ['', PASSWORD],
    ['<b>', PASSWORD],
  ] as const)
    assert.equal((await here.send('/setup', '/setup/account', { name, password })).status, 400);
  const away = browser(app, '192.0.2.7');
  assert.deepEqual(
    formsIn(await away.text('/setup')).filter((f) => f.action === '/setup/account'),
    [],
  );
  assert.equal((await away.get('/feeds')).status, 403);
  assert.equal((await here.send('/setup', '/setup/account', { name: 'Eve', password: PASSWORD }, { 'x-forwarded-for': '192.0.2.7' })).status, 403);
  assert.deepEqual(await store.accounts.all(), []);

  assert.equal((await here.send('/setup', '/setup/account', { name: 'Ida', password: PASSWORD })).status, 303);
  assert.deepEqual(
    (await store.accounts.all()).map((a) => a.name),
    ['Ida'],
  );
  assert.equal((await here.get('/')).status, 200);
  const second = browser(app);
  assert.equal((await second.get('/')).status, 303, 'nobody reads without a login from now on');
  const late = formsIn(await second.text('/login'))[0]?.hidden['token'] ?? '';
  assert.equal((await second.post('/setup/account', { token: late, name: 'Eve', password: PASSWORD })).status, 403);
});

onBoth('while nobody can sign in, a proxy on this machine brings nobody in', async (store) => {
  const app = appOf({ store, clock: () => START }),
    here = browser(app);
  await store.feeds.put([{ id: 'f', url: 'https://gazette.example/feed', title: 'Gazette', paused: false }]);
  const proxied: readonly Readonly<Record<string, string>>[] = [
    { 'x-forwarded-for': '192.0.2.7' },
    { 'x-real-ip': '192.0.2.7' },
    { forwarded: 'for=192.0.2.7' },
    { via: '1.1 proxy' },
    { 'x-forwarded-proto': 'https' },
    { 'cf-connecting-ip': '192.0.2.7' },
  ];
  for (const headers of proxied) {
    for (const path of ['/', '/feeds', '/feeds.opml', '/feed.xml', '/read', '/status']) assert.equal((await here.get(path, headers)).status, 403, path);
    assert.equal((await here.send('/feeds/f', '/feeds/f/delete', {}, headers)).status, 403);
  }
  const old = await app.request(
    '/feeds',
    { headers: { host: '127.0.0.1:8080' } },
    { incoming: { socket: { remoteAddress: '127.0.0.1' }, httpVersion: '1.0' } },
  );
  assert.equal(old.status, 403, 'nginx as it comes names neither itself nor its peer');
  assert.equal((await browser(app, '2001:db8::1').get('/')).status, 403);
  assert.equal((await browser(app, '').get('/')).status, 403, 'an address that is not known is not this machine');
  assert.ok(await store.feeds.get('f'));
  assert.equal((await here.get('/feeds')).status, 200);
});

onBoth('signing in, out, out everywhere, and a session that has run out', async (store) => {
  await store.accounts.put(await made);
  let now = START;
  const app = appOf({ store, clock: () => now }),
    one = browser(app),
    two = browser(app);
  assert.equal((await one.get('/status')).headers.get('location'), '/login?next=%2Fstatus');
  assert.equal((await one.send('/login', '/login', { name: 'Ida', password: 'not her password' })).status, 401);
  assert.equal((await one.send('/login', '/login', { name: 'Eve', password: PASSWORD })).status, 401);
  const response = await one.send('/login?next=/status', '/login', { name: 'ida', password: PASSWORD });
  assert.equal(response.headers.get('location'), '/status');
  const cookie = response.headers.getSetCookie().find((l) => l.includes('session')) ?? '';
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Lax/);
  assert.doesNotMatch(cookie, /Secure/);
  assert.equal((await one.get('/status')).status, 200);
  assert.equal((await two.send('/login', '/login', { name: 'Ida', password: PASSWORD })).status, 303);
  const token = [...one.cookies.values()].join(' ');
  assert.equal((await one.send('/account', '/logout')).status, 303);
  assert.equal((await one.get('/status')).status, 303);
  one.cookies.set('broadsheet-session', token.split(' ')[0] ?? '');
  assert.equal((await one.get('/status')).status, 303, 'a token that was signed out is no good');
  await one.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  await two.send('/account', '/logout/all');
  for (const b of [one, two]) assert.equal((await b.get('/status')).status, 303);
  await one.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  now += 29 * DAY;
  assert.equal((await one.get('/status')).status, 200);
  now += 2 * DAY;
  assert.equal((await one.get('/status')).status, 303, 'sessions end');
  await store.accounts.expire(now);
  assert.equal(await store.accounts.sessions((await made).id, 0), 0);
});

onBoth('a changed password ends other sessions and is the only one that works', async (store) => {
  await store.accounts.put(await made);
  const app = appOf({ store, clock: () => START }),
    [one, two] = [browser(app), browser(app)];
  for (const b of [one, two]) await b.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  assert.equal((await one.send('/account', '/account/password', { old: 'not this one', new: 'a fresh sentence here' })).status, 401);
  assert.equal((await one.send('/account', '/account/password', { old: PASSWORD, new: 'short' })).status, 400);
  assert.equal((await one.send('/account', '/account/password', { old: PASSWORD, new: 'a fresh sentence here' })).status, 200);
  assert.equal((await one.get('/status')).status, 200);
  assert.equal((await two.get('/status')).status, 303);
  assert.equal((await two.send('/login', '/login', { name: 'Ida', password: PASSWORD })).status, 401);
  assert.equal((await two.send('/login', '/login', { name: 'Ida', password: 'a fresh sentence here' })).status, 303);
});

onBoth('guessing is stopped, also in one burst, and elsewhere the owner still gets in', async (store) => {
  await store.accounts.put(await made);
  let now = START;
  const app = appOf({ store, clock: () => now }),
    thief = browser(app, '192.0.2.66'),
    token = formsIn(await thief.text('/login'))[0]?.hidden['token'] ?? '',
    guess = (name: string, password: string): Promise<Response> => thief.post('/login', { token, name, password });
  const burst = await Promise.all(Array.from({ length: 12 }, (_, i) => guess('Ida', `guess number ${i}`)));
  assert.equal(burst.filter((r) => r.status === 401).length, 5);
  assert.equal(burst.filter((r) => r.status === 429).length, 7);
  const right = await guess('IDA ', PASSWORD);
  assert.equal(right.status, 429, 'even the right password has to wait');
  assert.ok(Number(right.headers.get('retry-after')) > 800);
  for (let i = 0; i < 20; i++) await guess(`other${i}`, 'x');
  assert.equal((await guess('fresh', 'x')).status, 429, 'an address that tries many names has to wait');
  assert.equal((await browser(app, '192.0.2.1').send('/login', '/login', { name: 'Ida', password: PASSWORD })).status, 303);
  now += 16 * 60_000;
  assert.equal((await guess('Ida', PASSWORD)).status, 303);
});

onBoth('an owner’s own browser is not kept out by what strangers try, whatever address they come from', async (store) => {
  await store.accounts.put(await made);
  const app = appOf({ store, clock: () => START }),
    own = browser(app, '127.0.0.1'),
    thief = browser(app, '127.0.0.1'),
    login = { name: 'Ida', password: PASSWORD };
  assert.equal((await own.send('/login', '/login', login)).status, 303);
  const key = own.cookies.get('broadsheet-known') ?? '';
  await own.send('/account', '/logout');
  const token = formsIn(await thief.text('/login'))[0]?.hidden['token'] ?? '';
  for (let i = 0; i < 6; i++) await thief.post('/login', { token, name: 'Ida', password: `guess ${i}` });
  assert.equal((await thief.post('/login', { token, ...login })).status, 429);
  thief.cookies.set('broadsheet-known', `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`);
  assert.equal((await thief.post('/login', { token, ...login })).status, 429, 'a key of their own making is none');
  for (let i = 0; i < 5; i++) assert.equal((await own.send('/login', '/login', { name: 'Ida', password: `mistyped ${i}` })).status, 401);
  assert.equal((await own.send('/login', '/login', login)).status, 429, 'nor may it try for ever');
});

test('one network is one who tries, and many of them push no name out of memory', () => {
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), networkOf('2001:db8:1:2::9'));
  assert.notEqual(networkOf('2001:db8:1:2::9'), networkOf('2001:db8:1:3::9'));
  assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64');
  assert.equal(networkOf('1:2:3::'), '1:2:3:0::/64');
  assert.equal(networkOf('::1'), '0:0:0:0::/64');
  assert.equal(networkOf('192.0.2.1'), '192.0.2.1');
  assert.equal(networkOf(''), '');
  const attempts = new Attempts(),
    ida = { name: 'ida', network: 'a' };
  for (let i = 0; i < 100; i++) attempts.failed({ name: 'ida', network: `n${i}` }, START);
  assert.ok(attempts.wait(ida, START) > 0);
  for (let i = 0; i < 9_000; i++) attempts.failed({ name: `x${i}`, network: `m${i}` }, START);
  assert.ok(attempts.wait(ida, START) > 0);
  assert.equal(attempts.wait({ ...ida, known: true }, START), 0);
});

onBoth('a password that was changed, or an account that was removed, meanwhile is not brought back', async (store) => {
  const account = await made,
    other = await hashPassword('another sentence now');
  await store.accounts.put(account);
  const app = appOf({ store, clock: () => START }),
    [one, two] = [browser(app), browser(app)];
  await one.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  const token = formsIn(await two.text('/login'))[0]?.hidden['token'] ?? '',
    late = two.post('/login', { token, name: 'Ida', password: PASSWORD });
  // The old password is being looked at when the new one comes.
  await store.accounts.put({ ...account, password: other });
  await store.accounts.signOutAll(account.id);
  assert.equal((await late).status, 401);
  assert.equal(await store.accounts.sessions(account.id, START), 0);

  await store.accounts.put(account);
  await one.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  const form = formsIn(await one.text('/account'))[0]?.hidden ?? {},
    changing = one.post('/account/password', { ...form, old: PASSWORD, new: 'a fresh sentence here' });
  for (let tries = 0; tries < 3; tries++) await new Promise(setImmediate);
  await store.accounts.remove(account.id);
  assert.notEqual((await changing).status, 200);
  assert.deepEqual(await store.accounts.all(), []);
});

onBoth('a form from anyone is small, and what is not said to be kept is not kept', async (store) => {
  await store.accounts.put(await made);
  const app = appOf({ store, clock: () => START }),
    b = browser(app);
  assert.equal((await b.send('/login', '/login', { name: 'Ida', password: 'x'.repeat(20_000) })).status, 413);
  assert.equal((await b.get('/status')).headers.get('cache-control'), 'no-store');
  assert.equal((await b.get('/feed.xml')).headers.get('cache-control'), 'no-store');
  await b.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  assert.equal((await b.get('/account')).headers.get('cache-control'), 'no-store');
  assert.match((await b.get('/method')).headers.get('vary') ?? '', /Cookie/);
  assert.equal((await b.get('/since?at=0001-01-01')).status, 400);
});

test('whose word about addresses is taken: only that of proxies that were named', async () => {
  const { peerOf, trustedProxies } = await import('../../src/serve/desk/peer.ts');
  const peer = (remoteAddress: string, forwarded: string | undefined, proxies: readonly string[]) =>
    peerOf(
      {
        env: { incoming: { socket: { remoteAddress } } },
        req: { header: (n?: string) => (n === undefined ? {} : n === 'x-forwarded-for' ? forwarded : undefined) },
      } as never,
      trustedProxies(proxies),
    );
  assert.deepEqual(peer('::ffff:127.0.0.1', undefined, []), { address: '127.0.0.1', here: true });
  assert.deepEqual(peer('192.0.2.5', '127.0.0.1', []), { address: '192.0.2.5', here: false });
  assert.deepEqual(peer('10.0.0.2', '127.0.0.1, 192.0.2.9, 10.0.0.3', ['10.0.0.0/8']), { address: '192.0.2.9', here: false });
  assert.deepEqual(peer('10.0.0.2', '127.0.0.1', ['10.0.0.0/8']), { address: '127.0.0.1', here: false });
  assert.deepEqual(peer('10.0.0.2', 'nonsense', ['10.0.0.0/8']), { address: '10.0.0.2', here: false });
  assert.deepEqual(peer('10.0.0.2', undefined, ['10.0.0.0/8']), { address: '10.0.0.2', here: false });
});

onBoth('a form without its token, or with another visitor’s, does nothing', async (store) => {
  await store.accounts.put(await made);
  const app = appOf({ store, clock: () => START }),
    [one, two] = [browser(app), browser(app)];
  for (const b of [one, two]) await b.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  await store.feeds.put([{ id: 'f', url: 'https://gazette.example/feed', title: 'Gazette', paused: false }]);
  const token = formsIn(await two.text('/feeds'))[0]?.hidden['token'] ?? '';
  for (const [headers, given] of [
    [{}, ''],
    [{}, token],
    [{}, `${token}x`],
    [{ origin: 'https://evil.example' }, formsIn(await one.text('/feeds'))[0]?.hidden['token'] ?? ''],
    [{ 'sec-fetch-site': 'cross-site' }, formsIn(await one.text('/feeds'))[0]?.hidden['token'] ?? ''],
  ] as const)
    assert.equal((await one.post('/feeds/f/delete', { token: given }, headers)).status, 403);
  assert.ok(await store.feeds.get('f'));
  assert.equal((await browser(app).post('/feeds/f/delete', { token })).status, 401);
  assert.equal((await one.send('/feeds/f', '/feeds/f/delete')).status, 303);
  assert.equal(await store.feeds.get('f'), undefined);
});

onBoth('after the login one goes on to a place on this site, and nowhere else', async (store) => {
  await store.accounts.put(await made);
  const app = appOf({ store, clock: () => START });
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/%09/evil.example'.replace('%09', '\t'),
    '\\/evil.example',
    '/.//evil.example',
    '/login?next=/login',
    'evil.example',
    '',
    `/${'x'.repeat(2000)}`,
  ]) {
    const b = browser(app);
    const response = await b.send(`/login?next=${encodeURIComponent(next)}`, '/login', { name: 'Ida', password: PASSWORD, next });
    assert.equal(response.status, 303, next);
    assert.equal(response.headers.get('location'), '/', next);
  }
  const b = browser(app),
    response = await b.send('/login?next=%2Fsearch%3Fq%3Dferry', '/login', { name: 'Ida', password: PASSWORD });
  assert.equal(response.headers.get('location'), '/search?q=ferry');
});

test('whatever is asked, the place to go on to is on this site', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    '//',
    'evil.example',
    ':',
    '@',
    '?',
    '#',
    '.',
    '..',
    '%2f',
    '%5c',
    '\t',
    '\n',
    ' ',
    'https:',
    'javascript:',
    'x',
    '\u3002',
    'login',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
        fc.array(part).map((parts) => `/${parts.join('')}`),
      ),
      (asked) => {
        const place = placeToGo(asked);
        assert.match(place, /^\/(?![/\\])[\x21-\x7e]*$/);
        assert.equal(new URL(place, 'https://paper.example').origin, 'https://paper.example');
      },
    ),
    { numRuns: 5000 },
  );
});

onBoth('beyond this machine: nothing without an account, own addresses only, cookies over https alone', async (store) => {
  const settings = { beyond: true, publicUrl: 'https://paper.example', trustedProxies: ['127.0.0.1'] },
    keys = keysOf(randomBytes(32)),
    app = appOf({ store, clock: () => START, settings, keys });
  const b = browser(app, '127.0.0.1', 'paper.example');
  assert.equal((await b.get('/')).status, 403);
  assert.equal((await b.get('/setup')).status, 200);
  assert.deepEqual(formsIn(await b.text('/setup')), []);
  await store.accounts.put(await made);
  assert.equal((await b.get('/', { host: 'evil.example' })).status, 421);
  assert.equal((await b.get('/', { host: '192.0.2.4:8080' })).status, 303);
  const form = formsIn(await b.text('/login'))[0]?.hidden ?? {},
    response = await b.post('/login', { ...form, name: 'Ida', password: PASSWORD }, { origin: 'https://paper.example', host: '127.0.0.1:8080' }),
    cookie = response.headers.getSetCookie().find((l) => l.includes('session')) ?? '';
  assert.equal(response.status, 303);
  assert.match(cookie, /^__Host-broadsheet-session=[\w-]{43}; .*Path=\/.*HttpOnly.*Secure/);
  const account = await b.text('/account');
  assert.match(account, /https:\/\/paper\.example\/feed\.xml\?key=/);
  assert.doesNotMatch(await (await b.get('/account', { host: 'localhost:8080' })).text(), /localhost/);
});
