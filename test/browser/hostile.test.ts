import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createApp } from '../../src/serve/app.ts';
import { openStore } from '../../src/store/open.ts';
import { NOW } from '../promises/articles.ts';
import { broadsheet, folder } from '../run.ts';
import { complaints, launch, listen, open, unfold } from './open.ts';

/** What has run scripts elsewhere: elements, attributes, addresses, broken markup, encodings, direction marks. */
const CORPUS: readonly string[] = [
  '<script>__ran=1</script>',
  '"><script>__ran=1</script>',
  '<img src=x onerror=__ran=1>',
  "'><svg/onload=__ran=1>",
  '</title><script>__ran=1</script>',
  '</textarea><script>__ran=1</script>',
  '<iframe srcdoc="<script>parent.__ran=1</script>">',
  '<a href="javascript:__ran=1">x</a>',
  'javascript:__ran=1//',
  '<style>*{background:url(//evil.example)}</style>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=__ran=1&gt;">',
  '<svg><style><img src="</style><img src=x onerror=__ran=1>">',
  '&lt;script&gt;__ran=1&lt;/script&gt;',
  '<base href=//evil.example>',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<form action=//evil.example><button>x',
  '`${__ran=1}`',
  '\u202e\u2066<b onmouseover=__ran=1>',
];
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A page whose every part carries one of them, as words and as markup. */
function hostilePage(bad: string, i: number): string {
  return `<!doctype html><html lang="en"><head><title>Ferry ${escaped(bad)} strikes quay</title>
<meta property="og:site_name" content="Gazette ${escaped(bad)}"><meta name="author" content="Ida ${escaped(bad)} Holm">
<meta property="article:section" content="News ${escaped(bad).slice(0, 20)}"><meta property="article:published_time" content="2025-06-0${1 + (i % 2)}T08:${10 + i}:00Z">
<link rel="canonical" href="${escaped(i % 2 === 0 ? `https://gazette${i}.example/${bad}` : bad)}"></head><body><article>
<h1>Ferry ${escaped(bad)} strikes quay number ${i}</h1><p class="byline">By Ida ${escaped(bad)} Holm in Port ${escaped(bad)}</p>
<p>PORT MAREN — The ferry ${escaped(bad)} struck the quay on Monday and killed at least ${10 + i} people, mayor Edda ${escaped(bad)} Lindqvist said. ${bad}</p>
<p>“The smoke ${escaped(bad)} was everywhere,” said Lena Marsh, a spokeswoman for ${escaped(bad)}. The harbour was closed for ${i + 2} hours.</p>
<p>Transport Minister Oskar Teel said an inquiry ${escaped(bad)} would open on Tuesday, and that 212 people had been on board.</p>
<p>Correction: an earlier version ${escaped(bad)} gave the wrong port.</p></article></body></html>`;
}

/** An archive of such pages, and a list of feeds with such names, taken in by the real command. */
async function takeIn(data: string): Promise<void> {
  const dir = join(data, 'in');
  mkdirSync(dir);
  CORPUS.forEach((bad, i) => writeFileSync(join(dir, `${i}.html`), hostilePage(bad, i)));
  const record = (bad: string, i: number): object => ({
    id: `r${i}`,
    lang: 'en',
    published: `2025-06-02T07:${10 + i}:00Z`,
    title: `Quay ${bad} ${i}`,
    text: `The quay ${bad} was closed on Monday, the mayor said.\n\nAt least ${i + 3} boats ${bad} waited outside, harbour master Pia Rask said.`,
    source: `Herald ${bad}`,
    url: bad.startsWith('javascript') ? bad : `https://herald.example/${encodeURIComponent(bad)}`,
  });
  writeFileSync(join(dir, 'records.jsonl'), CORPUS.map((bad, i) => JSON.stringify(record(bad, i))).join('\n'));
  const outline = (bad: string, i: number): string =>
    `<outline type="rss" text="${escaped(bad)}" title="${escaped(bad)}" xmlUrl="https://feed${i}.example/?q=${escaped(encodeURIComponent(bad))}"/>`;
  writeFileSync(join(dir, 'feeds.opml'), `<opml version="2.0"><head><title>x</title></head><body>${CORPUS.map(outline).join('')}</body></opml>`);
  const ran = await broadsheet(data, ['import', dir]);
  assert.equal(ran.code, 0, ran.err);
}

test('hostile words in pages, bylines, records, feeds, addresses and searches stay words', { timeout: 120_000 }, async (t) => {
  const browser = await launch(t);
  if (!browser) return;
  const data = folder(t);
  await takeIn(data);
  const store = await openStore({ sqlite: join(data, 'broadsheet.db') });
  t.after(() => store.close());
  const app = createApp({ store, settings: { timezone: 'UTC', mode: 'private' }, clock: () => NOW }),
    url = await listen(t, app),
    context = await browser.newContext({ locale: 'en-GB' }),
    page = await context.newPage(),
    said = complaints(page);
  t.after(() => context.close());
  page.on('dialog', (d) => assert.fail(`a dialog opened: ${d.message()}`));
  await page.addInitScript(() => {
    const w = globalThis as unknown as { __broken: string[] };
    w.__broken = [];
    document.addEventListener('securitypolicyviolation', (e) => w.__broken.push(`${e.violatedDirective} ${e.blockedURI}`));
  });
  const look = async (path: string): Promise<void> => {
    await open(page, url + path);
    await unfold(page);
    const found = await page.evaluate(() => ({
      ran: (globalThis as unknown as { __ran?: unknown }).__ran,
      broken: (globalThis as unknown as { __broken: string[] }).__broken,
      strange: [...document.querySelectorAll('main :is(script, img, iframe, object, embed, style, base, meta, math, [src], [style], [srcdoc])')].map(
        (e) => e.outerHTML,
      ),
      handlers: [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes].filter((a) => a.name.startsWith('on')).map((a) => a.name)),
      schemes: [...document.querySelectorAll('a[href], form[action], link[href]')]
        .map((e) => new URL(e.getAttribute('href') ?? e.getAttribute('action') ?? '', location.href).protocol)
        .filter((p) => p !== 'http:' && p !== 'https:'),
    }));
    assert.deepEqual(found, { ran: undefined, broken: [], strange: [], handlers: [], schemes: [] }, path);
    assert.equal(new URL(page.url()).host, new URL(url).host, path);
  };
  for (const path of ['/', '/status', '/corrections', '/method', '/since?at=2025-05-01', '/who/oskar-teel', '/where/port-maren']) await look(path);
  const articles = (await store.articles.newest({ limit: 100 })).rows;
  assert.ok(articles.length >= CORPUS.length * 2 - 4, `only ${articles.length} hostile articles were kept`);
  for (const r of articles.slice(0, 14)) await look(`/article/${r.articleId}`);
  const stories = [...new Set((await store.stories.membership(articles.map((r) => r.articleId))).map((m) => m.storyId))];
  for (const id of stories.slice(0, 4)) await look(`/story/${id}`);
  for (const bad of CORPUS) {
    const q = encodeURIComponent(bad);
    await look(`/search?q=${q}`);
  }
  for (const bad of CORPUS.slice(1, 3)) {
    const q = encodeURIComponent(bad);
    for (const path of [
      `/?at=${q}`,
      `/?lang=${q}`,
      `/story/${q}`,
      `/who/${q}`,
      `/where/${q}`,
      `/source/${q}`,
      `/section/${q}`,
      `/hub/${q}`,
      `/method?today=${q}`,
      `/since?at=${q}`,
    ])
      await look(path);
  }
  await open(page, `${url}/search?q=quay`);
  assert.match(await page.locator('main').innerText(), /<img src=x onerror=__ran=1>/, 'the words themselves are shown');
  assert.deepEqual(said, []);
});
