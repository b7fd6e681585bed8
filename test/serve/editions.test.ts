import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf } from '../../src/model/id.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition } from '../promises/edition.ts';
import { appOf } from './browser.ts';

test('a story’s page names its editions in other languages, with headline, language, outlet and what both share; and they name it', async (t) => {
  const { store, storyIds } = await seedEdition();
  t.after(() => store.close());
  const app = appOf({ store, clock: () => NOW }),
    section = async (id: string): Promise<string> => {
      const html = await (await app.request((await app.request(`/story/${id}`)).headers.get('location') ?? '')).text();
      return /<section aria-labelledby="editions">.*?<\/section>/s.exec(html)?.[0] ?? '';
    },
    [en = ''] = storyIds,
    de = idOf('story', 'faehre'),
    own = await section(en),
    foreign = await section(de);
  assert.match(own, /<h2 id="editions">In other languages<\/h2>/);
  assert.match(own, new RegExp(`<a href="/story/${de}/[^"]+"><span class="said" lang="de" dir="ltr">Fährunglück in der Haldenstraße`));
  assert.match(own, /<li>German<\/li><li><a href="\/article\/[^"]+">.*?Morgenblatt &amp; Abendpost.*?<li>2 reports<\/li>/s);
  assert.deepEqual(
    [...own.matchAll(/<li><span class="said" lang="de" dir="ltr">([^<]+)<\/span><\/li>/g)].map((m) => m[1]),
    ['14', 'Corvina', 'Marsh'],
  );
  assert.match(foreign, new RegExp(`<a href="/story/${en}/[^"]+"><span class="said" lang="en" dir="ltr">At least 14 dead`));
  assert.match(foreign, /<li>English<\/li>/);
  for (const id of storyIds.filter((s) => s !== en && s !== de)) assert.equal(await section(id), '');
});

test('an edition that was merged into another story is not named', async (t) => {
  const { store, storyIds } = await seedEdition();
  t.after(() => store.close());
  const [story] = await store.stories.get([idOf('story', 'faehre')]),
    [profile] = await store.stories.profiles([story?.id ?? '']);
  assert.ok(story && profile);
  await store.stories.put({ ...story, redirect: storyIds[1] ?? '' }, profile);
  const app = appOf({ store, clock: () => NOW }),
    html = await (await app.request((await app.request(`/story/${storyIds[0]}`)).headers.get('location') ?? '')).text();
  assert.match(html, /id="reports"/);
  assert.doesNotMatch(html, /id="editions"/);
});

test('an edition whose text shows none of the reasons is not named', async (t) => {
  const { store, storyIds } = await seedEdition(),
    [id = ''] = storyIds,
    de = idOf('story', 'faehre');
  t.after(() => store.close());
  await store.editions.put(id, 'en', [{ storyId: de, lang: 'de', score: 1, shared: [['quennel', 'quennel']] }]);
  const app = appOf({ store, clock: () => NOW }),
    html = await (await app.request((await app.request(`/story/${id}`)).headers.get('location') ?? '')).text();
  assert.match(html, /id="reports"/);
  assert.doesNotMatch(html, /id="editions"/);
});
