import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Buckets } from './rate.ts';

test('all may be asked at once, then one for each part of the minute; others are not held up', () => {
  const buckets = new Buckets(60);
  for (let i = 0; i < 60; i++) assert.equal(buckets.take('a', 0).isOver, false);
  assert.deepEqual(buckets.take('a', 0), { requests: 0, seconds: 1, isOver: true });
  assert.equal(buckets.take('b', 0).isOver, false);
  assert.equal(buckets.take('a', 999).isOver, true);
  assert.equal(buckets.take('a', 1000).isOver, false);
  assert.equal(buckets.take('a', 61_000).requests, 59);
});

test('whatever the times, nobody gets more than is full and what came back since', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.array(fc.nat({ max: 5000 }), { maxLength: 300 }), (perMinute, gaps) => {
      const buckets = new Buckets(perMinute);
      let now = 0,
        passed = 0;
      for (const gap of gaps) if (!buckets.take('a', (now += gap)).isOver) passed++;
      assert.ok(passed <= perMinute + (now * perMinute) / 60_000 + 1e-6);
    }),
  );
});
