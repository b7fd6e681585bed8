import { cite, type Citation } from '../../model/citation.ts';
import type { Range } from '../../model/range.ts';
import { isFurnished, ownText, type Revision } from '../../model/revision.ts';
import { nameSpans, type NameSpan } from '../../text/names.ts';
import { terms, tokens, type Token } from '../../text/words.ts';

/** A place in a revision whose words make a term. */
export interface TermPlace {
  readonly term: string;
  readonly at: Citation;
}

/**
 * Where in a range of a revision the wanted terms stand in words of its own, in text order. In scripts without spaces a term is a pair of
 * characters, so neighbours are tried together.
 */
export function termPlaces(revision: Revision, range: Range, wanted: ReadonlySet<string>): TermPlace[] {
  const text = (isFurnished(revision, range) ? ownText(revision) : revision.text).slice(range.start, range.end),
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

/** Words beside each other of which several make terms. */
interface Run {
  readonly at: Citation;
  readonly terms: ReadonlySet<string>;
}

/**
 * The places of a text that show some terms, in text order: of each the first, in lower case rather than shouted, and with its neighbours
 * among them where all begin with a capital: "Port Almar" rather than "Port" and "Almar".
 * @param whole whether a word within a name is shown with all of the name.
 */
export function firstPlaces(revision: Revision, wanted: readonly string[], whole = false): Citation[] {
  const runs = runsOf(revision, termPlaces(revision, { start: 0, end: revision.text.length }, new Set(wanted))),
    shouted = ({ at }: Run): number => (isShouted(revision, at) ? 1 : 0),
    by = runs.toSorted((a, b) => shouted(a) - shouted(b) || b.terms.size - a.terms.size || a.at.start - b.at.start),
    names = whole && runs.length > 0 ? nameSpans(ownText(revision)) : [],
    shown = new Set<string>(),
    places = new Map<string, Citation>();
  for (const { at, terms: of } of by) {
    if ([...of].every((t) => shown.has(t))) continue;
    for (const t of of) shown.add(t);
    const place = nameAround(revision, at, names) ?? at;
    places.set(revision.text.slice(place.start, place.end), place);
  }
  return [...places.values()].sort((a, b) => a.start - b.start);
}

function runsOf(revision: Revision, places: readonly TermPlace[]): Run[] {
  const runs: Run[] = [],
    capital = ({ start }: Range): boolean => /^\p{Lu}/u.test(revision.text.slice(start, start + 2));
  for (const { term, at } of places) {
    const last = runs.at(-1);
    if (last && capital(last.at) && capital(at) && /^[ \u00a0-]$/.test(revision.text.slice(last.at.end, at.start)))
      runs[runs.length - 1] = { at: cite(revision, { start: last.at.start, end: at.end }), terms: new Set([...last.terms, term]) };
    else runs.push({ at, terms: new Set([term]) });
  }
  return runs;
}

/** Words of a run of capitals that may be one name: more are a headline in title case. */
const NAME_WORDS = 6;

/** The name that a place stands in, without an article before it. */
function nameAround(revision: Revision, at: Range, names: readonly NameSpan[]): Citation | undefined {
  const name = names.find((n) => n.start <= at.start && at.end <= n.end && n.words.length <= NAME_WORDS);
  if (!name) return undefined;
  const first = tokens(revision.text.slice(name.start, at.start)).find((t) => terms(t.text, revision.lang).length > 0);
  return cite(revision, { start: first ? name.start + first.start : at.start, end: name.end });
}

/** Whether the words stand in capitals alone, as in a dateline or a heading. */
export function isShouted(revision: Revision, at: Range): boolean {
  const words = revision.text.slice(at.start, at.end);
  return words.length > 1 && words === words.toUpperCase() && words !== words.toLowerCase();
}
