import { parentPort, Worker } from 'node:worker_threads';

interface Asked {
  readonly number: number;
  readonly question: unknown;
}
type Answered = { readonly number: number; readonly answer: unknown } | { readonly number: number; readonly error: Error };

interface Limits {
  /** What needs more memory fails, and the thread with it. */
  readonly memoryMB: number;
  /** Not asked for so long, a thread ends and gives its memory back. */
  readonly idleMs: number;
  /** What takes longer fails, and the thread with it. */
  readonly longestMs: number;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Files are named as they are in the sources; compiled, they lie at the same place as `.js`. */
const asRun = (file: URL): URL => (import.meta.url.endsWith('.ts') ? file : new URL(file.href.replace(/\.ts$/, '.js')));
const START = asRun(new URL('./start-thread.ts', import.meta.url));

/** A thread that answers questions (plain data both) with `answerQuestions`; it is started at the first question, and again after it ended. */
export class IdleThread {
  readonly #file: URL;
  readonly #limits: Limits;
  readonly #open = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #late: NodeJS.Timeout | undefined;
  #number = 0;

  /** @param file of the thread. */
  constructor(file: URL, limits: Limits) {
    this.#file = asRun(file);
    this.#limits = limits;
  }

  async ask(question: unknown): Promise<unknown> {
    const worker = (this.#worker ??= this.#start()),
      number = (this.#number += 1),
      waiting = Promise.withResolvers<unknown>();
    clearTimeout(this.#idle);
    worker.ref();
    if (this.#open.size === 0) this.#watch();
    this.#open.set(number, waiting);
    worker.postMessage({ number, question } satisfies Asked);
    try {
      return await waiting.promise;
    } finally {
      this.#open.delete(number);
      if (this.#open.size === 0) this.#rest();
    }
  }

  async close(): Promise<void> {
    await this.#end(new Error('the thread was ended'));
  }

  #start(): Worker {
    const worker = new Worker(START, {
      workerData: this.#file.href,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMB, maxYoungGenerationSizeMb: 32 },
    });
    worker.on('message', (answered: Answered) => {
      this.#watch();
      const waiting = this.#open.get(answered.number);
      if ('error' in answered) waiting?.reject(answered.error);
      else waiting?.resolve(answered.answer);
    });
    worker.on('error', (error) => this.#worker === worker && void this.#end(error));
    worker.on('exit', () => this.#worker === worker && void this.#end(new Error('the thread ended')));
    return worker;
  }

  /** Questions are answered one after another: from each answer on, the next has its time. */
  #watch(): void {
    const { longestMs } = this.#limits;
    clearTimeout(this.#late);
    this.#late = setTimeout(() => void this.#end(new Error(`no answer in ${longestMs / 1000} s`)), longestMs).unref();
  }

  /** Nothing is open: the thread holds nothing up, and ends if it stays so. */
  #rest(): void {
    this.#worker?.unref();
    clearTimeout(this.#late);
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.close(), this.#limits.idleMs).unref();
  }

  async #end(error: unknown): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    clearTimeout(this.#idle);
    clearTimeout(this.#late);
    for (const waiting of this.#open.values()) waiting.reject(error);
    this.#open.clear();
    await worker?.terminate();
  }
}

/**
 * In a thread: answers what `IdleThread` asks, one question after another.
 * @param rank what of several open questions is answered first: the lowest.
 */
export function answerQuestions(answer: (question: unknown) => Promise<unknown>, rank: (question: unknown) => number = () => 0): void {
  const open: Asked[] = [];
  let busy = false;
  const next = async (): Promise<void> => {
    open.sort((a, b) => rank(a.question) - rank(b.question) || a.number - b.number);
    const asked = open.shift();
    busy = asked !== undefined;
    if (!asked) return;
    parentPort?.postMessage(await answered(asked, answer));
    // What is asked meanwhile comes in between, and may be answered first.
    setImmediate(() => void next());
  };
  parentPort?.on('message', (asked: Asked) => {
    open.push(asked);
    if (!busy) void next();
  });
}

async function answered({ number, question }: Asked, answer: (question: unknown) => Promise<unknown>): Promise<Answered> {
  try {
    return { number, answer: await answer(question) };
  } catch (error) {
    return { number, error: error instanceof Error ? error : new Error(String(error)) };
  }
}
