/** A copy: an answer that is a part of a text keeps the whole text in memory. */
const apart = (part: string): string => ` ${part}`.slice(1);

/** The same function of a word that is asked about again and again, with `most` answers remembered; beyond that all are forgotten. */
export function remembered<T>(answer: (word: string) => T, most = 20_000): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined || known.has(word)) return before as T;
    const own = apart(word),
      made = answer(own);
    if (known.size >= most) known.clear();
    known.set(own, made);
    return made;
  };
}

/** What was made of some things, for the `most` that were last asked about. */
export class Recent<K, T> {
  readonly #most: number;
  /** The one that was asked about longest ago comes first. */
  readonly #made = new Map<K, T>();

  constructor(most: number) {
    this.#most = most;
  }

  get(of: K): T | undefined {
    const made = this.#made.get(of);
    if (made !== undefined) this.set(of, made);
    return made;
  }

  /** Answers with what is kept. */
  set(of: K, made: T): T {
    this.#made.delete(of);
    this.#made.set(of, made);
    if (this.#made.size > this.#most) this.#made.delete(this.#made.keys().next().value as K);
    return made;
  }
}
