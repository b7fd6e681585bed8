import { Worker } from 'node:worker_threads';
import type { HopName } from '../model/work.ts';
import type { Think } from './ahead.ts';

/** Pieces of one hop to be decided, and what came of them in the same order. */
export interface Asked {
  readonly number: number;
  readonly hop: HopName;
  readonly found: readonly unknown[];
}
export interface Answered {
  readonly number: number;
  readonly made: readonly ({ readonly value: unknown } | { readonly error: Error })[];
}

/** A thread that was not asked for this long ends, and gives its memory back. */
const IDLE_MS = 10_000;
/** A text that makes a thread need more is refused as one that fails. */
const MEMORY_MB = 512;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Threads that decide what pieces decide alone (`flow.ts`, ALONE). They are started when they are needed. */
export class Threads {
  readonly #size: number;
  #threads: Thread[] = [];
  #next = 0;

  /** @param size how many threads at most. */
  constructor(size: number) {
    this.#size = size;
  }

  readonly think: Think = (hop, found) => {
    if (this.#threads.length < this.#size) this.#threads.push(new Thread((gone) => (this.#threads = this.#threads.filter((t) => t !== gone))));
    this.#next = (this.#next + 1) % this.#threads.length;
    return (this.#threads[this.#next] as Thread).think(hop, found);
  };

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #open = new Map<number, readonly Waiting[]>();
  readonly #idle: NodeJS.Timeout;
  #number = 0;

  constructor(onGone: (thread: Thread) => void) {
    // Compiled it lies beside this file under the same name in another ending.
    const file = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);
    this.#worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 32 } });
    this.#worker.unref();
    this.#worker.on('message', (answered: Answered) => this.#settle(answered));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => {
      clearTimeout(this.#idle);
      onGone(this);
      this.#fail(new Error('the thread ended'));
    });
    this.#idle = setTimeout(() => (this.#open.size > 0 ? this.#idle.refresh() : void this.close()), IDLE_MS).unref();
  }

  think(hop: HopName, found: readonly unknown[]): readonly Promise<unknown>[] {
    const number = (this.#number += 1),
      waiting = found.map(() => Promise.withResolvers<unknown>());
    this.#idle.refresh();
    if (this.#open.size === 0) this.#worker.ref();
    this.#open.set(number, waiting);
    this.#worker.postMessage({ number, hop, found } satisfies Asked);
    return waiting.map((w) => w.promise);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle({ number, made }: Answered): void {
    const waiting = this.#open.get(number) ?? [];
    this.#open.delete(number);
    if (this.#open.size === 0) this.#worker.unref();
    for (const [i, one] of made.entries()) {
      if ('error' in one) waiting[i]?.reject(one.error);
      else waiting[i]?.resolve(one.value);
    }
  }

  #fail(error: unknown): void {
    for (const waiting of this.#open.values()) for (const one of waiting) one.reject(error);
    this.#open.clear();
  }
}
