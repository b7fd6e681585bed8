import type { HopName, Work } from '../model/work.ts';
import type { Store } from '../store/store.ts';
import type { AnyHop } from './hop.ts';

/** What a piece decided alone, closed until its turn: it may wait for minutes, and as bytes it costs the collector of garbage nothing. */
export interface Thought {
  open(): unknown;
}
/** Makes what pieces of one hop decide alone, in order; one that throws is a rejected promise. */
export type Think = (hop: HopName, found: readonly unknown[]) => readonly Promise<Thought>[];

export interface Found {
  readonly found: unknown;
  readonly made: unknown;
}
interface Begun {
  readonly found: unknown;
  readonly thought: Thought;
}

/** Pieces read and handed over together: few enough that the first answers come at once. */
const TOGETHER = 8;
/** What was made and never asked for (its work went elsewhere) is let go beyond this. */
const MOST = 2048;
/** Characters of large pieces that are with the thinkers at once: some twenty pages, so that none waits for the next. Each is there three times: here, on its way, and with the thinker. */
const MOST_CHARACTERS = 4_000_000;

/** What pieces decide alone, begun ahead of their turn. Without `think` nothing is, and each is made on the spot. */
export class Ahead {
  readonly #store: Store;
  readonly #think: Think | undefined;
  readonly #begun = new Map<string, Promise<Begun | undefined>>();
  /** Large pieces that are not read yet, in order, and the characters of those that are with the thinkers. */
  readonly #large: (() => Promise<void>)[] = [];
  #characters = 0;
  #reading = false;

  constructor(store: Store, think?: Think) {
    this.#store = store;
    this.#think = think;
  }

  /** Begins pieces, and what the hop that follows on them will ask about the same subjects. */
  async begin(hop: AnyHop, works: readonly Work[]): Promise<void> {
    const think = this.#think;
    if (!think || !hop.alone) return;
    const fresh = works.filter((work) => !this.#begun.has(keyOf(hop, work)));
    for (let i = 0; i < fresh.length; i += TOGETHER) {
      const some = fresh.slice(i, i + TOGETHER);
      if (hop.alone.size) for (const work of some) this.#beginLarge(think, hop, work);
      else await this.#beginSome(think, hop, some);
      if (hop.follow) await this.#beginSome(think, hop.follow, some, true);
    }
    void this.#read();
    for (const key of this.#begun.keys()) {
      if (this.#begun.size <= MOST) return;
      this.#begun.delete(key);
    }
  }

  async #beginSome(think: Think, hop: AnyHop, works: readonly Work[], follows = false): Promise<void> {
    const { alone } = hop;
    if (!alone) return;
    // What cannot be read is left to its turn, where it fails alone and is counted.
    const found = await Promise.all(works.map((work) => (alone.gather(this.#store, work) as Promise<unknown>).catch(() => undefined))),
      there = found.flatMap((f, i) => (f === undefined ? [] : [{ found: f, key: keyOf(hop, works[i] as Work, follows) }])),
      made = think(
        hop.name,
        there.map((t) => t.found),
      );
    there.forEach(({ found, key }, i) => {
      this.#put(
        key,
        (made[i] as Promise<Thought>).then((thought) => ({ found, thought })),
      );
    });
  }

  #put(key: string, result: Promise<Begun | undefined>): void {
    // It is looked at when the piece has its turn.
    result.catch(() => undefined);
    this.#begun.set(key, result);
  }

  /** A large piece is read when there is room for it, and asked about from now on. */
  #beginLarge(think: Think, hop: AnyHop, work: Work): void {
    const result = Promise.withResolvers<Begun | undefined>(),
      key = keyOf(hop, work);
    this.#put(key, result.promise);
    this.#large.push(async () => {
      const { promise, resolve } = result,
        isWanted = (): boolean => this.#begun.get(key) === promise,
        found: unknown = isWanted() ? await (hop.alone?.gather(this.#store, work) as Promise<unknown>).catch(() => undefined) : undefined;
      // It cannot be read, or was let go of meanwhile.
      if (found === undefined || !isWanted()) return resolve(undefined);
      const size = hop.alone?.size?.(found) ?? 0,
        rest: unknown = hop.alone?.rest ? hop.alone.rest(found) : found;
      this.#characters += size;
      const made = (think(hop.name, [found])[0] as Promise<Thought>).finally(() => {
        this.#characters -= size;
        void this.#read();
      });
      resolve(made.then((thought) => ({ found: rest, thought })));
    });
  }

  /** Reads large pieces while there is room. */
  async #read(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#characters < MOST_CHARACTERS) {
        const next = this.#large.shift();
        if (!next) break;
        await next();
      }
    } finally {
      this.#reading = false;
    }
  }

  /** Keeps what was made for a piece whose turn it was not yet. */
  again(hop: AnyHop, work: Work, found: Found): void {
    this.#put(keyOf(hop, work), Promise.resolve({ found: found.found, thought: { open: () => found.made } }));
  }

  /** Lets go of all that was begun: what was not asked for is made when it has its turn, if ever. */
  drop(): void {
    this.#begun.clear();
    for (const one of this.#large.splice(0)) void one();
  }

  /** Waits until the first of the pieces has come: the thinkers are awake then, and nobody else waits for that with a lock held. */
  async awake(hop: AnyHop, works: readonly Work[]): Promise<void> {
    const first = works[0] && this.#begun.get(keyOf(hop, works[0]));
    await first?.catch(() => undefined);
  }

  /**
   * What a piece decides alone; `reads` is asked for one that was not begun.
   *
   * One that was begun and got no answer may have been with another that brought the thinker down: it is asked for again by itself, and
   * only what is thrown then is its own failure.
   */
  async of(hop: AnyHop, work: Work, reads: Store): Promise<Found | undefined> {
    if (!hop.alone) return undefined;
    const key = keyOf(hop, work),
      begun = await this.#begun.get(key)?.catch(() => undefined);
    this.#begun.delete(key);
    if (begun) return { found: begun.found, made: begun.thought.open() };
    const found: unknown = await hop.alone.gather(reads, work);
    if (found === undefined) return undefined;
    const thought = await this.#think?.(hop.name, [found])[0];
    return { found, made: (thought ? thought.open() : await hop.alone.decide(found)) as unknown };
  }
}

/** A row that was asked for anew (its `turn` grew) is another piece: its page may be another. What follows is about revisions, which never change. */
const keyOf = (hop: AnyHop, work: Work & { readonly turn?: number }, follows = false): string =>
  `${hop.name} ${work.subject} ${follows ? '' : (work.turn ?? '')}`;
