import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { createHops } from '../../src/flow.ts';
import { remover } from '../../src/flow-remove.ts';
import { newAccount } from '../../src/serve/desk/login.ts';
import type { Store } from '../../src/store/store.ts';
import { createCarrier } from '../../src/work/run.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition, type SeededEdition } from '../promises/edition.ts';
import { nobody } from '../flow/desk.ts';
import { silent } from '../hops.ts';
import { appOf, browser, formsIn, type Browser } from './browser.ts';

const PASSWORD = 'nine herons by the weir';
const WHY = 'Der Verlag bat darum, & sofort';
const MARKED = 'Der Verlag bat darum, &amp; sofort';

interface Desk {
  readonly edition: SeededEdition;
  readonly store: Store;
  readonly ida: Browser;
  readonly stranger: Browser;
  readonly clock: { now: number };
  work(): Promise<void>;
}
async function deskIn(t: TestContext, mode: 'private' | 'public' = 'private', more: { readonly contact?: string } = {}): Promise<Desk> {
  const edition = await seedEdition(),
    { store } = edition,
    clock = { now: NOW },
    app = appOf({
      store,
      clock: () => clock.now,
      settings: { timezone: 'UTC', mode, ...more, ...(mode === 'public' ? { publicUrl: 'http://localhost:8080' } : {}) },
      remove: async (removing) => (await remover()(store, removing))?.tombstone.actId,
    }),
    carrier = createCarrier({ store, hops: createHops(nobody), clock: () => clock.now, log: silent }),
    ida = browser(app);
  t.after(() => store.close());
  await store.accounts.put(await newAccount('Ida', PASSWORD, NOW));
  await ida.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  return {
    edition,
    store,
    ida,
    stranger: browser(app),
    clock,
    work: async () => {
      clock.now += 10_000;
      await carrier.drain();
    },
  };
}

/** An article with copies, and one of its sentences; its story has other reports too. */
async function articleOf({ store, edition }: Desk): Promise<{ readonly id: string; readonly storyId: string; readonly title: string }> {
  for (const storyId of edition.storyIds) {
    const members = await store.stories.members(storyId),
      copied = members.find((m) => members.some((o) => o.copyOf === m.articleId)),
      [revision] = copied ? await store.articles.latest([copied.articleId]) : [];
    if (copied && revision) return { id: copied.articleId, storyId, title: revision.text.slice(revision.headline.start, revision.headline.end) };
  }
  throw new Error('the edition has no copies');
}

test('an editor removes an article: the form says what is purged and that it is final, the log tells it, and its addresses answer 410', async (t) => {
  const desk = await deskIn(t),
    { ida, stranger, store } = desk,
    { id, storyId, title } = await articleOf(desk),
    path = `/desk/article/${id}`,
    [revision] = await store.articles.latest([id]);
  assert.ok(revision);
  for (const kept of [`/article/${id}`, `/story/${storyId}.json`, '/', '/search?q=a']) await ida.text(kept);
  const page = await ida.text(path);
  for (const words of ['cannot be brought back', 'stay, and are treated as if', 'text of it']) assert.ok(page.includes(words), words);
  assert.equal((await new HtmlValidate().validateString(page)).valid, true);
  assert.ok((await ida.text(`/article/${id}`)).includes(path));
  assert.equal((await stranger.get(path)).status, 303);
  assert.ok([401, 403].includes((await stranger.post(path, { why: WHY, sure: 'yes' })).status));
  for (const [fields, wrong] of [
    [{ why: ' ', sure: 'yes' }, 'A reason is needed'],
    [{ why: WHY }, 'Confirm that you know'],
  ] as const) {
    const refused = await ida.send(path, path, fields);
    assert.equal(refused.status, 400);
    assert.ok((await refused.text()).includes(wrong), wrong);
  }
  assert.equal((await store.articles.get([id])).length, 1);

  const done = await ida.send(path, path, { why: WHY, sure: 'yes' });
  assert.equal(done.status, 303);
  const log = await ida.text(done.headers.get('location') ?? '');
  assert.ok(log.includes(MARKED) && log.includes('<b>Ida</b>') && log.includes('Article removed'));
  assert.ok(!log.includes(title));
  await desk.work();
  const gone = await ida.get(`/article/${id}`),
    text = await gone.text();
  assert.equal(gone.status, 410);
  assert.ok(text.includes(MARKED) && !text.includes(title));
  assert.equal((await new HtmlValidate().validateString(text)).valid, true);
  for (const [address, status] of [
    [`/article/${id}.json`, 410],
    [`/compare?a=${id}&b=${id}`, 410],
    [`/compare.json?a=${id}&b=${id}`, 410],
    [path, 410],
    [`/compare?a=${revision.id}&b=${revision.id}`, 404],
  ] as const)
    assert.equal((await ida.get(address)).status, status, address);
  assert.equal(((await (await ida.get(`/article/${id}.json`)).json()) as { code: string }).code, 'article-removed');
  for (const address of ['/', `/story/${storyId}.json`, '/search?q=a', '/feed.xml', '/feed.json', '/log', '/since', '/corrections', '/status']) {
    const response = await ida.get(address),
      body = response.status === 301 ? await ida.text(response.headers.get('location') ?? '') : await response.text();
    // Its copies have its headline, and stay.
    assert.ok(!body.includes(id) || address === '/log', `${address} still tells it`);
  }
  const changes = (await (await ida.get('/changes.json')).json()) as { changes: { kind: string; article: string | null }[] };
  assert.ok(changes.changes.some((c) => c.kind === 'article-removed'));
  assert.deepEqual(await store.check(), []);
});

test('a removal is lifted by an act of its own: nothing comes back by it, but the article may come again', async (t) => {
  const desk = await deskIn(t),
    { ida, store } = desk,
    { id } = await articleOf(desk),
    path = `/desk/article/${id}`,
    done = await ida.send(path, path, { why: WHY, sure: 'yes' }),
    undo = (done.headers.get('location') ?? '').replace('/log/', '/desk/act/'),
    asked = await ida.text(undo);
  assert.ok(asked.includes('does not come back by this') && formsIn(asked).some((f) => f.action === undo));
  const lifted = await ida.send(undo, undo, { why: 'Wrong article' });
  assert.equal(lifted.status, 303);
  assert.ok((await ida.text(lifted.headers.get('location') ?? '')).includes('Wrong article'));
  assert.equal((await ida.get(`/article/${id}`)).status, 404);
  assert.deepEqual(await store.removals.get([id]), []);
  assert.equal((await ida.send(undo, undo, { why: 'x' }).catch(() => ({ status: 409 }))).status, 409);
});

test('a story that has lost its last report answers 410, also where it was merged into', async (t) => {
  const desk = await deskIn(t),
    { ida, store, edition } = desk,
    { mergedId } = edition,
    [storyId = ''] = edition.storyIds;
  for (const { articleId } of await store.stories.members(storyId)) await remover()(store, { articleId, at: NOW, why: WHY, by: 'Ida', accountId: '' });
  await desk.work();
  for (const address of [`/story/${mergedId}`, `/story/${storyId}`, `/story/${storyId}.json`, `/story/${storyId}/ledger.csv`, `/story/${storyId}/evidence.zip`])
    assert.equal((await ida.get(address)).status, 410, address);
  assert.equal((await ida.get('/')).status, 200);
  assert.equal((await ida.get('/log')).status, 200);
});

test('a public paper tells of a removal and names a contact, and lets nobody remove', async (t) => {
  const desk = await deskIn(t, 'public', { contact: 'desk@paper.example' }),
    { ida, stranger, store } = desk,
    { id, title } = await articleOf(desk),
    [article] = await store.articles.get([id]),
    [source] = await store.sources.get([article?.sourceId ?? '']),
    page = await stranger.text(`/source/${source?.domain || source?.id}`);
  assert.ok(page.includes('href="mailto:desk@paper.example"'));
  assert.ok(!(await stranger.text(`/article/${id}`)).includes('/desk/'));
  await ida.send(`/desk/article/${id}`, `/desk/article/${id}`, { why: WHY, sure: 'yes' });
  const gone = await stranger.get(`/article/${id}`);
  assert.equal(gone.status, 410);
  assert.ok((await gone.text()).includes(MARKED));
  const log = await stranger.text('/log');
  assert.ok(log.includes(MARKED) && !log.includes(title));
});
