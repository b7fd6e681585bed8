import assert from 'node:assert/strict';
import type { Store } from '../../src/store/store.ts';
import { article, item, member, NOON, numbers, page, profile, question, reading, revision, story, work } from './fixtures.ts';

const FEED = { id: 'feed', url: 'https://gazette.example/feed', title: 'Gazette', paused: false };

/** Puts one of everything into a store. */
export async function fill(store: Store): Promise<void> {
  const r = revision('a');
  await store.sources.put([{ id: 'gazette', name: 'The Gazette', domain: 'gazette.example', kind: 'newspaper' }]);
  await store.feeds.put([FEED]);
  await store.items.put([item('i')]);
  await store.pages.put([page('p')]);
  await store.articles.put([article('a')]);
  await store.articles.putRevisions([{ revision: r, terms: ['ferry', 'паром'] }]);
  await store.claims.put(r.id, 'a', reading(r));
  await store.reprints.putFingerprint('a', r.id, NOON, [1, 2, 3]);
  await store.stories.put(story('s'), profile('s', { ferry: 2, harbour: 1 }));
  await store.stories.putMember(member('s', 'a', NOON));
  await store.stories.addDocument('en', ['ferry', 'harbour']);
  await store.ledger.put('s', [question('q', 's', NOON)]);
  await store.fronts.put({ id: 'f', lang: 'en', at: NOON, ranked: [] });
  await store.work.add([work('w', { asOf: NOON })]);
  await store.work.recordFailures([{ id: 'x', hop: 'clean', subject: 'page', at: NOON, attempts: 6, error: 'no text' }]);
}

/** Finds everything again that `fill` put in. */
export async function verify(store: Store): Promise<void> {
  const r = revision('a');
  assert.equal((await store.sources.byDomain('gazette.example'))?.name, 'The Gazette');
  assert.deepEqual(await store.feeds.get('feed'), { feed: FEED });
  assert.deepEqual(await store.items.get(['i']), [item('i')]);
  assert.deepEqual(await store.pages.get(['p']), [page('p')]);
  assert.deepEqual(await store.articles.byUrl(article('a').url), article('a'));
  assert.deepEqual(await store.articles.latest(['a']), [r]);
  assert.deepEqual((await store.search.articles({ terms: ['ferry', 'паром'] }, 9)).rows, [r]);
  assert.deepEqual(await store.claims.ofStory('s'), new Map([[r.id, reading(r)]]));
  assert.deepEqual(await store.reprints.near('b', [2, 3], 9), [{ articleId: 'a', revisionId: r.id, shared: 2 }]);
  const wanted = profile('s', { ferry: 2, harbour: 1 }),
    [kept] = await store.stories.profiles(['s']);
  // A story of 0.1.0 has its terms, and neither the numbers that it would be found by nor members that an article could be compared with.
  if (kept?.recent.length === 0) assert.deepEqual(kept, { ...wanted, numbers: new Uint32Array(2), recent: [], marks: [] });
  else assert.deepEqual([kept, ...(await store.stories.near('en', numbers('ferry'), NOON, 9))], [wanted, wanted]);
  assert.deepEqual((await store.stories.ofSaga('s', 9)).rows, [story('s')]);
  assert.deepEqual(await store.stories.members('s'), [member('s', 'a', NOON)]);
  assert.equal((await store.stories.documentFrequencies('en', ['ferry'])).of.get('ferry'), 1);
  assert.deepEqual(await store.ledger.ofStory('s'), [question('q', 's', NOON)]);
  assert.deepEqual((await store.search.articles({ terms: [], differing: true }, 9)).rows, [r]);
  assert.deepEqual(await store.fronts.latest('en'), { id: 'f', lang: 'en', at: NOON, ranked: [] });
  assert.deepEqual(await store.work.due('clean', NOON, 9), [{ ...work('w', { asOf: NOON }), turn: 0 }]);
  assert.equal((await store.work.failures(9)).length, 1);
}
