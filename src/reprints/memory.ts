/** Of each hash only the newest texts are looked at, as the store does: a line that more than this many carry tells nothing. */
const POSTINGS = 300;

interface Print {
  readonly articleId: string;
  readonly kept: ReadonlySet<number>;
}

/** Fingerprints held in memory: answers what `store.reprints.near` answers, for those who keep no store. */
export class PrintMemory {
  readonly #prints = new Map<string, Print>();
  /** By hash, the texts that have it, in the order in which they came. */
  readonly #byHash = new Map<number, Print[]>();
  readonly #order = new Map<string, number>();

  /** Keeps the fingerprint of an article's text in place of the one before. */
  put(articleId: string, kept: readonly number[]): void {
    for (const hash of this.#prints.get(articleId)?.kept ?? []) this.#without(hash, articleId);
    const print = { articleId, kept: new Set(kept) };
    this.#prints.set(articleId, print);
    if (!this.#order.has(articleId)) this.#order.set(articleId, this.#order.size);
    for (const hash of print.kept) {
      const texts = this.#byHash.get(hash);
      if (texts) texts.push(print);
      else this.#byHash.set(hash, [print]);
    }
  }

  /** The articles that have at least two of the hashes, or the one that is asked for; those with most first, of as many the one that came first. */
  near(articleId: string, asked: readonly number[], limit: number): readonly string[] {
    const hashes = new Set(asked),
      least = Math.min(2, hashes.size),
      shared = new Map<string, number>();
    for (const hash of hashes)
      for (const { articleId: other } of (this.#byHash.get(hash) ?? []).slice(-POSTINGS))
        if (other !== articleId) shared.set(other, (shared.get(other) ?? 0) + 1);
    const place = (id: string): number => this.#order.get(id) ?? 0;
    return [...shared]
      .filter(([, n]) => n >= least)
      .sort(([a, n], [b, m]) => m - n || place(a) - place(b))
      .slice(0, limit)
      .map(([id]) => id);
  }

  #without(hash: number, articleId: string): void {
    const left = (this.#byHash.get(hash) ?? []).filter((p) => p.articleId !== articleId);
    if (left.length > 0) this.#byHash.set(hash, left);
    else this.#byHash.delete(hash);
  }
}
