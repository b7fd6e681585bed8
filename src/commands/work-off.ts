import { createHops } from '../flow.ts';
import { HOPS } from '../model/work.ts';
import { createCarrier } from '../work/run.ts';
import { withCollector } from './collector.ts';
import { termPriors } from './data.ts';
import { takeWorkerLock } from './lock.ts';
import type { Context } from './open.ts';
import { progress } from './progress.ts';

/**
 * Works everything off that is due; `elsewhere` where a running paper has the worker's lock and will do it.
 */
export async function workOff({ settings, store, log }: Context, label: string): Promise<'done' | 'elsewhere'> {
  const lock = takeWorkerLock(settings.DATA);
  if (!lock) return 'elsewhere';
  const { byHop } = await store.work.backlog(),
    total = HOPS.reduce((sum, hop) => sum + (byHop[hop] ?? 0), 0),
    bar = progress(label, total);
  let cleaned = 0;
  try {
    await withCollector(settings, (collector) =>
      createCarrier({
        store,
        hops: createHops(collector, termPriors()),
        clock: Date.now,
        log,
        onProgress: (hop, pieces) => {
          if (hop === 'stories' || hop === 'fetch') bar.update((cleaned += pieces), hop);
        },
      }).drain(),
    );
    return 'done';
  } finally {
    bar.end();
    lock.release();
  }
}
