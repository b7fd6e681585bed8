import type { HopName, Work } from '../model/work.ts';
import type { Store } from '../store/store.ts';

/**
 * One step of the flow: gather → decide → keep.
 *
 * `G` is what was gathered, `D` what was decided; `X` and `Y` the same of what the piece decides alone. A hop holds no state; `now` is the work's `asOf`, else the clock. `keep` only
 * upserts, so work delivered twice has the result of once.
 */
export interface Hop<G = unknown, D = unknown, X = unknown, Y = unknown> {
  readonly name: HopName;
  /**
   * `parallel`: pieces do not see each other; a batch is gathered at once and outside the transaction (the network is allowed).
   * `sequential`: each piece sees what the one before it kept; gathered and kept one by one inside the batch's transaction.
   */
  readonly order: 'parallel' | 'sequential';
  /** Most pieces in one transaction. */
  readonly batch: number;
  /** Of a parallel hop that waits for the network: most pieces that are gathered at once, each kept when it is ready and not when its batch is. */
  readonly inFlight?: number;
  /**
   * The hop that carries on what this one wakes for it at once, in the same transaction and before the next piece: for two hops that
   * read what each other kept, so that the result does not depend on how work falls into batches. Only for sequential hops.
   */
  readonly follow?: AnyHop;
  /**
   * Of a sequential hop: whether a piece of an archive may be kept before its hour has come, since nothing that the hops after this one look at
   * before then changes by it. The first that may not waits with all that come after it. Without this none may.
   */
  early?(gathered: G): boolean;
  /** The share of the work that a piece decides alone, if there is one. */
  readonly alone?: Alone<X, Y>;
  /** Reads what the decision needs; undefined = nothing to do any more. `alone` is absent where the hop has no such share, or the piece is gone. */
  gather(reads: Store, work: Work, now: number, alone?: { readonly found: X; readonly made: Y }): Promise<G | undefined>;
  /** Pure. */
  decide(gathered: G, now: number): D;
  /** Writes the decision; answers with the work it wakes, which is added in the same transaction. */
  keep(tx: Store, decided: D, work: Work, now: number): Promise<readonly Work[]>;
}

/**
 * What depends on nothing but the piece itself, whatever the pieces before it kept: a carrier may have it made ahead of the piece's
 * turn and on another core, so both sides are plain data. `decide` is one of `flow.ts`'s `alone`, by the hop's name.
 */
export interface Alone<X, Y> {
  gather(reads: Store, work: Work): Promise<X | undefined>;
  /** Pure. */
  decide(found: X): Y | Promise<Y>;
  /** About how many characters what was found has, where they may be so many that only a few pieces are begun at once. */
  size?(found: X): number;
  /** What of it the hop still asks about once it is decided; all of it where this is absent. */
  rest?(found: X): X;
}

/** A hop whose gathered and decided types are its own business: what a carrier holds a list of. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each hop's two types meet only inside the hop
export type AnyHop = Hop<any, any, any, any>;

/** Gathers for a piece, with what it decides alone made on the spot. */
export async function gather<G, D, X, Y>(hop: Hop<G, D, X, Y>, reads: Store, work: Work, now: number): Promise<G | undefined> {
  const found = await hop.alone?.gather(reads, work);
  return hop.gather(reads, work, now, hop.alone && found !== undefined ? { found, made: await hop.alone.decide(found) } : undefined);
}
