import { createLog } from '../log.ts';
import { loadSettings } from '../settings.ts';
import { takeWorkerLock } from './lock.ts';
import { open } from './open.ts';
import { loadEdition, outletCollector, startOutlets } from './sample-outlets.ts';
import { createReplay, FakeClock } from './sample-replay.ts';
import { sampleSettings } from './sample-settings.ts';
import type { Run } from './table.ts';

/** What the pages' process asks for: let the time pass up to `to`. */
export interface Ask {
  readonly to: number;
}
/** What it is told: the port of the outlets at first, then each time that has come; `done` is the `to` that was asked for. */
export interface Tell {
  readonly port?: number;
  readonly now: number;
  readonly done?: number;
}

const TEND_MS = 1000;

/** The worker process of `sample`: the outlets, and the paper's work on them, on one fake clock that the pages' process moves on. */
export const run: Run = async (_args, options) => {
  const edition = loadEdition(String(options['edition'])),
    settings = sampleSettings(loadSettings(process.env), edition, String(options['data'])),
    log = createLog(settings.LOG, process.stderr.isTTY),
    store = await open(settings),
    lock = takeWorkerLock(settings.DATA);
  if (!lock) return 1;
  const clock = new FakeClock(Number(options['at'])),
    outlets = await startOutlets(edition, clock.now, Number(options['port'])),
    collector = outletCollector(edition, outlets.port, settings),
    tell = (said: Tell): void => void process.send?.(said),
    replay = await createReplay({ edition, store, collector, clock, port: outlets.port, log, onMoment: (now) => tell({ now }) });
  let stop = (): void => undefined,
    asked = Promise.resolve();
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  process.once('SIGTERM', stop);
  process.on('SIGINT', () => undefined);
  process.once('disconnect', stop);
  const inTurn = (doing: () => Promise<void>): void => {
    asked = asked.then(doing);
    asked.catch((error: unknown) => {
      log.error({ error: String(error) }, 'the replay stopped');
      process.exit(1);
    });
  };
  process.on('message', ({ to }: Ask) =>
    inTurn(async () => {
      await replay.to(to);
      tell({ now: clock.now(), done: to });
    }),
  );
  // An editor's act is work too, and comes while the clock stands.
  let waiting = false;
  const tending = setInterval(() => {
    if (waiting) return;
    waiting = true;
    inTurn(async () => {
      waiting = false;
      await replay.tend();
    });
  }, TEND_MS);
  tell({ port: outlets.port, now: clock.now() });
  await stopped;
  clearInterval(tending);
  await collector.close();
  await outlets.close();
  lock.release();
  // What is under way is open work and will be done again.
  return process.exit(0);
};
