import assert from 'node:assert/strict';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { HtmlValidate } from 'html-validate';
import robotsModule from 'robots-parser';
import { publishPaper, type PublishOptions } from '../../src/commands/publish.ts';
import { slug } from '../../src/serve/href.ts';
import { loadSettings } from '../../src/settings.ts';
import type { Published } from '../../src/publish/publish.ts';
import { seedActs, seedHubs } from '../promises/acts.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition, type SeededEdition } from '../promises/edition.ts';
import { folder } from '../run.ts';
import { addressesOn, crawl, filesIn, host, missingPlaces } from './site.ts';

const BASE = 'https://paper.example/news/';
// Its types are of an ES module, its code is CommonJS.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;
const HOUR = 3_600_000;

interface Press {
  readonly edition: SeededEdition;
  readonly out: string;
  readonly clock: { now: number };
  publish(options?: Partial<PublishOptions>): Promise<Published>;
}
async function press(t: TestContext): Promise<Press> {
  const edition = await seedEdition(),
    { store } = edition,
    clock = { now: NOW },
    out = join(folder(t), 'paper'),
    settings = loadSettings({ BROADSHEET_DATA: folder(t), BROADSHEET_TIMEZONE: 'Europe/Kyiv', BROADSHEET_CONTACT: 'desk@paper.example' }, '');
  t.after(() => store.close());
  await seedHubs(store);
  await seedActs(store, edition.storyIds, edition.mergedId);
  return { edition, out, clock, publish: (options) => publishPaper({ settings, store }, { folder: out, base: BASE, ...options }, () => clock.now) };
}
const mtimes = (root: string): Record<string, number> => Object.fromEntries([...filesIn(root)].map(([f, { mtime }]) => [f, mtime]));

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off', 'meta-refresh': 'off' },
});

for (const at of ['/', '/news/paper/']) {
  test(`published under ${at} every link leads to a file, and nothing needs a server or a script`, async (t) => {
    const { out, publish } = await press(t),
      done = await publish(),
      { url, missed } = await host(t, out, at),
      { pages, files, outside, broken } = await crawl(`${url}index.html`);
    assert.equal(done.written, filesIn(out).size);
    assert.deepEqual(broken, []);
    assert.deepEqual(missed, []);
    assert.ok(pages.size > 40, `${pages.size} pages`);
    for (const kind of ['story', 'article', 'section', 'hub', 'who', 'where', 'source', 'log', 'lang', 'corrections', 'method'])
      assert.ok(
        [...pages.keys()].some((p) => p.startsWith(`${url}${kind}/`)),
        kind,
      );
    assert.ok([...files].some((f) => f.endsWith('ledger.csv')) && [...files].some((f) => f.endsWith('feed.atom')));
    // The seeded edition's receipts count signals that its stories have nothing of.
    assert.deepEqual(
      [...pages.keys()].flatMap((p) => missingPlaces(p, pages)).filter((m) => !/#(?:placed|cited) /.test(m)),
      [],
    );
    assert.deepEqual(
      [...outside].filter((o) => !/^https:\/\/[\w.-]+\.example\//.test(o)),
      ['mailto:desk@paper.example'],
      'no page names the live paper, but who answers for it',
    );
    for (const [address, html] of pages) {
      assert.doesNotMatch(html, /Private paper/, address);
      assert.doesNotMatch(html, /<script(?! type="application\/ld\+json")|<form|<input|<button|\.invalid/, address);
      for (const named of addressesOn(html)) assert.doesNotMatch(named, /^\/|^[^:]*\?/, `${named} on ${address}`);
    }
  });
}

test('each page is sound HTML', { timeout: 120_000 }, async (t) => {
  const { out, publish } = await press(t);
  await publish();
  const bad: string[] = [];
  for (const [file, { text }] of filesIn(out))
    if (file.endsWith('.html'))
      for (const { messages } of (await validator.validateString(text)).results) bad.push(...messages.map((m) => `${file}: ${m.ruleId}: ${m.message}`));
  assert.deepEqual(bad, []);
});

test('feeds name the published paper, and what they lead to is there', async (t) => {
  const { out, publish } = await press(t);
  await publish();
  const files = filesIn(out),
    feeds = [...files].filter(([file]) => /feed\.(?:xml|atom|json)$/.test(file));
  assert.ok(feeds.length > 20);
  for (const [file, { text }] of feeds) {
    assert.ok(text.includes(`${BASE}${file.split('/').map(encodeURIComponent).join('/')}`), `${file} names itself`);
    for (const [whole] of text.matchAll(/https:\/\/paper\.example\/[^\s"<>\\&]*/g)) {
      assert.ok(whole.startsWith(BASE), whole);
      assert.ok(files.has(decodeURIComponent(whole.slice(BASE.length))), `${whole} in ${file}`);
    }
  }
  assert.doesNotMatch([...files.values()].map((f) => f.text).join(''), /\.invalid/);
});

test('nothing of a text gets out but its headline, a short excerpt and a few lines', async (t) => {
  const { edition, out, publish } = await press(t);
  await publish();
  // As a reader has it: marks and words of its own between tags do not hide a sentence.
  const all = [...filesIn(out)]
      .filter(([f]) => f !== 'style.css')
      .map(([, { text }]) =>
        text
          .replace(/<[^>]*>/g, '')
          .replaceAll('&#39;', "'")
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&'),
      )
      .join('\n'),
    texts = Map.groupBy(edition.revisions, (r) => r.articleId),
    sentences = new Map(
      [...texts].map(([id, of]) => [id, new Set(of.flatMap((r) => r.blocks.flatMap((b) => r.text.slice(b.start, b.end).match(/[^.!?]{30,}[.!?]/g) ?? [])))]),
    );
  let withheld = 0;
  for (const [id, own] of sentences) {
    const alone = [...own].filter((s) => [...sentences].every(([other, of]) => other === id || !of.has(s))),
      shown = alone.filter((s) => all.includes(s.trim())),
      rights = texts.get(id)?.at(-1)?.rights ?? {};
    const most = rights.nosnippet === true || rights.maxSnippet === 0 ? 0 : 5;
    assert.ok(shown.length <= most, `${texts.get(id)?.[0]?.text.slice(0, 60)}: ${shown.join(' | ')}`);
    withheld += alone.length - shown.length;
  }
  assert.ok(withheld > 10, `${withheld} sentences of one article alone`);
});

test('the map names every story, and robots.txt lets it be read where the paper lies', async (t) => {
  const { edition, out, publish } = await press(t);
  await publish();
  const files = filesIn(out),
    places = [...files]
      .filter(([f]) => f.startsWith('sitemap'))
      .flatMap(([, { text }]) => [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map((m) => decodeURIComponent(m[1] ?? '')));
  for (const place of places) assert.ok(place.startsWith(BASE) && files.has(place.slice(BASE.length)), place);
  for (const id of edition.storyIds)
    assert.ok(
      places.some((p) => p.startsWith(`${BASE}story/${id}/`)),
      id,
    );
  assert.ok(!places.some((p) => p.includes('/article/')));
  const robots = robotsParser(`${BASE.replace('/news/', '')}/robots.txt`, files.get('robots.txt')?.text ?? '');
  for (const [file, allowed] of [
    ['index.html', true],
    ['lang/de/index.html', true],
    ['method/index.html', true],
    ['article/x/index.html', false],
    ['who/x/index.html', false],
  ] as const)
    assert.equal(robots.isAllowed(BASE + file, 'any'), allowed, file);
  assert.deepEqual(robots.getSitemaps(), [`${BASE}sitemap.xml`]);
});

test('without an address there are no feeds, and no page names one', async (t) => {
  const { out, publish } = await press(t);
  await publish({ base: '' });
  const { url } = await host(t, out),
    { broken, pages } = await crawl(`${url}index.html`);
  assert.deepEqual(broken, []);
  assert.deepEqual(
    [...filesIn(out).keys()].filter((f) => /feed\.|sitemap/.test(f)),
    [],
  );
  assert.doesNotMatch([...pages.values()].join(''), /application\/rss\+xml/);
});

test('a second run writes nothing, also on another day; what has changed is written, what is gone removed, the rest left alone', async (t) => {
  const { edition, out, publish, clock } = await press(t),
    { store } = edition;
  clock.now += 2 * HOUR;
  const first = await publish(),
    before = mtimes(out);
  assert.deepEqual(await publish(), { written: 0, same: first.written, removed: 0, bytes: 0 });
  assert.deepEqual(await publish({ all: true }), { written: 0, same: first.written, removed: 0, bytes: 0 }, 'made anew, it is the same');
  clock.now += 8 * HOUR;
  assert.equal((await publish()).written, 0, 'past midnight, too');
  assert.deepEqual(mtimes(out), before);

  await store.hubs.remove('port-maren');
  const then = mtimes(out),
    { written, removed, same } = await publish(),
    now = mtimes(out);
  assert.ok(removed >= 1 && written >= 1 && same > 50, JSON.stringify({ written, removed, same }));
  assert.ok('hub/port-maren/index.html' in then && !('hub/port-maren/index.html' in now));
  assert.equal(now['style.css'], then['style.css']);
  assert.equal(Object.entries(now).filter(([f, m]) => then[f] !== m).length, written);
});

test('a file that somebody has changed or removed is written again; one that was only touched is not', async (t) => {
  const { out, publish } = await press(t);
  await publish();
  const text = filesIn(out).get('index.html')?.text;
  writeFileSync(join(out, 'index.html'), 'half');
  rmSync(join(out, 'style.css'));
  utimesSync(join(out, 'who/index.html'), new Date(), new Date());
  assert.equal((await publish()).written, 2);
  assert.equal(filesIn(out).get('index.html')?.text, text);
  assert.ok(filesIn(out).has('style.css'));
});

test('a story that went into another leads there, by every address it had, on any host', async (t) => {
  const { edition, out, publish } = await press(t),
    { store, storyIds, mergedId } = edition;
  await publish();
  const [into = '', from = ''] = storyIds,
    [story] = await store.stories.get([from]),
    [profile] = await store.stories.profiles([from]),
    old = [...filesIn(out).keys()].find((f) => f.startsWith(`story/${from}/`) && f.split('/').length === 4) ?? '';
  assert.ok(story && profile && old);
  await store.stories.put({ ...story, redirect: into }, profile);
  await publish();
  const files = filesIn(out),
    target = [...files.keys()].find((f) => f.startsWith(`story/${into}/`) && f.split('/').length === 4) ?? '',
    [, , name = ''] = target.split('/');
  for (const file of [old, `story/${from}/index.html`, `story/${mergedId}/index.html`, `story/${into}/index.html`]) {
    const html = files.get(file)?.text ?? '';
    assert.ok(html.includes(`<link rel="canonical" href="${BASE}${target}">`), file);
    const to = /url=([^"]*)"/.exec(html)?.[1] ?? '';
    assert.equal(new URL(to, BASE + file).href, BASE + target, file);
  }
  assert.match(files.get('_redirects')?.text ?? '', new RegExp(`^/news/story/${from}/ /news/story/${into}/${name}/index.html 301$`, 'm'));
  assert.equal(slug(name), name);
});

test('files of others are neither changed nor removed, and a run that would says so and writes nothing', async (t) => {
  const { out, publish } = await press(t);
  mkdirSync(join(out, 'about'), { recursive: true });
  writeFileSync(join(out, 'about/index.html'), 'ours');
  await assert.rejects(publish(), { code: 'publish-foreign' });
  assert.deepEqual([...filesIn(out).keys()], ['about/index.html']);
  await publish({ force: true });
  writeFileSync(join(out, 'CNAME'), 'paper.example');
  await publish({ all: true });
  assert.equal(filesIn(out).get('about/index.html')?.text, 'ours');
  assert.equal(filesIn(out).get('CNAME')?.text, 'paper.example');
});
