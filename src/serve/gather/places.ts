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
    all = wanted.size > 0 ? tokens(text) : [],
    known = new Map<string, string | undefined>();
  return all.flatMap((token, i): TermPlace[] => {
    const place = single(token) ?? pair(token, all[i + 1]);
    return place ? [{ term: place.term, at: cite(revision, { start: range.start + place.start, end: range.start + place.end }) }] : [];
  });

  /** Words come again and again; their terms are made once. */
  function wantedIn(words: string): string | undefined {
    if (!known.has(words))
      known.set(
        words,
        terms(words, revision.lang).find((t) => wanted.has(t)),
      );
    return known.get(words);
  }
  function single({ text: word, start, end }: Token): (Range & { term: string }) | undefined {
    const term = wantedIn(word);
    return term === undefined ? undefined : { term, start, end };
  }
  function pair(a: Token, b: Token | undefined): (Range & { term: string }) | undefined {
    if (!b || a.end !== b.start) return undefined;
    const term = wantedIn(text.slice(a.start, b.end));
    return term === undefined ? undefined : { term, start: a.start, end: b.end };
  }
}

/** Whether the words stand in capitals alone, as in a dateline or a heading. */
export function isShouted(revision: Revision, at: Range | undefined): boolean {
  const words = at === undefined ? '' : revision.text.slice(at.start, at.end);
  return words.length > 1 && words === words.toUpperCase() && words !== words.toLowerCase();
}
