import type { Evidence } from './evidence.ts';
import { HAPPENED } from './exclusion.ts';

/** A set of weighted terms with its length, ready for cosines. */
export interface Vector {
  readonly weights: ReadonlyMap<string, number>;
  readonly norm: number;
}

export function vector(entries: Iterable<readonly [term: string, weight: number]>): Vector {
  const weights = new Map(entries);
  let sum = 0;
  for (const w of weights.values()) sum += w * w;
  return { weights, norm: Math.sqrt(sum) };
}

/** 1 for the same terms in the same proportions, 0 for none in common. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a.weights, b.weights] : [b.weights, a.weights];
  let dot = 0;
  for (const [term, w] of small) {
    const other = large.get(term);
    if (other !== undefined) dot += w * other;
  }
  return dot === 0 ? 0 : dot / (a.norm * b.norm);
}

/** Whether the noun one figure counts stands in what the other counts. */
export function sharesHead(a: Evidence, b: Evidence): boolean {
  return a.head !== '' && b.head !== '' && (a.thing.has(b.head) || b.thing.has(a.head));
}

/** Likeness by context alone, without the values: what competes for a place in a question. `near` and `thing` are cosines. */
export function likeness(a: Evidence, b: Evidence, near: number, thing: number): number {
  const kind = a.kind !== b.kind ? 0 : HAPPENED.has(a.kind) ? 0.5 : 0.2;
  return near + thing / 2 + kind + (a.after !== '' && a.after === b.after ? 0.2 : 0);
}
