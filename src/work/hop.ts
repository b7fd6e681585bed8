import type { HopName, Work } from '../model/work.ts';
import type { Store } from '../store/store.ts';

/**
 * One step of the flow: gather → decide → keep.
 *
 * `G` is what was gathered, `D` what was decided. A hop holds no state; `now` is the work's `asOf`, else the clock. `keep` only
 * upserts, so work delivered twice has the result of once.
 */
export interface Hop<G = unknown, D = unknown> {
  readonly name: HopName;
  /**
   * `parallel`: pieces do not see each other; a batch is gathered at once and outside the transaction (the network is allowed).
   * `sequential`: each piece sees what the one before it kept; gathered and kept one by one inside the batch's transaction.
   */
  readonly order: 'parallel' | 'sequential';
  /** Most pieces in one transaction. */
  readonly batch: number;
  /**
   * The hop that carries on what this one wakes for it at once, in the same transaction and before the next piece: for two hops that
   * read what each other kept, so that the result does not depend on how work falls into batches. Only for sequential hops.
   */
  readonly follow?: AnyHop;
  /** Reads what the decision needs; undefined = nothing to do any more. */
  gather(reads: Store, work: Work, now: number): Promise<G | undefined>;
  /** Pure. */
  decide(gathered: G, now: number): D;
  /** Writes the decision; answers with the work it wakes, which is added in the same transaction. */
  keep(tx: Store, decided: D, work: Work, now: number): Promise<readonly Work[]>;
}

/** A hop whose gathered and decided types are its own business: what a carrier holds a list of. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each hop's two types meet only inside the hop
export type AnyHop = Hop<any, any>;
