/** Parsed documents by id; found only under the version that they were kept with. */
export interface Documents<T> {
  get(id: string, version?: number): T | undefined;
  /** @param size characters of its JSON, or bytes. */
  keep(id: string, value: T, size: number, version?: number): void;
}

/**
 * The most recently used documents in parsed form, within a budget of characters of their JSON.
 *
 * A row that another process changed has another version, so it is never answered from memory. Only committed rows are kept:
 * a transaction keeps its own in an `Overlay`.
 */
export class Cache<T> implements Documents<T> {
  readonly #budget: number;
  readonly #entries = new Map<string, { readonly version: number; readonly value: T; readonly size: number }>();
  #size = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  get(id: string, version = 0): T | undefined {
    const entry = this.#entries.get(id);
    if (entry?.version !== version) return undefined;
    this.#entries.delete(id);
    this.#entries.set(id, entry);
    return entry.value;
  }

  keep(id: string, value: T, size: number, version = 0): void {
    this.#drop(id);
    // One that is larger than all of it would only drive out the others.
    if (size > this.#budget) return;
    this.#entries.set(id, { version, value, size });
    this.#size += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#budget) break;
      this.#drop(oldest);
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries.clear();
    this.#size = 0;
  }

  #drop(id: string): void {
    this.#size -= this.#entries.get(id)?.size ?? 0;
    this.#entries.delete(id);
  }
}

/** What one transaction has read and written, over what is committed; it goes down into the cache when the transaction is. */
export class Overlay<T> implements Documents<T> {
  readonly #below: Documents<T>;
  readonly #own = new Map<string, readonly [value: T, size: number, version: number]>();

  constructor(below: Documents<T>) {
    this.#below = below;
  }

  get(id: string, version = 0): T | undefined {
    const own = this.#own.get(id);
    return own?.[2] === version ? own[0] : this.#below.get(id, version);
  }

  keep(id: string, value: T, size: number, version = 0): void {
    this.#own.set(id, [value, size, version]);
  }

  commit(): void {
    for (const [id, [value, size, version]] of this.#own) this.#below.keep(id, value, size, version);
  }
}

const process = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
let versions = 0;
/** A version that no other write has had, in this process or another (20 bits of chance, 32 of count). */
export function newVersion(): number {
  versions += 1;
  return (process % 2 ** 20) * 2 ** 32 + versions;
}
