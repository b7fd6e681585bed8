/**
 * What the package exports: all stages that have an entry of their own (`broadsheet/clean`, `/feeds`, `/stories`, `/claims`), and the comparison that Read makes of them.
 * Whoever wants one stage imports that alone: it loads faster.
 */
export * from './clean/index.ts';
export * from './library/claims.ts';
export * from './library/feeds.ts';
export * from './library/stories.ts';
export { compareDocuments } from './commands/compare.ts';
export { readTables } from './commands/data.ts';
export type { Comparison } from './model/comparison.ts';
export type { Page } from './model/page.ts';
