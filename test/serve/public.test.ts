import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newAccount } from '../../src/serve/desk/login.ts';
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
