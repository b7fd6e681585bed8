/** What is left to one who asks. */
export interface Left {
  /** Whole requests. */
  readonly requests: number;
  /** Seconds until there is one more, or, where some are left, until all are back. */
  readonly seconds: number;
  readonly isOver: boolean;
}

/** Those that asked last are remembered. */
const MOST = 10_000;

/** Token buckets: everybody may ask so many times a minute, all at once or spread over it. Times are ms of a clock that only goes forward. */
export class Buckets {
  readonly #full: number;
  readonly #left = new Map<string, { requests: number; at: number }>();

  /** @param perMinute requests; 0 = no limit. */
  constructor(perMinute: number) {
    this.#full = perMinute;
  }

  get perMinute(): number {
    return this.#full;
  }

  /** Takes one request of somebody's. */
  take(who: string, now: number): Left {
    const known = this.#left.get(who),
      perMs = this.#full / 60_000,
      before = known ? Math.min(this.#full, known.requests + Math.max(0, now - known.at) * perMs) : this.#full,
      isOver = before < 1,
      requests = isOver ? before : before - 1;
    this.#left.delete(who);
    this.#left.set(who, { requests, at: now });
    for (const oldest of this.#left.keys()) {
      if (this.#left.size <= MOST) break;
      this.#left.delete(oldest);
    }
    const wanted = requests < 1 ? 1 - requests : this.#full - requests;
    return { requests: Math.floor(requests), seconds: Math.ceil(wanted / perMs / 1000), isOver };
  }
}
