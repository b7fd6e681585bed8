import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Hono } from 'hono';
import type { Mode } from '../../src/model/allowance.ts';
import { createApp } from '../../src/serve/app.ts';
import { callsOf, callTool, dataOf } from './surfaces.ts';
import { CASES, NOW, seedRights, type Case, type MarkedArticle, type RightsEdition } from './rights-edition.ts';

let edition: RightsEdition;
const apps = {} as Record<Mode, Hono>;
/** What came out of each mode: surface by surface, the whole answer. */
const shown = {} as Record<Mode, ReadonlyMap<string, string>>;
/** The same in one, also without what marks a passage in the midst of a word. */
const everything = {} as Record<Mode, string>;

before(async () => {
  edition = await seedRights();
  for (const mode of ['private', 'public'] as const) {
    apps[mode] = createApp({ store: edition.store, settings: { timezone: 'UTC', mode, publicUrl: 'http://localhost' }, clock: () => NOW });
    shown[mode] = await everySurface(apps[mode]);
    const text = [...shown[mode].values()].join('\n');
    everything[mode] = `${text}\n${text.replaceAll(/<[^>]*>/g, '')}`;
  }
});
after(() => edition.store.close());

/** Every address that tells something of an article, and all that its pages link to here. */
async function everySurface(app: Hono): Promise<Map<string, string>> {
  const open = [
    '/',
    '/section/world',
    '/corrections',
    '/since?at=2025-05-30T00:00',
    '/method',
    '/who',
    '/where',
    '/hub',
    '/source',
    '/log',
    '/sitemap.xml',
    '/sitemap/paper.xml',
    '/sitemap/0.xml',
  ];
  for (const { id } of edition.articles) open.push(`/article/${id}`, `/story/${id}`);
  for (const id of edition.storyIds) open.push(`/story/${id}`, `/story/${id}/ledger.csv`, `/story/${id}/ledger.jsonl`);
  for (const { name } of CASES) open.push(`/hub/hub-${name}`, `/source/wire-${name}.example`);
  for (const { revisionIds, sentences, older, note } of edition.articles.filter((_, i) => i % 3 === 0)) {
    open.push(`/compare?a=${revisionIds[0] ?? ''}&b=${revisionIds[1] ?? ''}`);
    for (const s of [...sentences, older, note]) {
      const [start] = s.sentence.split(s.marker);
      open.push(`/search?q=${s.lookup}`, `/verify?quote=${encodeURIComponent((start ?? '').replace(/^“/, ''))}`);
    }
  }
  for (const [a, b] of edition.articles.map((x, i) => [x, edition.articles[i + 1]] as const)) if (b) open.push(`/compare?a=${a.id}&b=${b.id}`);
  for (const who of ['mira-solberg', 'edda-lindqvist']) open.push(`/who/${who}`);
  for (const feed of [
    '',
    '/section/world',
    '/corrections',
    ...CASES.flatMap(({ name }) => [`/hub/hub-${name}`, `/source/wire-${name}.example`]),
    ...edition.storyIds.map((id) => `/story/${id}`),
  ])
    for (const type of ['xml', 'atom', 'json']) open.push(`${feed}/feed.${type}`);
  for (const operators of ['who:solberg', 'where:maren', 'has:figure', 'lamps', 'thing:lamps'])
    open.push(`/search?q=${operators}`, `/search/feed.json?q=${operators}`);
  open.push(...dataOf(edition));
  const found = new Map<string, string>();
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (found.has(path)) continue;
    const response = await app.request(path, { headers: { 'accept-language': 'en', host: 'localhost' } }),
      text = await response.text(),
      moved = response.headers.get('location');
    found.set(path, text);
    if (moved?.startsWith('/')) open.push(moved);
    const links = [...text.matchAll(/href="(\/[^"#]*)/g)].map((m) => (m[1] ?? '').replaceAll('&amp;', '&'));
    open.push(
      ...links.filter((l) => !/^\/(?:desk|mine|feeds|account|read|status|setup|login|log\/|keys|\?|method\?|since\?|search\?|verify\?|compare\?)/.test(l)),
    );
  }
  for (const [tool, args] of callsOf(edition)) found.set(`mcp ${tool} ${JSON.stringify(args)}`, await callTool(app, tool, args));
  return found;
}

const count = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** What of an article came out that its rights do not allow. Written anew from the rules, not from the code that goes by them. */
function objections({ case: { rights, grant }, sentences, older, note }: MarkedArticle, mode: Mode, surfaces: string = everything[mode]): string[] {
  const out = [...sentences, older, note].filter((s) => surfaces.includes(s.marker)),
    silent = rights.nosnippet === true || rights.maxSnippet === 0,
    limited = rights.noarchive === true || rights.maxSnippet !== undefined;
  if (silent) return out.map((s) => `shown at all: ${s.sentence}`);
  if (mode === 'private' || (grant !== undefined && !limited)) return [];
  const body = sentences.map((s) => s.sentence).join(' '),
    opening = body
      .split(' ')
      .slice(0, 30)
      .join(' ')
      .slice(0, rights.maxSnippet ?? Infinity),
    beyond = out.filter((s) => !opening.includes(s.marker)),
    words = beyond.reduce((n, s) => n + count(s.sentence), 0);
  return [
    ...(rights.tdmReserved ? beyond.map((s) => `reserved: ${s.sentence}`) : []),
    ...(rights.maxSnippet === undefined
      ? []
      : beyond.filter((s) => s.sentence.length + opening.length > (rights.maxSnippet ?? 0)).map((s) => `too long: ${s.sentence}`)),
    ...(beyond.length > 3 ? [`${beyond.length} lines`] : []),
    ...(words > count(body) / 10 ? [`${words} of ${count(body)} words in lines`] : []),
    ...beyond.filter((s) => s !== note && !/\b(?:said|told|denied|asked)\b/.test(s.sentence)).map((s) => `nobody's: ${s.sentence}`),
  ];
}
const articlesOf = (of: Case): readonly MarkedArticle[] => edition.articles.filter((a) => a.case === of);

for (const mode of ['private', 'public'] as const)
  for (const of of CASES)
    test(`${mode}, ${of.name}: no surface shows more of an article than its rights allow`, () => {
      for (const article of articlesOf(of)) assert.deepEqual(objections(article, mode), [], article.headline);
    });

test('what may be shown is shown: whole texts to users and of marked sources, else an excerpt and a line or a note', () => {
  for (const article of edition.articles) {
    const { case: of, id, sentences, headline } = article,
      page = (mode: Mode): string => shown[mode].get(`/article/${id}`) ?? '',
      markers = (mode: Mode): number => sentences.filter((s) => page(mode).includes(s.marker)).length,
      isLimited = Object.keys(of.rights).some((r) => r !== 'noindex' && r !== 'licence' && r !== 'tdmReserved');
    assert.ok(page('public').includes(headline) && page('private').includes(headline), headline);
    if (!isLimited) assert.equal(markers('private'), sentences.length, `private ${headline}`);
    if (!isLimited && of.grant) assert.equal(markers('public'), sentences.length, `public ${headline}`);
    if (!isLimited && !of.grant) assert.ok(markers('public') >= 1 && markers('public') <= 4, `public ${headline}: ${markers('public')}`);
  }
});

test('data and tools tell of every article, and of its text where it may be shown', () => {
  for (const mode of ['private', 'public'] as const) {
    for (const { id, case: of, headline, sentences } of edition.articles)
      for (const surface of [`/article/${id}.json`, `mcp article ${JSON.stringify({ article: id })}`]) {
        const text = shown[mode].get(surface) ?? '',
          isWhole = Object.keys(of.rights).every((r) => r === 'noindex' || r === 'licence' || r === 'tdmReserved') && (mode === 'private' || of.grant);
        assert.ok(text.includes(headline), `${mode} ${surface}`);
        if (isWhole) for (const s of sentences) assert.ok(text.includes(s.marker), `${mode} ${surface}: ${s.sentence}`);
      }
    for (const [surface, text] of shown[mode]) if (/^mcp |\.json/.test(surface)) assert.doesNotMatch(text, /"code":"internal"|Internal/, surface);
  }
});

test('the check itself objects where a rule is broken', () => {
  const of = (name: string): MarkedArticle => edition.articles.find((a) => a.case.name === name) as MarkedArticle,
    plain = of('plain');
  assert.ok(objections(plain, 'public', everything.private).length >= 3, 'a whole text');
  const planted = (article: MarkedArticle, ...markers: readonly string[]) => objections(article, 'public', `${everything.public} ${markers.join(' ')}`);
  assert.match(planted(plain, plain.sentences[11]?.marker ?? '').join(), /nobody's/);
  assert.match(planted(of('nosnippet'), of('nosnippet').sentences[0]?.marker ?? '').join(), /shown at all/);
  assert.match(planted(of('reserved'), of('reserved').sentences[6]?.marker ?? '').join(), /reserved/);
  assert.match(planted(of('snippetfifty'), of('snippetfifty').sentences[6]?.marker ?? '').join(), /too long/);
  assert.match(
    planted(
      of('plain'),
      ...of('plain')
        .sentences.slice(4, 11)
        .map((s) => s.marker),
    ).join(),
    /lines.*words/,
  );
});
