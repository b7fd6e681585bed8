import { setTimeout as sleep } from 'node:timers/promises';
import { hourEnd, type HopName } from '../model/work.ts';
import type { Due, Store } from '../store/store.ts';
import { Ahead, type Think } from './ahead.ts';
import type { AnyHop } from './hop.ts';
import { early, keep, perform, type Failed, type Performing } from './perform.ts';
import { Pool } from './pool.ts';

/** What a carrier writes its lines to; pino's logger is one. */
export interface WorkLog {
  debug(fields: object, message?: string): void;
  warn(fields: object, message?: string): void;
  error(fields: object, message?: string): void;
}

export interface CarrierOptions {
  readonly store: Store;
  /** In the order of the flow. */
  readonly hops: readonly AnyHop[];
  /** Epoch ms. */
  readonly clock: () => number;
  readonly log: WorkLog;
  /** Where what pieces decide alone is made ahead of their turn, on other cores; without it each is made when its turn comes. */
  readonly think?: Think;
  /** Most pieces in one transaction, in place of what each hop says. What comes of an archive does not depend on it. */
  readonly batch?: number;
  /** Called after each batch with the number of pieces that came through. */
  readonly onProgress?: (hop: HopName, pieces: number) => void;
}

/** Brings work to the hops. The one here runs in this process; others (JetStream) share `perform` with it. */
export interface Carrier {
  /** Works until nothing is due. */
  drain(): Promise<void>;
  /** Works from now on, as work falls due, until `stop`. */
  start(): void;
  /** Finishes what is being written and ends; what was only being gathered stays open. */
  stop(): Promise<void>;
}

/** Waits before the second to the sixth attempt; after that the piece is given up and recorded. */
const BACK_OFF_MS = [1_000, 10_000, 60_000, 600_000, 3_600_000] as const;
/** From so many pieces at once on, it is worth while to look beyond the batch. */
const MANY = 16;
/** Pieces of an archive that are let through before their hour. It is the same for all, since what comes of an archive must not hang on it. */
const EARLY = 128;
/** How soon work that another process added is seen. */
const POLL_MS = 500;

export function createCarrier(options: CarrierOptions): Carrier {
  return new InProcessCarrier(options);
}

class InProcessCarrier implements Carrier {
  readonly #o: CarrierOptions;
  readonly #ahead: Ahead;
  readonly #performing: Performing;
  #loops: Promise<void>[] = [];
  #stopping = new AbortController();

  constructor(options: CarrierOptions) {
    this.#o = options;
    this.#ahead = new Ahead(options.store, options.think);
    this.#performing = { store: options.store, ahead: this.#ahead, clock: options.clock };
  }

  /**
   * Nothing new enters before what is under way has come through: the hops after the first with due work are emptied in the
   * order of the flow, then that first one runs one batch, and so on. Where full batches enter, what pieces decide alone has the
   * time of one batch more, so that no core waits for another: before such a hop one batch may stand.
   *
   * Work of an archive has its own clock, which goes from hour to hour: what is of one hour comes through all hops, then what was put
   * off to its end (its front page) is done, and only then does anything of the next hour enter. So each hop sees what it would have seen
   * then, however much is done at once, and a drain that was killed goes on as if it had not been. Only what nothing looks at before its hour
   * is done before it (`early` in `work/hop`), so that other cores have the next hours to decide about. What has no time of its own, and what
   * the network is asked for, has its turn after the archive. Pieces that fail are tried again at once when nothing else is left, since
   * they would fail the same way an hour later.
   */
  async drain(): Promise<void> {
    const replay: Replay = { until: -Infinity, over: true, failed: new Set() },
      lane = this.#laneOf(this.#o.hops);
    try {
      for (;;) {
        while (await this.#carry(lane, replay));
        if (this.#stopping.signal.aborted) return;
        if (!replay.over) replay.over = true;
        else if (!(await this.#nextHour(replay)) && !(await this.#flush(replay))) return;
      }
    } finally {
      this.#ahead.drop();
    }
  }

  /** The replay's clock is set to the end of the next hour of which there is work; false once the archive is over. */
  async #nextHour(replay: Replay): Promise<boolean> {
    if (replay.until === Infinity) return false;
    const { hops, store, clock } = this.#o;
    await this.#early();
    const first = await Promise.all(hops.map(async (hop) => (await store.work.due(hop.name, clock(), 1))[0]?.asOf ?? Infinity));
    replay.until = hourEnd(Math.min(...first));
    replay.over = false;
    return true;
  }

  /** Lets a batch of what is to come through the first hop where less than one stands after it, and begins what is decided alone of it. */
  async #early(): Promise<void> {
    const { hops, store, clock, think } = this.#o,
      at = hops.findIndex((hop) => hop.early),
      hop = hops[at],
      after = hops.slice(at + 1).find((one) => one.alone);
    if (!think || !hop || !after) return;
    // While a batch stands all that may be begun was begun with it; of what an earlier drain left standing each hour is begun with its own.
    if ((await store.work.due(after.name, clock(), EARLY)).length >= EARLY) return;
    await this.#begin(hops);
    const next = (await store.work.due(hop.name, clock(), EARLY)).filter((w) => w.asOf !== undefined);
    if (next.length > 0 && (await early(this.#performing, hop, next)) > 0) await this.#begin(hops);
  }

  start(): void {
    if (this.#loops.length > 0) return;
    this.#loops = lanes(this.#o.hops).map((hops) => this.#loop(this.#laneOf(hops)));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#loops);
    this.#ahead.drop();
    this.#loops = [];
    this.#stopping = new AbortController();
  }

  /** What another lane had in flight is not looked at again: its work stands where it stood. */
  #laneOf(hops: readonly AnyHop[]): Lane {
    return {
      hops: hops.filter((hop) => hop.inFlight === undefined),
      pools: hops.flatMap((hop) => (hop.inFlight ? [new Pool(this.#performing, hop, hop.inFlight)] : [])),
    };
  }

  async #loop(lane: Lane): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      let busy = false;
      try {
        busy = await this.#carry(lane);
      } catch (error) {
        // The store itself failed: the work is as it was, and is tried again.
        this.#o.log.error(
          { hops: [...lane.pools.map((p) => p.hop.name), ...lane.hops.map((h) => h.name)], error: String(error) },
          'work could not be carried on',
        );
      }
      if (!busy) await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One step; false if there was nothing to do. What is under way goes before what comes from the network. */
  async #carry({ hops, pools }: Lane, replay?: Replay): Promise<boolean> {
    if (await this.#advance(hops, replay)) return true;
    return (!replay || replay.until === Infinity) && (await this.#collect(pools, replay));
  }

  /** Asks for what is due and keeps what has come, waiting for it a little; false if nothing is due or in flight. */
  async #collect(pools: readonly Pool[], replay?: Replay): Promise<boolean> {
    for (const pool of pools) await pool.fill();
    const busy = pools.filter((pool) => pool.size > 0);
    if (busy.length === 0) return false;
    await Promise.race(busy.map((pool) => pool.ready()));
    for (const pool of busy) {
      if (this.#stopping.signal.aborted) return false;
      const started = performance.now(),
        ready = pool.take();
      if (ready.length > 0)
        await this.#came(
          pool.hop,
          ready.map((p) => p.work),
          await keep(this.#o.store, ready),
          started,
          replay,
        );
    }
    return true;
  }

  /** Empties the hops after the first that has due work, then runs one batch of that one; false if there was nothing to do. */
  async #advance(hops: readonly AnyHop[], replay?: Replay): Promise<boolean> {
    for (const [i, hop] of hops.entries()) {
      const due = await this.#due(hop, replay);
      if (due.length === 0) continue;
      await this.#empty(hops, i + 1, due.length === this.#batchOf(hop), replay);
      if (!this.#stopping.signal.aborted) await this.#run(hops, hop, due, replay);
      return true;
    }
    return false;
  }

  /** @param full whether full batches enter: then one may stay before each hop whose pieces are decided ahead of their turn. */
  async #empty(lane: readonly AnyHop[], from: number, full: boolean, replay?: Replay): Promise<void> {
    for (const hop of lane.slice(from)) {
      const stays = full && hop.alone ? this.#batchOf(hop) : 0;
      let due = await this.#due(hop, replay, stays);
      for (; due.length > stays; due = await this.#due(hop, replay, stays)) {
        if (this.#stopping.signal.aborted) return;
        await this.#run(lane, hop, due.slice(0, this.#batchOf(hop)), replay);
      }
    }
  }

  /** The next batch, with so many pieces more as may stay. */
  async #due(hop: AnyHop, replay?: Replay, more = 0): Promise<readonly Due[]> {
    const due = await this.#o.store.work.due(hop.name, this.#o.clock(), this.#batchOf(hop) + more, replay?.until);
    return replay ? due.filter((w) => isReached(replay, w)) : due;
  }

  #batchOf(hop: AnyHop): number {
    return this.#o.batch ?? hop.batch;
  }

  /** When nothing else is left: what an archive put off, and what failed. Work of the living (a feed's next poll) stays. */
  async #flush(replay: Replay): Promise<boolean> {
    for (const hop of this.#o.hops) {
      const open = await this.#o.store.work.due(hop.name, Number.MAX_SAFE_INTEGER, LEFT_OVER),
        left = open.filter((w) => w.asOf !== undefined || replay.failed.has(w.id)).slice(0, this.#batchOf(hop));
      if (left.length === 0) continue;
      await this.#run(this.#o.hops, hop, left, replay);
      return true;
    }
    return false;
  }

  async #run(lane: readonly AnyHop[], hop: AnyHop, due: readonly Due[], replay?: Replay): Promise<void> {
    await this.#lookAhead(lane, hop, due, replay);
    const started = performance.now(),
      failed = await perform(this.#performing, hop, due, this.#stopping.signal);
    if (this.#stopping.signal.aborted && failed.length === 0) return;
    await this.#came(hop, due, failed, started, replay);
  }

  /** What became of pieces: those that failed are put off, and it is said how many came through. */
  async #came(hop: AnyHop, due: readonly Due[], failed: readonly Failed[], started: number, replay?: Replay): Promise<void> {
    const { log, onProgress } = this.#o;
    for (const one of failed) await this.#setBack(one, replay);
    log.debug({ hop: hop.name, pieces: due.length, failed: failed.length, ms: Math.round(performance.now() - started) });
    onProgress?.(hop.name, due.length - failed.length);
  }

  /** While this thread keeps what a batch came to, others decide for that batch's next hops, and for the batch after it. */
  async #lookAhead(lane: readonly AnyHop[], hop: AnyHop, due: readonly Due[], replay?: Replay): Promise<void> {
    if (!this.#o.think) return;
    await this.#ahead.begin(hop, due);
    // Other lanes have the hops that they are at work on to themselves. Of an hour of an archive all that is known of it was begun with it.
    if (due.length >= (replay ? hop.batch : MANY)) await this.#begin(lane);
    await this.#ahead.awake(hop, due);
  }

  async #begin(hops: readonly AnyHop[]): Promise<void> {
    const { store, clock } = this.#o;
    for (const one of hops) if (one.alone) await this.#ahead.begin(one, await store.work.due(one.name, clock(), 2 * one.batch));
  }

  async #setBack({ work, error }: Failed, replay?: Replay): Promise<void> {
    const { store, clock, log } = this.#o,
      attempts = work.attempts + 1,
      wait = BACK_OFF_MS[attempts - 1],
      fields = { hop: work.hop, id: work.subject, attempts, error: messageOf(error) };
    if (wait === undefined) {
      log.error({ ...fields, stack: (error as Error | undefined)?.stack }, 'given up');
      await store.work.fail({ ...work, attempts }, messageOf(error), clock());
      return;
    }
    log.warn(fields, 'put off');
    replay?.failed.add(work.id);
    await store.work.retry(work, clock() + wait);
  }
}

/** Hops that run in turn, and pools of those that wait for the network beside them. */
interface Lane {
  readonly hops: readonly AnyHop[];
  readonly pools: readonly Pool[];
}

/** Up to when an archive is replayed, epoch ms, Infinity after its end; whether all else of that hour is done; and which pieces failed on the way. */
interface Replay {
  until: number;
  over: boolean;
  readonly failed: Set<string>;
}
/** What is put off to a time of the archive waits until all else up to then is done. */
const isReached = ({ until, over }: Replay, { asOf = Infinity, dueAt }: Due): boolean => asOf <= until && (over || asOf === Infinity || dueAt <= 0);

/** Open rows looked through for what is left; those of an archive stand first. */
const LEFT_OVER = 10_000;

/** Hops before the first sequential one may wait for the network: each runs on its own. From there on one follows the other. */
function lanes(hops: readonly AnyHop[]): AnyHop[][] {
  const at = hops.findIndex((hop) => hop.order === 'sequential'),
    first = at === -1 ? hops.length : at;
  return [...hops.slice(0, first).map((hop) => [hop]), hops.slice(first)].filter((lane) => lane.length > 0);
}

const messageOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
