import type { Citation, Verbatim } from '../model/citation.ts';
import type { Claim, Figure } from '../model/claim.ts';
import { quote } from '../model/citation.ts';

/** A passage: UTF-16 offsets into the text that was read, end exclusive, and its words letter for letter. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: Verbatim;
}

/** What somebody says, as its text tells it. */
export interface Statement {
  /** Whether its words stand in quotation marks. */
  readonly type: 'direct' | 'indirect' | 'mixed';
  readonly speaker?: Span;
  /** Where the text names in full whom a pronoun, a short name or a role as speaker means. */
  readonly speakerNamed?: Span;
  /** The words that attribute it ("said", "according to"). */
  readonly cue?: Span;
  readonly content: Span;
  /** The pieces of a content that its attribution interrupts. */
  readonly parts?: readonly Span[];
  /** Through whom it came, from who is nearest to the text to who said it first; two at least. */
  readonly chain?: readonly Span[];
  readonly hedges: readonly Span[];
  readonly sentence: Span;
  /** How likely it is that the speaker says the content, 0-1, where that is learned and not by rule. */
  readonly likelihood?: number;
}

/** A number that a text reports, of what, and who says so. */
export interface StatedFigure {
  readonly value: number;
  /** The least that it may be; the most is absent where the bound is open ("at least 40"). */
  readonly low: number;
  readonly high?: number;
  /** The whole that it is a part of ("17 of 24"). */
  readonly of?: number;
  readonly bound?: Figure['bound'];
  readonly kind: Figure['kind'];
  /** The number with its bound word, and the number with what it counts. */
  readonly number: Span;
  readonly content: Span;
  readonly unit?: Span;
  readonly thing?: Span;
  readonly event?: Span;
  readonly place?: Span;
  /** The day that it is about, ISO date, where its clause names one. */
  readonly asOf?: string;
  readonly claimant?: Span;
  readonly claimantNamed?: Span;
  readonly hedges: readonly Span[];
  readonly sentence: Span;
}

type Source = Parameters<typeof quote>[0];
/** A citation with its words. */
export const spanOf = (of: Source, at: Citation): Span => ({ start: at.start, end: at.end, text: quote(of, at) });

/** The same as `{name: span}`, and nothing where there is no citation. */
const named = <K extends string>(of: Source, name: K, at: Citation | undefined): { readonly [key in K]?: Span } =>
  (at ? { [name]: spanOf(of, at) } : {}) as { readonly [key in K]?: Span };

export function statementOf(of: Source, claim: Claim): Statement {
  const all = (list: readonly Citation[]): Span[] => list.map((at) => spanOf(of, at));
  return {
    type: claim.type ?? 'indirect',
    ...named(of, 'speaker', claim.speaker),
    ...named(of, 'speakerNamed', claim.speakerNamed),
    ...named(of, 'cue', claim.cue),
    content: spanOf(of, claim.content),
    ...(claim.contentParts ? { parts: all(claim.contentParts) } : {}),
    ...(claim.chain ? { chain: all(claim.chain) } : {}),
    hedges: all(claim.hedges),
    sentence: spanOf(of, claim.sentence),
    ...(claim.score === undefined ? {} : { likelihood: claim.score }),
  };
}

export function figureOf(of: Source, claim: Claim, figure: Figure): StatedFigure {
  const { value, low, high, bound, kind, asOf } = figure;
  return {
    value,
    low,
    ...(high === undefined ? {} : { high }),
    ...(figure.of === undefined ? {} : { of: figure.of }),
    ...(bound === undefined ? {} : { bound }),
    kind,
    number: spanOf(of, figure.span),
    content: spanOf(of, claim.content),
    ...named(of, 'unit', figure.unit),
    ...named(of, 'thing', figure.thing),
    ...named(of, 'event', figure.event),
    ...named(of, 'place', figure.place),
    ...(asOf === undefined ? {} : { asOf }),
    ...named(of, 'claimant', claim.speaker),
    ...named(of, 'claimantNamed', claim.speakerNamed),
    hedges: claim.hedges.map((at) => spanOf(of, at)),
    sentence: spanOf(of, claim.sentence),
  };
}
