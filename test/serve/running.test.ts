import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { test, type TestContext } from 'node:test';
import pino from 'pino';
import { dropFolder } from '../../src/commands/drop.ts';
import { forget } from '../../src/commands/tend.ts';
import { siteOf } from '../../src/commands/up.ts';
import { loadSettings } from '../../src/settings.ts';
import { openStore } from '../../src/store/open.ts';
import { page } from '../contract/fixtures.ts';
import { broadsheet, folder, start } from '../run.ts';

const NOW = Date.UTC(2025, 5, 2, 12);
const ARTICLE = 'The ferry left at nine, the harbour master said.\n\nIt was full, she added, and forty people stayed on the quay until the next one came.';

async function context(t: TestContext) {
  const data = folder(t),
    store = await openStore({ sqlite: ':memory:' });
  t.after(() => store.close());
  return { data, store, settings: loadSettings({ BROADSHEET_DATA: data }, join(data, 'none.toml')), log: pino({ level: 'silent' }) };
}
/** A file that nobody has written to for a minute. */
function put(path: string, text: string | Uint8Array): void {
  writeFileSync(path, text);
  utimesSync(path, NOW / 1000 - 60, NOW / 1000 - 60);
}

test('a dropped file is taken in once and moved; a bad one says why; links, dots and what is being written are left', async (t) => {
  const c = await context(t),
    drop = dropFolder(c),
    at = (...parts: string[]): string => join(c.data, 'drop', ...parts);
  put(at('ferry.txt'), ARTICLE);
  put(at('mixed.jsonl'), `${JSON.stringify({ id: 'a', title: 'Ferry', text: ARTICLE })}\nnot json\n`);
  put(
    at('picture.png'),
    Uint8Array.from({ length: 3000 }, (_, i) => i % 8),
  );
  put(at('list.opml'), '<opml><body><outline text="G" xmlUrl="https://gazette.example/feed"/></body></opml>');
  put(at('.hidden.txt'), ARTICLE);
  writeFileSync(at('growing.txt'), ARTICLE);
  utimesSync(at('growing.txt'), NOW / 1000, NOW / 1000);
  mkdirSync(at('folder'));
  writeFileSync(join(c.data, 'outside.txt'), ARTICLE);
  symlinkSync(join(c.data, 'outside.txt'), at('link.txt'));
  assert.equal(await drop.sweep(NOW + 1000), 4);
  assert.deepEqual(readdirSync(at('done')).sort(), ['ferry.txt', 'list.opml', 'mixed.jsonl', 'mixed.jsonl.reason.txt']);
  assert.deepEqual(readdirSync(at('failed')).sort(), ['picture.png', 'picture.png.reason.txt']);
  assert.match(readFileSync(at('failed', 'picture.png.reason.txt'), 'utf8'), /^picture\.png: this is not text/);
  assert.match(readFileSync(at('done', 'mixed.jsonl.reason.txt'), 'utf8'), /^mixed\.jsonl:2: not JSON/);
  assert.deepEqual(readdirSync(at()).sort(), ['.hidden.txt', 'done', 'failed', 'folder', 'growing.txt', 'link.txt']);
  assert.equal((await c.store.counts()).pages, 2);
  assert.equal((await c.store.feeds.all()).length, 1);
  assert.equal((await c.store.work.due('clean', NOW, 9)).length, 2);
  put(at('ferry.txt'), `${ARTICLE}\n\nMore of it.`);
  assert.equal(await drop.sweep(NOW + 10_000), 2, 'the other one has settled');
  assert.equal(readdirSync(at('done')).filter((n) => n.endsWith('ferry.txt')).length, 2, 'nothing is written over');
  assert.equal(statSync(at()).mode & 0o777, 0o700);
});

test('a file that cannot be dealt with holds up no other, is not tried at every sweep, and is lost in no case', async (t) => {
  const c = await context(t),
    said: unknown[][] = [],
    log = Object.assign(Object.create(c.log) as typeof c.log, { error: (...args: unknown[]) => void said.push(args) }),
    drop = dropFolder({ ...c, log }),
    at = (...parts: string[]): string => join(c.data, 'drop', ...parts),
    long = `${'船'.repeat(79)}.txt`;
  put(at('b.txt'), ARTICLE);
  put(at(long), ARTICLE);
  put(at('bomb.html.gz'), gzipSync(Buffer.alloc(51_000_000, 32)));
  put(at('line.jsonl.gz'), gzipSync(Buffer.concat([Buffer.from('"'), Buffer.alloc(51_000_000, 97)])));
  writeFileSync(at('ahead.txt'), ARTICLE);
  utimesSync(at('ahead.txt'), NOW / 1000 + 86_400, NOW / 1000 + 86_400);
  // Somebody has tidied up.
  rmSync(at('done'), { recursive: true });
  assert.equal(await drop.sweep(NOW), 5);
  assert.deepEqual(readdirSync(at('done')).sort(), ['ahead.txt', 'b.txt', `${'船'.repeat(65)}.txt`].sort());
  assert.deepEqual(readdirSync(at('failed')).sort(), ['bomb.html.gz', 'bomb.html.gz.reason.txt', 'line.jsonl.gz', 'line.jsonl.gz.reason.txt']);
  for (const name of ['bomb.html.gz', 'line.jsonl.gz']) assert.match(readFileSync(at('failed', `${name}.reason.txt`), 'utf8'), /larger than 50 MB/);

  // Where the store fails, it fails for one file after the other, and again after a while.
  put(at('c.txt'), ARTICLE);
  put(at('d.txt'), `${ARTICLE} d`);
  const broken = { ...c.store, in: () => Promise.reject(new Error('disk full')) },
    failing = dropFolder({ ...c, log, store: broken });
  assert.equal(await failing.sweep(NOW), 0);
  assert.equal(said.length, 2);
  assert.equal(await failing.sweep(NOW + 2_000), 0);
  assert.equal(said.length, 2);
  assert.equal(await failing.sweep(NOW + 61_000), 0);
  assert.equal(said.length, 4);
  assert.equal(await drop.sweep(NOW), 2);
});

test('the starter pack comes once: a paper whose feeds were all deleted does not get them back', async (t) => {
  const data = folder(t),
    up = async (): Promise<void> => {
      const child = start(data, ['up'], { BROADSHEET_PORT: '0' });
      t.after(() => child.kill('SIGKILL'));
      let out = '';
      child.stdout?.on('data', (d: Buffer) => (out += d.toString()));
      await patience(child, () => out)(() => out.includes('The paper is at'));
      child.kill('SIGTERM');
      await once(child, 'exit');
    };
  await up();
  const store = await openStore({ sqlite: join(data, 'broadsheet.db') });
  t.after(() => store.close());
  const feeds = await store.feeds.all();
  assert.ok(feeds.length > 20);
  for (const { feed } of feeds) await store.feeds.remove(feed.id);
  await up();
  assert.deepEqual(await store.feeds.all(), []);
  for (const name of readdirSync(data).filter((n) => n.startsWith('broadsheet.db'))) assert.equal(statSync(join(data, name)).mode & 0o077, 0, name);
});

test('no link leads to "all addresses"', () => {
  assert.equal(siteOf('127.0.0.1', 8080), 'http://127.0.0.1:8080');
  assert.equal(siteOf('::1', 8080), 'http://[::1]:8080');
  for (const all of ['0.0.0.0', '::', '0:0:0:0:0:0:0:0']) assert.match(siteOf(all, 8080), /^http:\/\/(?!0\.0\.0\.0)\d+(?:\.\d+){3}:8080$/);
});

test('bodies of pages go after the days chosen on the page, else after those of the setting', async (t) => {
  const c = await context(t);
  await c.store.pages.put([page('old', { fetchedAt: NOW - 10 * 86_400_000 })]);
  await forget(c, NOW);
  assert.notEqual((await c.store.pages.get(['old']))[0]?.body, '');
  await c.store.choices.put('keep-pages-days', '7');
  await forget(c, NOW);
  assert.equal((await c.store.pages.get(['old']))[0]?.body, '');
});

test('the paper is not reached from beyond this machine before somebody can sign in', async (t) => {
  const data = folder(t),
    password = 'nine herons by the weir';
  const beyond: readonly Record<string, string>[] = [{ BROADSHEET_HOST: '0.0.0.0' }, { BROADSHEET_PUBLIC_URL: 'https://paper.example' }];
  for (const env of beyond) {
    const refused = await broadsheet(data, ['up', '--no-collect'], { env: { BROADSHEET_PORT: '0', ...env } });
    assert.equal(refused.code, 2);
    assert.match(refused.err, /^broadsheet: [^\n]*nobody can sign in yet[^\n]*broadsheet user add[^\n]*\n$/);
  }
  for (const [name, typed] of [
    ['Ida', 'short'],
    ['<b>', password],
  ] as const)
    assert.equal((await broadsheet(data, ['user', 'add', name], { input: `${typed}\n` })).code, 2);
  assert.equal((await broadsheet(data, ['user', 'add', 'Ida'], { input: `${password}\n` })).code, 0);
  assert.equal((await broadsheet(data, ['user', 'add', 'ida'], { input: `${password}\n` })).code, 2);
  assert.match((await broadsheet(data, ['user', 'list'])).out, /^Ida {2}since/);
  assert.equal((await broadsheet(data, ['user', 'password', 'Ida'], { input: 'another sentence now\n' })).code, 0);

  const child = start(data, ['up', '--no-collect'], { BROADSHEET_HOST: '0.0.0.0', BROADSHEET_PORT: '0' });
  t.after(() => child.kill('SIGKILL'));
  let out = '';
  child.stdout?.on('data', (d: Buffer) => (out += d.toString()));
  for (let tries = 0; tries < 200 && !out.includes('The paper is at'); tries++) await sleep(50);
  const port = /:(\d+) /.exec(out)?.[1] ?? '',
    response = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), '/login?next=%2F');
  child.kill('SIGTERM');
  await once(child, 'exit');
  assert.ok(existsSync(join(data, 'secret.key')));
  assert.equal((await broadsheet(data, ['user', 'remove', 'Ida'])).code, 0);
  assert.equal((await broadsheet(data, ['user', 'remove', 'Ida'])).code, 2);
});

test('a login in an address on the command line is sealed, and in no list or answer', async (t) => {
  const data = folder(t),
    secret = 'tern-and-sandpiper',
    ran = await broadsheet(data, ['collect', `http://ida:${secret}@127.0.0.1:9/feed`]),
    out = await broadsheet(data, ['export', '--what', 'feeds']),
    doctor = await broadsheet(data, ['doctor', 'feeds']);
  assert.match(out.out, /xmlUrl="http:\/\/127\.0\.0\.1:9\/feed"/);
  for (const said of [ran, out, doctor]) assert.ok(!`${said.out}${said.err}`.includes(secret));
  const store = await openStore({ sqlite: join(data, 'broadsheet.db') });
  assert.equal((await store.credentials.all()).length, 1);
  await store.close();
});

test('a public address is an origin and proxies are addresses, or the start is stopped', () => {
  const load = (env: Record<string, string>) => loadSettings(env, 'none.toml');
  assert.equal(load({ BROADSHEET_PUBLIC_URL: 'https://Paper.example/' }).PUBLIC_URL, 'https://paper.example');
  assert.deepEqual(load({ BROADSHEET_TRUSTED_PROXY: '127.0.0.1, 10.0.0.0/8,::1' }).TRUSTED_PROXY, ['127.0.0.1', '10.0.0.0/8', '::1']);
  for (const bad of ['paper.example', 'https://paper.example/news', 'ftp://paper.example', 'https://a:b@paper.example'])
    assert.throws(() => load({ BROADSHEET_PUBLIC_URL: bad }), /is not an origin/);
  for (const bad of ['proxy', '10.0.0.0/33', '10.0.0.0/8/8', '1.2.3']) assert.throws(() => load({ BROADSHEET_TRUSTED_PROXY: bad }), /no network address/);
});

test('the running paper collects a feed that wants a login, by what was typed on its page, and reads what is dropped', async (t) => {
  const data = folder(t),
    secret = 'tern-and-sandpiper',
    told: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/robots.txt') return void response.writeHead(404).end();
    told.push(request.headers.authorization);
    if (request.headers.authorization === undefined) return void response.writeHead(401).end();
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(FEED);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeFileSync(join(data, 'list.opml'), '<opml><body></body></opml>');
  const child = start(data, ['up', '--feeds', 'list.opml'], { BROADSHEET_PORT: '0', BROADSHEET_ALLOW_PRIVATE: '127.0.0.0/8', BROADSHEET_LOG: 'debug' });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (d: Buffer) => (log += d.toString()));
  t.after(() => child.kill('SIGKILL'));
  const until = patience(child, () => log);
  await until(() => /The paper is at \S+/.test(log));
  const site = /The paper is at (\S+)/.exec(log)?.[1] ?? '',
    page = await fetch(`${site}/setup`),
    token = /name="token" value="([^"]+)"/.exec(await page.text())?.[1] ?? '',
    cookie = page.headers
      .getSetCookie()
      .map((l) => l.split(';')[0])
      .join('; ');
  const found = await fetch(`${site}/feeds/find`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: site },
    body: new URLSearchParams({ token, url: `${base}/closed`, user: 'ida', password: secret }),
  });
  assert.equal(found.headers.get('location'), '/feeds?done=1');
  await until(() => existsSync(join(data, 'drop')));
  writeFileSync(
    join(data, 'drop', '.ferry.txt'),
    `Ferry leaves forty on the quay\n\n${ARTICLE}\n\n${ARTICLE.replace('nine', 'ten')} The company said on Monday that it would add a boat in the evening.`,
  );
  renameSync(join(data, 'drop', '.ferry.txt'), join(data, 'drop', 'ferry.txt'));
  await until(async () => /Ferry strike ends/.test(await (await fetch(`${site}/search?q=strike`)).text()));
  await until(() => existsSync(join(data, 'drop', 'done', 'ferry.txt')));
  await until(async () => (await (await fetch(`${site}/search?q=quay`)).text()).includes('Ferry leaves'));
  assert.ok(told.filter((a) => a === `Basic ${Buffer.from(`ida:${secret}`).toString('base64')}`).length >= 2, 'asked on the page and by the worker');
  child.kill('SIGTERM');
  await once(child, 'exit');
  assert.ok(!log.includes(secret) && !log.includes(Buffer.from(`ida:${secret}`).toString('base64')));
  for (const name of readdirSync(data).filter((n) => n.startsWith('broadsheet.db'))) assert.ok(!readFileSync(join(data, name)).includes(secret), name);
});

const FEED = `<rss version="2.0"><channel><title>Closed harbour</title><item><title>Ferry strike ends after nine days</title><link>https://harbour.example/strike</link>
<pubDate>${new Date(Date.now() - 3_600_000).toUTCString()}</pubDate><description>${'The crews went back to work on Monday, the union said. '.repeat(40)}</description></item></channel></rss>`;

/** Waits for what a program is to do: as long as a machine that runs many tests at once may need, but not once it has ended. */
function patience(child: ChildProcess, log: () => string): (met: () => boolean | Promise<boolean>) => Promise<void> {
  return async (met) => {
    for (const end = Date.now() + 120_000; Date.now() < end && child.exitCode === null; await sleep(100)) if (await met()) return;
    assert.fail(`${child.exitCode === null ? 'not within two minutes' : 'the program has ended'}: ${met.toString()}\n${log()}`);
  };
}
