import { cite, quote as quoted, type Citation } from '../model/citation.ts';
import type { Range } from '../model/range.ts';
import type { Revision } from '../model/revision.ts';
import { piecesAt, type AskedQuote, type Later, type Place, type QuoteAnswer, type QuoteVerdict, type Saying } from '../model/verdict.ts';
import { sentences } from '../text/sentences.ts';
import { holdsNegation } from '../text/unsaid.ts';
import { isMeant, nameWords } from './namesake.ts';
import { differenceOf, inPieces, interrupted, nearest, piecesOf, verbatim, type Passage, type Searchable } from './passages.ts';
import { sayingOf } from './sayer.ts';
import { spoken, type Spoken } from './spoken.ts';

/** The most words of a quotation; a longer one is refused. */
export const MOST_WORDS = 400;
/** Places that are told at most. */
const MOST_PLACES = 20;
const MOST_NEAR = 3;

/** Whether a quotation can be looked for at all: it has words, and not too many. */
export const isAskable = (quote: string): boolean => {
  const { length } = spoken(quote);
  return length > 0 && length <= MOST_WORDS;
};

/**
 * Whether some texts have a quotation, who says it there, and what later texts of the same articles make of it.
 *
 * @param texts any number of texts of each article; an older one that has what the newest has lost is told with that.
 * @throws RangeError if the quotation is not askable.
 */
export function verifyQuote({ quote, speaker }: AskedQuote, texts: readonly Searchable[]): QuoteAnswer {
  if (!isAskable(quote)) throw new RangeError(`a quotation of 1 to ${MOST_WORDS} words, not ${spoken(quote).length}`);
  const words = spoken(quote),
    asked = speaker === undefined || nameWords(speaker).length === 0 ? undefined : speaker,
    pieces = piecesOf(quote).map((r) => spoken(quote, r)),
    whole = placesOf(texts, (text) => standing(quote, words, text)),
    found = whole.length > 0 ? whole : placesOf(texts, (text) => inPieces(text, pieces).map((p) => placeOf(text.revision, p, 'pieces')));
  if (found.length === 0) return nearAnswer(quote, words, texts);
  const told = found.map((f) => spokenBy(f, asked)).map((f) => ({ ...f.place, ...laterOf(f, words, texts) }));
  const best = told.sort((a, b) => rank(a) - rank(b) || timeOf(a) - timeOf(b)).slice(0, MOST_PLACES);
  return { verdict: verdictOf(best[0] as Place), places: best };
}

interface Found {
  readonly text: Searchable;
  readonly place: Place;
}

/** What one look finds in each text; of the texts of an article the newest that has it. */
function placesOf(texts: readonly Searchable[], look: (text: Searchable) => Place[]): Found[] {
  const byArticle = Map.groupBy(texts, (t) => t.revision.articleId);
  return [...byArticle.values()].flatMap((own) => {
    const newestFirst = [...own].sort((a, b) => b.revision.number - a.revision.number);
    for (const text of newestFirst) {
      const found = look(text);
      if (found.length > 0) return found.map((place) => ({ text, place }));
    }
    return [];
  });
}

function standing(quote: string, words: readonly Spoken[], text: Searchable): Place[] {
  const typed = quote.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0),
    { revision } = text,
    plain = verbatim(text, words).map((p) => placeOf(revision, p, revision.text.slice(p.at.start, p.at.end) === typed ? 'exact' : 'normalised'));
  return plain.length > 0 ? plain : interrupted(text, words).map((p) => placeOf(revision, p, 'interrupted'));
}

const placeOf = (revision: Revision, { at, left }: Passage, how: Place['how']): Place => ({ revision, at, left, how, sentence: sentenceAround(revision, at) });

/** The sentences that a passage stands in, from the first to the last. */
function sentenceAround(revision: Revision, at: Range): Citation {
  const { text, lang, blocks, headline, deck, noteRanges } = revision,
    touched = [headline, ...(deck ? [deck] : []), ...blocks, ...noteRanges]
      .filter((b) => b.start < at.end && at.start < b.end)
      .flatMap((b) => sentences(text.slice(b.start, b.end), lang).map((s) => ({ start: b.start + s.start, end: b.start + s.end })))
      .filter((s) => s.start < at.end && at.start < s.end);
  return cite(revision, { start: Math.min(at.start, ...touched.map((s) => s.start)), end: Math.max(at.end, ...touched.map((s) => s.end)) });
}

/** The same with who says it, and whether they are whom the name asked for means. */
function spokenBy({ text, place }: Found, asked: string | undefined): Found {
  if (place.how === 'pieces') return { text, place: { ...place, ...ofPieces(text, place, asked) } };
  const said = sayingOf(text, place.at);
  return {
    text,
    place: { ...place, ...negationLeft(place), ...(said ? { said } : {}), ...(asked === undefined ? {} : { speaker: whoseOf(asked, said, text) }) },
  };
}

/** Whether whoever says a passage is whom a name means; of what they deny, and of nobody, that cannot be told. */
function whoseOf(asked: string, said: Saying | undefined, text: Searchable): 'same' | 'other' | 'unsure' {
  const whose = said ? isMeant(asked, said, text) : 'unsure';
  return said?.as === 'denied' && whose === 'same' ? 'unsure' : whose;
}

/** Whose the pieces of a quotation are, each judged by itself, and whether what it leaves out says no. */
function ofPieces(text: Searchable, place: Place, asked: string | undefined): Partial<Place> {
  const said = piecesAt(place).map((piece) => sayingOf(text, piece)),
    [first] = said,
    isSplit = said.some((s) => s !== first && !(s && first && isOneSpeaker(first, s, text))),
    whose = asked === undefined ? [] : said.map((s) => whoseOf(asked, s, text)),
    speaker = (['other', 'unsure', 'same'] as const).find((w) => whose.includes(w));
  return {
    ...(first && !isSplit ? { said: first } : {}),
    ...(isSplit ? { isSplit } : {}),
    ...negationLeft(place),
    ...(speaker === undefined ? {} : { speaker }),
  };
}

/** How many words right before a passage are looked at for one that says no ("she had not [taken bribes]"). */
const BEFORE = 2;
/** Whether what a quotation leaves out, between its pieces or right before it in its sentence, says no. */
function negationLeft({ revision, at, left, how, sentence }: Place): Pick<Place, 'leavesNegation'> {
  const before = spoken(revision.text, { start: sentence.start, end: at.start }).slice(-BEFORE)[0],
    out = [...(before ? [cite(revision, { start: before.start, end: at.start })] : []), ...(how === 'pieces' ? left : [])];
  return out.some((l) => holdsNegation(quoted(revision, l), revision.lang)) ? { leavesNegation: true } : {};
}
const isOneSpeaker = (a: Saying, b: Saying, text: Searchable): boolean =>
  a.as === b.as && isMeant(quoted(text.revision, a.named ?? a.speaker), b, text) !== 'other';

/** What the newest text of the article has in place of a passage that it no longer has. */
function laterOf({ place }: Found, words: readonly Spoken[], texts: readonly Searchable[]): { readonly later?: Later } {
  const newest = texts.filter((t) => t.revision.articleId === place.revision.articleId).sort((a, b) => b.revision.number - a.revision.number)[0];
  if (!newest || newest.revision.number === place.revision.number) return {};
  const like = nearest(newest, words);
  return { later: { revision: newest.revision, kind: like ? 'changed' : 'gone', ...(like ? { at: like.at } : {}) } };
}

const timeOf = ({ revision }: Pick<Place, 'revision'>): number => revision.published ?? revision.seenAt;
const rank = ({ speaker, how, isSplit }: Place): number =>
  (speaker === 'other' ? 20 : speaker === 'unsure' || isSplit ? 10 : 0) + ['exact', 'normalised', 'interrupted', 'pieces', 'near'].indexOf(how);

function verdictOf({ how, speaker, isSplit }: Place): QuoteVerdict {
  if (speaker === 'other') return 'wrong-speaker';
  if (speaker === 'unsure' || isSplit) return 'unsure-speaker';
  return how === 'pieces' ? 'pieces' : 'found';
}

/** The passages that are most like it, of each article the best. */
function nearAnswer(quote: string, words: readonly Spoken[], texts: readonly Searchable[]): QuoteAnswer {
  const byArticle = new Map<string, { readonly text: Searchable; readonly at: Citation; readonly share: number }>();
  for (const text of texts) {
    const like = nearest(text, words),
      { articleId, number } = text.revision,
      known = byArticle.get(articleId);
    if (like && (!known || like.share > known.share || (like.share === known.share && number > known.text.revision.number)))
      byArticle.set(articleId, { text, ...like });
  }
  const best = [...byArticle.values()].sort((a, b) => b.share - a.share || timeOf(a.text) - timeOf(b.text)).slice(0, MOST_NEAR),
    places = best.map(({ text, at }): Place => {
      const said = sayingOf(text, at),
        place = placeOf(text.revision, { at, left: [] }, 'near');
      return { ...place, ...(said ? { said } : {}), difference: differenceOf(quote, text.revision, at), ...laterOf({ text, place }, words, texts) };
    });
  return { verdict: places.length > 0 ? 'near' : 'not-found', places };
}
