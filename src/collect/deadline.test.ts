import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { Deadline } from './deadline.ts';

test('time runs out, but not while others are waited for', { timeout: 5_000 }, async () => {
  const over = Promise.withResolvers<undefined>();
  let late = false;
  const deadline = new Deadline(100, () => {
    late = true;
    over.resolve(undefined);
  });
  assert.equal(await deadline.without(sleep(250, 'told')), 'told');
  assert.equal(late, false);
  await over.promise;
  assert.ok(deadline.end() <= 5);

  const unused = new Deadline(60_000, () => assert.fail('it was ended'));
  await assert.rejects(unused.without(Promise.reject(new Error('broken'))), /broken/);
  assert.ok(unused.end() > 50_000);
});
