/** A set of weighted terms with its length, ready for cosines. */
export interface Weighted {
  readonly weights: ReadonlyMap<string, number>;
  readonly norm: number;
}

export function weighted(entries: Iterable<readonly [term: string, weight: number]>): Weighted {
  const weights = new Map(entries);
  let sum = 0;
  for (const w of weights.values()) sum += w * w;
  return { weights, norm: Math.sqrt(sum) };
}

/** 1 for the same terms in the same proportions, 0 for none in common. */
export function cosine(a: Weighted, b: Weighted): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a.weights, b.weights] : [b.weights, a.weights];
  let dot = 0;
  for (const [term, w] of small) {
    const other = large.get(term);
    if (other !== undefined) dot += w * other;
  }
  return dot === 0 ? 0 : dot / (a.norm * b.norm);
}
