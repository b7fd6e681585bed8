import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Story } from '../../src/model/story.ts';
import type { Store } from '../../src/store/store.ts';
import { onBoth } from './engines.ts';
import { HOUR, NOON, profile, story } from './fixtures.ts';

const put = (store: Store, id: string, more: Partial<Story> = {}): Promise<void> => store.stories.put(story(id, more), profile(id, {}));
const idsOf = (found: { readonly rows: readonly Story[] }): string[] => found.rows.map((s) => s.id);

onBoth('an affair is read from the newest development or from the oldest, with the story that began it', async (store) => {
  await put(store, 'vote', { since: NOON });
  await put(store, 'count', { since: NOON + HOUR, saga: 'vote' });
  await put(store, 'arrest', { since: NOON + 2 * HOUR, saga: 'vote' });
  await put(store, 'match', { since: NOON + HOUR });
  assert.deepEqual(await store.stories.ofSaga('vote', 9), {
    rows: [story('arrest', { since: NOON + 2 * HOUR, saga: 'vote' }), story('count', { since: NOON + HOUR, saga: 'vote' }), story('vote', { since: NOON })],
  });
  assert.deepEqual(idsOf(await store.stories.ofSaga('vote', 9, { oldestFirst: true })), ['vote', 'count', 'arrest']);
  assert.deepEqual(idsOf(await store.stories.ofSaga('match', 9)), ['match']);
  assert.deepEqual(await store.stories.ofSaga('none', 9), { rows: [] });
});

onBoth('what stands beside a story in its affair comes before it or after it', async (store) => {
  for (const [i, id] of ['a', 'b', 'c', 'd'].entries()) await put(store, id, { since: NOON + i * HOUR, ...(i === 0 ? {} : { saga: 'a' }) });
  const beside = { id: 'c', since: NOON + 2 * HOUR };
  assert.deepEqual(idsOf(await store.stories.ofSaga('a', 9, { beside })), ['b', 'a']);
  assert.deepEqual(idsOf(await store.stories.ofSaga('a', 9, { beside, oldestFirst: true })), ['d']);
  assert.deepEqual(idsOf(await store.stories.ofSaga('a', 1, { beside })), ['b']);
});

onBoth('a merged story is in no affair, and the affair that it began goes on and takes it back', async (store) => {
  await put(store, 'first', { redirect: 'other' });
  await put(store, 'second', { saga: 'first' });
  await put(store, 'third', { saga: 'first', redirect: 'second' });
  assert.deepEqual(idsOf(await store.stories.ofSaga('first', 9)), ['second']);
  assert.deepEqual(
    (await store.stories.tallies('en', 0, NOON, 9)).map((t) => [t.storyId, t.saga]),
    [['second', 'first']],
  );
  await put(store, 'first');
  assert.deepEqual(idsOf(await store.stories.ofSaga('first', 9)).sort(), ['first', 'second']);
});

onBoth('a story that is written anew is in the affair that it names now', async (store) => {
  await put(store, 's', { saga: 'one' });
  await put(store, 's', { saga: 'two' });
  assert.deepEqual([idsOf(await store.stories.ofSaga('one', 9)), idsOf(await store.stories.ofSaga('two', 9))], [[], ['s']]);
  await put(store, 's');
  assert.deepEqual([idsOf(await store.stories.ofSaga('two', 9)), idsOf(await store.stories.ofSaga('s', 9))], [[], ['s']]);
});

onBoth('paging through an affair meets each development once, in either order, also where many began at once', async (store) => {
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 1, maxLength: 24 }), fc.integer({ min: 1, max: 7 }), async (hours, limit) => {
      const saga = `affair${++n}`,
        all = hours.map((h, i) => ({ id: `${saga}-${i}`, since: h * HOUR }));
      for (const { id, since } of all) await put(store, id, { since, saga });
      for (const oldestFirst of [false, true]) {
        const met: Story[] = [];
        for (let after: string | undefined, turns = 0; turns <= all.length; turns++) {
          const page = await store.stories.ofSaga(saga, limit, { oldestFirst, ...(after === undefined ? {} : { after }) });
          assert.ok(page.rows.length <= limit);
          met.push(...page.rows);
          after = page.next;
          if (after === undefined) break;
        }
        assert.deepEqual(met.map((s) => s.id).sort(), all.map((s) => s.id).sort());
        const times = met.map((s) => (oldestFirst ? s.since : -s.since));
        assert.deepEqual(
          times,
          times.toSorted((a, b) => a - b),
        );
      }
    }),
    { numRuns: 12 },
  );
});

onBoth('living stories are listed part by part, in order of their first report, and each part says when its newest report came', async (store) => {
  for (const [i, id] of ['e', 'd', 'c', 'b', 'a'].entries()) await put(store, id, { since: NOON + i * HOUR, until: NOON + (10 - i) * HOUR });
  await put(store, 'gone', { since: NOON, redirect: 'a' });
  const parts = await Promise.all([0, 1, 2, 3].map(async (n) => (await store.stories.listed(n, 2)).map((s) => s.id)));
  assert.deepEqual(parts, [['e', 'd'], ['c', 'b'], ['a'], []]);
  assert.deepEqual(await store.stories.newestOfParts(2), [NOON + 10 * HOUR, NOON + 8 * HOUR, NOON + 6 * HOUR]);
});
