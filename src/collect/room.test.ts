import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as later } from 'node:timers/promises';
import { Room, SMALL } from './room.ts';

const LARGE = 10 * SMALL;

test('small answers pass, large ones wait until there is room, and the first is never stopped', async () => {
  const room = new Room(LARGE),
    told: string[] = [],
    ends = new Map<string, () => void>(),
    holds = ['first', 'second', 'third'].map((name) =>
      room.during(async ({ need }) => {
        await need(SMALL);
        await need(LARGE / 2);
        told.push(`${name} half`);
        await need(LARGE);
        told.push(`${name} whole`);
        await new Promise<void>((end) => ends.set(name, end));
      }),
    );
  await later();
  // Two halves fill the room; the first takes more all the same.
  assert.deepEqual(told, ['first half', 'second half', 'first whole']);
  assert.equal(room.used, 1.5 * LARGE);
  await room.during(({ need }) => need(SMALL));
  ends.get('first')?.();
  await later();
  assert.deepEqual(told.slice(3), ['second whole']);
  ends.get('second')?.();
  await later();
  assert.deepEqual(told.slice(4), ['third half', 'third whole']);
  ends.get('third')?.();
  await Promise.all(holds);
  assert.equal(room.used, 0);
});

test('what fails gives its room back, and what needs less lets others in', async () => {
  const room = new Room(LARGE),
    end = Promise.withResolvers<undefined>(),
    shrinks = room.during(async ({ need }) => {
      await need(LARGE);
      await end.promise;
      await need(0);
      await later();
    }),
    fails = room.during(async ({ need }) => {
      await need(LARGE);
      assert.equal(room.used, LARGE);
      throw new Error('broken');
    });
  await later();
  assert.equal(room.used, LARGE);
  end.resolve(undefined);
  await assert.rejects(fails, /broken/);
  await shrinks;
  assert.equal(room.used, 0);
});
