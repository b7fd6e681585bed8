import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyHop } from './hop.ts';
import { prepare, type Performing, type Prepared } from './perform.ts';

/** A piece that takes longer is late: those after it are kept without it. */
const LATE_MS = 500;
/** What comes within this time is written in one transaction. */
const TOGETHER_MS = 5;
/** How long something is waited for at most; then it is looked for what fell due. */
const LOOK_MS = 100;

interface Place {
  /** By `performance.now()`. */
  readonly since: number;
  /** There when it was gathered. */
  prepared?: Prepared;
}

/**
 * Pieces of one hop that wait for the network: many in flight, none twice. Each may be kept as soon as it has come, but not before those whose work stood
 * before it, unless they are late: what comes promptly keeps its order, and a server that is silent holds nobody up.
 *
 * It is memory only. What is in flight stands in the store as open work, so a pool that is dropped loses nothing.
 */
export class Pool {
  readonly hop: AnyHop;
  readonly #performing: Performing;
  readonly #most: number;
  /** By the id of their work, in the order in which it stood. */
  readonly #places = new Map<string, Place>();
  #one = Promise.withResolvers<void>();

  /** @param most pieces in flight. */
  constructor(performing: Performing, hop: AnyHop, most: number) {
    this.#performing = performing;
    this.hop = hop;
    this.#most = most;
  }

  /** Pieces that are in flight or wait to be taken. */
  get size(): number {
    return this.#places.size;
  }

  /** Begins what is due, once there is room for a batch. */
  async fill(): Promise<void> {
    const { store, clock } = this.#performing,
      free = this.#most - this.size;
    if (free < Math.min(this.hop.batch, this.#most)) return;
    const due = await store.work.due(this.hop.name, clock(), this.#most),
      fresh = due.filter((work) => !this.#places.has(work.id)).slice(0, free);
    for (const work of fresh) {
      const place: Place = { since: performance.now() };
      this.#places.set(work.id, place);
      void prepare(this.#performing, this.hop, work).then((prepared) => {
        place.prepared = prepared;
        this.#one.resolve();
      });
    }
  }

  /** Waits until a piece has come and those that come with it, a tenth of a second at most. */
  async ready(): Promise<void> {
    const waiting = new AbortController();
    await Promise.race([this.#one.promise, sleep(LOOK_MS, undefined, { signal: waiting.signal }).catch(() => undefined)]);
    waiting.abort();
    await sleep(TOGETHER_MS);
  }

  /** The next batch to keep; their work is no longer held, so they must be kept before `fill` is called again. */
  take(): readonly Prepared[] {
    const taken: Prepared[] = [],
      late = performance.now() - LATE_MS;
    for (const [id, { since, prepared }] of this.#places) {
      if (taken.length === this.hop.batch || (!prepared && since > late)) break;
      if (!prepared) continue;
      taken.push(prepared);
      this.#places.delete(id);
    }
    // Of a full batch there may be more; else what came is looked at again when the next comes.
    if (taken.length < this.hop.batch) this.#one = Promise.withResolvers();
    return taken;
  }
}
