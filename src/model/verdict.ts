import type { Citation } from './citation.ts';
import type { Claim } from './claim.ts';
import type { Range } from './range.ts';
import type { Reading } from './reading.ts';
import type { Revision } from './revision.ts';

/** A text with what was read in it: what a quotation is looked for in. */
export interface Readable {
  readonly revision: Revision;
  readonly reading: Reading;
}

/** A quotation to be checked, as typed, with whose words it is said to be. */
export interface AskedQuote {
  readonly quote: string;
  readonly speaker?: string;
}

/**
 * What may be said of a quotation.
 *
 * `found`: word for word, by the speaker asked for if one was. `pieces`: its pieces stand there in order, with words between them that it leaves out.
 * `wrong-speaker`: the words are there and somebody else's. `unsure-speaker`: the words are there, and whose they are cannot be told. `near`: no text has it, one has
 * something like it. `not-found`: none of it.
 */
export type QuoteVerdict = 'found' | 'pieces' | 'wrong-speaker' | 'unsure-speaker' | 'near' | 'not-found';

/** Who says a passage, as its text has it: by the reading where that covers the passage, else by what stands around it. */
export interface Saying {
  readonly speaker: Citation;
  /** Where the text names in full whom the speaker's words mean. */
  readonly named?: Citation;
  readonly cue?: Citation;
  readonly by: 'reading' | 'context';
  /** That they are not the speaker's own words: the paper tells in its own what they said (`paraphrase`), or tells that they deny it or did not say it (`denied`). */
  readonly as?: 'paraphrase' | 'denied';
}

/** What a typed quotation and a printed passage do not share, word by word. */
export interface Difference {
  /** Places in the quotation as typed. */
  readonly typed: readonly Range[];
  readonly printed: readonly Citation[];
}

/** That a later text of the article no longer has the passage: it is gone, or has become what stands `at`. */
export interface Later {
  readonly kind: 'gone' | 'changed';
  readonly revision: Revision;
  readonly at?: Citation;
}

/** A passage that is, or is like, what was asked for. */
export interface Place {
  readonly revision: Revision;
  /** From its first word to its last. */
  readonly at: Citation;
  /**
   * `exact`: letter for letter. `normalised`: but for capitals, marks and spaces. `interrupted`: the same, once who says it is left out of its midst. `pieces` and
   * `near` as in `QuoteVerdict`.
   */
  readonly how: 'exact' | 'normalised' | 'interrupted' | 'pieces' | 'near';
  /** What stands between its pieces, and the quotation leaves out. */
  readonly left: readonly Citation[];
  /** The sentence, or the sentences, that hold it. */
  readonly sentence: Citation;
  /** Who says it; of pieces, if all of them are one speaker's. */
  readonly said?: Saying;
  /** Whether its pieces are of more than one speaker, or only some of anybody known. */
  readonly isSplit?: boolean;
  /** Whether what it leaves out, between its pieces or right before it, holds a word that says no. */
  readonly leavesNegation?: boolean;
  /** Whether whoever says it is whom the name asked for means; undefined where none was asked for. */
  readonly speaker?: 'same' | 'other' | 'unsure';
  readonly difference?: Difference;
  readonly later?: Later;
}

/** The pieces of a passage that stand together, in order. */
export const piecesAt = ({ at, left }: Pick<Place, 'at' | 'left'>): Range[] =>
  [at.start, ...left.map((l) => l.end)].map((start, i) => ({ start, end: left[i]?.start ?? at.end }));

export interface QuoteAnswer {
  readonly verdict: QuoteVerdict;
  /** Best first: by the right speaker, then earliest. */
  readonly places: readonly Place[];
}

/** A figure to be checked: the words typed, read as an article is, and whose count it is said to be. */
export interface AskedFigure extends Readable {
  readonly claimant?: string;
}

/**
 * What may be said of a figure. `found`: a text has it, of the thing and event asked for. `looser`: in other words of the same number ("more than 40" beside 41).
 * `unsure`: the number is there, and whether of what was asked its sentence does not tell. `wrong-speaker` and `unsure-speaker`: it is there and somebody else's, or nobody's by name. `near`: the same is counted with another value.
 */
export type FigureVerdict = 'found' | 'looser' | 'unsure' | 'wrong-speaker' | 'unsure-speaker' | 'near' | 'not-found';

/** A figure of a text that answers what was asked. */
export interface FigurePlace {
  readonly revision: Revision;
  readonly claim: Claim;
  readonly how: 'same' | 'looser' | 'other';
  /** Whether it cannot be told that it is of what was asked: its sentence names neither whom nor where, looks back, denies it or has the doers turned. */
  readonly isInDoubt?: boolean;
  /** As in `Place`. */
  readonly speaker?: 'same' | 'other' | 'unsure';
}
export interface FigureAnswer {
  readonly verdict: FigureVerdict;
  /** Best first: by the right claimant, the same value, then earliest. */
  readonly places: readonly FigurePlace[];
}

/** Whether what was asked for stands nowhere, whoever is said to say it. */
export const isMissing = ({ verdict }: { readonly verdict: QuoteVerdict | FigureVerdict | 'common' }): boolean => verdict === 'near' || verdict === 'not-found';
