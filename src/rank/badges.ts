import type { Badge } from '../model/front-page.ts';
import type { Tally } from '../model/story.ts';
import { growth } from './signals.ts';

/** Reports of the last six hours, and growth, from which a story is called rising. */
const RISING_REPORTS = 3;
const RISING_GROWTH = 0.3;

/** What a reader should know of a story at a glance, most urgent first. */
export function badges(tally: Tally, pace?: number): Badge[] {
  const rising = tally.last6h >= RISING_REPORTS && growth(tally.last6h, tally.last24h, pace) >= RISING_GROWTH;
  return [
    ...(tally.corrected > 0 ? (['corrected'] as const) : []),
    ...(tally.differing > 0 ? (['figures-differ'] as const) : []),
    ...(rising ? (['rising'] as const) : []),
    ...(tally.independent <= 1 || tally.sources <= 1 ? (['one-source'] as const) : []),
  ];
}
