import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Act } from '../../src/model/act.ts';
import type { Story } from '../../src/model/story.ts';
import type { Store } from '../../src/store/store.ts';
import { centred } from '../../src/stories/profile.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition } from '../promises/edition.ts';
import { appOf } from './browser.ts';

const DAY = 86_400_000;

/** An edition whose last story is of an affair of `size` stories, one a day, of which it is the `place`th. */
async function affair(t: TestContext, size: number, place: number) {
  const { store, storyIds, mergedId } = await seedEdition();
  t.after(() => store.close());
  const [own] = await store.stories.get(storyIds.slice(0, 1)),
    idAt = (n: number): string => (n === place ? (own?.id ?? '') : `dev${n}`);
  assert.ok(own);
  const more = (n: number): Story => ({
    ...own,
    id: idAt(n),
    since: NOW - (size - n) * DAY,
    independent: n + 2,
    size: n + 2,
    ...(n === 0 ? {} : { saga: idAt(0) }),
  });
  for (const id of storyIds.slice(1)) await put(store, { ...((await store.stories.get([id]))[0] as Story), saga: 'elsewhere' });
  for (let n = 0; n < size; n++) await put(store, more(n));
  const app = appOf({ store, clock: () => NOW });
  return {
    store,
    own,
    mergedId,
    idAt,
    more,
    /** Ids of the stories that a page's list of developments names. */
    async listed(path: string) {
      const html = await (await app.request(path)).text(),
        list = /<ol class="[^"]*developments">.*?<\/ol>/s.exec(html)?.[0] ?? '';
      return { html, ids: [...list.matchAll(/<a class="title" href="\/story\/(\w+)/g)].map((m) => m[1]), list };
    },
    get: (path: string) => app.request(path),
    storyPath: async () => (await app.request(`/story/${own.id}`)).headers.get('location') ?? '',
  };
}
const put = async (store: Store, story: Story): Promise<void> => {
  const [profile] = await store.stories.profiles([story.id]);
  await store.stories.put(
    story,
    profile ?? {
      storyId: story.id,
      lang: story.lang,
      until: story.until,
      size: 1,
      ...centred(new Map()),
      recent: [],
      marks: [],
    },
  );
};
const run = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

test('a story’s page lists the other developments of its affair in order of time, with day and reports', async (t) => {
  const a = await affair(t, 4, 2),
    { ids, list, html } = await a.listed(await a.storyPath());
  assert.deepEqual(ids, [0, 1, 3].map(a.idAt));
  assert.match(list, /<time datetime="2025-05-29">29 May<\/time>/);
  assert.match(list, /<span class="said" lang="en" dir="ltr">At least 14 dead/);
  assert.deepEqual(
    [...list.matchAll(/>(\d+ reports)</g)].map((m) => m[1]),
    ['2 reports', '3 reports', '5 reports'],
  );
  assert.doesNotMatch(html, /href="\/saga/, 'there is nothing more to see there');
});

test('a story’s page and its affair say of those that an editor put there that one did, of no other', async (t) => {
  const a = await affair(t, 4, 2),
    told = async (path: string): Promise<string[]> =>
      (await a.listed(path)).list
        .split('<a class="title"')
        .filter((item) => item.includes('Put into this affair by an editor'))
        .map((item) => /href="\/story\/(\w+)/.exec(item)?.[1] ?? ''),
    page = await a.storyPath(),
    enter = (id: string, storyId: string, more: Partial<Act> = {}): Act => ({
      ...{ id, kind: 'enter', at: NOW, accountId: 'ida', by: 'Ida', why: 'because', storyId, intoId: a.idAt(0), articleIds: [] },
      ...{ affair: { was: storyId, now: a.idAt(0) } },
      ...more,
    });
  for (const path of [page, `/saga/${a.idAt(0)}`]) assert.doesNotMatch((await a.listed(path)).html, /by an editor|an editor put/, path);
  await a.store.acts.add(enter('one', a.idAt(1)));
  await a.store.acts.add(enter('left', a.idAt(3), { kind: 'leave', affair: { was: a.idAt(0), now: a.idAt(3) } }));
  // Other pages, for what is asked again within two seconds is the same.
  assert.deepEqual(await told(`${page}?kind=report`), [a.idAt(1)]);
  assert.deepEqual(await told(`/saga/${a.idAt(0)}?after=${NOW}.zz`), [a.idAt(1)]);
  assert.match((await a.listed(`${page}?kind=report`)).html, /the days between them\.</);
  await a.store.acts.add(enter('own', a.own.id));
  assert.match((await a.listed(`${page}?kind=opinion`)).html, /an editor put this story into it/);
});

test('a story that is alone in its affair says nothing of it', async (t) => {
  const a = await affair(t, 1, 0),
    { ids, html } = await a.listed(await a.storyPath());
  assert.deepEqual(ids, []);
  assert.doesNotMatch(html, /id="affair"/);
});

for (const [place, from, to] of [
  [30, 24, 37],
  [2, 0, 13],
  [58, 47, 60],
] as const)
  test(`of sixty developments a story that is the ${place}th lists the twelve around it, and where all are`, async (t) => {
    const a = await affair(t, 60, place),
      { ids, html } = await a.listed(await a.storyPath());
    assert.deepEqual(
      ids,
      run(from, to)
        .filter((n) => n !== place)
        .map(a.idAt),
    );
    assert.match(html, new RegExp(`href="/saga/${a.idAt(0)}"`));
  });

test('an affair has the days that its leading reports name, each line once', async (t) => {
  const a = await affair(t, 4, 2),
    { html } = await a.listed(`/saga/${a.idAt(0)}`),
    section = /id="timeline".*$/s.exec(html)?.[0] ?? '';
  const days = [...section.matchAll(/<h3><time datetime="([\d-]+)"/g)].map((m) => m[1] ?? '');
  assert.ok(days.length > 0);
  assert.deepEqual(days, [...new Set(days)].sort());
  const lines = [...section.matchAll(/<span class="said"[^>]*>([^<]+)</g)].map((m) => m[1]);
  assert.equal(new Set(lines).size, lines.length);
});

test('an affair is read page by page, newest first, each development once', async (t) => {
  const a = await affair(t, 90, 30),
    met: (string | undefined)[] = [];
  let path: string | undefined = `/saga/${a.idAt(0)}`;
  for (let turns = 0; path !== undefined && turns < 9; turns++) {
    const { ids, html }: { ids: (string | undefined)[]; html: string } = await a.listed(path);
    assert.ok(ids.length <= 40);
    met.push(...ids);
    path = /href="(\/saga\/[^"?]+\?after=[^"]+)"/.exec(html)?.[1];
  }
  assert.deepEqual(met, run(0, 90).reverse().map(a.idAt));
});

test('what was merged away shows nowhere, and the affair that it began goes on at its address', async (t) => {
  const a = await affair(t, 4, 2);
  await put(a.store, { ...a.more(0), redirect: a.idAt(1) });
  assert.deepEqual((await a.listed(await a.storyPath())).ids, [1, 3].map(a.idAt));
  assert.deepEqual((await a.listed(`/saga/${a.idAt(0)}`)).ids, [3, 2, 1].map(a.idAt));
});

test('the address of an affair by a story in it, or by one that was merged into it, leads to the affair', async (t) => {
  const a = await affair(t, 4, 2);
  for (const id of [a.own.id, a.mergedId, a.idAt(3)]) {
    const sent = await a.get(`/saga/${id}`);
    assert.deepEqual([sent.status, sent.headers.get('location'), sent.headers.get('cache-control')], [301, `/saga/${a.idAt(0)}`, 'no-cache'], id);
  }
  assert.deepEqual(
    [(await a.get('/saga/nothing')).status, (await a.get('/saga/%00')).status, (await a.get(`/saga/${a.idAt(0)}?after=x`)).status],
    [404, 404, 400],
  );
  assert.equal((await a.get(`/saga/${a.idAt(0)}?after=-999.a`)).status, 404);
});
