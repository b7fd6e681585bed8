import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { serve } from '@hono/node-server';

/** How long a worker may take to finish what it is writing. */
const GRACE_MS = 10_000;

/** Asks a worker process to end, and ends it where it does not; what it was in the middle of is open work and will be done again. */
export async function endWorker(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit'),
    timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}

/** Stops taking requests, and lets nobody's open connection hold the end up. */
export function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
