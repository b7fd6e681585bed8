import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { newStore, piece, silent } from '../../test/hops.ts';
import type { Work } from '../model/work.ts';
import type { Store } from '../store/store.ts';
import type { Hop } from './hop.ts';
import { createCarrier, type Carrier } from './run.ts';

const pieces = (from: number, to: number): Work[] => Array.from({ length: to - from }, (_, i) => piece('fetch', `p${from + i}`));

/** A hop that asks `answer` for each subject, four at once and two in a transaction, and notes what it keeps. */
function asking(kept: string[], answer: (subject: string) => Promise<unknown>): Hop<string, string> {
  return {
    name: 'fetch',
    order: 'parallel',
    batch: 2,
    inFlight: 4,
    gather: async (_reads, { subject }) => (await answer(subject), subject),
    decide: (subject) => subject,
    keep: async (tx, subject) => {
      await tx.articles.put([{ id: subject, url: '', sourceId: '', firstSeen: 0 }]);
      kept.push(subject);
      return [];
    },
  };
}
const carrierOf = (store: Store, hop: Hop<string, string>): Carrier => createCarrier({ store, hops: [hop], clock: () => 1000, log: silent });
const open = async (store: Store): Promise<number> => (await store.counts()).work;

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await condition()) return;
    await sleep(10);
  }
  assert.fail('did not come about within five seconds');
}

test('one that does not answer holds nobody up, is asked for once, and stays open when the carrier stops', async (t) => {
  const store = await newStore(t),
    kept: string[] = [],
    asked: string[] = [],
    never = Promise.withResolvers<void>();
  await store.work.add(pieces(0, 20));
  const carrier = carrierOf(
    store,
    asking(kept, (subject) => (asked.push(subject), subject === 'p0' ? never.promise : sleep(1))),
  );
  carrier.start();
  await until(() => kept.length === 19);
  await store.work.add(pieces(20, 22));
  await until(() => kept.length === 21);
  assert.equal(asked.length, 22, 'none is asked for twice');
  await carrier.stop();
  never.resolve();
  await sleep(20);
  assert.deepEqual([kept.includes('p0'), await open(store)], [false, 1]);
});

test('a drain waits for one that is late, after all others', async (t) => {
  const store = await newStore(t),
    kept: string[] = [];
  await store.work.add(pieces(0, 12));
  await carrierOf(
    store,
    asking(kept, (subject) => sleep(subject === 'p1' ? 1500 : 1)),
  ).drain();
  assert.deepEqual([kept.length, kept.at(-1), await open(store)], [12, 'p1', 0]);
});

test('what comes promptly is kept in the order in which the work stood, with as many in flight as may be', async (t) => {
  const store = await newStore(t),
    kept: string[] = [],
    works = pieces(0, 16);
  let flying = 0,
    most = 0;
  await store.work.add(works);
  await carrierOf(
    store,
    asking(kept, async (subject) => {
      most = Math.max(most, ++flying);
      // The later, the sooner.
      await sleep(40 - 2 * Number(subject.slice(1)));
      flying--;
    }),
  ).drain();
  assert.deepEqual(
    kept,
    works.map((w) => w.subject),
  );
  assert.equal(most, 4);
});

test('one that fails fails alone: it is put off, tried six times and recorded', async (t) => {
  const store = await newStore(t),
    kept: string[] = [];
  let tries = 0;
  await store.work.add(pieces(0, 5));
  await carrierOf(
    store,
    asking(kept, (subject) => (subject === 'p2' ? (tries++, Promise.reject(new Error('cannot be read'))) : Promise.resolve())),
  ).drain();
  assert.deepEqual([kept, tries, await open(store)], [['p0', 'p1', 'p3', 'p4'], 6, 0]);
  assert.deepEqual(
    (await store.work.failures(9)).map((f) => [f.subject, f.attempts, f.error]),
    [['p2', 6, 'Error: cannot be read']],
  );
});

test('one asked for anew while it is in flight is done again, and never twice at once', async (t) => {
  const store = await newStore(t),
    kept: string[] = [];
  let asked = 0,
    flying = 0;
  await store.work.add([piece('fetch', 'p0')]);
  await carrierOf(
    store,
    asking(kept, async () => {
      assert.equal(++flying, 1);
      if (++asked === 1) await store.work.add([piece('fetch', 'p0')]);
      await sleep(20);
      flying--;
    }),
  ).drain();
  assert.deepEqual([kept, asked, await open(store)], [['p0'], 2, 0]);
});

test('two carriers over one store keep each piece once', async (t) => {
  const store = await newStore(t),
    kept: string[] = [],
    hop = asking(kept, () => sleep(3));
  await store.work.add(pieces(0, 30));
  await Promise.all([carrierOf(store, hop).drain(), carrierOf(store, hop).drain()]);
  assert.deepEqual([kept.length, new Set(kept).size, await open(store)], [30, 30, 0]);
});

test('what a store that fails could not keep is asked for again', async (t) => {
  const store = await newStore(t),
    kept: string[] = [];
  let broken = true;
  const failing: Store = {
    ...store,
    in: (fn) => (broken ? Promise.reject(new Error('disk full')) : store.in(fn)),
    work: { ...store.work, retry: (work, dueAt) => (broken ? ((broken = false), Promise.reject(new Error('disk full'))) : store.work.retry(work, dueAt)) },
  };
  const carrier = carrierOf(
    failing,
    asking(kept, () => sleep(1)),
  );
  await store.work.add(pieces(0, 1));
  carrier.start();
  await until(() => kept.length === 1);
  await carrier.stop();
  assert.deepEqual([kept, await open(store)], [['p0'], 0]);
});
