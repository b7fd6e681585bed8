import assert from 'node:assert/strict';
import type { Edition } from '../../src/model/story.ts';
import type { Store } from '../../src/store/store.ts';
import { onBoth } from './engines.ts';
import { profile, story } from './fixtures.ts';

const put = async (store: Store, ...ids: readonly string[]): Promise<void> => {
  for (const id of ids) await store.stories.put(story(id, { lang: id.slice(0, 2) }), { ...profile(id, {}), lang: id.slice(0, 2) });
};
const edition = (storyId: string, score: number, shared: Edition['shared'] = [['velland', 'vellands']]): Edition => ({
  storyId,
  lang: storyId.slice(0, 2),
  score,
  shared,
});
const idsOf = async (store: Store, id: string): Promise<string[]> => (await store.editions.of(id)).map((e) => e.storyId);

onBoth('a pair is read from either side, with its evidence turned round', async (store) => {
  await put(store, 'en1', 'de1', 'fr1');
  await store.editions.put('en1', 'en', [
    edition('de1', 0.5, [
      ['velland', 'vellands'],
      ['340', '340'],
    ]),
    edition('fr1', 0.75),
  ]);
  assert.deepEqual(await store.editions.of('en1'), [
    edition('fr1', 0.75),
    edition('de1', 0.5, [
      ['velland', 'vellands'],
      ['340', '340'],
    ]),
  ]);
  assert.deepEqual(await store.editions.of('de1'), [
    edition('en1', 0.5, [
      ['vellands', 'velland'],
      ['340', '340'],
    ]),
  ]);
  assert.deepEqual([await store.editions.linked('en1'), await store.editions.linked('fr1'), await store.editions.of('other')], [['de1', 'fr1'], ['en1'], []]);
});

onBoth('what is put replaces all pairs of the story, from either side, and put twice it is there once', async (store) => {
  await put(store, 'en1', 'en2', 'de1', 'de2');
  await store.editions.put('en1', 'en', [edition('de1', 0.5)]);
  await store.editions.put('de1', 'de', [edition('en2', 0.6), edition('en1', 0.4)]);
  for (let twice = 0; twice < 2; twice++) await store.editions.put('en1', 'en', [edition('de2', 0.7), edition('de1', 0.8)]);
  assert.deepEqual(
    [await store.editions.linked('en1'), await store.editions.linked('de1'), await store.editions.linked('de2')],
    [['de1', 'de2'], ['en1', 'en2'], ['en1']],
  );
  await store.editions.put('en1', 'en', []);
  assert.deepEqual([await idsOf(store, 'en1'), await idsOf(store, 'de1'), await idsOf(store, 'de2')], [[], ['en2'], []]);
});

onBoth('of several stories of a language only the two most alike name each other', async (store) => {
  await put(store, 'en1', 'en2', 'de1', 'de2', 'fr1');
  await store.editions.put('en1', 'en', [edition('de1', 0.9), edition('de2', 0.6), edition('fr1', 0.5)]);
  await store.editions.put('en2', 'en', [edition('de1', 0.8)]);
  assert.deepEqual([await idsOf(store, 'en1'), await idsOf(store, 'de1')], [['de1', 'fr1'], ['en1']]);
  assert.deepEqual([await idsOf(store, 'en2'), await idsOf(store, 'de2')], [[], []], 'their best ones have better ones');
  await store.editions.put('en2', 'en', [edition('de1', 0.9)]);
  assert.deepEqual(
    [await idsOf(store, 'en1'), await idsOf(store, 'en2'), await idsOf(store, 'de1')],
    [['de1', 'fr1'], [], ['en1']],
    'of two as much alike one',
  );
});

onBoth('a merged story is nobody’s edition', async (store) => {
  await put(store, 'en1', 'de1');
  await store.editions.put('en1', 'en', [edition('de1', 0.9)]);
  await store.stories.put(story('de1', { lang: 'de', redirect: 'de2' }), { ...profile('de1', {}), lang: 'de' });
  assert.deepEqual(await store.editions.of('en1'), []);
});

onBoth('languages that ever had a story are told, in order', async (store) => {
  assert.deepEqual(await store.stories.everIn(), []);
  await put(store, 'fr1', 'de1', 'en1', 'de2');
  assert.deepEqual(await store.stories.everIn(), ['de', 'en', 'fr']);
  await store.in(async (tx) => {
    await put(tx, 'it1');
    assert.deepEqual(await tx.stories.everIn(), ['de', 'en', 'fr', 'it']);
  });
});
