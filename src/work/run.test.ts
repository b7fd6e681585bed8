import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HopName, Work } from '../model/work.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { Think, Thought } from './ahead.ts';
import type { AnyHop, Hop } from './hop.ts';
import { createCarrier, type Carrier } from './run.ts';

const HOUR = 3_600_000,
  NOW = 100 * HOUR;
const thought = (made: unknown): Thought => ({ open: () => made });
const silent = { debug: () => undefined, warn: () => undefined, error: () => undefined };
const piece = (hop: HopName, subject: string, more: Partial<Work> = {}): Work => ({ id: `${hop} ${subject}`, hop, subject, dueAt: 0, attempts: 0, ...more });

async function newStore(t: TestContext): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-work-')),
    store = await openStore({ sqlite: join(folder, 'broadsheet.db') });
  t.after(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return store;
}

/** A hop that writes its subject down as an article, notes it in `seen`, and wakes `then`. */
function hop(name: HopName, seen: string[], more: Partial<Hop<string, string>> = {}, then?: HopName): Hop<string, string> {
  return {
    name,
    order: 'sequential',
    batch: 2,
    gather: async (_reads, work) => work.subject,
    decide: (subject) => subject,
    async keep(tx, subject, work) {
      await tx.articles.put([{ id: `${name} ${subject}`, url: '', sourceId: '', firstSeen: 0 }]);
      seen.push(`${name} ${subject}`);
      return then ? [piece(then, subject, { asOf: work.asOf })] : [];
    },
    ...more,
  };
}

const carrierOf = (store: Store, hops: readonly AnyHop[], clock = (): number => 1000): Carrier => createCarrier({ store, hops, clock, log: silent });
const kept = async (store: Store, ids: readonly string[]): Promise<number> => (await store.articles.get(ids)).length;

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

test('what a piece decides alone is begun ahead of its turn; the hops keep the same in the same order', async (t) => {
  const subjects = Array.from({ length: 40 }, (_, i) => `p${i}`),
    passed = async (begun?: string[]): Promise<string[]> => {
      const store = await newStore(t),
        seen: string[] = [],
        alone = { gather: (_reads: Store, work: Work) => Promise.resolve(work.subject), decide: (subject: string) => subject.toUpperCase() },
        gather: AnyHop['gather'] = (_reads, work, _now, share) =>
          share ? Promise.resolve(`${work.subject} ${String(share.made)}`) : Promise.resolve(undefined),
        follow: AnyHop = { ...hop('stories', seen, { batch: 16 }), alone, gather },
        hops: AnyHop[] = [
          {
            ...hop('reprints', seen, { batch: 16 }),
            alone,
            follow,
            gather,
            keep: async (_tx, d: string) => (seen.push(`reprints ${d}`), [piece('stories', d.split(' ')[0] ?? '')]),
          },
          follow,
        ];
      await store.work.add(subjects.map((s) => piece('reprints', s)));
      const think = (name: HopName, found: readonly unknown[]): Promise<Thought>[] =>
        found.map(async (f) => {
          const lost = f === 'p7' && !begun?.includes(`${name} p7`);
          begun?.push(`${name} ${String(f)}`);
          await sleep(1);
          if (lost) throw new Error('lost');
          return thought(alone.decide(f as string));
        });
      await createCarrier({ store, hops, clock: () => 1000, log: silent, ...(begun ? { think } : {}) }).drain();
      return seen;
    };
  const begun: string[] = [],
    ahead = await passed(begun),
    onTheSpot = await passed();
  assert.ok(begun.includes('reprints p20') && begun.includes('stories p20'), 'the following hop has its share begun too');
  // The piece whose share was lost is asked for again when its batch is tried piece by piece.
  assert.deepEqual(new Set(ahead), new Set(onTheSpot));
  assert.equal(onTheSpot[0], 'reprints p0 P0');
  assert.equal(onTheSpot[1], 'stories p0 P0');
});

test('a piece that brings the thinker down takes nobody else with it', async (t) => {
  const store = await newStore(t),
    seen: string[] = [],
    alone = { gather: (_reads: Store, work: Work) => Promise.resolve(work.subject), decide: (subject: string) => subject },
    gather: AnyHop['gather'] = (_reads, work, _now, share) => Promise.resolve(share && work.subject);
  // All that is open with the thinker fails with the bad one, as when a thread runs out of memory.
  const think = (_name: HopName, found: readonly unknown[]): Promise<Thought>[] => {
    const all = sleep(1).then(() => (found.includes('p13') ? Promise.reject(new Error('the thread ended')) : found));
    return found.map((_, i) => all.then((made) => thought(made[i])));
  };
  await store.work.add(Array.from({ length: 40 }, (_, i) => piece('clean', `p${i}`)));
  await createCarrier({ store, hops: [{ ...hop('clean', seen, { batch: 20 }), alone, gather }], clock: () => 1000, log: silent, think }).drain();
  assert.equal(
    await kept(
      store,
      Array.from({ length: 40 }, (_, i) => `clean p${i}`),
    ),
    39,
  );
  assert.deepEqual(
    (await store.work.failures(9)).map((f) => f.subject),
    ['p13'],
  );
});

test('of large pieces few are begun at once, all are kept in order, and what was found is let go of but for its rest', async (t) => {
  const store = await newStore(t),
    subjects = Array.from({ length: 40 }, (_, i) => `p${i}`),
    seen: string[] = [];
  let open = 0,
    most = 0;
  const size = (): number => 1_000_000,
    alone = { gather: (_reads: Store, work: Work) => Promise.resolve(work.subject), decide: (subject: string) => subject, size, rest: () => 'rest' },
    gather: AnyHop['gather'] = (_reads, work, _now, share) => Promise.resolve(share && `${work.subject} ${String(share.found)} ${String(share.made)}`),
    think = (_name: HopName, found: readonly unknown[]): Promise<Thought>[] =>
      found.map(async (one) => {
        most = Math.max(most, (open += 1));
        await sleep(1);
        open -= 1;
        return thought(one);
      });
  await store.work.add(subjects.map((s) => piece('clean', s)));
  await createCarrier({ store, hops: [{ ...hop('clean', seen, { batch: 20 }), alone, gather }], clock: () => 1000, log: silent, think }).drain();
  assert.equal(most, 4);
  assert.deepEqual(
    seen,
    subjects.map((s) => `clean ${s} rest ${s}`),
  );
});

test('a piece that cannot be read ahead of its turn fails alone, in its turn', async (t) => {
  const store = await newStore(t),
    seen: string[] = [],
    alone = {
      gather: (_reads: Store, work: Work) => (work.subject === 'p3' ? Promise.reject(new Error('unreadable')) : Promise.resolve(work.subject)),
      decide: (subject: string) => subject,
    },
    gather: AnyHop['gather'] = (_reads, work, _now, share) => Promise.resolve(share && work.subject),
    think = (_name: HopName, found: readonly unknown[]): Promise<Thought>[] => found.map((f) => Promise.resolve(thought(f)));
  await store.work.add(Array.from({ length: 20 }, (_, i) => piece('clean', `p${i}`)));
  await createCarrier({ store, hops: [{ ...hop('clean', seen, { batch: 20 }), alone, gather }], clock: () => 1000, log: silent, think }).drain();
  assert.equal(
    await kept(
      store,
      Array.from({ length: 20 }, (_, i) => `clean p${i}`),
    ),
    19,
  );
  assert.deepEqual(
    (await store.work.failures(9)).map((f) => f.subject),
    ['p3'],
  );
});

test('what nothing looks at before its hour is let through before it, up to the first that must wait; each hour comes to the same', async (t) => {
  const subjects = Array.from({ length: 12 }, (_, i) => `p${i}`),
    drained = async (think?: Think): Promise<string[]> => {
      const store = await newStore(t),
        seen: string[] = [],
        alone = { gather: (_reads: Store, work: Work) => Promise.resolve(work.subject), decide: (subject: string) => subject },
        hops = [
          { ...hop('clean', seen, { alone, early: (subject) => subject !== 'p7' }, 'claims'), batch: 16 },
          { ...hop('claims', seen, { alone }, 'ledger'), batch: 16 },
          { ...hop('ledger', seen), batch: 16 },
        ];
      await store.work.add(subjects.map((s, i) => piece('clean', s, { asOf: (i >> 1) * HOUR })));
      await createCarrier({ store, hops, clock: () => NOW, log: silent, ...(think ? { think } : {}) }).drain();
      assert.equal((await store.counts()).work, 0);
      return seen;
    },
    ahead = await drained((_hop, found) => found.map((f) => Promise.resolve(thought(f)))),
    inTurn = await drained();
  assert.deepEqual(ahead.slice(0, 8), [...subjects.slice(0, 7).map((s) => `clean ${s}`), 'claims p0'], 'the eighth has to wait for its hour');
  assert.ok(ahead.indexOf('clean p7') > ahead.indexOf('ledger p5'));
  assert.deepEqual(inTurn.slice(0, 6), ['clean p0', 'clean p1', 'claims p0', 'claims p1', 'ledger p0', 'ledger p1']);
  for (const name of ['clean', 'claims', 'ledger']) {
    const of = (seen: readonly string[]): string[] => seen.filter((s) => s.startsWith(name));
    assert.deepEqual(of(ahead), of(inTurn), name);
  }
});
