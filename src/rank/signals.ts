import type { Tally } from '../model/story.ts';

/** What a rank is made of; each is scaled to 0-1. The last two are counted against a story. */
export const SIGNALS = ['reports', 'today', 'growth', 'freshness', 'diversity', 'figures', 'corrected', 'oneSource', 'opinionOnly'] as const;
export type Signal = (typeof SIGNALS)[number];

/** Independent reports at which `reports` and `today` are full, and sources at which `diversity` is. */
const FULL_REPORTS = 64;
const FULL_SOURCES = 32;
/** Age of the last independent report at which `freshness` is one half, ms. */
export const HALF_LIFE = 12 * 3_600_000;

/**
 * The signals of one story at `now` (epoch ms), each 0-1.
 *
 * Counts are scaled by logarithm, so that the third report of a story says more than the fortieth; times in the future
 * (a publisher's clock running ahead) count as now.
 */
export function signals(tally: Tally, now: number): Record<Signal, number> {
  return {
    reports: scaled(tally.independent, FULL_REPORTS),
    today: scaled(tally.last24h, FULL_REPORTS),
    growth: growth(tally.last6h, tally.last24h),
    freshness: 0.5 ** (Math.max(0, now - tally.lastIndependentAt) / HALF_LIFE),
    diversity: scaled(tally.sources - 1, FULL_SOURCES),
    figures: 1 - 0.5 ** Math.max(0, tally.differing),
    corrected: tally.corrected > 0 ? 1 : 0,
    oneSource: tally.sources <= 1 ? 1 : 0,
    opinionOnly: tally.opinionOnly ? 1 : 0,
  };
}

/** 0 for none, 1 for `full` and more, by logarithm between. */
function scaled(count: number, full: number): number {
  return Math.min(1, Math.log1p(Math.max(0, count)) / Math.log1p(full));
}

/**
 * How far the last six hours run ahead of the day's pace: 0 at or below it, 1 where all of a well reported day fell in them.
 * One pseudo-report is spread over the day, so that a single new report is no trend.
 */
export function growth(last6h: number, last24h: number): number {
  const expected = (Math.max(last24h, last6h) + 1) / 4;
  return Math.min(1, Math.max(0, (last6h - expected) / (3 * expected)));
}
