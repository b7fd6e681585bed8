import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { hop, HOUR, kept, newStore, NOW, piece, silent } from '../../test/hops.ts';
import type { HopName, Work } from '../model/work.ts';
import type { Store } from '../store/store.ts';
import type { Think, Thought } from './ahead.ts';
import type { AnyHop } from './hop.ts';
import { createCarrier } from './run.ts';

const thought = (made: unknown): Thought => ({ open: () => made });

/** Of so many pieces to clean all are kept but one, which is recorded as failed. */
async function allKeptBut(lost: string, store: Store, pieces: number): Promise<void> {
  const ids = Array.from({ length: pieces }, (_, i) => `clean p${i}`);
  assert.equal(await kept(store, ids), pieces - 1);
  assert.deepEqual(
    (await store.work.failures(9)).map((f) => f.subject),
    [lost],
  );
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
  await allKeptBut('p13', store, 40);
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
  await allKeptBut('p3', store, 20);
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
