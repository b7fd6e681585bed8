import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { takeLock } from '../../src/commands/lock.ts';
import { publishPaper, type PublishOptions } from '../../src/commands/publish.ts';
import { ERRORS, type ErrorCode } from '../../src/errors.ts';
import type { Published } from '../../src/publish/publish.ts';
import { loadSettings } from '../../src/settings.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition } from '../promises/edition.ts';
import { broadsheet, folder } from '../run.ts';
import { crawl, filesIn, host } from './site.ts';

interface Press {
  readonly store: Store;
  readonly data: string;
  readonly out: string;
  publish(options?: Partial<PublishOptions>, from?: Store): Promise<Published>;
}
async function press(t: TestContext): Promise<Press> {
  const { store } = await seedEdition(),
    data = folder(t),
    out = join(folder(t), 'paper'),
    settings = loadSettings({ BROADSHEET_DATA: data, BROADSHEET_TIMEZONE: 'UTC' }, '');
  t.after(() => store.close());
  return { store, data, out, publish: (options, from = store) => publishPaper({ settings, store: from }, { folder: out, ...options }, () => NOW) };
}
const texts = (root: string): Record<string, string> => Object.fromEntries([...filesIn(root)].map(([f, { text }]) => [f, text]));
async function refused(run: Promise<unknown>, code: ErrorCode, what: string): Promise<void> {
  await assert.rejects(run, (error: { code?: string }) => error.code === code, `${what}: ${code}`);
}

test('a folder in the data folder, around it, or no folder at all is refused before anything is written', async (t) => {
  const { data, out, publish } = await press(t),
    beside = folder(t);
  symlinkSync(data, join(beside, 'link'));
  writeFileSync(join(beside, 'file'), '');
  for (const [to, what] of [
    [data, 'the data folder'],
    [join(data, 'a/b'), 'in it'],
    [join(data, '..'), 'around it'],
    ['/', 'around everything'],
    [join(beside, 'link'), 'the data folder by a link'],
    [join(beside, 'link', 'paper'), 'in it by a link'],
    [join(beside, 'file'), 'a file'],
    [join(beside, 'file', 'paper'), 'in a file'],
  ] as const)
    await refused(publish({ folder: to, force: true }), 'publish-folder', what);
  assert.deepEqual([...filesIn(data).keys(), ...filesIn(beside).keys()], ['file']);
  assert.ok(!existsSync(out));
});

test('what is asked for wrongly is told as that', async (t) => {
  const { out, publish } = await press(t);
  for (const base of ['paper.example', 'ftp://paper.example/', 'https://paper.example/?a=1', 'https://paper.example/#x', 'https://me:pw@paper.example/'])
    await refused(publish({ base }), 'usage', base);
  for (const lang of ['', 'english', 'en;q=1', '../x']) await refused(publish({ lang }), 'usage', lang);
  assert.ok(!existsSync(out));
});

test('links in the folder are never followed: neither to write nor to remove', async (t) => {
  const { out, publish, store } = await press(t),
    elsewhere = folder(t);
  mkdirSync(out, { recursive: true });
  symlinkSync(elsewhere, join(out, 'story'));
  await refused(publish({ force: true }), 'publish-foreign', 'a folder that is a link');
  rmSync(join(out, 'story'));
  await publish({ force: true });
  const whole = texts(out);

  renameSync(join(out, 'who'), join(elsewhere, 'who'));
  symlinkSync(join(elsewhere, 'who'), join(out, 'who'));
  const kept = texts(elsewhere);
  await refused(publish({ all: true }), 'publish-foreign', 'a folder that has become a link');
  assert.deepEqual(texts(elsewhere), kept);
  rmSync(join(out, 'who'));
  await publish();
  assert.deepEqual(texts(out), whole);

  const victim = join(elsewhere, 'victim');
  writeFileSync(victim, 'theirs');
  await store.hubs.put({ slug: 'ferries', name: 'Ferries', rule: 'ferry', by: 'Ida', at: NOW });
  await publish();
  rmSync(join(out, 'hub/ferries/index.html'));
  symlinkSync(victim, join(out, 'hub/ferries/index.html'));
  await refused(publish({ all: true }), 'publish-foreign', 'a file that has become a link');
  await store.hubs.remove('ferries');
  await publish();
  assert.equal(readFileSync(victim, 'utf8'), 'theirs');
});

test('a list that somebody has tampered with is refused, and what it names stays', async (t) => {
  const { out, publish } = await press(t);
  await publish();
  const list = join(out, '.broadsheet/published.json'),
    victim = join(out, '../victim'),
    before = readFileSync(list, 'utf8');
  writeFileSync(victim, 'theirs');
  for (const text of [before.replace('"index.html"', '"../victim"'), before.slice(0, -40), '', '{}']) {
    writeFileSync(list, text);
    const files = texts(out);
    await refused(publish(), 'publish-folder', text.slice(0, 20));
    assert.deepEqual(texts(out), files);
  }
  assert.equal(readFileSync(victim, 'utf8'), 'theirs');
  writeFileSync(list, before);
  assert.equal((await publish()).written, 0);
});

test('two runs at once: the second refuses and changes nothing', async (t) => {
  const { out, publish } = await press(t);
  await publish();
  const lock = takeLock(join(out, '.broadsheet/lock')),
    files = texts(out);
  await refused(publish({ lang: 'de' }), 'publish-busy', 'locked');
  assert.deepEqual(texts(out), files);
  lock?.release();
  assert.ok((await publish({ lang: 'de' })).written > 0);
});

test('two papers that were given one folder do not take turns in it; one takes the other’s place when it is told to', async (t) => {
  const { out, publish } = await press(t),
    { store: other } = await seedEdition();
  t.after(() => other.close());
  await publish();
  const files = texts(out);
  await refused(publish({}, other), 'publish-foreign', 'another paper');
  await refused(publish({ all: true, lang: 'de' }, other), 'publish-foreign', 'another paper');
  assert.deepEqual(texts(out), files);
  assert.ok((await publish({ force: true, lang: 'de' }, other)).written > 0);
  await refused(publish(), 'publish-foreign', 'its folder is taken');
  assert.equal((await publish({ lang: 'de' }, other)).written, 0);
});

test('a paper without stories does not take the place of a whole one, nor one that has lost most of it, unasked', async (t) => {
  const { out, publish, store } = await press(t),
    empty = await openStore({ sqlite: ':memory:' });
  t.after(() => empty.close());
  await refused(publish({}, empty), 'publish-empty', 'nothing to publish');
  assert.ok(!existsSync(out));
  const slugs = Array.from({ length: 200 }, (_, n) => `topic-${n}`);
  for (const slug of slugs) await store.hubs.put({ slug, name: slug, rule: 'ferry', by: 'Ida', at: NOW });
  await publish();
  const files = texts(out);
  await refused(publish({}, empty), 'publish-empty', 'over a whole one');
  for (const slug of slugs) await store.hubs.remove(slug);
  await refused(publish(), 'publish-shrinks', 'most has gone');
  assert.deepEqual(texts(out), files);
  assert.equal((await publish({ force: true })).removed, 200);
});

test('hostile names stay in the folder, keep apart and can be reached', async (t) => {
  const { out, publish, store } = await press(t),
    slugs = [
      'con',
      'CON',
      'Con',
      'nul.html',
      '...',
      'a/../../b',
      '../../../escape',
      'x'.repeat(100),
      '字'.repeat(100),
      'index.html',
      '.htaccess',
      'a b?c#d',
      'a%2f..%2fb',
      '~',
      'ß',
      'SS',
    ];
  for (const [n, slug] of slugs.entries()) await store.hubs.put({ slug, name: `Topic ${n}`, rule: 'ferry', by: 'Ida', at: NOW });
  await store.sources.put([{ id: 's-dots', name: '../../etc', domain: '../../passwd', kind: 'newspaper' }]);
  const around = [...filesIn(join(out, '..')).keys()];
  await publish();
  assert.deepEqual(
    [...filesIn(join(out, '..')).keys()].filter((f) => !f.startsWith('paper/')),
    around,
  );
  const files = [...filesIn(out).keys()].filter((f) => f.startsWith('hub/') && f.endsWith('/index.html') && f !== 'hub/index.html');
  assert.equal(new Set(files.map((f) => f.normalize('NFKD').toUpperCase())).size, files.length);
  for (const file of files) assert.match(file, /^hub\/(?!(?:con|nul)[./])(?!\.)[^/\\?#%:*"<>|]{1,130}\/(?:of~[0-9a-f]+\/)?index\.html$/);
  const { url } = await host(t, out),
    { broken, pages } = await crawl(`${url}index.html`),
    shown = [...pages].filter(([address]) => address.includes('/hub/')).map(([, html]) => /<h1[^>]*>(?:<[^>]*>)*([^<]*)/.exec(html)?.[1]);
  assert.deepEqual(broken, []);
  for (const n of slugs.keys()) if (slugs[n] !== '...') assert.ok(shown.includes(`Topic ${n}`), `${slugs[n]}: ${shown.join(', ')}`);
});

test('the command says in one line what is wrong, and exits with the code of its kind', async (t) => {
  const data = folder(t),
    ran = await broadsheet(data, ['publish', join(folder(t), 'paper')]);
  assert.deepEqual([ran.code, ran.out], [ERRORS['publish-empty'].exit, '']);
  assert.match(ran.err, /^broadsheet: There is no story to publish\..*\n$/);
  const inside = await broadsheet(data, ['publish', join(data, 'paper')]);
  assert.equal(inside.code, ERRORS['publish-folder'].exit);
});
