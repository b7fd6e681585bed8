import { compare } from './compare.ts';
import type { Prepared } from './prepare.ts';

/** Openings that share less than this are openings of different reports. */
const DIFFERENT = 0.2;

/**
 * Hashes of sentences that a house repeats: they stand in a text and in at least two others of its source that open differently
 * (galleries, explainer boxes, lists of videos). A report carried by many outlets shares its opening too, and is not met by this.
 */
export function boilerplate(me: Prepared, others: readonly Prepared[]): ReadonlySet<number> {
  const house = others.filter((o) => o.revision.sourceId === me.revision.sourceId && compare(me, o).lead < DIFFERENT);
  const out = new Set<number>();
  if (house.length < 2) return out;
  for (const line of me.lines) {
    if (house.filter((o) => line.hashes.every((h) => o.grams.has(h))).length >= 2) for (const h of line.hashes) out.add(h);
  }
  return out;
}
