import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { hop, HOUR, kept, newStore, NOW, piece, silent } from '../../test/hops.ts';
import type { Work } from '../model/work.ts';
import type { Store } from '../store/store.ts';
import type { AnyHop } from './hop.ts';
import { createCarrier, type Carrier } from './run.ts';

const carrierOf = (store: Store, hops: readonly AnyHop[], clock = (): number => 1000): Carrier => createCarrier({ store, hops, clock, log: silent });

test('an archive passes batch by batch through all hops, in the order of its time', async (t) => {
  const store = await newStore(t),
    seen: string[] = [];
  await store.work.add([3, 1, 2].map((at) => piece('clean', `p${at}`, { asOf: at })));
  await carrierOf(store, [hop('clean', seen, {}, 'stories'), hop('stories', seen)]).drain();
  assert.deepEqual(seen, ['clean p1', 'clean p2', 'stories p1', 'stories p2', 'clean p3', 'stories p3']);
  assert.equal((await store.counts()).work, 0);
});

test('where full batches enter, one batch stands before a hop that decides ahead, and pages wait for what stands', async (t) => {
  const store = await newStore(t),
    seen: string[] = [],
    alone = { gather: (_reads: Store, work: Work) => Promise.resolve(work.subject), decide: (subject: string) => subject },
    stories = { ...hop('stories', seen, {}, 'ledger'), alone };
  await store.work.add([1, 2, 3, 4, 5, 6, 7].map((at) => piece('clean', `p${at}`, { asOf: at })));
  await store.work.add([piece('rank', 'hour', { asOf: HOUR - 1, dueAt: HOUR - 1 })]);
  await carrierOf(store, [hop('clean', seen, {}, 'stories'), stories, hop('ledger', seen), hop('rank', seen)]).drain();
  assert.deepEqual(seen, [
    ...['clean p1', 'clean p2', 'clean p3', 'clean p4'],
    ...['stories p1', 'stories p2', 'ledger p1', 'ledger p2', 'clean p5', 'clean p6'],
    // The seventh fills no batch: what stands comes through before it.
    ...['stories p3', 'stories p4', 'stories p5', 'stories p6', 'ledger p3', 'ledger p4', 'ledger p5', 'ledger p6'],
    ...['clean p7', 'stories p7', 'ledger p7', 'rank hour'],
  ]);
});

test('a drain goes on where one that was killed had come to', async (t) => {
  const store = await newStore(t),
    seen: string[] = [];
  await store.work.add([piece('stories', 'p1', { asOf: 1 }), ...[2, 3].map((at) => piece('clean', `p${at}`, { asOf: at }))]);
  await carrierOf(store, [hop('clean', seen, {}, 'stories'), hop('stories', seen)]).drain();
  assert.deepEqual(seen.slice(0, 2), ['stories p1', 'clean p2']);
});

test('a hop works as of its work, else by the clock', async (t) => {
  const store = await newStore(t),
    times: number[] = [];
  const noting = hop('clean', [], { decide: (subject, now) => (times.push(now), subject) });
  await store.work.add([piece('clean', 'archive', { asOf: 5 }), piece('clean', 'live')]);
  await carrierOf(store, [noting]).drain();
  assert.deepEqual(times, [5, 1000]);
});

test('only the bad piece of a batch fails; it is tried six times and then recorded', async (t) => {
  for (const order of ['parallel', 'sequential'] as const) {
    for (const where of ['gather', 'decide', 'keep'] as const) {
      const store = await newStore(t),
        tries: string[] = [];
      const fail = (subject: string): void => {
        if (subject !== 'bad') return;
        tries.push(subject);
        throw new Error('cannot be read');
      };
      const plain = hop('clean', [], { order, batch: 10 });
      const failing: AnyHop = {
        ...plain,
        gather: async (reads, work, now) => (where === 'gather' && fail(work.subject), plain.gather(reads, work, now)),
        decide: (g: string, now) => (where === 'decide' && fail(g), plain.decide(g, now)),
        keep: async (tx, d: string, work, now) => {
          const next = await plain.keep(tx, d, work, now);
          if (where === 'keep') fail(d);
          return next;
        },
      };
      await store.work.add(['good', 'bad', 'fine'].map((s) => piece('clean', s)));
      await carrierOf(store, [failing]).drain();
      assert.equal(await kept(store, ['clean good', 'clean fine']), 2, `${order} ${where}`);
      assert.equal(await kept(store, ['clean bad']), 0, 'what the failed piece had written is rolled back');
      assert.deepEqual(
        (await store.work.failures(9)).map((f) => [f.subject, f.attempts, f.at, f.error]),
        [['bad', 6, 1000, 'Error: cannot be read']],
        `${order} ${where}`,
      );
      // A batch is tried as a whole and then piece by piece.
      assert.equal(tries.length, (where === 'keep' || order === 'sequential' ? 1 : 0) + 6, `${order} ${where}`);
    }
  }
});

test('a piece that fails is put off: a second, ten, a minute, ten, an hour', async (t) => {
  const store = await newStore(t);
  let now = 1000;
  const failing = hop('clean', [], {
    decide: () => {
      throw new Error('not today');
    },
  });
  const carrier = carrierOf(store, [failing], () => now);
  await store.work.add([piece('clean', 'x')]);
  for (const wait of [1, 10, 60, 600, 3600]) {
    carrier.start();
    await until(async () => (await store.work.due('clean', now, 1)).length === 0);
    await carrier.stop();
    assert.deepEqual(await store.work.backlog(), { byHop: { clean: 1 }, nextDueAt: now + wait * 1000 });
    now += wait * 1000;
  }
});

test('work of the living stays for its time, work of an archive is done in the end', async (t) => {
  const store = await newStore(t),
    seen: string[] = [];
  await store.work.add([piece('poll', 'feed', { dueAt: NOW + 5000 }), piece('rank', 'late', { asOf: 9 * HOUR - 1, dueAt: 9 * HOUR - 1 })]);
  await store.work.add([1, 2, 3].map((at) => piece('clean', `p${at}`, { asOf: at * HOUR })));
  await store.work.add([piece('rank', 'soon', { asOf: 3 * HOUR - 1, dueAt: 3 * HOUR - 1 })]);
  await carrierOf(store, [hop('poll', seen), hop('clean', seen, { batch: 1 }), hop('rank', seen)], () => NOW).drain();
  assert.deepEqual(seen, ['clean p1', 'clean p2', 'rank soon', 'clean p3', 'rank late']);
  assert.deepEqual(await store.work.backlog(), { byHop: { poll: 1 }, nextDueAt: NOW + 5000 });
});

test('an archive comes to the same whatever its batches: an hour comes through all hops before the next, and what has no time after it', async (t) => {
  const orders = [];
  for (const batch of [1, 2, 3, 100]) {
    const store = await newStore(t),
      seen: string[] = [],
      rank = hop('rank', seen);
    await store.work.add([0, 5, HOUR - 1, HOUR, 3 * HOUR].map((at, n) => piece('clean', `p${n}`, { asOf: at })));
    await store.work.add([0, 1, 3].map((hour) => piece('rank', `h${hour}`, { asOf: (hour + 1) * HOUR - 1, dueAt: (hour + 1) * HOUR - 1 })));
    await store.work.add([piece('clean', 'undated')]);
    await createCarrier({ store, hops: [hop('clean', seen, {}, 'stories'), hop('stories', seen), rank], clock: () => NOW, log: silent, batch }).drain();
    assert.equal((await store.counts()).work, 0);
    // Of one hour the hops may take turns or not.
    orders.push([...seen.slice(0, 6).sort(), ...seen.slice(6)]);
  }
  assert.deepEqual(orders[0], [
    ...['clean p0', 'clean p1', 'clean p2', 'stories p0', 'stories p1', 'stories p2', 'rank h0'],
    ...['clean p3', 'stories p3', 'rank h1', 'clean p4', 'stories p4', 'rank h3', 'clean undated', 'stories undated'],
  ]);
  for (const order of orders) assert.deepEqual(order, orders[0]);
});

test('a hop may wake itself', async (t) => {
  const store = await newStore(t);
  const poll = hop('poll', [], { order: 'parallel', keep: async (_tx, subject) => [piece('poll', subject, { dueAt: 9000 })] });
  await store.work.add([piece('poll', 'feed')]);
  await carrierOf(store, [poll]).drain();
  assert.deepEqual(await store.work.backlog(), { byHop: { poll: 1 }, nextDueAt: 9000 });
});

test('nothing to do any more is done', async (t) => {
  const store = await newStore(t),
    seen: string[] = [];
  for (const order of ['parallel', 'sequential'] as const) {
    await store.work.add([piece('clean', order)]);
    await carrierOf(store, [hop('clean', seen, { order, gather: async () => undefined })]).drain();
  }
  assert.deepEqual([seen, (await store.counts()).work], [[], 0]);
});

test('work asked for anew while it is done is done again', async (t) => {
  const store = await newStore(t),
    seen: string[] = [];
  let times = 0;
  const fetching = hop('fetch', seen, {
    order: 'parallel',
    gather: async (reads, work) => {
      if (++times === 1) await reads.work.add([piece('fetch', work.subject)]);
      return `${work.subject} ${times}`;
    },
  });
  await store.work.add([piece('fetch', 'item')]);
  await carrierOf(store, [fetching]).drain();
  assert.deepEqual(seen, ['fetch item 2']);
});

test('two carriers over one store do each piece once', async (t) => {
  const store = await newStore(t),
    seen: string[] = [];
  const hops = [hop('clean', seen, { order: 'parallel' }, 'stories'), hop('stories', seen)];
  await store.work.add(Array.from({ length: 40 }, (_, i) => piece('clean', `p${i}`)));
  await Promise.all([carrierOf(store, hops).drain(), carrierOf(store, hops).drain()]);
  assert.equal(new Set(seen).size, 80);
  assert.equal(seen.length, 80);
});

test('started, it sees work that falls due or that others add, within a second', async (t) => {
  const store = await newStore(t),
    seen: string[] = [],
    carrier = carrierOf(store, [hop('poll', seen, { order: 'parallel' }), hop('clean', seen)]);
  carrier.start();
  await sleep(50);
  const added = performance.now();
  await store.work.add([piece('clean', 'page'), piece('poll', 'feed')]);
  await until(async () => seen.length === 2);
  assert.ok(performance.now() - added < 1000);
  await carrier.stop();
});

test('it stops without waiting for the network, and what was being fetched stays open', async (t) => {
  const store = await newStore(t),
    seen: string[] = [];
  let answer = (): void => undefined;
  const slow = hop('fetch', seen, { order: 'parallel', gather: (_reads, work) => new Promise((resolve) => (answer = () => resolve(work.subject))) });
  const carrier = carrierOf(store, [slow, hop('clean', seen)]);
  await store.work.add([piece('fetch', 'item'), piece('clean', 'page')]);
  carrier.start();
  // The rest goes on while one host keeps it waiting.
  await until(async () => seen.includes('clean page'));
  await carrier.stop();
  answer();
  await sleep(20);
  assert.deepEqual([seen, (await store.work.backlog()).byHop], [['clean page'], { fetch: 1 }]);
});

test('a store that fails is tried again', async (t) => {
  const store = await newStore(t),
    seen: string[] = [],
    errors: object[] = [];
  let broken = true;
  const flaky: Store = { ...store, in: (fn) => (broken ? Promise.reject(new Error('disk full')) : store.in(fn)) },
    failing: Store = { ...flaky, work: { ...store.work, retry: () => (broken ? Promise.reject(new Error('disk full')) : Promise.resolve()) } };
  const carrier = createCarrier({ store: failing, hops: [hop('clean', seen)], clock: () => 1000, log: { ...silent, error: (fields) => errors.push(fields) } });
  await store.work.add([piece('clean', 'page')]);
  carrier.start();
  await until(async () => errors.length > 0);
  broken = false;
  await until(async () => seen.length > 0);
  await carrier.stop();
  assert.deepEqual(seen, ['clean page']);
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await condition()) return;
    await sleep(10);
  }
  assert.fail('did not come about within three seconds');
}
