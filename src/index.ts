/** What the package exports: the nouns, the pure stages, and the comparison that Read makes of them. */
export { clean } from './clean/clean.ts';
export { read } from './claims/read.ts';
export { compareDocuments } from './commands/compare.ts';
export { cite, quote, type Citation, type Verbatim } from './model/citation.ts';
export type { Claim, Figure } from './model/claim.ts';
export type { Comparison } from './model/comparison.ts';
export { isRejected, type Rejected } from './model/outcome.ts';
export type { Page } from './model/page.ts';
export type { Draft, Revision } from './model/revision.ts';
