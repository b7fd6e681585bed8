import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ended, IDLE, started, turn, Turns } from './politeness.ts';

const LIMITS = { gapMs: 1000, perHost: 2 };

test('a gap between starts, a limit at once, a wish of the host', () => {
  assert.deepEqual(turn(IDLE, LIMITS, 5), { at: 5 });
  const one = started(IDLE, LIMITS, 5);
  assert.deepEqual(turn(one, LIMITS, 6), { at: 1005 });
  const two = started(one, LIMITS, 1005);
  assert.deepEqual(turn(two, LIMITS, 1006), { wait: 'for-another' });
  assert.deepEqual(turn(ended(two), LIMITS, 9999), { at: 9999 });
  assert.deepEqual(turn({ ...IDLE, heldUntil: 100_000 }, LIMITS, 0), { heldUntil: 100_000 });
  assert.deepEqual(turn({ ...IDLE, heldUntil: 10_000 }, LIMITS, 0), { at: 10_000 });
});

test('hosts do not wait for each other, requests to one do, and all get their turn', async () => {
  const turns = new Turns(Date.now);
  const limits = { gapMs: 20, perHost: 1 };
  const order: string[] = [];
  let most = 0;
  let running = 0;
  const visit = async (host: string, name: string): Promise<void> => {
    const got = await turns.take(host, limits);
    assert.ok('end' in got);
    if (host === 'a') most = Math.max(most, ++running);
    order.push(name);
    await new Promise((done) => setTimeout(done, 5));
    if (host === 'a') running--;
    got.end();
  };
  await Promise.all([visit('a', 'a1'), visit('a', 'a2'), visit('a', 'a3'), visit('b', 'b1')]);
  assert.equal(most, 1);
  assert.deepEqual(
    order.filter((n) => n.startsWith('a')),
    ['a1', 'a2', 'a3'],
  );
  assert.ok(order.indexOf('b1') < order.indexOf('a2'));
  turns.hold('c', Date.now() + 60_000);
  assert.ok('heldUntil' in (await turns.take('c', limits)));
});

test('all who wait are told when the host wants nothing any more', { timeout: 5_000 }, async () => {
  const turns = new Turns(Date.now);
  const limits = { gapMs: 0, perHost: 2 };
  const taken = await Promise.all([turns.take('a', limits), turns.take('a', limits)]);
  const waiting = [1, 2, 3, 4].map(() => turns.take('a', limits));
  turns.hold('a', Date.now() + 120_000);
  for (const one of taken) if ('end' in one) one.end();
  for (const got of await Promise.all(waiting)) assert.ok('heldUntil' in got);
});

test('who can come again stands in no long line, and is told a time of its own', { timeout: 5_000 }, async () => {
  const turns = new Turns(() => 1_000_000);
  const limits = { gapMs: 0, perHost: 2 };
  const taken = await Promise.all([turns.take('a', limits, true), turns.take('a', limits, true)]);
  const waiting = [1, 2].map(() => turns.take('a', limits, true)),
    told = await Promise.all([1, 2, 3].map(() => turns.take('a', limits, true)));
  assert.deepEqual(told, [{ comeAt: 1_000_250 }, { comeAt: 1_000_500 }, { comeAt: 1_000_750 }]);
  // Who cannot waits, however long the line.
  waiting.push(turns.take('a', limits));
  assert.ok('end' in (await turns.take('b', limits, true)));
  for (const one of taken) if ('end' in one) one.end();
  const [third, fourth] = await Promise.all(waiting.slice(0, 2));
  for (const one of [third, fourth]) if (one && 'end' in one) one.end();
  assert.ok('end' in ((await waiting[2]) ?? {}));
});
