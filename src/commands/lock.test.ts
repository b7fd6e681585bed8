import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { takeWorkerLock } from './lock.ts';

test('the worker lock is held by one process, and a killed one lets go of it', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-lock-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const lock = takeWorkerLock(folder);
  assert.ok(lock);
  assert.equal(takeWorkerLock(folder), undefined);
  lock.release();
  // A lock that nothing refers to is let go of by the garbage collector.
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { takeWorkerLock } from ${JSON.stringify(import.meta.resolve('./lock.ts'))}; globalThis.kept = takeWorkerLock(${JSON.stringify(folder)}); if (globalThis.kept) console.log('held'); setInterval(() => {}, 1000);`,
  ]);
  await once(holder.stdout, 'data');
  assert.equal(takeWorkerLock(folder), undefined);
  holder.kill('SIGKILL');
  await once(holder, 'close');
  const after = takeWorkerLock(folder);
  assert.ok(after, 'the lock of a killed process can be had');
  after.release();
});
