interface Row<T> {
  readonly value: T;
  readonly madeAt: number;
  until: number;
  /** The store's change number from before it was made. */
  readonly change: string | undefined;
  /** The number of the newest removal from before it was made. */
  readonly removal: number;
}

/** How long what was made may be kept at most where nothing has changed, ms: pages say how long ago things were. */
const UNCHANGED = 60_000;

/** What is worth keeping for a short while: rendered pages and small answers, the least recently used go first. */
export class Cache<T> {
  readonly #rows = new Map<string, Row<T>>();
  /** What is being made: requests that come meanwhile wait for it instead of making it again. */
  readonly #making = new Map<string, Promise<Row<T>>>();
  readonly #size: number;
  readonly #changes: () => Promise<string | undefined>;
  readonly #removals: (() => Promise<number>) | undefined;
  #removal = 0;

  /**
   * @param changes a number that differs wherever something may have changed (`store.changes`); undefined where that is not known.
   * @param removals a number that differs once anything was removed for good (`store.removals.newest`): nothing that was made before is kept then, however fresh.
   */
  constructor(size: number, changes: () => Promise<string | undefined> = () => Promise.resolve(undefined), removals?: () => Promise<number>) {
    this.#size = size;
    this.#changes = changes;
    this.#removals = removals;
  }

  /**
   * The kept value, or what `make` answers. It is kept until `now + ms`, and on as long as nothing has changed, but for no longer
   * than `most`. Failures are not kept.
   */
  async get(key: string, now: number, ms: number, make: () => Promise<T>, most = UNCHANGED): Promise<T> {
    if (this.#removals) this.#forget(await this.#removals());
    const row = this.#rows.get(key);
    // A clock that was set back must not keep a row for ever.
    if (row && row.madeAt <= now && row.until - now <= ms && (row.until > now || (await this.#holds(row, now, ms, most)))) {
      this.#rows.delete(key);
      this.#rows.set(key, row);
      return row.value;
    }
    return (await (this.#making.get(key) ?? this.#make(key, now, ms, make))).value;
  }

  /** Whether nothing has changed since the value was made; then it is as good as new. */
  async #holds(row: Row<T>, now: number, ms: number, most: number): Promise<boolean> {
    if (row.change === undefined || now - row.madeAt >= most || row.change !== (await this.#changes())) return false;
    row.until = now + ms;
    return true;
  }

  async #make(key: string, now: number, ms: number, make: () => Promise<T>): Promise<Row<T>> {
    const making = this.#made(now, ms, make);
    this.#making.set(key, making);
    try {
      const row = await making;
      this.#keep(key, row);
      return row;
    } finally {
      if (this.#making.get(key) === making) this.#making.delete(key);
    }
  }

  async #made(now: number, ms: number, make: () => Promise<T>): Promise<Row<T>> {
    // Asked first: what changes while it is being made may be in it or not.
    const removal = this.#removal,
      change = await this.#changes();
    return { value: await make(), madeAt: now, until: now + ms, change, removal };
  }

  #forget(removal: number): void {
    if (removal === this.#removal) return;
    this.#removal = removal;
    this.#rows.clear();
    this.#making.clear();
  }

  #keep(key: string, row: Row<T>): void {
    if (row.removal !== this.#removal) return;
    this.#rows.delete(key);
    this.#rows.set(key, row);
    for (const oldest of this.#rows.keys()) {
      if (this.#rows.size <= this.#size) break;
      this.#rows.delete(oldest);
    }
  }
}
