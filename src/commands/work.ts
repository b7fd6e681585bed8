import { createHops } from '../flow.ts';
import { createCarrier } from '../work/run.ts';
import { withCollector } from './collector.ts';
import { credentialsFor } from './credentials.ts';
import { shippedModels } from '../models.ts';
import { takeWorkerLock } from './lock.ts';
import { withStore } from './open.ts';
import type { Run } from './table.ts';
import { subscribe, tend } from './tend.ts';
import { helpers, stepBack } from './work-off.ts';

/** The worker process of `up`: runs hops until it is told to stop. */
export const run: Run = async () => {
  await work();
  // Everything is written; a name lookup that is under way cannot be cancelled and would hold the process for seconds.
  return process.exit(0);
};

const work = (): Promise<number> =>
  withStore(async ({ settings, store, log }) => {
    let stop = (): void => undefined;
    const stopped = new Promise<void>((resolve) => (stop = resolve));
    process.once('SIGTERM', stop);
    // Ctrl-C reaches the whole group of processes; the parent says when to stop.
    process.on('SIGINT', () => undefined);
    process.once('disconnect', stop);
    const lock = await waitForLock(settings.DATA, stopped);
    if (!lock) return 0;
    stepBack();
    const tending = tend({ settings, store, log });
    try {
      await withCollector(
        settings,
        async (collector, read) => {
          const threads = helpers(),
            carrier = createCarrier({
              store,
              hops: createHops(collector, shippedModels(), read),
              clock: Date.now,
              log,
              ...(threads ? { think: threads.think } : {}),
            });
          carrier.start();
          const subscribing = subscribe({ settings, store, log }, collector);
          await stopped;
          await subscribing?.stop();
          await carrier.stop();
          await threads?.close();
        },
        credentialsFor(store, settings.DATA, log),
      );
    } finally {
      await tending.stop();
      lock.release();
    }
    return 0;
  });

/** An import may hold the lock for a while; the worker takes over when it is done. */
async function waitForLock(folder: string, stopped: Promise<void>): ReturnType<typeof tryOnce> {
  let over = false;
  void stopped.then(() => (over = true));
  for (;;) {
    const lock = await tryOnce(folder);
    if (lock !== undefined || over) return lock;
    await Promise.race([stopped, new Promise((r) => setTimeout(r, 1000))]);
  }
}
const tryOnce = (folder: string) => Promise.resolve(takeWorkerLock(folder));
