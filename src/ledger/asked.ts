import type { Claim, Figure, FigureKind } from '../model/claim.ts';
import type { Range } from '../model/range.ts';
import type { Revision } from '../model/revision.ts';
import { singular } from '../text/stems.ts';
import { verbTerms } from '../text/verb-forms.ts';
import { fold, primaryOf, termOf, terms, tokens } from '../text/words.ts';
import { reach } from './differ.ts';
import { quantityIn } from './evidence.ts';
import type { Quantity } from './quantity.ts';
import { termsMeeting, termsOfInterval, type Interval } from './value-terms.ts';

export const MANNERS = ['figure', 'statement', 'quote'] as const;
/** A figure, anything said by somebody, or what is said in their own words. */
export type AskedManner = (typeof MANNERS)[number];

/** What a claim is asked for by. All that is given must be true of one claim. */
export interface AskedClaim {
  /** Who says it, as typed. */
  readonly who?: string;
  /** The verb that says so, in any form. */
  readonly cue?: string;
  /** What is counted, or the unit. */
  readonly thing?: string;
  /** In plain units, percentages in percent. */
  readonly value?: Interval;
  readonly kind?: FigureKind;
  readonly manner?: AskedManner;
}

type Text = Pick<Revision, 'text' | 'lang'>;
type Parted = (text: string, lang: string) => string[];

/** Index terms of claims, each with a letter for what it is a term of. */
export function claimTerms(revision: Text, claims: readonly Claim[]): string[] {
  const { text, lang } = revision,
    out = new Set<string>();
  const adder = (letter: string, parted: Parted): ((at: Range | undefined) => void) => {
    // A text has few speakers and verbs, each again and again.
    const known = new Set<string>();
    return (at) => {
      const words = at ? text.slice(at.start, at.end) : '';
      if (words === '' || known.has(words)) return;
      known.add(words);
      for (const term of parted(words, lang)) out.add(letter + term);
    };
  };
  const [addName, addCue, addThing] = [adder('s', nameTerms), adder('c', verbTerms), adder('t', nounTerms)];
  for (const claim of claims) {
    addName(claim.speaker);
    addName(claim.speakerNamed);
    addCue(claim.cue);
    for (const manner of mannersOf(claim)) out.add(`m${manner}`);
    const { figure } = claim;
    if (!figure) continue;
    addThing(figure.thing);
    addThing(figure.unit);
    out.add(`k${figure.kind}`);
    for (const term of termsOfInterval(reach(quantityOf(revision, figure)))) out.add(term);
  }
  return [...out];
}

/**
 * What the terms of an article must have for one of its claims to be asked for: of each group at least one. Necessary, not sufficient, for they may
 * be of several claims: `isAsked` tells.
 */
export function wantedTerms({ who, cue, thing, value, kind, manner }: AskedClaim, lang: string): string[][] {
  // Of a name the last word alone: "Rask" may be all that stands beside the verb.
  return [
    ...(who === undefined ? [] : groups('s', nameTerms(who, lang).slice(-1))),
    ...(cue === undefined ? [] : groups('c', verbTerms(cue, lang))),
    ...(thing === undefined ? [] : groups('t', nounTerms(thing, lang))),
    ...(value === undefined ? [] : [termsMeeting(value)]),
    ...(kind === undefined ? [] : [[`k${kind}`]]),
    ...(manner === undefined ? [] : [[`m${manner}`]]),
  ];
}

/** Terms of a name, which may be made of words that are none elsewhere: "WHO", "IT". */
function nameTerms(name: string, lang: string): string[] {
  const of = terms(name, lang);
  return of.length > 0 ? of : tokens(fold(name)).map((t) => t.text);
}

/** Nothing has what is asked for in words that make no term. */
const groups = (letter: string, of: readonly string[]): string[][] => (of.length === 0 ? [[]] : of.map((t) => [letter + t]));

/** Whether a claim is as asked, but for who says it. */
export function isAsked(revision: Text, claim: Claim, { cue, thing, value, kind, manner }: AskedClaim): boolean {
  if (manner !== undefined && !mannersOf(claim).includes(manner)) return false;
  if (kind !== undefined && claim.figure?.kind !== kind) return false;
  if (cue !== undefined && !holds(wordsIn(revision)(claim.cue, verbTerms), verbTerms(cue, revision.lang))) return false;
  if (thing !== undefined && !holds(thingOf(revision, claim), nounTerms(thing, revision.lang))) return false;
  return value === undefined || (claim.figure !== undefined && isWithin(quantityOf(revision, claim.figure), value));
}

const holds = (words: readonly string[], asked: readonly string[]): boolean => asked.length > 0 && asked.every((t) => words.includes(t));

const wordsIn =
  ({ text, lang }: Text) =>
  (at: Range | undefined, parted: Parted): string[] =>
    at ? parted(text.slice(at.start, at.end), lang) : [];

function thingOf(revision: Text, { figure }: Claim): string[] {
  return [figure?.thing, figure?.unit].flatMap((at) => wordsIn(revision)(at, nounTerms));
}

/** The words of a noun phrase in the singular; a stem would make one of planes and plans. */
function nounTerms(text: string, lang: string): string[] {
  if (primaryOf(lang) !== 'en') return terms(text, lang);
  return tokens(fold(text)).flatMap(({ text: word }) => (termOf(word, 'en') === '' ? [] : [singular(word)]));
}

function mannersOf({ manner, type }: Claim): AskedManner[] {
  if (manner === 'figure') return ['figure'];
  return type === 'direct' || type === 'mixed' || manner === 'quote' ? ['statement', 'quote'] : ['statement'];
}

/** In plain units. */
const quantityOf = ({ text, lang }: Text, figure: Figure): Quantity => quantityIn(text, figure, primaryOf(lang));

/** Whether a number that its words may mean is asked for; of "dozens", which may be almost any, all that they may mean. */
function isWithin(quantity: Quantity, { low, high }: Interval): boolean {
  const meant = reach(quantity);
  return quantity.vague ? low <= meant.low && meant.high <= high : meant.low <= high && low <= meant.high;
}
