import { TITLE, type Vector } from './vector.ts';

/** In how many documents of a language each term stands, among how many. */
export interface Frequencies {
  readonly documents: number;
  readonly of: ReadonlyMap<string, number>;
}

/** A learned table may stand in for this many documents of the stream at most, so that the stream's own words win in time. */
const PRIOR_DOCUMENTS = 5000;

/** The stream's frequencies with those of a learned table added, scaled down to PRIOR_DOCUMENTS. */
export function withPrior(stream: Frequencies, prior: Frequencies | undefined, terms: Iterable<string>): Frequencies {
  if (!prior || prior.documents === 0) return stream;
  const scale = Math.min(1, PRIOR_DOCUMENTS / prior.documents);
  const of = new Map<string, number>();
  for (const t of terms) {
    const n = (stream.of.get(t) ?? 0) + (prior.of.get(t) ?? 0) * scale;
    if (n > 0) of.set(t, n);
  }
  return { documents: stream.documents + prior.documents * scale, of };
}

/** The terms of an article whose frequencies are to be looked up: those of headlines stand for themselves. */
export function plainTerms(terms: Vector): string[] {
  return Object.keys(terms).filter((t) => !t.startsWith(TITLE));
}

/**
 * Weighs terms by their rarity: tf · idf, idf = ln((N + 1) / (df + 1/2)), and drops what half of the documents hold.
 *
 * The 1/2 and 1 keep a young stream, where every term is rare, from weighing them all the same and none at all.
 */
export function weigh(terms: Vector, frequencies: Frequencies): Record<string, number> {
  const out: Record<string, number> = {};
  const n = frequencies.documents + 1;
  for (const t in terms) {
    const plain = t.startsWith(TITLE) ? t.slice(TITLE.length) : t;
    const idf = Math.log((n + 1) / ((frequencies.of.get(plain) ?? 0) + 1));
    if (idf > 0.7 || n < 20) out[t] = (terms[t] as number) * Math.max(idf, 0.1);
  }
  return out;
}
