import { availableParallelism } from 'node:os';
import { createHops } from '../flow.ts';
import type { Page } from '../model/page.ts';
import { HOPS } from '../model/work.ts';
import type { Think } from '../work/ahead.ts';
import { stepBackTo } from '../work/priority.ts';
import { createCarrier } from '../work/run.ts';
import { Threads } from '../work/threads.ts';
import { withCollector } from './collector.ts';
import { credentialsFor } from './credentials.ts';
import { shippedModels } from '../models.ts';
import { takeWorkerLock } from './lock.ts';
import type { Context } from './open.ts';
import { progress } from './progress.ts';
import { tidy } from './tidy.ts';

/** How much the work steps back behind the pages, which are waited for: their process has a core when it wants one. */
const NICE = 10;
/** Lets pages of the same machine go before the work of this process, and of the threads that it starts from now on. */
export const stepBack = (): void => {
  stepBackTo(NICE);
};

/**
 * Threads that decide; where there is one core, none: they would only take turns with this one, which has little to do itself.
 * @param options.apart whether one is for cleaning alone, as pays where whole pages come in (`work/threads`).
 */
export function helpers(options: { readonly apart?: boolean } = {}): Threads | undefined {
  const cores = availableParallelism();
  return cores > 1 ? new Threads(Math.min(cores, MOST_HELPERS), options) : undefined;
}
/** Reading an article takes twice as long as keeping it. */
const MOST_HELPERS = 2;

/** Characters of pages after which what they left behind is collected: some thirty pages. */
const LEFT_BEHIND = 6_000_000;
/** Pages only pass through this thread, and are too large to be collected with what is young: V8 would let 100 MB of them stand before it looks. */
function tidied(think: Think): Think {
  let passed = 0;
  return (hop, found) => {
    const made = think(hop, found);
    if (hop !== 'clean') return made;
    for (const page of found as readonly Page[]) passed += page.body.length;
    if (passed >= LEFT_BEHIND) {
      passed = 0;
      void Promise.allSettled(made).then(() => {
        tidy(true);
      });
    }
    return made;
  };
}

/**
 * Works everything off that is due; `elsewhere` where a running paper has the worker's lock and will do it.
 */
export async function workOff({ settings, store, log }: Context, label: string, threads = helpers()): Promise<'done' | 'elsewhere'> {
  const lock = takeWorkerLock(settings.DATA);
  if (!lock) {
    await threads?.close();
    return 'elsewhere';
  }
  let cleaned = 0,
    bar: ReturnType<typeof progress> | undefined;
  stepBack();
  try {
    const { byHop } = await store.work.backlog();
    bar = progress(
      label,
      HOPS.reduce((sum, hop) => sum + (byHop[hop] ?? 0), 0),
    );
    await withCollector(
      settings,
      (collector, read) =>
        createCarrier({
          store,
          hops: createHops(collector, shippedModels(), read),
          clock: Date.now,
          log,
          ...(threads ? { think: tidied(threads.think) } : {}),
          onProgress: (hop, pieces) => {
            if (hop === 'stories' || hop === 'fetch') bar?.update((cleaned += pieces), hop);
          },
        }).drain(),
      credentialsFor(store, settings.DATA, log),
    );
    return 'done';
  } finally {
    bar?.end();
    await threads?.close();
    lock.release();
  }
}
