import { deserialize } from 'node:v8';
import type { HopName } from '../model/work.ts';
import type { Think } from './ahead.ts';
import { IdleThread } from './idle-thread.ts';

/** Pieces of one hop to be decided, and what came of them in the same order, by `v8.serialize`. */
export interface Pieces {
  readonly hop: HopName;
  readonly found: readonly unknown[];
}
export type Made = readonly ({ readonly value: Uint8Array } | { readonly error: Error })[];

/** Nothing that a piece decides takes a minute of computing: what does hangs. By the clock it has longer, since threads go last: on a machine that is busy all over they get a thirtieth of a core. */
const LIMITS = { memoryMB: 512, idleMs: 10_000, longestMs: 1_800_000, cpuMs: 60_000 };

/** Threads that decide what pieces decide alone (`flow.ts`, alone). */
export class Threads {
  readonly #threads: readonly IdleThread[];
  readonly #apart: boolean;
  /** Whose turn it is, hop by hop: claims take many times as long as what they come between, and one thread would get them all. */
  readonly #turns = new Map<HopName, number>();

  /**
   * @param size how many threads at most.
   * @param apart whether the first cleans and the others do all else: of whole pages cleaning is half of the work, and no thread then has the tables and models of both.
   */
  constructor(size: number, { apart = false }: { readonly apart?: boolean } = {}) {
    this.#threads = Array.from({ length: size }, () => new IdleThread(new URL('./thread.ts', import.meta.url), LIMITS));
    this.#apart = apart && size > 1;
  }

  readonly think: Think = (hop, found) => {
    if (found.length === 0) return [];
    const made = this.#threadFor(hop).ask({ hop, found } satisfies Pieces) as Promise<Made>;
    return found.map(async (_, i) => {
      const one = (await made)[i];
      if (!one || 'error' in one) throw one?.error ?? new Error('a piece got no answer');
      return { open: () => deserialize(one.value) as unknown };
    });
  };

  #threadFor(hop: HopName): IdleThread {
    const from = this.#apart ? 1 : 0;
    if (this.#apart && hop === 'clean') return this.#threads[0] as IdleThread;
    // Hops begin one thread apart: what follows on another goes elsewhere.
    const turn = ((this.#turns.get(hop) ?? this.#turns.size) + 1) % (this.#threads.length - from);
    this.#turns.set(hop, turn);
    return this.#threads[from + turn] as IdleThread;
  }

  /** Starts the threads before there is anything to ask: each takes a second to load its code. */
  wake(): this {
    for (const thread of this.#threads) thread.ask({ hop: 'clean', found: [] } satisfies Pieces).catch(() => undefined);
    return this;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}
