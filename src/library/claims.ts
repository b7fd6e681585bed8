/**
 * `broadsheet/claims`: an article or a text → who says what in it, its figures, people and dates, each with its offsets and its words. English is read by shipped
 * models, which are read from the package when the first English text comes; other languages by rules. No network, no clock.
 */
import { laidOut } from '../claims/read.ts';
import { isShown } from '../model/claim.ts';
import type { Reading } from '../model/reading.ts';
import type { Draft, Revision } from '../model/revision.ts';
import { dateExpressions, dayOf } from '../text/dates.ts';
import { readable, type Dated } from './readable.ts';
import { figureOf, spanOf, statementOf, type Span, type Statement, type StatedFigure } from './spans.ts';

export type { Span, Statement, StatedFigure } from './spans.ts';
export type { Verbatim } from '../model/citation.ts';
export type { Bound, FigureKind } from '../model/claim.ts';
export { verifyFigure, verifyQuote } from './verify.ts';
export type { FigureAnswer, FigurePlace, FigureVerdict, QuoteAnswer, QuotePlace, QuoteVerdict } from './verify.ts';

export interface ReadOptions extends Dated {
  /** Also statements that are less likely somebody's than what our pages show (.9 of 1), and what an author says of somebody's wishes and acts. */
  readonly unsure?: boolean;
}

/** What one text says, in the order of the text; a language that is not supported leaves parts empty. */
export interface Claims {
  readonly lang: string;
  readonly statements: readonly Statement[];
  readonly figures: readonly StatedFigure[];
  /** People where they are named, with the role that the text gives them there. */
  readonly people: readonly { readonly name: Span; readonly role?: Span }[];
  readonly places: readonly Span[];
  readonly organisations: readonly Span[];
  /** Dates and durations with their TIMEX3 value; without one where it hangs on a day of publication that nobody told. */
  readonly dates: readonly { readonly at: Span; readonly value?: string; readonly mod?: string }[];
}

/**
 * Reads who says what.
 * @param input an article of `broadsheet/clean`, whose `text` the offsets are of; or a text, whose own offsets they are, with paragraphs apart by empty lines.
 * @throws RangeError for a text of more than 2,000,000 characters.
 */
export function readClaims(input: Draft | string, options: ReadOptions = {}): Claims {
  const { revision, reading } = readable(input, options),
    isDated = revision.published !== undefined,
    sure = isDated ? reading.dates : sureDates(revision, reading),
    days = new Set(sure.map((d) => dayOf(d.value))),
    said = options.unsure ? reading.claims : reading.claims.filter(isShown),
    roles = new Map(reading.roles.map((r) => [r.person.start, r.role])),
    of = (kind: Reading['mentions'][number]['kind']): Span[] => reading.mentions.filter((m) => m.kind === kind).map((m) => spanOf(revision, m.at));
  return {
    lang: revision.lang,
    statements: said.filter((c) => !c.figure).map((c) => statementOf(revision, c)),
    figures: said.flatMap((c) => (c.figure ? [figureOf(revision, c, isDated || days.has(c.figure.asOf) ? c.figure : { ...c.figure, asOf: undefined })] : [])),
    people: of('person').map((name) => {
      const role = roles.get(name.start);
      return { name, ...(role ? { role: spanOf(revision, role) } : {}) };
    }),
    places: of('place'),
    organisations: of('organisation'),
    dates: reading.dates.map((d) => ({ at: spanOf(revision, d.at), ...(sure.includes(d) ? { value: d.value } : {}), ...(d.mod ? { mod: d.mod } : {}) })),
  };
}

/** A day that has no weekday, month or year in common with the one that undated texts are read on: what is the same counted from both hangs on neither. */
const OTHER_DAY = Date.UTC(2010, 6, 15);

/** The dates that a text tells whenever it was published. */
function sureDates(revision: Revision, { dates }: Reading): Reading['dates'] {
  const { lang, blocks } = laidOut(revision),
    again = new Map(dateExpressions(revision.text, OTHER_DAY, lang, blocks).map((d) => [d.start, d.value]));
  return dates.filter((d) => again.get(d.at.start) === d.value);
}
