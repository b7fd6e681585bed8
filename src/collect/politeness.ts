/** When a host may be asked again, and how many requests to it run. Times are epoch ms. */
export interface HostState {
  readonly nextAt: number;
  readonly running: number;
  /** Asked for by the host itself (Retry-After): nothing before this. */
  readonly heldUntil: number;
  /** The last time for which somebody was told to come again. */
  readonly promised: number;
}

export interface Limits {
  /** Least time between the starts of two requests to one host, ms. */
  readonly gapMs: number;
  readonly perHost: number;
}

export type Turn = { readonly at: number } | { readonly wait: 'for-another' } | { readonly heldUntil: number };

/** Why there is no turn: the host wants nothing before a time, or its line is full and one may come again at a time. */
export type NoTurn = { readonly heldUntil: number } | { readonly comeAt: number };

export const IDLE: HostState = { nextAt: 0, running: 0, heldUntil: 0, promised: 0 };

/** Longest time for which a request waits its turn, ms; beyond it the request is given back, to be made later. */
const PATIENCE = 30_000;

/** Whether a request to a host may start, at which time, and why not. */
export function turn(state: HostState, limits: Limits, now: number): Turn {
  if (state.running >= limits.perHost) return { wait: 'for-another' };
  const at = Math.max(now, state.nextAt, state.heldUntil);
  return at > now + PATIENCE ? { heldUntil: at } : { at };
}

/** Between two that come again to a host without a gap of its own, ms. */
const SPACING = 250;

/** When one that found the line full is to come again: those that were told before come before it. */
export function promised(state: HostState, { gapMs }: Limits, now: number): number {
  return Math.max(now, state.nextAt, state.heldUntil, state.promised) + Math.max(gapMs, SPACING);
}

export function started(state: HostState, limits: Limits, at: number): HostState {
  return { ...state, running: state.running + 1, nextAt: at + limits.gapMs };
}

export function ended(state: HostState): HostState {
  return { ...state, running: state.running - 1 };
}

/** Hands out turns per host, first come first served. The only state is in memory: a restarted process is polite anew. */
export class Turns {
  readonly #hosts = new Map<string, HostState>();
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #clock: () => number;
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /**
   * Waits for a turn; answers how to end it, or until when the host wants nothing.
   * @param comesAgain who can come again waits in no long line, and is told when: one host with hundreds of feeds keeps those of others from nothing.
   */
  async take(host: string, limits: Limits, comesAgain = false): Promise<{ readonly end: () => void } | NoTurn> {
    for (let waited = false; ; waited = true) {
      const state = this.#hosts.get(host) ?? IDLE;
      const now = this.#clock();
      const next = turn(state, limits, now);
      if ('heldUntil' in next) return next;
      if ('wait' in next) {
        if (comesAgain && !waited && (this.#waiting.get(host)?.length ?? 0) >= limits.perHost) {
          const comeAt = promised(state, limits, now);
          this.#hosts.set(host, { ...state, promised: comeAt });
          return { comeAt };
        }
        await this.#queue(host);
      } else {
        this.#hosts.set(host, started(state, limits, next.at));
        if (next.at > now) await new Promise((done) => setTimeout(done, next.at - now));
        return { end: () => this.#end(host) };
      }
    }
  }

  hold(host: string, until: number): void {
    const state = this.#hosts.get(host) ?? IDLE;
    this.#hosts.set(host, { ...state, heldUntil: Math.max(state.heldUntil, until) });
  }

  /** Whether somebody waits for a turn. */
  isAwaited(host: string): boolean {
    return this.#waiting.has(host);
  }

  #queue(host: string): Promise<void> {
    return new Promise((go) => {
      const line = this.#waiting.get(host);
      if (line) line.push(go);
      else this.#waiting.set(host, [go]);
    });
  }

  #end(host: string): void {
    const state = ended(this.#hosts.get(host) ?? IDLE);
    this.#hosts.set(host, state);
    const waiting = this.#waiting.get(host) ?? [];
    this.#waiting.delete(host);
    // All of them: one that then gives up, because the host is held, would not wake the next. The rest queue again in their order.
    for (const go of waiting) go();
    if (!waiting.length && !state.running) this.#forget();
  }

  /** Drops hosts that no rule holds back any more, once there are many. */
  #forget(): void {
    if (this.#hosts.size < 5_000) return;
    const now = this.#clock();
    for (const [host, s] of this.#hosts) if (!s.running && s.nextAt <= now && s.heldUntil <= now && s.promised <= now) this.#hosts.delete(host);
  }
}
