import { parentPort, Worker } from 'node:worker_threads';

interface Asked {
  readonly number: number;
  readonly question: unknown;
}
type Answered = ({ readonly answer: unknown } | { readonly error: Error }) & {
  /** 0: it has loaded its code. */
  readonly number: number;
  /** Time that the thread has computed since it began, ms; undefined where this Node cannot tell (before 23.9). */
  readonly cpuMs?: number;
};

/** What a thread was ended for that took longer than its limits allow. */
export class OutOfTime extends Error {}

export interface Limits {
  /** What needs more memory fails, and the thread with it. */
  readonly memoryMB: number;
  /** Not asked for so long, a thread ends and gives its memory back. */
  readonly idleMs: number;
  /** What takes longer fails, and the thread with it. */
  readonly longestMs: number;
  /** The same of the time that the thread itself computes, where this Node can tell. */
  readonly cpuMs?: number;
}

/** A thread that has not loaded its code after so long will not: a busy machine takes seconds for it. */
const STARTING_MS = 60_000;
/** How often at most it is looked whether a thread has computed too long. */
const LOOK_MS = 100;

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
  #busy: NodeJS.Timeout | undefined;
  #loaded = false;
  #spentMs: number | undefined;
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
    if (this.#open.size === 0) this.#watch(this.#spentMs);
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
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMB, maxYoungGenerationSizeMb: 16 },
    });
    this.#loaded = false;
    worker.on('message', (answered: Answered) => {
      if (this.#worker !== worker) return;
      this.#loaded = true;
      this.#watch(answered.cpuMs);
      const waiting = this.#open.get(answered.number);
      if ('error' in answered) waiting?.reject(answered.error);
      else waiting?.resolve(answered.answer);
    });
    worker.on('error', (error) => this.#worker === worker && void this.#end(error));
    worker.on('exit', () => this.#worker === worker && void this.#end(new Error('the thread ended')));
    return worker;
  }

  /**
   * Questions are answered one after another: from each answer on, the next has its time.
   * @param spentMs what the thread had computed by then.
   */
  #watch(spentMs?: number): void {
    const { longestMs, cpuMs } = this.#limits;
    this.#spentMs = spentMs;
    this.#unwatch();
    if (!this.#loaded) this.#late = this.#endIn(STARTING_MS);
    else {
      this.#late = this.#endIn(longestMs);
      if (cpuMs !== undefined && spentMs !== undefined) this.#lookIn(cpuMs, spentMs + cpuMs);
    }
  }

  #endIn(ms: number): NodeJS.Timeout {
    return setTimeout(() => void this.#end(new OutOfTime(`no answer in ${ms / 1000} s`)), ms).unref();
  }

  /** After `ms`, ends a thread that has computed for `mostMs` altogether; one that had to wait for the machine gets the rest. */
  #lookIn(ms: number, mostMs: number): void {
    const worker = this.#worker,
      timer = (this.#busy = setTimeout(() => {
        void worker?.cpuUsage().then(
          ({ user, system }) => {
            const left = mostMs - (user + system) / 1000;
            if (this.#busy !== timer) return;
            if (left > 0) this.#lookIn(Math.max(left, LOOK_MS), mostMs);
            else void this.#end(new OutOfTime(`no answer in ${this.#limits.cpuMs} ms of its own time`));
          },
          () => undefined,
        );
      }, ms).unref());
  }

  #unwatch(): void {
    clearTimeout(this.#late);
    clearTimeout(this.#busy);
    this.#busy = undefined;
  }

  /** Nothing is open: the thread holds nothing up, and ends if it stays so. */
  #rest(): void {
    this.#worker?.unref();
    this.#unwatch();
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.close(), this.#limits.idleMs).unref();
  }

  async #end(error: unknown): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    clearTimeout(this.#idle);
    this.#unwatch();
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
  parentPort?.postMessage({ number: 0, answer: undefined, cpuMs: spentMs() } satisfies Answered);
}

function spentMs(): number | undefined {
  const used = (process as Partial<NodeJS.Process>).threadCpuUsage?.();
  return used && (used.user + used.system) / 1000;
}

async function answered({ number, question }: Asked, answer: (question: unknown) => Promise<unknown>): Promise<Answered> {
  try {
    const given = await answer(question);
    return { number, answer: given, cpuMs: spentMs() };
  } catch (error) {
    return { number, error: error instanceof Error ? error : new Error(String(error)), cpuMs: spentMs() };
  }
}
