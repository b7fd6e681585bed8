import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The right to work things off over one data folder: one process at a time has it. */
export interface Lock {
  release(): void;
}

/**
 * Takes the worker lock of a data folder, or answers undefined where a living process has it. A lock left by a process that was
 * killed is taken over. On PostgreSQL several workers are safe too: every decision that depends on the last is made in a transaction.
 */
export function takeWorkerLock(folder: string): Lock | undefined {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'worker.pid');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return { release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (alive(Number(readFileSync(path, 'utf8')))) return undefined;
      rmSync(path, { force: true });
    }
  }
  return undefined;
}

function alive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
