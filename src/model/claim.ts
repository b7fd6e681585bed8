import type { Citation } from './citation.ts';

export type Manner = 'quote' | 'statement' | 'figure';
export type QuoteType = 'direct' | 'indirect' | 'mixed';
export type FigureKind =
  | 'killed'
  | 'injured'
  | 'missing'
  | 'displaced'
  | 'arrested'
  | 'captured'
  | 'destroyed'
  | 'damaged'
  | 'downed'
  | 'voted'
  | 'money'
  | 'percent'
  | 'people'
  | 'objects'
  | 'duration'
  | 'distance'
  | 'other';
export type Bound = 'at-least' | 'at-most' | 'more-than' | 'less-than' | 'about' | 'range';

/** Who says what, tied to the sentence that says it. Every citation is of the claim's own revision. */
export interface Claim {
  readonly id: string;
  readonly articleId: string;
  readonly revisionId: string;
  readonly manner: Manner;
  /** For quotes and statements: whether the content stands in quotation marks. */
  readonly type?: QuoteType;
  readonly speaker?: Citation;
  /** Where the text names in full whom a pronoun, a short name or a role as speaker means; absent where the speaker's own words do, and where it is in doubt. */
  readonly speakerNamed?: Citation;
  /** Through whom it came as its sentence says, from who is nearest to the text to who said it first ("Reuters", "the ministry"); two at least. */
  readonly chain?: readonly Citation[];
  readonly cue?: Citation;
  readonly hedges: readonly Citation[];
  /** The words claimed; of a figure, number and thing together ("more than 40 Russian planes"). */
  readonly content: Citation;
  /** The pieces of a content that its own attribution interrupts ("A," she said, "B."); absent where it is in one piece. */
  readonly contentParts?: readonly Citation[];
  readonly sentence: Citation;
  /** How likely it is that the speaker says the content, 0-1, where the reader knows. */
  readonly score?: number;
  /** When it was said as far as known, else when it was published; epoch ms. */
  readonly saidAt?: number;
  readonly figure?: Figure;
}

/** The likelihood from which on a statement is shown as somebody's: above it nine of ten of those that nobody taught are right. */
export const SURE = 0.7;

/** Whether a claim is sure enough to be shown, as all are that the reader says no likelihood of. */
export const isSure = ({ score }: Claim): boolean => score === undefined || score >= SURE;

/** A counted or measured quantity. Values are in plain units, percentages in percent. */
export interface Figure {
  /** The number with its bound word ("more than 40"). */
  readonly span: Citation;
  readonly value: number;
  readonly low: number;
  /** Absent where the bound is open ("at least 40"). */
  readonly high?: number;
  readonly of?: number;
  readonly bound?: Bound;
  readonly boundWord?: Citation;
  readonly unit?: Citation;
  readonly kind: FigureKind;
  readonly thing?: Citation;
  readonly event?: Citation;
  readonly place?: Citation;
  /** Day the figure is about, ISO date, where the sentence says. */
  readonly asOf?: string;
}
