import { cite, type Citation } from '../../model/citation.ts';
import type { Range } from '../../model/range.ts';
import type { Revision } from '../../model/revision.ts';
import { terms, tokens, type Token } from '../../text/words.ts';

/** A place in a revision whose words make a term. */
export interface TermPlace {
  readonly term: string;
  readonly at: Citation;
}

/**
 * Where in a range of a revision the wanted terms stand, in text order. In scripts without spaces a term is a pair of
 * characters, so neighbours are tried together.
 */
export function placesOf(revision: Revision, range: Range, wanted: ReadonlySet<string>): TermPlace[] {
  const text = revision.text.slice(range.start, range.end),
    all = wanted.size > 0 ? tokens(text) : [];
  return all.flatMap((token, i): TermPlace[] => {
    const place = single(token) ?? pair(token, all[i + 1]);
    return place ? [{ term: place.term, at: cite(revision, { start: range.start + place.start, end: range.start + place.end }) }] : [];
  });

  function single({ text: word, start, end }: Token): (Range & { term: string }) | undefined {
    const term = terms(word, revision.lang).find((t) => wanted.has(t));
    return term === undefined ? undefined : { term, start, end };
  }
  function pair(a: Token, b: Token | undefined): (Range & { term: string }) | undefined {
    if (!b || a.end !== b.start) return undefined;
    const term = terms(text.slice(a.start, b.end), revision.lang).find((t) => wanted.has(t));
    return term === undefined ? undefined : { term, start: a.start, end: b.end };
  }
}
