/** What is worth keeping for a short while: rendered pages and small answers, the least recently used go first. */
export class Cache<T> {
  readonly #rows = new Map<string, { readonly value: T; readonly until: number }>();
  /** What is being made: requests that come meanwhile wait for it instead of making it again. */
  readonly #making = new Map<string, Promise<T>>();
  readonly #size: number;
  constructor(size: number) {
    this.#size = size;
  }

  /** The kept value, or what `make` answers, kept until `now + ms`. Failures are not kept. */
  async get(key: string, now: number, ms: number, make: () => Promise<T>): Promise<T> {
    const row = this.#rows.get(key);
    // A clock that was set back must not keep a row for ever.
    if (row && row.until > now && row.until - now <= ms) {
      this.#rows.delete(key);
      this.#rows.set(key, row);
      return row.value;
    }
    return this.#making.get(key) ?? this.#make(key, now + ms, make);
  }

  async #make(key: string, until: number, make: () => Promise<T>): Promise<T> {
    const making = make();
    this.#making.set(key, making);
    try {
      return this.#keep(key, until, await making);
    } finally {
      this.#making.delete(key);
    }
  }

  #keep(key: string, until: number, value: T): T {
    this.#rows.delete(key);
    this.#rows.set(key, { value, until });
    if (this.#rows.size > this.#size) for (const oldest of this.#rows.keys()) return this.#drop(oldest, value);
    return value;
  }

  #drop(key: string, value: T): T {
    this.#rows.delete(key);
    return value;
  }
}
