import type { QuoteType } from '../model/claim.ts';
import type { Range } from '../model/range.ts';
import type { Quotation } from './quotations.ts';
import type { Token } from './tokens.ts';

export interface Sentence extends Range {
  readonly tokens: readonly Token[];
}
/** A block of the text with its sentences and quotations. */
export interface Paragraph extends Range {
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
}
/** Somebody says or thinks something: who, by which words, what. */
export interface Attribution {
  readonly content: Range;
  /** The pieces of a content that its own attribution interrupts. */
  readonly parts?: readonly Range[];
  readonly cue?: Range;
  readonly speaker?: Range;
  readonly type: QuoteType;
  /** How likely it is right, 0-1, where the tagger knows. */
  readonly score?: number;
}
/** Finds attributions: by rules (`statements`) or by what was learnt (`learned`). */
export interface Tagger {
  tag(text: string, paragraphs: readonly Paragraph[], lang: string): Attribution[];
}
/** The taggers by language; a language that is not in it is read by rules. */
export type Taggers = Readonly<Record<string, Tagger>>;
