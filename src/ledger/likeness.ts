import type { Evidence } from './evidence.ts';
import { HAPPENED, impossible } from './exclusion.ts';

/** How rare a term is among the sentences compared, 0-1. */
export type Rarity = (term: string) => number;
type Terms = Pick<ReadonlySet<string>, 'size' | 'has' | 'keys'>;

/** Cosine of two sets of terms, each term weighted by its rarity. */
export function overlap(a: Terms, b: Terms, rarity: Rarity): number {
  if (a.size === 0 || b.size === 0) return 0;
  let [shared, left, right] = [0, 0, 0];
  for (const t of a.keys()) {
    const w = rarity(t);
    left += w;
    if (b.has(t)) shared += w;
  }
  for (const t of b.keys()) right += rarity(t);
  return shared === 0 ? 0 : shared / Math.sqrt(left * right);
}

/** Cosine of two weighted sets of terms. */
export function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, rarity: Rarity): number {
  let [dot, left, right] = [0, 0, 0];
  for (const [t, w] of a) {
    const x = w * rarity(t);
    left += x * x;
    const other = b.get(t);
    if (other !== undefined) dot += x * other * rarity(t);
  }
  for (const [t, w] of b) right += (w * rarity(t)) ** 2;
  return dot === 0 ? 0 : dot / Math.sqrt(left * right);
}

/** Whether the noun one figure counts stands in what the other counts. */
export function sharesHead(a: Evidence, b: Evidence): boolean {
  return a.head !== '' && b.head !== '' && (a.thing.has(b.head) || b.thing.has(a.head));
}

/** Likeness by context alone, without the values: what competes for a place in a question. */
export function likeness(a: Evidence, b: Evidence, rarity: Rarity): number {
  if (impossible(a, b)) return 0;
  return (
    cosine(a.near, b.near, rarity) +
    overlap(a.thing, b.thing, rarity) / 2 +
    (a.kind === b.kind ? (HAPPENED.has(a.kind) ? 0.5 : 0.2) : 0) +
    (a.after !== '' && a.after === b.after ? 0.2 : 0)
  );
}
