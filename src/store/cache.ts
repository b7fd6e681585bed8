/**
 * The most recently used documents in parsed form, within a budget of characters of their JSON.
 *
 * An entry is found only under the version that it was kept with, so a row that another process changed is never answered
 * from memory. Only committed rows are kept (see `session.ts`).
 */
export class Cache<T> {
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
    this.#entries.set(id, { version, value, size });
    this.#size += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#budget) break;
      this.#drop(oldest);
    }
  }

  #drop(id: string): void {
    this.#size -= this.#entries.get(id)?.size ?? 0;
    this.#entries.delete(id);
  }
}

const process = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
let versions = 0;
/** A version that no other write has had, in this process or another (20 bits of chance, 32 of count). */
export function newVersion(): number {
  versions += 1;
  return (process % 2 ** 20) * 2 ** 32 + versions;
}
