import type { Read, Readable } from '../collect/read.ts';
import type { FeedContext } from '../collect/feeds/feed.ts';
import { rejected, type Rejected } from '../model/outcome.ts';
import { IdleThread, OutOfTime, type Limits } from '../work/idle-thread.ts';

export interface ToRead {
  readonly kind: Readable;
  readonly bytes: Uint8Array;
  readonly context: FeedContext;
}

/**
 * The longest document allowed (20 MB) takes half a second and 200 MB. The time is that of the thread itself: a machine that is busy
 * elsewhere makes no feed bad.
 */
const LIMITS: Limits = { memoryMB: 384, idleMs: 10_000, cpuMs: 2_000, longestMs: 20_000 };

/**
 * Reads what comes from outside on a thread of its own, also where there is one core: what hangs or eats memory is ended with its
 * thread, and refused; the next is read by a new one. One document at a time, so that no other shares its end.
 */
export class Reader {
  readonly #thread: IdleThread;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(limits: Partial<Limits> = {}) {
    this.#thread = new IdleThread(new URL('./read-thread.ts', import.meta.url), { ...LIMITS, ...limits });
  }

  readonly read: Read = <T>(kind: Readable, bytes: Uint8Array, context: FeedContext): Promise<T> => {
    const read = this.#turn.then(() =>
      this.#closed ? Promise.reject(new Error('the thread was ended')) : this.#thread.ask({ kind, bytes: alone(bytes), context } satisfies ToRead),
    );
    this.#turn = read.catch(() => undefined);
    // What was only broken off by `close` is nobody's fault.
    return read.catch((error: unknown) => (this.#closed ? Promise.reject(error as Error) : refusal(error))) as Promise<T>;
  };

  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread.close();
  }
}

/** A view is sent with all the memory that it looks into: of that only its own part. */
const alone = (bytes: Uint8Array): Uint8Array => (bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes));

function refusal(error: unknown): Rejected {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof OutOfTime) return rejected('unreadable', 'Reading it took too long and was ended.');
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return rejected('unreadable', 'Reading it took too much memory and was ended.');
  return rejected('unreadable', `It could not be read (${String(error)}).`);
}
