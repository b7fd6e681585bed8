import { availableParallelism, setPriority } from 'node:os';
import { createHops } from '../flow.ts';
import { HOPS } from '../model/work.ts';
import { createCarrier } from '../work/run.ts';
import { Threads } from '../work/threads.ts';
import { withCollector } from './collector.ts';
import { credentialsFor } from './credentials.ts';
import { shippedModels } from '../models.ts';
import { takeWorkerLock } from './lock.ts';
import type { Context } from './open.ts';
import { progress } from './progress.ts';

/** How much the work steps back behind the pages, which are waited for: their process has a core when it wants one. */
const NICE = 10;
/** Lets pages of the same machine go before the work of this process, and of the threads that it starts from now on. */
export function stepBack(): void {
  try {
    setPriority(NICE);
  } catch {
    // Not allowed here: then the two share the cores evenly.
  }
}

/** Threads for the cores that this one leaves. */
export function helpers(): Threads | undefined {
  const others = availableParallelism() - 1;
  return others > 0 ? new Threads(Math.min(others, MOST_HELPERS)) : undefined;
}
/** One thread decides for two articles in the time in which one is kept. */
const MOST_HELPERS = 2;

/**
 * Works everything off that is due; `elsewhere` where a running paper has the worker's lock and will do it.
 */
export async function workOff({ settings, store, log }: Context, label: string): Promise<'done' | 'elsewhere'> {
  const lock = takeWorkerLock(settings.DATA);
  if (!lock) return 'elsewhere';
  const { byHop } = await store.work.backlog(),
    total = HOPS.reduce((sum, hop) => sum + (byHop[hop] ?? 0), 0),
    bar = progress(label, total),
    threads = helpers();
  let cleaned = 0;
  stepBack();
  try {
    await withCollector(
      settings,
      (collector) =>
        createCarrier({
          store,
          hops: createHops(collector, shippedModels()),
          clock: Date.now,
          log,
          ...(threads ? { think: threads.think } : {}),
          onProgress: (hop, pieces) => {
            if (hop === 'stories' || hop === 'fetch') bar.update((cleaned += pieces), hop);
          },
        }).drain(),
      credentialsFor(store, settings.DATA, log),
    );
    return 'done';
  } finally {
    bar.end();
    await threads?.close();
    lock.release();
  }
}
