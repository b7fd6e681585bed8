import type { Citation } from './citation.ts';

export type Manner = 'quote' | 'statement' | 'figure';
export type QuoteType = 'direct' | 'indirect' | 'mixed';
/** What a cue tells: that something was said, or what somebody wants, thinks or is against. */
export type Sense = 'speech' | 'stance';
/** Kinds that say what happened; the others only say what is counted. */
export const HAPPENED_KINDS = ['killed', 'injured', 'missing', 'displaced', 'arrested', 'captured', 'destroyed', 'damaged', 'downed', 'voted'] as const;
export const FIGURE_KINDS = [...HAPPENED_KINDS, 'money', 'percent', 'people', 'objects', 'duration', 'distance', 'other'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];
export type Bound = 'at-least' | 'at-most' | 'more-than' | 'less-than' | 'about' | 'range';

/** Who says what, tied to the sentence that says it. Every citation is of the claim's own revision. */
export interface Claim {
  readonly id: string;
  readonly articleId: string;
  readonly revisionId: string;
  readonly manner: Manner;
  /** For quotes and statements: whether the content stands in quotation marks. */
  readonly type?: QuoteType;
  /** For statements: speech is kept apart from wishes, beliefs and acts. */
  readonly sense?: Sense;
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

/** The likelihood from which on a statement is shown as somebody's: read by hand in news of all houses, 96 of 100 of these are right. */
export const SURE = 0.9;

/**
 * Whether a claim is shown: it is sure, as all are that the reader says no likelihood of, and a statement is one of speech or has somebody's own words in quotation
 * marks. "He blasted the plan" is the house's word for what he did.
 */
export const isShown = ({ score, sense, type }: Pick<Claim, 'score' | 'sense' | 'type'>): boolean =>
  (score === undefined || score >= SURE) && (sense !== 'stance' || type !== 'indirect');

/** The likelihood from which on somebody is taken to claim a figure, or what a copy may have lost: of the claimants of figures that were read by hand nine of ten are right. */
const LIKELY = 0.75;

/** Whether a statement is speech that is likely somebody's, though it may not be sure enough to be shown as a line of theirs. */
export const isClaim = ({ score, sense }: Pick<Claim, 'score' | 'sense'>): boolean => (score === undefined || score >= LIKELY) && sense !== 'stance';

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
