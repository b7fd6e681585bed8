/** Time that runs out, but stands still while others are waited for. */
export class Deadline {
  readonly #late: () => void;
  #leftMs: number;
  #since = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param late called once the time is over. */
  constructor(leftMs: number, late: () => void) {
    this.#leftMs = leftMs;
    this.#late = late;
    this.#run();
  }

  /** Waits for something that is not the server's doing. */
  async without<T>(waiting: Promise<T>): Promise<T> {
    this.end();
    try {
      return await waiting;
    } finally {
      this.#run();
    }
  }

  /** Stops; answers what is left, ms. */
  end(): number {
    clearTimeout(this.#timer);
    return (this.#leftMs -= performance.now() - this.#since);
  }

  #run(): void {
    this.#since = performance.now();
    this.#timer = setTimeout(this.#late, Math.max(1, Math.round(this.#leftMs)));
  }
}
