import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { addressKey } from '../../src/text/address.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition } from '../promises/edition.ts';
import { readingOf, revisionOf, type Written } from '../promises/write.ts';
import { appOf } from './browser.ts';

const BRIDGE = 'https://strait-times.example/bridge';
const NINE: Written = {
  key: 'nine-on-bridge',
  source: 'channel-nine',
  at: NOW - 3_600_000,
  lang: 'en',
  headline: 'Lorries to leave the swing bridge in August',
  body: [
    `Also read: [The council closes the old bridge](${BRIDGE})`,
    'A driver told us that he would sell his lorry in July.',
    `It was decided on Monday, [the Times wrote](${BRIDGE}) that evening. Nobody spoke for the drivers.`,
  ],
};

/** The edition, and a report of another story that links to the vote on the bridge. */
async function cited(t: TestContext) {
  const { store, revisions, storyIds } = await seedEdition();
  t.after(() => store.close());
  const idOf = (key: string): string => revisions.find((r) => r.canonicalUrl.endsWith(`/${key}`))?.articleId ?? '',
    storyOf = async (key: string): Promise<string> => (await store.stories.membership([idOf(key)]))[0]?.storyId ?? '',
    revision = revisionOf(NINE),
    [member] = await store.stories.membership([idOf('corvina')]);
  assert.ok(member);
  await store.articles.putRevisions([{ revision, terms: [] }]);
  await store.claims.put(revision.id, revision.articleId, readingOf(revision));
  await store.stories.putMember({ ...member, articleId: revision.articleId, revisionId: revision.id });
  await store.articles.putCiting(revision.articleId, [addressKey(BRIDGE) ?? 0]);
  const app = appOf({ store, clock: () => NOW }),
    text = async (path: string): Promise<string> => (await app.request(path, { headers: { 'accept-language': 'en' } })).text(),
    page = async (story: string): Promise<string> => text((await app.request(`/story/${story}`)).headers.get('location') ?? ''),
    section = async (story: string, id: string): Promise<string> =>
      new RegExp(`<section aria-labelledby="${id}">.*?</section>`, 's').exec(await page(story))?.[0] ?? '';
  return { store, storyIds, idOf, storyOf, app, text, page, section };
}

test('a story names which of its reports is cited, by how many houses, and which of them report it themselves', async (t) => {
  const { section, storyOf, idOf } = await cited(t),
    made = await section(await storyOf('bridge'), 'cited');
  assert.match(made, /2 other houses link to its reports/);
  assert.match(
    made,
    new RegExp(`2 houses link to</span> <span class="credit"><a href="/article/${idOf('bridge')}">.*?The Strait Times.*?Council votes 23 to 18`, 's'),
  );
  assert.equal(made.match(/links? to<\/span>/g)?.length, 1);
  assert.equal(made.match(/itself a report of this story/g)?.length, 1);
  assert.match(made, /Hauliers warn of detours after bridge vote<\/span><\/a> <span class="note">itself a report/);
  assert.doesNotMatch(made, /carries a correction/);
});

test('a correction of the report cited is told', async (t) => {
  const { store, section, storyOf, idOf } = await cited(t),
    [bridge] = await store.articles.latest([idOf('bridge')]);
  assert.ok(bridge);
  const revision = { ...bridge, id: 'second', number: 2, seenAt: NOW, notes: [{ type: 'correction' as const, text: 'It was 22 to 18.' }] };
  await store.articles.putRevisions([{ revision, terms: [] }]);
  assert.match(await section(await storyOf('bridge'), 'cited'), /Council votes 23 to 18[^<]*<\/span><\/a> <span class="note">carries a correction/);
});

test('the sentence shown is that of the link that counts, not a pointer to what to read next', async (t) => {
  const { section, storyOf } = await cited(t),
    made = await section(await storyOf('bridge'), 'cited');
  assert.match(made, /It was decided on Monday, <mark class="link">the Times wrote<\/mark> that evening\./);
  assert.doesNotMatch(made, /Also read/);
});

test('a place names the report that stands there, and when the feed was asked', async (t) => {
  const { section, storyOf, idOf } = await cited(t),
    made = await section(await storyOf('bridge'), 'placed');
  assert.match(made, new RegExp(`<a class="title" href="/article/${idOf('bridge')}"><span[^>]*>Council votes 23 to 18`));
  assert.match(made, /<li>first<\/li><li>as of <time datetime="2025-06-01T11:10/);
});

test('a German reader finds the same in plain words', async (t) => {
  const { app, storyOf } = await cited(t),
    path = (await app.request(`/story/${await storyOf('bridge')}`)).headers.get('location') ?? '',
    html = await (await app.request(path, { headers: { 'accept-language': 'de' } })).text();
  assert.match(html, /<h2 id="cited">Von anderen verlinkt<\/h2>.*2 Häuser verweisen auf/s);
  assert.match(html, /<h2 id="placed">Wo seine Medien es platzieren<\/h2>.*Chronologisch geordnete Feeds.*<li>Platz 1<\/li><li>Stand <time/s);
});

test('what others say of a story stands below its reports and editions, its places last', async (t) => {
  const { page, storyIds, storyOf } = await cited(t),
    order = async (id: string): Promise<string[]> => [...(await page(id)).matchAll(/<section aria-labelledby="(\w+)">/g)].map((m) => m[1] ?? ''),
    wanted = ['reports', 'editions', 'cited', 'people', 'related', 'hubs', 'placed'];
  for (const id of [storyIds[0] ?? '', await storyOf('bridge')]) {
    const found = (await order(id)).filter((s) => wanted.includes(s));
    assert.deepEqual(found, wanted.filter((s) => found.includes(s))); // prettier-ignore
    assert.ok(found.length > 2 && found.includes('placed'), found.join(' '));
  }
});

test('a receipt leads to its grounds by the story’s own address, and nowhere from a page of an earlier time', async (t) => {
  const { text, app } = await cited(t),
    links = async (path: string): Promise<string[]> => [...(await text(path)).matchAll(/href="(\/story\/[^"]*)#(?:cited|placed)"/g)].map((m) => m[1] ?? ''),
    now = await links('/');
  assert.ok(now.length > 0);
  for (const path of new Set(now)) assert.equal((await app.request(path)).status, 200, path);
  const then = '/?at=2025-06-02T11:10';
  assert.match(await text(then), /Place in its publishers’ feeds/);
  assert.deepEqual(await links(then), []);
});

test('feeds are read once for many stories, and by nobody else', async (t) => {
  const { store, storyIds, page, text, app } = await cited(t),
    { feeds, stories } = store;
  let ordered = 0,
    citing = 0;
  const { ordered: readOrdered } = feeds,
    { citing: readCiting } = stories;
  Object.assign(feeds, { ordered: () => (ordered++, readOrdered()), all: () => assert.fail('every feed was read') });
  Object.assign(stories, { citing: (...given: Parameters<typeof readCiting>) => (citing++, readCiting(...given)) });
  assert.equal((await app.request(`/story/${storyIds[0]}/feed.json`)).status, 200);
  assert.match(await text(`/desk/story/${storyIds[0]}`), /<form/);
  assert.deepEqual([ordered, citing], [0, 0]);
  for (const id of storyIds.slice(0, 3)) assert.match(await page(id), /id="reports"/);
  assert.equal(ordered, 1);
  assert.ok(citing >= 3);
});
