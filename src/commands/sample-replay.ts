import type { Collector } from '../collect/fetcher.ts';
import { createHops } from '../flow.ts';
import { pollWork } from '../model/feed.ts';
import { moments, type Edition } from '../sample/edition.ts';
import type { Store } from '../store/store.ts';
import { createCarrier, type WorkLog } from '../work/run.ts';
import { shippedModels } from '../models.ts';
import { seedSources } from './data.ts';
import { feedsOfOutlet, sourcesOf } from './sample-outlets.ts';

/** A clock that stands until it is set. */
export class FakeClock {
  #now: number;
  constructor(start: number) {
    this.#now = start;
  }
  readonly now = (): number => this.#now;
  /** It never goes back. */
  set(time: number): void {
    this.#now = Math.max(this.#now, time);
  }
}

/** How long after something appears its feed is asked: as soon as if the outlet had said so. */
const NOTICED_MS = 60_000;

export interface Replay {
  /** Lets the time pass up to `time`: the outlets publish, the paper collects. */
  to(time: number): Promise<void>;
  /** Works off what was asked for on pages meanwhile. */
  tend(): Promise<void>;
}
export interface ReplayOptions {
  readonly edition: Edition;
  readonly store: Store;
  readonly collector: Collector;
  readonly clock: FakeClock;
  /** Of the outlets' server. */
  readonly port: number;
  readonly log: WorkLog;
  readonly onMoment?: (now: number) => void;
}

/** Gets a store ready for an edition and replays its days through the whole flow, moment by moment. */
export async function createReplay({ edition, store, collector, clock, port, log, onMoment }: ReplayOptions): Promise<Replay> {
  await seedSources(store);
  await store.sources.put(sourcesOf(edition));
  const known = new Set((await store.feeds.all()).map((f) => f.feed.id)),
    feeds = edition.outlets.flatMap((o) => feedsOfOutlet(o, port)).filter((f) => !known.has(f.id));
  await store.in(async (tx) => {
    await tx.feeds.put(feeds);
    await tx.work.add(feeds.map((f) => pollWork(f, clock.now())));
  });
  const carrier = createCarrier({ store, hops: createHops(collector, shippedModels()), clock: clock.now, log }),
    all = moments(edition);
  const pass = async (time: number): Promise<void> => {
    clock.set(time);
    await carrier.drain();
    onMoment?.(clock.now());
  };
  return {
    tend: () => carrier.drain(),
    async to(time) {
      for (const { at, outlets } of all) {
        const noticed = at + NOTICED_MS;
        if (noticed <= clock.now()) continue;
        if (noticed > time) break;
        const asked = outlets.flatMap((o) => feedsOfOutlet(o, port));
        await store.work.add(asked.map((f) => pollWork(f, noticed)));
        await pass(noticed);
      }
      await pass(time);
    },
  };
}
