import { heaviest, picked, type Vector } from './vector.ts';

/** In how many documents of a language each term stands, among how many. */
export interface Frequencies {
  readonly documents: number;
  readonly of: ReadonlyMap<string, number>;
}

/** A learned table may stand in for this many documents of the stream at most, so that the stream's own words win in time. */
const PRIOR_DOCUMENTS = 5000;

/** A term that so many documents of the stream hold is known: where it is common here, it is no rare one, whatever a table of elsewhere says. */
const OFTEN = 8;
/** Part of its share of the stream that it counts as at least. */
const AS_COMMON = 0.5;

/** The stream's frequencies with those of a learned table added, scaled down to PRIOR_DOCUMENTS. */
export function withPrior(stream: Frequencies, prior: Frequencies | undefined, terms: Iterable<string>): Frequencies {
  if (!prior || prior.documents === 0) return stream;
  const scale = Math.min(1, PRIOR_DOCUMENTS / prior.documents);
  const of = new Map<string, number>();
  const documents = stream.documents + prior.documents * scale;
  for (const t of terms) {
    const own = stream.of.get(t) ?? 0,
      n = own + (prior.of.get(t) ?? 0) * scale,
      common = own < OFTEN ? 0 : (own / stream.documents) * documents * AS_COMMON;
    if (n > 0) of.set(t, Math.max(n, common));
  }
  return { documents, of };
}

/** Documents without any of the terms that a stream is taken to begin with: in a young stream every term is rare, and none is to count for nothing. */
const BLANK_DOCUMENTS = 100;
/** Terms of half of the documents and more say nothing. */
const LEAST_IDF = Math.log(2);

/** Weighs terms by their rarity: tf · idf, idf = ln((N + BLANK_DOCUMENTS) / (df + 1)). Terms of most documents are dropped. */
export function weigh(vector: Vector, frequencies: Frequencies): Vector {
  const n = frequencies.documents + BLANK_DOCUMENTS,
    idf = new Float64Array(vector.terms.length),
    by = new Float64Array(vector.terms.length);
  for (let place = 0; place < idf.length; place++) {
    const rarity = Math.log(n / ((frequencies.of.get(vector.terms[place] as string) ?? 0) + 1));
    if (rarity <= LEAST_IDF) continue;
    idf[place] = rarity;
    by[place] = rarity * (vector.plain[place] as number);
  }
  return picked(vector, heaviest(vector.terms, by), idf);
}
