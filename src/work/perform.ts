import type { Work } from '../model/work.ts';
import type { Due, Store } from '../store/store.ts';
import type { Ahead } from './ahead.ts';
import type { AnyHop } from './hop.ts';

/** A piece that did not come through, with what was thrown. */
export interface Failed {
  readonly work: Due;
  readonly error: unknown;
}

/** With what a carrier performs. `clock`: epoch ms. */
export interface Performing {
  readonly store: Store;
  readonly ahead: Ahead;
  readonly clock: () => number;
}

/** One piece made ready: what is left is to write it, in a transaction. */
interface Piece {
  readonly work: Due;
  write(tx: Store): Promise<readonly Work[]>;
}

/** What became of a piece before it is written. */
export type Prepared = Piece | Failed;

/**
 * Runs one hop on the work taken, in one transaction: the rows of the work go, the results and the work that they wake come, or
 * nothing at all happens. This is the part that every carrier shares.
 *
 * Where a piece throws, the batch is rolled back and its pieces are run one by one, so that only the bad one fails. A piece that
 * another carrier has finished meanwhile, or that was asked for anew, is passed over: `done` tells which rows are ours.
 * @param signal when it aborts, what is still being gathered is dropped: the work stays open, and nothing is written.
 * @returns the pieces that failed; the rest is done.
 */
export async function perform(performing: Performing, hop: AnyHop, taken: readonly Due[], signal?: AbortSignal): Promise<readonly Failed[]> {
  const { store, ahead } = performing;
  if (hop.order === 'sequential')
    return keep(
      store,
      taken.map((work) => ({ work, write: (tx) => whole(tx, ahead, hop, work, timeOf(performing, work)) })),
    );
  const prepared = await unlessAborted(Promise.all(taken.map((work) => prepare(performing, hop, work))), signal);
  return prepared ? keep(store, prepared) : [];
}

const timeOf = ({ clock }: Performing, work: Work): number => work.asOf ?? clock();

/**
 * Runs pieces of an archive before their hour, in one transaction: those up to the first that must wait for it (`early` in `work/hop`).
 * Where one throws, nothing is written: it is left to its turn, where it fails alone.
 * @returns how many came through.
 */
export async function early(performing: Performing, hop: AnyHop, taken: readonly Due[]): Promise<number> {
  const { store, ahead } = performing;
  return store
    .in(async (tx) => {
      let through = 0;
      for (const work of taken) {
        const now = timeOf(performing, work),
          alone = await ahead.of(hop, work, tx),
          gathered: unknown = await hop.gather(tx, work, now, alone);
        if (gathered === undefined || !hop.early?.(gathered)) {
          if (alone) ahead.again(hop, work, alone);
          break;
        }
        if ((await tx.work.done([work])).length > 0) await tx.work.add(await hop.keep(tx, hop.decide(gathered, now), work, now));
        through++;
      }
      return through;
    })
    .catch(() => 0);
}

/** Gathers and decides before the transaction. */
export async function prepare(performing: Performing, hop: AnyHop, work: Due): Promise<Prepared> {
  const { store, ahead } = performing,
    now = timeOf(performing, work);
  try {
    const gathered: unknown = await hop.gather(store, work, now, await ahead.of(hop, work, store));
    if (gathered === undefined) return { work, write: () => Promise.resolve([]) };
    const decided: unknown = hop.decide(gathered, now);
    return { work, write: (tx) => hop.keep(tx, decided, work, now) };
  } catch (error) {
    return { work, error };
  }
}

/** Writes what was prepared, in its order and in one transaction where that can be. @returns the pieces that failed, now or before. */
export async function keep(store: Store, prepared: readonly Prepared[]): Promise<readonly Failed[]> {
  const failed = prepared.filter((p) => 'error' in p),
    pieces = prepared.filter((p) => 'write' in p);
  return [...failed, ...(await batch(store, pieces))];
}

/** Gathers, decides and keeps inside the transaction, so that a piece sees what the one before it kept. */
async function whole(tx: Store, ahead: Ahead, hop: AnyHop, work: Work, now: number): Promise<readonly Work[]> {
  const gathered: unknown = await hop.gather(tx, work, now, await ahead.of(hop, work, tx));
  if (gathered === undefined) return [];
  const woken = await hop.keep(tx, hop.decide(gathered, now), work, now),
    { follow } = hop;
  if (!follow) return woken;
  const rest = woken.filter((w) => w.hop !== follow.name);
  for (const next of woken) if (next.hop === follow.name) rest.push(...(await whole(tx, ahead, follow, next, next.asOf ?? now)));
  return rest;
}

async function batch(store: Store, pieces: readonly Piece[]): Promise<Failed[]> {
  if (pieces.length === 0) return [];
  try {
    await together(store, pieces);
    return [];
  } catch (error) {
    const [only, ...others] = pieces;
    if (only && others.length === 0) return [{ work: only.work, error }];
    const failed: Failed[] = [];
    for (const piece of pieces) failed.push(...(await batch(store, [piece])));
    return failed;
  }
}

async function together(store: Store, pieces: readonly Piece[]): Promise<void> {
  await store.in(async (tx) => {
    // The rows go first: a hop may wake itself (a feed is polled again later), and that row must stay.
    const ours = new Set(await tx.work.done(pieces.map((p) => p.work))),
      woken: Work[] = [];
    for (const piece of pieces) if (ours.has(piece.work.id)) woken.push(...(await piece.write(tx)));
    await tx.work.add(woken);
  });
}

/** What the promise comes to; undefined as soon as the signal aborts. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  const aborted = Promise.withResolvers<undefined>(),
    abort = (): void => aborted.resolve(undefined);
  signal?.addEventListener('abort', abort, { once: true });
  const first = await Promise.race([promise, aborted.promise]);
  signal?.removeEventListener('abort', abort);
  return signal?.aborted ? undefined : first;
}
