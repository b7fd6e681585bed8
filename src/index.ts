/** What the package exports: the nouns, the pure stages, the comparison that Read makes of them, and the verification of quotations and figures. */
export { clean } from './clean/clean.ts';
export { read } from './claims/read.ts';
export { compareDocuments } from './commands/compare.ts';
export { readPhrase } from './claims/phrase.ts';
export { searchable } from './ledger/passages.ts';
export { verifyQuote } from './ledger/verify.ts';
export { verifyFigure } from './ledger/verify-figure.ts';
export { cite, quote, type Citation, type Verbatim } from './model/citation.ts';
export type { Claim, Figure } from './model/claim.ts';
export type { Comparison } from './model/comparison.ts';
export { isRejected, type Rejected } from './model/outcome.ts';
export type { Page } from './model/page.ts';
export type { Draft, Revision } from './model/revision.ts';
export type { FigureAnswer, QuoteAnswer } from './model/verdict.ts';
