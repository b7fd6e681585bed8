import assert from 'node:assert/strict';
import { onBoth } from './engines.ts';
import { article, DAY, HOUR, member, NOON, profile, revision, story } from './fixtures.ts';

const put = (r: ReturnType<typeof revision>): { revision: typeof r; terms: string[] } => ({ revision: r, terms: [] });

onBoth('corrected and changed articles come newest first, page by page, and none from before', async (store) => {
  const at = (id: string, hours: number, more: Parameters<typeof revision>[2] = {}, number = 1): ReturnType<typeof revision> =>
    revision(id, number, { published: NOON - hours * HOUR, ...more });
  const notes = [{ type: 'correction' as const, text: 'Corrected.' }];
  await store.articles.put(['plain', 'noted', 'changed', 'updated', 'old', 'withdrawn'].map((id) => article(id)));
  await store.articles.putRevisions([
    put(at('plain', 1)),
    put(at('noted', 2, { notes })),
    put(at('changed', 3)),
    put(at('changed', 3, {}, 2)),
    put(at('updated', 4, { notes: [{ type: 'update', text: 'Updated.' }] })),
    put(at('old', 100, { notes })),
    put(at('withdrawn', 110, { notes: [{ type: 'withdrawal', text: 'This story has been withdrawn.' }] })),
  ]);
  const since = NOON - DAY,
    first = await store.articles.corrected({ since, limit: 1 });
  assert.deepEqual(
    first.rows.map((r) => r.articleId),
    ['noted'],
  );
  const second = await store.articles.corrected({ since, limit: 1, after: first.next });
  assert.deepEqual(
    second.rows.map((r) => [r.articleId, r.number]),
    [['changed', 2]],
  );
  assert.equal(second.next, undefined);
  assert.equal((await store.articles.corrected({ since: NOON - 200 * HOUR, limit: 9 })).rows.length, 4);
});

onBoth('the extent is how many articles there are, and the time of the earliest', async (store) => {
  assert.deepEqual(await store.articles.extent(), { articles: 0 });
  await store.articles.put(['new', 'old'].map((id) => article(id)));
  await store.articles.putRevisions([
    put(revision('new', 1, { published: NOON })),
    put(revision('old', 1, { published: NOON - DAY })),
    put(revision('old', 2, { published: NOON - DAY })),
  ]);
  assert.deepEqual(await store.articles.extent(), { articles: 2, since: NOON - DAY });
});

onBoth('a source’s record counts its newest articles', async (store) => {
  const ids = ['a', 'b', 'c', 'd'];
  await store.articles.put(ids.map((id) => article(id)));
  await store.articles.putRevisions(
    ids.map((id, i) =>
      put(
        revision(id, 1, {
          sourceId: id === 'd' ? 'other' : 'gazette',
          published: NOON - i * HOUR,
          notes: id === 'b' ? [{ type: 'correction', text: 'Corrected.' }] : [],
        }),
      ),
    ),
  );
  await store.articles.putRevisions([put(revision('a', 2, { sourceId: 'gazette', published: NOON }))]);
  await store.stories.put(story('s'), profile('s', {}));
  await store.stories.putMember(member('s', 'a', NOON, { why: { decision: 'opened', score: 1, shared: [] } }));
  await store.stories.putMember(member('s', 'b', NOON + 1, { copyOf: 'a', why: { decision: 'copy', score: 1, shared: [] } }));
  assert.deepEqual(await store.sources.record('gazette', 10), { articles: 3, copies: 1, corrected: 1, changed: 1, opened: ['s'] });
  assert.deepEqual(await store.sources.record('gazette', 1), { articles: 1, copies: 0, corrected: 0, changed: 1, opened: ['s'] });
  assert.deepEqual(await store.sources.record('nobody', 10), { articles: 0, copies: 0, corrected: 0, changed: 0, opened: [] });
});
