import { readPhrase } from '../claims/phrase.ts';
import { searchable } from '../ledger/passages.ts';
import { FIGURE_VERDICTS, figureAsked, verifyFigure as checkFigure } from '../ledger/verify-figure.ts';
import { isAskable, MOST_WORDS, verifyQuote as check } from '../ledger/verify.ts';
import type { Draft } from '../model/revision.ts';
import type { FigurePlace as Found, FigureVerdict, Place, QuoteVerdict, Readable } from '../model/verdict.ts';
import { primaryOf } from '../text/words.ts';
import { readable } from './readable.ts';
import { figureOf, spanOf, type Span, type StatedFigure } from './spans.ts';

export type { FigureVerdict, QuoteVerdict } from '../model/verdict.ts';

/** Where a quotation stands, or what is most like it. */
export interface QuotePlace {
  /** Which of the texts, 0 = the first. */
  readonly in: number;
  readonly at: Span;
  readonly sentence: Span;
  /** `exact` letter for letter; `normalised` but for capitals, marks and spaces; `interrupted` once who says it is left out; `pieces` with words left out; `near` alike. */
  readonly how: Place['how'];
  readonly left: readonly Span[];
  readonly speaker?: Span;
  readonly speakerNamed?: Span;
  /** They are not the speaker's own words: the text tells in its own what they said, or that they deny it. */
  readonly as?: 'paraphrase' | 'denied';
  /** Whether whoever says it is whom the name asked for means. */
  readonly whose?: Place['speaker'];
  /** What the quotation leaves out holds a word that says no. */
  readonly leavesNegation?: boolean;
}
export interface QuoteAnswer {
  /** `found` · `pieces` · `wrong-speaker` · `unsure-speaker` · `near` · `not-found`. */
  readonly verdict: QuoteVerdict;
  /** Best first. */
  readonly places: readonly QuotePlace[];
}

/**
 * Whether some articles or texts have a quotation word for word, and whose it is there. An article is read once, however many quotations are asked for.
 * @param speaker whose words they are said to be; nobody in particular where it is absent.
 * @throws RangeError for a quotation without words, or of more than 400, and for a text of more than 2,000,000 characters.
 */
export function verifyQuote(quote: string, texts: readonly (Draft | string)[], { speaker }: { readonly speaker?: string } = {}): QuoteAnswer {
  if (!isAskable(quote)) throw new RangeError(`a quotation has 1 to ${MOST_WORDS} words`);
  const all = texts.map((t, i) => searchable(own(t, i))),
    { verdict, places } = check({ quote, ...(speaker === undefined ? {} : { speaker }) }, all);
  return { verdict, places: places.map((p) => placeOf(p, all.findIndex((t) => t.revision === p.revision))) }; // prettier-ignore
}

function placeOf({ revision, at, sentence, how, left, said, speaker, leavesNegation }: Place, place: number): QuotePlace {
  return {
    in: place,
    at: spanOf(revision, at),
    sentence: spanOf(revision, sentence),
    how,
    left: left.map((l) => spanOf(revision, l)),
    ...(said ? { speaker: spanOf(revision, said.speaker) } : {}),
    ...(said?.named ? { speakerNamed: spanOf(revision, said.named) } : {}),
    ...(said?.as ? { as: said.as } : {}),
    ...(speaker ? { whose: speaker } : {}),
    ...(leavesNegation ? { leavesNegation } : {}),
  };
}

/** A figure of one of the texts that answers what was asked. */
export interface FigurePlace {
  /** Which of the texts, 0 = the first. */
  readonly in: number;
  readonly figure: StatedFigure;
  /** `same` value, in `looser` words of it, or an `other` one. */
  readonly how: Found['how'];
  /** Whether it cannot be told that it is of what was asked. */
  readonly isInDoubt?: boolean;
  /** Whether whoever claims it is whom the name asked for means. */
  readonly whose?: Found['speaker'];
}
export interface FigureAnswer {
  /** `found` · `looser` · `unsure` · `wrong-speaker` · `unsure-speaker` · `near` (another value) · `not-found`. */
  readonly verdict: FigureVerdict;
  /** Best first. */
  readonly places: readonly FigurePlace[];
}

/**
 * Whether some articles or texts give a figure ("41 people killed"): the same, a looser wording of it, or another value, and who claims it there.
 * @param speaker whose count it is said to be; nobody's in particular where it is absent.
 * @throws RangeError where what was typed has no number with something counted in it, and for a text of more than 2,000,000 characters.
 */
export function verifyFigure(figure: string, texts: readonly (Draft | string)[], { speaker }: { readonly speaker?: string } = {}): FigureAnswer {
  const all = texts.map(own),
    byLanguage = Map.groupBy(all, (t) => primaryOf(t.revision.lang)),
    asked = [...byLanguage].flatMap(([lang, of]) => {
      const phrase = { ...readPhrase(figure, lang), ...(speaker === undefined ? {} : { claimant: speaker }) };
      return figureAsked(phrase) ? [checkFigure(phrase, of)] : [];
    });
  if (asked.length === 0 && !(all.length === 0 && figureAsked(readPhrase(figure, 'en'))))
    throw new RangeError(`no number with something counted in "${figure}"`);
  const best = asked.sort((a, b) => FIGURE_VERDICTS.indexOf(a.verdict) - FIGURE_VERDICTS.indexOf(b.verdict))[0];
  return { verdict: best?.verdict ?? 'not-found', places: (best?.places ?? []).flatMap((p) => figurePlace(p, all)) };
}

function figurePlace({ revision, claim, how, isInDoubt, speaker }: Found, all: readonly Readable[]): FigurePlace[] {
  if (!claim.figure) return [];
  const place = all.findIndex((t) => t.revision === revision),
    // Of a text without a date nobody knows on which day "on Tuesday" was.
    figure = revision.published === undefined ? { ...claim.figure, asOf: undefined } : claim.figure;
  return [{ in: place, figure: figureOf(revision, claim, figure), how, ...(isInDoubt ? { isInDoubt } : {}), ...(speaker ? { whose: speaker } : {}) }];
}

/** What was read in articles, for as long as somebody holds them. */
const readings = new WeakMap<Draft, Readable>();

/** One of several texts, each an article of its own, also where two have the same words. An article is read once. */
function own(text: Draft | string, place: number): Readable {
  const made = (typeof text === 'string' ? undefined : readings.get(text)) ?? readable(text);
  if (typeof text !== 'string') readings.set(text, made);
  return { ...made, revision: { ...made.revision, articleId: String(place) } };
}
