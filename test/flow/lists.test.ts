import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createCollector } from '../../src/collect/fetcher.ts';
import { deskTools } from '../../src/commands/desk-tools.ts';
import { Reader } from '../../src/commands/reader.ts';
import { keysIn } from '../../src/store/seal.ts';
import { openStore } from '../../src/store/open.ts';
import { broadsheet, folder, start } from '../run.ts';
import { appOf, browser } from '../serve/browser.ts';

const include = (url: string): string => `<outline type="include" text="More" url="${url}"/>`;
const feed = (name: string): string => `<outline type="rss" text="${name}" xmlUrl="https://${name}.example/feed"/>`;
const opml = (...outlines: readonly string[]): string => `<opml version="2.0"><head><title>L</title></head><body>${outlines.join('')}</body></opml>`;
const PRIVATE = 'http://169.254.169.254/list.opml';

/** A server of lists: one in which lists name lists by relative addresses, one that names many, and what is none. */
async function lists(t: TestContext): Promise<{ readonly base: string; readonly host: string; readonly asked: string[] }> {
  const asked: string[] = [];
  let base = '';
  const at: Readonly<Record<string, () => string>> = {
    '/first.opml': () => opml(feed('ash'), include('second.opml'), include('/first.opml'), include('/first.opml#again')),
    '/second.opml': () => opml(feed('birch'), feed('ash'), include('third.opml'), include(`${base}/first.opml`)),
    '/third.opml': () => opml(feed('cedar')),
    '/page': () => '<html><p>No list</p></html>',
    '/many.opml': () => opml(...Array.from({ length: 30 }, (_, i) => include(`/n${i}.opml`))),
    ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`/n${i}.opml`, () => opml(feed(`n${i}`))])),
    '/deep.opml': () => '<outline text="a">'.repeat(200_000),
  };
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const found = at[request.url ?? ''];
    if (found) response.writeHead(200, { 'content-type': 'text/x-opml' }).end(found());
    else response.writeHead(request.url === '/gone.opml' ? 410 : 404).end();
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  base = `http://${host}`;
  return { base, host, asked };
}

const all = (base: string): string =>
  opml(
    feed('oak'),
    include(`${base}/first.opml`),
    include(`${base}/page`),
    include(`${base}/gone.opml`),
    include(PRIVATE),
    include(`${base}/deep.opml`),
    include('ftp://a.example/l.opml'),
  );

test('import asks for the lists that a list names, two deep and each once, and says what came of each', { timeout: 120_000 }, async (t) => {
  const site = await lists(t),
    data = folder(t),
    file = join(data, 'list.opml');
  writeFileSync(file, all(site.base));
  const ran = await broadsheet(data, ['import', file], { env: { BROADSHEET_ALLOW_PRIVATE: site.host } });
  assert.match(ran.out, /3 feeds added/, ran.err);
  assert.match(ran.out, /list \S+first\.opml: 1 feed added\n/);
  assert.match(ran.out, /list \S+second\.opml: 1 feed added\n/);
  assert.match(ran.out, /list \S+third\.opml: It was not asked for: it stands in a list/);
  assert.match(ran.out, /list \S+page: This is not an OPML list\./);
  assert.match(ran.out, /list \S+gone\.opml: The publisher has removed it for good/);
  assert.match(ran.out, /list http:\/\/169\.254\S+: .*private/);
  assert.match(ran.out, /list ftp:\S+: It was not asked for/);
  assert.deepEqual(site.asked.filter((p) => p !== '/robots.txt').sort(), ['/deep.opml', '/first.opml', '/gone.opml', '/page', '/second.opml']);
});

test('an import that works nothing off asks for nothing, and says so', async (t) => {
  const site = await lists(t),
    data = folder(t),
    file = join(data, 'list.opml');
  writeFileSync(file, all(site.base));
  const ran = await broadsheet(data, ['import', file, '--no-work'], { env: { BROADSHEET_ALLOW_PRIVATE: site.host } });
  assert.match(ran.out, /1 feeds? added/);
  assert.match(ran.out, /list \S+first\.opml: It was not asked for: nothing is asked for here\./);
  assert.deepEqual(site.asked, []);
});

test('up --feeds asks for them as well', { timeout: 60_000 }, async (t) => {
  const site = await lists(t),
    data = folder(t);
  writeFileSync(join(data, 'list.opml'), opml(include(`${site.base}/first.opml`)));
  const up = start(data, ['up', '--feeds', 'list.opml'], { BROADSHEET_PORT: '0', BROADSHEET_ALLOW_PRIVATE: site.host });
  t.after(() => up.kill('SIGKILL'));
  let out = '';
  await new Promise<void>((resolve, reject) => {
    up.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('The paper is at')) resolve();
    });
    up.once('close', () => reject(new Error(`up ended: ${out}`)));
  });
  assert.match(out, /first\.opml: 1 feed added\n/);
  assert.match(out, /third\.opml: It was not asked for/);
  const ended = new Promise((resolve) => up.once('close', resolve));
  up.kill('SIGTERM');
  await ended;
});

test('a list given to the desk: twenty lists at most, the rest counted; what came of each is shown', { timeout: 60_000 }, async (t) => {
  const site = await lists(t),
    store = await openStore({ sqlite: ':memory:' }),
    collector = createCollector({ contact: '', version: '0', allowPrivate: [site.host], clock: Date.now }),
    reader = new Reader();
  t.after(() => Promise.all([collector.close(), reader.close(), store.close()]));
  const b = browser(appOf({ store, clock: Date.now, keys: keysIn(folder(t)), tools: deskTools(collector, 30, reader.read) })),
    answer = await b.send('/feeds', '/feeds/opml', { text: opml(feed('oak'), include(`${site.base}/many.opml`), include(PRIVATE)) }),
    html = await answer.text();
  assert.equal(answer.status, 200);
  assert.match(html, /19 feeds added/);
  assert.match(html, /12 more lists were not asked for/);
  assert.match(html, new RegExp(`${site.base}/n17\\.opml</code> 1 feed added`));
  assert.match(html, /169\.254\.169\.254[^<]*<\/code>[^\n]*private/);
  assert.equal(site.asked.filter((p) => p.startsWith('/n')).length, 18);
  assert.equal((await store.feeds.all()).length, 19);
});
