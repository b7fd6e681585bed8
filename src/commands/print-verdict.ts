import { cite, quote, type Citation } from '../model/citation.ts';
import { isMissing, type AskedQuote, type Place, type Saying } from '../model/verdict.ts';
import type { VerifyView } from '../serve/gather/verify.ts';
import { shownOf, within, type Shown } from '../serve/shown.ts';
import { instant } from '../text/date-values.ts';
import { headLine, inLine, lookedFor } from './print-lines.ts';

/** What was found of a quotation, and where it was looked for. */
export type Searched = Pick<VerifyView, 'verdict' | 'articles' | 'since' | 'cutAt' | 'isPart'> & { readonly places: readonly Place[] };

const SAID: Readonly<Record<VerifyView['verdict'], string>> = {
  found: 'Found, word for word.',
  pieces: 'Found in pieces, with words left out between them.',
  'wrong-speaker': 'Found, but said by somebody else.',
  'unsure-speaker': 'Found, but whose words they are cannot be told for sure.',
  near: 'Not found like this; something like it is.',
  'not-found': 'Not found.',
  common: 'These words stand in nearly every article, so they cannot be looked for. Give more of the sentence.',
};
const HOW: Readonly<Record<Place['how'], string>> = {
  exact: 'letter for letter',
  normalised: 'word for word; capitals, marks or spaces differ',
  interrupted: 'word for word; who says it stands in its midst',
  pieces: 'words are left out between its pieces',
  near: 'something like it',
};
const IS = { same: 'as asked', other: 'not as asked', unsure: 'perhaps as asked' } as const;
const MOST_PRINTED = 5;

/** The answer for a terminal: the verdict, then each passage with its source, who says it, and what became of it. */
export function printVerdict({ quote: typed }: AskedQuote, searched: Searched): string {
  const { verdict, places, articles, since, cutAt, isPart } = searched;
  return [
    SAID[verdict],
    ...(isMissing(searched) ? [lookedFor(articles, since)] : []),
    ...(cutAt === undefined ? [] : [`More articles hold all of these words; the newest ${cutAt} were looked into.`]),
    ...(isPart ? ['Articles in some languages were not looked through: these words cannot be looked for in them.'] : []),
    ...[...shownOf(places.slice(0, MOST_PRINTED))].flatMap(([place, shown]) => linesOf(typed, place, shown)),
    '',
  ].join('\n');
}

function linesOf(typed: string, place: Place, { extent, parts, later: now }: Shown): string[] {
  const { revision: r, difference, later } = place,
    lines = [headLine(r)],
    add = (line: string): unknown => lines.push(`            ${line}`);
  if (r.canonicalUrl !== '') add(r.canonicalUrl);
  if (extent !== 'full')
    add(extent === 'none' ? '(its publisher asks that no part of its text be shown)' : '(its publisher asks that no more than an excerpt be shown)');
  if (parts.length > 0) {
    add(parts.map((at) => inLine(r, at)).join(' … '));
    if (place.isSplit) add('its pieces are not all the words of one speaker');
    else if (place.said) add(sayerOf(place, place.said));
    add(HOW[place.how]);
    if (place.leavesNegation) add('the words left out, between or right before these, say no: without them it may mean something else');
    for (const at of place.how === 'pieces' ? within(place.left, parts) : []) add(`left out: ${inLine(r, at)}`);
    for (const at of difference?.typed ?? []) add(`only as typed: ${typed.slice(at.start, at.end)}`);
    for (const at of within(difference?.printed ?? [], parts)) add(`only as printed: ${inLine(r, at)}`);
  }
  if (later)
    add(later.kind === 'gone' ? 'a later version no longer has it' : `a later version says instead: ${now ? inLine(later.revision, now) : '(not shown)'}`);
  return lines;
}

function sayerOf({ revision: r, speaker }: Place, { speaker: by, named, as }: Saying): string {
  const who = `${inLine(r, by)}${named ? ` (${inLine(r, named)})` : ''}`,
    told = as === 'denied' ? `denied, or not said, by ${who}` : `said by ${who}${as === 'paraphrase' ? ", told in the article's words, not in their own" : ''}`;
  return `${told}${speaker ? `, ${IS[speaker]}` : ''}`;
}

/** The answer as data; of texts that may not be quoted no words, of those that allow an excerpt no more than that. */
export function jsonOf({ verdict, articles, since, cutAt, isPart, places }: Searched): object {
  return {
    verdict,
    articles: articles ?? null,
    partOfLanguages: isPart === true,
    since: instant(since),
    ...(cutAt === undefined ? {} : { cutAt }),
    places: [...shownOf(places)].map(([place, shown]) => placeJson(place, shown)),
  };
}

function placeJson({ revision: r, at, how, sentence, said, speaker, difference, left, later, isSplit, leavesNegation }: Place, shown: Shown): object {
  const inParts = (c: Citation): string | null =>
      within([c], shown.parts)
        .map((part) => quote(r, part))
        .join(' … ') || null,
    words = (c: Citation | undefined): string | null => (c && shown.parts.length > 0 ? quote(r, c) : null);
  return {
    article: r.articleId,
    revision: r.id,
    published: instant(r.published),
    seen: instant(r.seenAt),
    source: r.sourceName,
    headline: quote(r, cite(r, r.headline)),
    url: r.canonicalUrl === '' ? null : r.canonicalUrl,
    how,
    start: at.start,
    end: at.end,
    passage: inParts(at),
    sentence: inParts(sentence),
    excerpt: shown.extent === 'excerpt',
    speaker: words(said?.speaker),
    named: words(said?.named),
    cue: words(said?.cue),
    by: said?.by ?? null,
    words: said ? (said.as ?? 'own') : null,
    asked: speaker ?? null,
    ...(how === 'pieces' ? { left: left.map(inParts), oneSpeaker: isSplit !== true } : {}),
    leavesNegation: leavesNegation === true,
    ...(difference ? { typed: difference.typed, printed: difference.printed.map((c) => ({ start: c.start, end: c.end, words: inParts(c) })) } : {}),
    later: later ? { kind: later.kind, revision: later.revision.id, passage: shown.later ? quote(later.revision, shown.later) : null } : null,
  };
}
