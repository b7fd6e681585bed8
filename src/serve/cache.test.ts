import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cache } from './cache.ts';
import { takesGzip } from './wire.ts';

const FRESH = 100,
  MINUTE = 60_000;

/** A cache of what a counter says, over a store that has changed so many times. */
function counting(size = 9): { get(now: number, key?: string): Promise<number>; store: { changes: number | undefined } } {
  const store: { changes: number | undefined } = { changes: 0 },
    cache = new Cache<number>(size, async () => store.changes?.toString());
  let made = 0;
  return { store, get: (now, key = 'page') => cache.get(key, now, FRESH, async () => ++made) };
}

test('what was made is kept while it is fresh, and on as long as nothing changes, for a minute', async () => {
  const { get, store } = counting();
  assert.deepEqual([await get(1000), await get(1099), await get(1200), await get(5000)], [1, 1, 1, 1]);
  store.changes = 1;
  assert.equal(await get(5050), 1);
  assert.equal(await get(5100), 2);
  assert.equal(await get(5100 + MINUTE - 1), 2);
  assert.equal(await get(5100 + MINUTE + FRESH), 3);
});

test('a change while it is being made makes it no older than that', async () => {
  const store = { changes: 0 },
    cache = new Cache<number>(9, async () => String(store.changes));
  assert.equal(await cache.get('page', 0, FRESH, async () => store.changes++), 0);
  assert.equal(await cache.get('page', FRESH, FRESH, async () => 7), 7);
});

test('where changes are not known only time counts, and a clock that was set back keeps nothing', async () => {
  const { get, store } = counting();
  store.changes = undefined;
  assert.deepEqual([await get(1000), await get(1099), await get(1100), await get(900)], [1, 1, 2, 3]);
});

test('those who come while it is made share it; the least used go first; a failure is not kept', async () => {
  const { get } = counting(2);
  assert.deepEqual(await Promise.all([get(0), get(0)]), [1, 1]);
  assert.deepEqual([await get(0, 'b'), await get(0), await get(0, 'c'), await get(0), await get(0, 'b')], [2, 1, 3, 1, 4]);
  const cache = new Cache<number>(2);
  await assert.rejects(cache.get('x', 0, FRESH, () => Promise.reject(new Error('no'))));
  assert.equal(await cache.get('x', 0, FRESH, async () => 1), 1);
});

test('gzip is sent to those who take it', () => {
  for (const header of ['gzip', 'br, gzip;q=0.5', 'deflate,x-gzip', 'GZIP ; q=1.0']) assert.equal(takesGzip(header), true, header);
  for (const header of ['', 'br', 'gzip;q=0', 'gzip; q=0.000', 'notgzip', '*']) assert.equal(takesGzip(header), false, header);
  assert.equal(takesGzip(undefined), false);
});
