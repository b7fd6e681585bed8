import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newAccount } from '../../src/serve/desk/login.ts';
import { location } from '../contract/engines.ts';
import { seedEdition } from '../promises/edition.ts';
import { NOW } from '../promises/articles.ts';
import { appOf, browser } from './browser.ts';

const STRANGER = '203.0.113.9';
const PASSWORD = 'correct horse battery';

test('a public paper is read by anybody and changed by nobody else; what its users get is kept from anybody', async (t) => {
  const edition = await seedEdition();
  t.after(() => edition.store.close());
  await edition.store.accounts.put(await newAccount('Ida', PASSWORD, NOW));
  const app = appOf({ store: edition.store, clock: () => NOW, settings: { mode: 'public', publicUrl: 'http://localhost:8080', beyond: true } }),
    anybody = browser(app, STRANGER),
    ida = browser(app, '203.0.113.10'),
    story = `/story/${edition.storyIds[0] ?? ''}`,
    wire = edition.revisions.find((r) => r.sourceId === 'nwa'),
    article = `/article/${wire?.articleId ?? ''}`,
    late = 'The operator, Maren Lines, denied that the ferry had missed an inspection.';
  assert.equal((await ida.send('/login', '/login', { name: 'Ida', password: PASSWORD })).status, 303);

  const front = await anybody.get('/'),
    html = await front.text();
  assert.deepEqual([front.status, front.headers.get('cache-control'), front.headers.get('x-robots-tag')], [200, 'public, no-cache', null]);
  assert.doesNotMatch(html, /noindex|href="\/(?:desk|mine|feeds|account|read|status)\b/);
  await anybody.get((await anybody.get(story)).headers.get('location') ?? '');
  assert.equal(anybody.cookies.size, 0, 'nothing is kept of a reader');
  for (const path of ['/mine', '/feeds', '/read', '/status', `/desk${story}`, '/desk/source/nwa', '/account']) {
    const answer = await anybody.get(path);
    assert.match(answer.headers.get('location') ?? '', /^\/login\?/, path);
  }
  assert.equal((await anybody.get('/mine/feed.xml')).status, 401);
  assert.equal((await anybody.post(`/desk${story}/front`, { kind: 'pin', why: 'x' })).status, 401);

  // In either order: neither is given what was made for the other.
  for (const who of ['anybody', 'ida', 'anybody'] as const) {
    const answer = await (who === 'ida' ? ida : anybody).get(article),
      text = await answer.text();
    assert.equal(text.includes(late), who === 'ida', who);
    assert.equal(answer.headers.get('x-robots-tag'), who === 'ida' ? 'noindex, nofollow' : null);
    assert.match(text, /<link rel="canonical" href="https:\/\/nwa\.example\//);
  }
  assert.match((await ida.get('/')).headers.get('cache-control') ?? '', /private/);
});

test('an editor marks a source with a reason; its texts are whole until that ends or is taken back, and the log says so', async (t) => {
  let now = NOW;
  const edition = await seedEdition();
  t.after(() => edition.store.close());
  await edition.store.accounts.put(await newAccount('Ida', PASSWORD, NOW));
  const app = appOf({ store: edition.store, clock: () => now, settings: { mode: 'public', publicUrl: 'http://localhost:8080', beyond: true } }),
    anybody = browser(app, STRANGER),
    ida = browser(app, '203.0.113.10'),
    article = `/article/${edition.revisions.find((r) => r.sourceId === 'nwa')?.articleId ?? ''}`,
    isWhole = async (): Promise<boolean> => (await anybody.text(article)).includes('denied that the ferry had missed an inspection'),
    form = '/desk/source/nwa';
  await ida.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  assert.equal((await ida.send(form, form, { as: 'licensed', why: ' ' })).status, 400, 'a reason is needed');
  assert.equal((await ida.send(form, form, { as: 'stolen', why: 'x' })).status, 400);
  assert.equal(await isWhole(), false);
  assert.equal((await ida.send(form, form, { as: 'licensed', why: 'Contract 12 of 1 May.', until: '2025-06-03T00:00' })).status, 303);
  assert.equal(await isWhole(), true);
  assert.equal((await ida.send(form, form, { as: 'licensed', why: 'Again.' })).status, 400, 'it is so already');
  assert.match(await anybody.text('/log'), /Texts may be shown whole in public:[^]*NWA[^]*licensed to this paper[^]*Ida[^]*Contract 12 of 1 May\./);
  const source = await anybody.text('/source/nwa.example');
  for (const said of ['What this paper may show of it', 'licensed to this paper', 'Ida', 'Contract 12 of 1 May.', '3 June'])
    assert.ok(source.includes(said), said);
  assert.doesNotMatch(source, /href="\/desk/);
  const { granted } = (await (await anybody.get('/source/nwa.example.json')).json()) as { granted: Record<string, unknown> };
  assert.deepEqual([granted['as'], granted['by'], granted['why'], granted['until']], ['licensed', 'Ida', 'Contract 12 of 1 May.', '2025-06-03T00:00:00.000Z']);
  now = Date.UTC(2025, 5, 4);
  assert.equal(await isWhole(), false, 'a licence ends');
  assert.equal((await ida.send(form, form, { as: 'own', why: 'Ours since today.' })).status, 303);
  assert.equal(await isWhole(), true);
  const [act] = (await edition.store.acts.newest(1)).rows,
    undo = `/desk/act/${act?.id ?? ''}`;
  assert.equal((await ida.send(undo, undo, { why: 'A mistake.' })).status, 303);
  assert.equal(await isWhole(), false, 'it was taken back');
});

test('of a figure whose words are withheld no number is shown that would stand without its unit, and of a note no empty place', async (t) => {
  const edition = await seedEdition();
  t.after(() => edition.store.close());
  // As if every publisher forbade to quote: of their texts no line is shown.
  const { articles } = edition.store,
    reserved = { ...edition.store, articles: { ...articles, latest: async (ids: readonly string[]) => (await articles.latest(ids)).map(closed) } },
    app = appOf({ store: reserved, clock: () => NOW }),
    anybody = browser(app);
  let withheld = 0,
    counted = 0;
  for (const id of edition.storyIds) {
    const path = (await anybody.get(`/story/${id}`)).headers.get('location') ?? '',
      bodies = (await anybody.text(path)).split('<tbody').slice(1);
    for (const body of bodies) {
      const isMeasured = /<span class="kind">(?:Share|Duration)<\/span>/.test(body);
      if (isMeasured) assert.doesNotMatch(body, /<td><b><span>[\d,.–]+<\/span><\/b>/);
      withheld += isMeasured && body.includes('<td><b><span class="note">not shown: rights of the publisher') ? 1 : 0;
      counted += !isMeasured && /<td><b><span>[\d,.–]+<\/span><\/b>/.test(body) ? 1 : 0;
    }
  }
  assert.ok(withheld > 0 && counted > 0, `${withheld} withheld, ${counted} counted`);
  for (const { articleId } of edition.revisions) assert.doesNotMatch(await anybody.text(`/article/${articleId}`), /<aside class="notes"><p>[^<]*\[…\]/);
});

const closed = <T extends { readonly rights: object }>(revision: T): T => ({ ...revision, rights: { ...revision.rights, nosnippet: true } });

test('who is named by one house alone has no page for anybody, in no form, and no link to one', async (t) => {
  const edition = await seedEdition();
  t.after(() => edition.store.close());
  await edition.store.accounts.put(await newAccount('Ida', PASSWORD, NOW));
  const app = appOf({ store: edition.store, clock: () => NOW, settings: { mode: 'public', publicUrl: 'http://localhost:8080', beyond: true } }),
    anybody = browser(app, STRANGER),
    ida = browser(app, '203.0.113.10');
  await ida.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  const houses = new Map<string, Set<string>>();
  for (const { text, sourceId } of edition.revisions)
    for (const [name] of text.matchAll(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu)) houses.set(name, (houses.get(name) ?? new Set()).add(sourceId));
  let alone = 0,
    several = 0;
  const linked = [...(await Promise.all(['/', '/who', ...edition.storyIds.map((id) => `/story/${id}`)].map((path) => followedBy(anybody, path))))].join('\n'),
    listed = await anybody.text('/who.json');
  for (const [name, sources] of houses) {
    const slug = name.toLowerCase().replace(' ', '-');
    if ((await ida.get(`/who/${slug}`)).status !== 200) continue;
    assert.equal((await ida.get(`/who/${slug}.json`)).status, 200);
    const [page, data] = [await anybody.get(`/who/${slug}`), await anybody.get(`/who/${slug}.json`)];
    assert.equal(data.status, page.status, name);
    if (page.status === 200) several++;
    if (sources.size > 1) continue;
    alone++;
    assert.equal(page.status, 404, name);
    assert.doesNotMatch(linked, new RegExp(`href="/who/${slug}"`), name);
    assert.ok(!listed.includes(`"${slug}"`), name);
  }
  assert.ok(alone > 0 && several > 0, `${alone} named by one house, ${several} with a page`);
});

async function followedBy(reader: ReturnType<typeof browser>, path: string): Promise<string> {
  const answer = await reader.get(path);
  return answer.status === 301 ? reader.text(answer.headers.get('location') ?? '') : answer.text();
}

for (const engine of ['sqlite', 'postgres'] as const)
  test(`${engine}: the map says of a story when it last changed: a report that came, or one that was changed or corrected later`, async (t) => {
    const where = await location(engine, t);
    if (!where) return;
    const { store, storyIds } = await seedEdition(where);
    t.after(() => store.close());
    const app = appOf({ store, clock: () => NOW, settings: { mode: 'public', publicUrl: 'http://localhost:8080', beyond: true } }),
      map = await browser(app, STRANGER).text('/sitemap/0.xml'),
      index = await browser(app, STRANGER).text('/sitemap.xml');
    let later = 0;
    const all: number[] = [];
    for (const story of await store.stories.get(storyIds)) {
      const members = await store.stories.members(story.id),
        newest = await store.articles.latest(members.map((m) => m.articleId)),
        changed = newest.filter((r) => r.number > 1 || r.notes.some((n) => n.type === 'correction')).map((r) => r.seenAt),
        at = Math.max(story.until, ...changed),
        row = new RegExp(`/story/${story.id}[^<]*</loc><lastmod>([^<]*)`).exec(map)?.[1];
      assert.equal(row, new Date(at).toISOString());
      later += at > story.until ? 1 : 0;
      all.push(at);
    }
    assert.ok(later > 0, 'no story was changed after its newest report');
    assert.ok(index.includes(`0.xml</loc><lastmod>${new Date(Math.max(...all)).toISOString()}`));
  });
