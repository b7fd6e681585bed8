import type { Citation } from './citation.ts';
import type { Question } from './ledger.ts';
import type { Reading } from './reading.ts';
import type { Reprint } from './reprint.ts';
import type { Revision } from './revision.ts';

/** Something the original says and its copy no longer says, or says otherwise. */
export interface Lost {
  readonly kind: 'claimant' | 'hedge' | 'number' | 'quote' | 'caveat';
  readonly originalRevisionId: string;
  readonly copyRevisionId: string;
  /** The sentence of the original. */
  readonly original: Citation;
  /** The sentence of the copy that stands in its place, where there is one. */
  readonly copy?: Citation;
}

/** One of the documents given to Read. */
export interface Document {
  /** What was given: a URL, a file name, or "text 1". */
  readonly input: string;
  readonly revision: Revision;
  readonly reading: Reading;
  readonly copy?: Reprint;
}
export interface Problem {
  readonly input: string;
  /** What happened and what to do, one plain line. */
  readonly message: string;
}
/** What Read answers: one to ten documents side by side. Nothing in it is stored. */
export interface Comparison {
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
  /** Revision ids that belong to one story, largest group first. */
  readonly stories: readonly (readonly string[])[];
  readonly questions: readonly Question[];
  readonly lost: readonly Lost[];
  /** Dated sentences in order of time; `day` is an ISO date. */
  readonly timeline: readonly { readonly day: string; readonly at: Citation }[];
}
