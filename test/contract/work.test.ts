import assert from 'node:assert/strict';
import { onBoth } from './engines.ts';
import { NOON, work } from './fixtures.ts';

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map((r) => r.id);

onBoth('due work comes by its time, then as added, work without a time last', async (store) => {
  await store.work.add([work('live'), work('late', { asOf: 20 }), work('early', { asOf: 10 }), work('live too'), work('also early', { asOf: 10 })]);
  await store.work.add([work('not yet', { dueAt: NOON + 1, asOf: 1 }), work('of another hop', { hop: 'rank' })]);
  assert.deepEqual(ids(await store.work.due('clean', NOON, 9)), ['early', 'also early', 'late', 'live', 'live too']);
  assert.deepEqual(ids(await store.work.due('clean', NOON, 2)), ['early', 'also early']);
  assert.deepEqual(ids(await store.work.due('clean', NOON + 1, 1)), ['not yet']);
  assert.deepEqual(await store.work.due('rank', NOON, 9), [{ ...work('of another hop', { hop: 'rank' }), turn: 0 }]);
});

onBoth('work added again is once there, at the earlier time, as of the later', async (store) => {
  await store.work.add([work('w', { dueAt: 50, asOf: 10 })]);
  await store.work.add([work('w', { dueAt: 70, asOf: 30 }), work('w', { dueAt: 60, asOf: 20 })]);
  assert.deepEqual(await store.work.due('clean', NOON, 9), [{ ...work('w', { dueAt: 50, asOf: 30 }), turn: 1 }]);
  await store.work.add([work('w', { dueAt: 40 })]);
  assert.deepEqual(await store.work.due('clean', NOON, 9), [{ ...work('w', { dueAt: 40 }), turn: 2 }]);
  assert.equal((await store.counts()).work, 1);
});

onBoth('work that was asked for anew while it was done stays', async (store) => {
  await store.work.add([work('a'), work('b')]);
  const taken = await store.work.due('clean', NOON, 9);
  await store.work.add([work('b')]);
  assert.deepEqual(await store.work.done(taken), ['a']);
  assert.deepEqual(ids(await store.work.due('clean', NOON, 9)), ['b']);
  assert.deepEqual(await store.work.done(taken), []);
});

onBoth('work is put off, and given up with its reason', async (store) => {
  await store.work.add([work('a')]);
  const [first] = await store.work.due('clean', NOON, 9);
  assert.ok(first);
  await store.work.retry(first, NOON + 5);
  assert.deepEqual(await store.work.due('clean', NOON, 9), []);
  const [again] = await store.work.due('clean', NOON + 5, 9);
  assert.ok(again);
  assert.equal(again.attempts, 1);
  await store.work.fail(again, 'the page is \u0000 broken', NOON + 6);
  assert.deepEqual(await store.work.failures(9), [{ id: 'a', hop: 'clean', subject: 'page a', at: NOON + 6, attempts: 1, error: 'the page is   broken' }]);
  assert.equal((await store.counts()).work, 0);
});

onBoth('work that was asked for anew while it failed stays due', async (store) => {
  await store.work.add([work('a')]);
  const [taken] = await store.work.due('clean', NOON, 9);
  assert.ok(taken);
  await store.work.add([work('a')]);
  await store.work.retry(taken, NOON + 5);
  assert.deepEqual(await store.work.due('clean', NOON, 9), [{ ...work('a'), turn: 1 }]);
  await store.work.fail({ ...taken, attempts: 6 }, 'broken', NOON + 6);
  assert.deepEqual(await store.work.due('clean', NOON, 9), [{ ...work('a'), turn: 1 }]);
  assert.deepEqual(await store.work.failures(9), [{ id: 'a', hop: 'clean', subject: 'page a', at: NOON + 6, attempts: 6, error: 'broken' }]);
});

onBoth('failures are recorded once each, newest first, until they are cleared', async (store) => {
  const failure = { id: 'f', hop: 'import', subject: 'x.jsonl:3', at: NOON, attempts: 1, error: 'no text' } as const;
  await store.work.recordFailures([failure, { ...failure, id: 'g', at: NOON + 1 }]);
  await store.work.recordFailures([{ ...failure, error: 'still no text' }]);
  assert.deepEqual(
    (await store.work.failures(9)).map((f) => [f.id, f.error]),
    [
      ['g', 'no text'],
      ['f', 'still no text'],
    ],
  );
  assert.equal((await store.work.failures(1)).length, 1);
  await store.work.clearFailures();
  assert.deepEqual(await store.work.failures(9), []);
});

onBoth('the backlog by hop, and when the next is due', async (store) => {
  assert.deepEqual(await store.work.backlog(), { byHop: {} });
  await store.work.add([work('a', { dueAt: 9 }), work('b', { dueAt: 3 }), work('c', { hop: 'rank', dueAt: 5 })]);
  assert.deepEqual(await store.work.backlog(), { byHop: { clean: 2, rank: 1 }, nextDueAt: 3 });
});

onBoth('more rows than one statement takes', async (store) => {
  await store.work.add(Array.from({ length: 1700 }, (_, i) => work(`w${i}`)));
  const taken = await store.work.due('clean', NOON, 5000);
  assert.deepEqual(
    ids(taken),
    Array.from({ length: 1700 }, (_, i) => `w${i}`),
  );
  assert.equal((await store.work.done(taken)).length, 1700);
});
