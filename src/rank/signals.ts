import type { Tally } from '../model/story.ts';

/** What a rank is made of; each is scaled to 0-1. The last five are counted against a story. */
export const SIGNALS = [
  'reports',
  'today',
  'growth',
  'freshness',
  'diversity',
  'placement',
  'citations',
  'figures',
  'corrected',
  'pinned',
  'oneSource',
  'opinionOnly',
  'evergreen',
  'crowded',
  'held',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** Independent reports at which `reports` and `today` are full, and sources at which `diversity` is. */
const FULL_REPORTS = 64;
const FULL_SOURCES = 32;
/** Houses at whose links `citations` is full. */
const FULL_CITERS = 16;
/** Share of a day's reports that six hours of an even day bring. */
export const EVEN_PACE = 1 / 4;
/** Age of the last independent report at which `freshness` is one half, ms. */
export const HALF_LIFE = 12 * 3_600_000;

/** What a place on the page adds to a story's own signals. */
export interface Standing {
  /** Share of all stories' reports of the last 24 hours that came in the last six: what the hour lets expect. */
  readonly pace: number;
  /** How far the page above is filled by this story's section or affair, 0-1. */
  readonly crowded: number;
}
const ALONE: Standing = { pace: EVEN_PACE, crowded: 0 };

/**
 * The signals of one story at `now` (epoch ms), each 0-1.
 *
 * Counts are scaled by logarithm, so that the third report of a story says more than the fortieth; times in the future
 * (a publisher's clock running ahead) count as now. What desks and links say is measured by what one more report of the day would
 * say: much of a story that few report, little of one that all do.
 */
export function signals(tally: Tally, now: number, { pace, crowded }: Standing = ALONE): Record<Signal, number> {
  const next = further(tally.last24h);
  return {
    reports: scaled(tally.independent, FULL_REPORTS),
    today: scaled(tally.last24h, FULL_REPORTS),
    growth: growth(tally.last6h, tally.last24h, pace),
    freshness: 0.5 ** (Math.max(0, now - tally.lastIndependentAt) / HALF_LIFE),
    diversity: scaled(tally.sources - 1, FULL_SOURCES),
    placement: next * placement(tally.places ?? []),
    citations: next * scaled(tally.citers ?? 0, FULL_CITERS),
    figures: 1 - 0.5 ** Math.max(0, tally.differing),
    corrected: tally.corrected > 0 ? 1 : 0,
    pinned: tally.pinned === true ? 1 : 0,
    oneSource: tally.sources <= 1 ? 1 : 0,
    opinionOnly: tally.opinionOnly ? 1 : 0,
    evergreen: tally.evergreen ? 1 : 0,
    crowded,
    held: tally.held === true ? 1 : 0,
  };
}

/** 0 for none, 1 for `full` and more, by logarithm between. */
function scaled(count: number, full: number): number {
  return Math.min(1, Math.log1p(Math.max(0, count)) / Math.log1p(full));
}

/** What one more report of the day adds to `today`, in shares of what the first one adds: 1 for the first, 0 from where `today` is full. */
const further = (last24h: number): number => (scaled(last24h + 1, FULL_REPORTS) - scaled(last24h, FULL_REPORTS)) / scaled(1, FULL_REPORTS);

/**
 * What places in the feeds of different houses say together, 0-1: a first place one half, the others by the discount of DCG (Järvelin and
 * Kekäläinen 2002) less, and each house half of what is left, as independent signs add up.
 */
export function placement(places: readonly number[]): number {
  return 1 - places.reduce((left, place) => left * (1 - 0.5 / Math.log2(place + 2)), 1);
}

/**
 * How far the last six hours run ahead of what the hour lets expect: 0 at or below it, 1 where all of a well reported day fell in
 * them. `pace` is the share of a day's reports that these hours bring. One pseudo-report is spread over the day, so that a
 * single new report is no trend.
 */
export function growth(last6h: number, last24h: number, pace = EVEN_PACE): number {
  const expected = (Math.max(last24h, last6h) + 1) * pace;
  return Math.min(1, Math.max(0, (last6h - expected) / (3 * expected)));
}

/** Reports of the day from which the pace of all stories is known, and how far from an even day's it may lie. */
const PACED = 40;
const SLOWEST = 0.1;
const FASTEST = 0.5;

/** Share of the day's reports of all stories that came in the last six hours; that of an even day where there are few. */
export function paceOf(tallies: readonly Tally[]): number {
  const day = tallies.reduce((sum, t) => sum + t.last24h, 0),
    recent = tallies.reduce((sum, t) => sum + Math.min(t.last6h, t.last24h), 0);
  return day < PACED ? EVEN_PACE : Math.min(FASTEST, Math.max(SLOWEST, recent / day));
}
