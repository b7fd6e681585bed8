import type { Revision } from '../model/revision.ts';
import { shingles } from '../text/shingles.ts';
import { bodyText } from './body.ts';

/** One hash in eight is kept: a copy of 60 words still shares about seven. */
const SAMPLED_BELOW = 2 ** 32 / 8;
const LEAST = 24;
const MOST = 160;

/**
 * The sampled 6-gram hashes by which copies of a text are found: unsigned 32 bits, ascending, at most 160.
 *
 * The lowest hashes are kept (a bottom-k sketch, Broder 1997): two texts keep the same ones of what they share, wherever it
 * stands in them, so that a copy cut to a third is found as surely as a whole one.
 */
export function fingerprint(revision: Pick<Revision, 'text' | 'blocks'>): number[] {
  const all = [...new Set(shingles(bodyText(revision)))].sort((a, b) => a - b);
  let sampled = 0;
  while (sampled < all.length && (all[sampled] as number) < SAMPLED_BELOW) sampled++;
  return all.slice(0, Math.min(MOST, Math.max(LEAST, sampled)));
}

/** Asked for of a fingerprint; of a text that shares a tenth with this one, six are shared on average. */
const ASKED = 64;
/** The hashes to look for copies with: the lowest, which a copy is likeliest to have kept too. */
export function searchHashes(hashes: readonly number[]): readonly number[] {
  return hashes.slice(0, ASKED);
}
