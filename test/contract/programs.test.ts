import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change } from '../../src/model/change.ts';
import type { Token } from '../../src/model/token.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { location, onBoth } from './engines.ts';
import { NOON } from './fixtures.ts';

const change = (articleId: string): Change => ({ kind: 'article-revised', at: NOON, articleId });
const token = (id: string, more: Partial<Token> = {}): Token => ({
  id,
  name: id,
  hash: `hash of ${id}`,
  scopes: ['read'],
  createdAt: NOON,
  expiresAt: NOON + 1000,
  ...more,
});

onBoth('tokens are kept, used, taken back and go with their account', async (store) => {
  await store.accounts.put({ id: 'ida', name: 'Ida', password: 'x', createdAt: NOON, feedTurn: 0 });
  await store.tokens.put(token('a', { accountId: 'ida' }));
  await store.tokens.put(token('b', { expiresAt: NOON + 5000 }));
  await store.tokens.put(token('b', { name: 'another' }));
  await store.tokens.used('b', '2025-06-02');
  assert.deepEqual(await store.tokens.get('b'), token('b', { expiresAt: NOON + 5000, usedOn: '2025-06-02' }));
  assert.deepEqual(await store.tokens.ofAccount('ida'), [token('a', { accountId: 'ida' })]);
  assert.equal((await store.tokens.all()).length, 2);
  await store.accounts.remove('ida');
  assert.equal(await store.tokens.get('a'), undefined);
  await store.tokens.forget(NOON + 5000);
  assert.deepEqual(await store.tokens.all(), []);
});

onBoth('what a transaction tells of is there once it is committed, and not if it is rolled back', async (store) => {
  assert.deepEqual(await store.changelog.bounds(), { forgotten: 0, newest: 0 });
  await store.in(async (tx) => {
    await tx.changelog.add([change('a'), change('b')]);
    await tx.changelog.add([change('c')]);
  });
  await assert.rejects(
    store.in(async (tx) => {
      await tx.changelog.add([change('lost')]);
      throw new Error('no');
    }),
  );
  await store.changelog.add([change('d')]);
  const all = await store.changelog.since(0, 10);
  assert.deepEqual(
    all.map((c) => c.articleId),
    ['a', 'b', 'c', 'd'],
  );
  assert.deepEqual(
    (await store.changelog.since(all[1]?.seq ?? 0, 1)).map((c) => c.articleId),
    ['c'],
  );
  assert.equal((await store.changelog.bounds()).newest, all.at(-1)?.seq);
});

onBoth('what is forgotten is known to be forgotten, and no number comes again', async (store) => {
  await store.changelog.add([change('a'), change('b')]);
  const last = (await store.changelog.bounds()).newest;
  await store.changelog.forget(Date.now() - 60_000);
  assert.equal((await store.changelog.since(0, 10)).length, 2);
  await store.changelog.forget(Date.now() + 1000);
  assert.deepEqual(await store.changelog.bounds(), { forgotten: last, newest: last });
  await store.changelog.add([change('c')]);
  const [next] = await store.changelog.since(last, 10);
  assert.ok(next && next.seq > last && next.articleId === 'c');
});

for (const engine of ['sqlite', 'postgres'] as const)
  test(`${engine}: who reads on while several write misses nothing and meets nothing twice`, async (t) => {
    const where = await location(engine, t);
    if (!where) return;
    const stores: Store[] = [];
    for (let i = 0; i < 3; i++) stores.push(await openStore(where));
    const [reader, ...writers] = stores,
      EACH = 60;
    let writing = writers.length * 2;
    // Transactions of one writer overlap too; each waits for its own while between what it tells and its end.
    const write = async (store: (typeof stores)[number], name: string): Promise<void> => {
      for (let i = 0; i < EACH; i++)
        await store.in(async (tx) => {
          await tx.changelog.add([change(`${name}-${i}-first`)]);
          await new Promise((r) => setTimeout(r, (i * 7) % 5));
          await tx.choices.put('first-feeds', `${name}${i}`);
          await tx.changelog.add([change(`${name}-${i}-second`)]);
        });
      writing--;
    };
    const read = async (): Promise<string[]> => {
      const seen: string[] = [];
      for (let seq = 0; ;) {
        const isOver = writing === 0,
          some = (await reader?.changelog.since(seq, 7)) ?? [];
        seen.push(...some.map((c) => c.articleId ?? ''));
        seq = some.at(-1)?.seq ?? seq;
        if (isOver && some.length === 0) return seen;
        await new Promise((r) => setTimeout(r, 1));
      }
    };
    const [seen] = await Promise.all([read(), ...writers.flatMap((w, i) => [write(w, `a${i}`), write(w, `b${i}`)])]);
    for (const store of stores) await store.close();
    assert.equal(seen.length, writers.length * 2 * EACH * 2);
    assert.equal(new Set(seen).size, seen.length);
  });
