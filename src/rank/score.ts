import type { Receipt, ReceiptLine } from '../model/front-page.ts';
import type { Tally } from '../model/story.ts';
import { SIGNALS, signals, type Signal, type Standing } from './signals.ts';

/** How much each signal counts. Below zero: counted against the story. */
export type Weights = Readonly<Record<Signal, number>>;

/**
 * The one table of the ranking.
 *
 * How much was reported today leads and freshness follows; what a story has gathered over its whole life counts little, or
 * last week's would stay on top. Chosen on the development stream of `rank/ndcg10` over a plain clustering (size .935, these
 * .935, with `reports` and `diversity` at 1 and `today` at 4 .879); figures and corrections cannot be tested there and are kept
 * small enough never to outweigh a second report of the day. Placement and citations cannot be tested there either: both are
 * measured by what one more report of the day would add to `today`, and together they weigh less than the first one adds
 * (5 · ln 2 / ln 65 = .83), so that all that desks and links say of a story is never worth that further report. What an editor
 * pins outweighs all else together, and so does what they hold back.
 */
export const WEIGHTS: Weights = {
  reports: 0.2,
  today: 5,
  growth: 0.3,
  freshness: 2,
  diversity: 0.3,
  placement: 0.5,
  citations: 0.3,
  figures: 0.25,
  corrected: 0.15,
  pinned: 10,
  oneSource: -0.5,
  opinionOnly: -1,
  evergreen: -1,
  crowded: -2,
  held: -10,
};

/** The score of one story with the lines it is made of; contributions, added in order, are the score. */
export function score(tally: Tally, weights: Weights, now: number, standing?: Standing): Omit<Receipt, 'rankWithReprints'> {
  const values = signals(tally, now, standing);
  const lines = SIGNALS.map((signal): ReceiptLine => ({
    signal,
    value: values[signal],
    weight: weights[signal],
    contribution: values[signal] * weights[signal],
  }));
  return { storyId: tally.storyId, score: lines.reduce((sum, line) => sum + line.contribution, 0), lines };
}
