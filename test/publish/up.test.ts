import assert from 'node:assert/strict';
import { getEventListeners, once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import pino from 'pino';
import { publishing } from '../../src/commands/publishing.ts';
import { gatherPublication } from '../../src/serve/gather/publication.ts';
import { loadSettings } from '../../src/settings.ts';
import { openStore } from '../../src/store/open.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition } from '../promises/edition.ts';
import { broadsheet, folder, start } from '../run.ts';

const MINUTE = 60_000;
const never = new AbortController().signal;

test('it publishes what has changed, not more often than it may, and tries again what failed', async (t) => {
  const { store, storyIds } = await seedEdition(),
    settings = loadSettings({
      BROADSHEET_DATA: folder(t),
      BROADSHEET_PUBLISH: '/paper',
      BROADSHEET_PUBLISH_URL: 'https://p.example/',
      BROADSHEET_PUBLISH_MINUTES: '5',
    }),
    runs: string[] = [];
  t.after(() => store.close());
  let fails: string | undefined;
  const publisher = publishing({ settings, store, log: pino({ level: 'silent' }) }, (...given) => {
      runs.push(given.slice(0, 2).join(' '));
      return fails === undefined ? Promise.resolve() : Promise.reject(new Error(fails));
    }),
    hour = Math.ceil(NOW / 3_600_000) * 3_600_000,
    at = (minutes: number): Promise<boolean> => publisher.sweep(hour + minutes * MINUTE, never);
  const hold = (id: string): Promise<boolean> =>
    store.acts.add({ id, kind: 'hold', at: NOW, accountId: 'a', by: 'Ida', why: 'x', storyId: storyIds[0] ?? '', articleIds: [] });
  assert.equal(await at(0), true);
  assert.deepEqual([await at(1), await at(6), await at(20)], [false, false, false], 'nothing has changed');
  await hold('one');
  assert.equal(await at(21), true);
  await hold('two');
  assert.deepEqual([await at(22), await at(25.9), await at(26)], [false, false, true]);
  assert.deepEqual(await gatherPublication(store), { doneAt: hour + 26 * MINUTE });
  await hold('three');
  fails = 'The disk is full.';
  assert.deepEqual([await at(31), await at(32), await at(36)], [true, false, true], 'what failed is not done');
  assert.deepEqual(await gatherPublication(store), { doneAt: hour + 26 * MINUTE, failingSince: hour + 31 * MINUTE, error: fails });
  fails = undefined;
  assert.deepEqual([await at(41), await at(46)], [true, false]);
  assert.deepEqual(await gatherPublication(store), { doneAt: hour + 41 * MINUTE });
  assert.equal(await at(60), true, 'what the clock changes');
  await hold('four');
  assert.equal(await at(-600), true, 'a clock that was set back is not waited for');
  assert.deepEqual([...new Set(runs)], ['/paper https://p.example/']);
  const empty = await openStore({ sqlite: ':memory:' });
  t.after(() => empty.close());
  assert.equal(await publishing({ settings, store: empty, log: pino({ level: 'silent' }) }).sweep(hour, never), false, 'there is nothing to publish');
});

test('a run that cannot even be started is told, and leaves nothing behind that waits for the end', async (t) => {
  const { store } = await seedEdition(),
    settings = loadSettings({ BROADSHEET_DATA: folder(t), BROADSHEET_PUBLISH: '/paper', BROADSHEET_PUBLISH_MINUTES: '0' }),
    publisher = publishing({ settings, store, log: pino({ level: 'silent' }) }),
    { signal } = new AbortController(),
    { execPath } = process;
  t.after(() => store.close());
  t.after(() => void (process.execPath = execPath));
  process.execPath = '/nowhere/node';
  assert.equal(await publisher.sweep(NOW, signal), true);
  assert.equal(await publisher.sweep(NOW + MINUTE, signal), true);
  assert.match((await gatherPublication(store))?.error ?? '', /ENOENT/);
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

test('the running paper publishes itself, goes on when the folder can be written to again, and says how it went', { timeout: 400_000 }, async (t) => {
  const data = folder(t),
    paper = join(data, 'paper'),
    out = join(data, 'out'),
    env = {
      BROADSHEET_DATA: paper,
      BROADSHEET_PORT: '0',
      BROADSHEET_PUBLISH: out,
      BROADSHEET_PUBLISH_MINUTES: '0',
      BROADSHEET_PUBLISH_URL: 'https://news.example/paper/',
    };
  mkdirSync(join(paper, 'drop'), { recursive: true });
  const store = await openStore({ sqlite: join(paper, 'broadsheet.db') });
  t.after(() => store.close());
  await store.choices.put('first-feeds', 'given');
  // What is dropped is ranked when its hour is over.
  const drop = (name: string, headline: string, hoursAgo: number): void =>
    writeFileSync(
      join(paper, 'drop', name),
      JSON.stringify({
        url: `https://gazette.example/${name}`,
        title: headline,
        published: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
        text: 'The ferry left Port Maren at nine, the harbour master said.\n\nIt was full, she added, and forty people stayed on the quay until the next one came at noon.',
      }) + '\n',
    );
  // Somebody else's file is in the way.
  mkdirSync(out);
  writeFileSync(join(out, 'index.html'), 'mine');
  drop('one.jsonl', 'Forty wait on the quay of Port Maren', 4);
  const child = start(data, ['up'], env);
  t.after(() => child.kill('SIGKILL'));
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (d: Buffer) => (log += d.toString()));
  const until = async (met: () => boolean | Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + 100_000; Date.now() < end && child.exitCode === null; await sleep(200)) if (await met()) return;
    assert.fail(`${met.toString()}\n${log}`);
  };
  await until(async () => (await gatherPublication(store))?.failingSince !== undefined);
  assert.equal(readFileSync(join(out, 'index.html'), 'utf8'), 'mine');
  const site = /The paper is at (\S+)/.exec(log)?.[1] ?? '',
    status = async (): Promise<string> => (await fetch(`${site}/status`)).text(),
    said = await broadsheet(data, ['doctor'], { env });
  assert.match(await status(), /It fails since[^]*holds files that are not the paper’s/);
  assert.deepEqual([said.code, /Publishing FAILS since .*holds files that are not the paper’s.*Not published yet/.test(said.out)], [1, true], said.out);

  rmSync(out, { recursive: true });
  const front = (): string => (existsSync(join(out, 'index.html')) ? readFileSync(join(out, 'index.html'), 'utf8') : '');
  await until(() => front().includes('Forty wait on the quay'));
  await until(async () => (await gatherPublication(store))?.failingSince === undefined);
  assert.match(readFileSync(join(out, 'feed.xml'), 'utf8'), /https:\/\/news\.example\/paper\//);
  assert.match(await status(), /It last went well on/);
  const { doneAt } = JSON.parse((await (await fetch(`${site}/status.json`)).text()).replace(/^[^]*"publication":|\}$/g, '')) as { doneAt: string };
  assert.match(doneAt, /^\d{4}-/);
  assert.match((await broadsheet(data, ['doctor'], { env })).out, /Last published .* into /);
  const { mtimeMs } = statSync(join(out, 'style.css'));
  drop('two.jsonl', 'A second boat is promised to Port Maren', 2);
  await until(() => front().includes('A second boat is promised'));
  assert.equal(statSync(join(out, 'style.css')).mtimeMs, mtimeMs, 'what is the same is left');
  child.kill('SIGTERM');
  await once(child, 'exit');
});
