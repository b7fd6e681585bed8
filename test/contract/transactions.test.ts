import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore } from '../../src/store/open.ts';
import { location, onBoth } from './engines.ts';
import { article, member, NOON, profile, reading, revision, story, work } from './fixtures.ts';

onBoth('a transaction that throws leaves nothing behind, in memory neither', async (store) => {
  const first = revision('a'),
    lost = { ...profile('s', { lost: 1 }) };
  await store.stories.put(story('s'), profile('s', { kept: 1 }));
  await assert.rejects(
    store.in(async (tx) => {
      await tx.articles.put([article('a')]);
      await tx.articles.putRevisions([{ revision: first, terms: ['ferry'] }]);
      await tx.claims.put(first.id, 'a', reading(first));
      await tx.stories.put(story('s'), lost);
      await tx.stories.putMember(member('s', 'a', NOON));
      await tx.work.add([work('w')]);
      assert.deepEqual(await tx.articles.latest(['a']), [first]);
      assert.deepEqual(await tx.claims.reading([first.id]), new Map([[first.id, reading(first)]]));
      assert.deepEqual(await tx.stories.profiles(['s']), [lost]);
      throw new Error('power cut');
    }),
    /power cut/,
  );
  assert.deepEqual(await store.stories.profiles(['s']), [profile('s', { kept: 1 })]);
  assert.deepEqual([await store.articles.revisions(['a.1']), await store.articles.latest(['a']), await store.claims.reading(['a.1'])], [[], [], new Map()]);
  assert.deepEqual((await store.search.articles({ terms: ['ferry'] }, 9)).rows, []);
  assert.deepEqual((await store.counts()).work, 0);
  // The same id with another text, as when the page has changed by the second attempt.
  const second = revision('a', 1, { hash: 'another' });
  await store.articles.putRevisions([{ revision: second, terms: [] }]);
  assert.deepEqual(await store.articles.revisions(['a.1']), [second]);
});

onBoth('what is open in a transaction is seen inside it only', async (store) => {
  await store.in(async (tx) => {
    await tx.articles.put([article('a')]);
    assert.equal((await tx.articles.get(['a'])).length, 1);
    assert.equal((await store.articles.get(['a'])).length, 0);
  });
  assert.equal((await store.articles.get(['a'])).length, 1);
});

onBoth('a transaction inside a transaction is part of it', async (store) => {
  await assert.rejects(
    store.in(async (tx) => {
      await tx.in((inner) => inner.articles.put([article('a')]));
      throw new Error('after all');
    }),
  );
  assert.deepEqual(await store.articles.get(['a']), []);
});

onBoth('writing past a transaction is refused, not waited for', async (store) => {
  await assert.rejects(
    store.in(() => store.articles.put([article('a')])),
    { code: 'nested' },
  );
  await assert.rejects(
    store.in(() => store.in(async () => undefined)),
    { code: 'nested' },
  );
  await store.articles.put([article('b')]);
  assert.equal((await store.articles.get(['a', 'b'])).length, 1);
});

onBoth('transactions at once do not disturb each other', async (store) => {
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      store.in(async (tx) => {
        await tx.stories.addDocument('en', ['ferry']);
        await tx.articles.put([article(`a${i}`)]);
      }),
    ),
  );
  const { documents, of } = await store.stories.documentFrequencies('en', ['ferry']);
  assert.deepEqual([documents, of.get('ferry'), (await store.counts()).articles], [20, 20, 20]);
});

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`${engine}: two that have the same store open see each other's changes, cached or not`, async (t) => {
    const where = await location(engine, t);
    if (!where) return;
    const [one, other] = await Promise.all([openStore(where), openStore(where)]);
    try {
      await one.stories.put(story('s'), profile('s', { ferry: 1 }));
      assert.deepEqual(await other.stories.profiles(['s']), [profile('s', { ferry: 1 })]);
      await other.stories.put(story('s'), profile('s', { harbour: 1 }));
      assert.deepEqual(await one.stories.profiles(['s']), [profile('s', { harbour: 1 })]);
      // Both write at once; the second waits for the first.
      await Promise.all([
        one.in(async (tx) => {
          await tx.work.add([work('one')]);
          await new Promise((resolve) => setTimeout(resolve, 100));
        }),
        other.in((tx) => tx.work.add([work('other')])),
      ]);
      assert.equal((await one.counts()).work, 2);
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });
}

onBoth('the change number stands still while nothing is written, and moves with each commit of this process or another', async (store, t) => {
  const seen = [await store.changes()];
  await store.articles.get(['a']);
  assert.equal(await store.changes(), seen[0]);
  await store.articles.put([article('a')]);
  seen.push(await store.changes());
  await store.in((tx) => tx.articles.put([article('b')]));
  seen.push(await store.changes());
  assert.equal(new Set(seen).size, 3);
  t.diagnostic(seen.join(' '));
});
