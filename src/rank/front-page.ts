import type { FrontPage, Ranked } from '../model/front-page.ts';
import { idOf } from '../model/id.ts';
import type { Tally } from '../model/story.ts';
import { badges } from './badges.ts';
import { score } from './score.ts';
import type { Weights } from './score.ts';

/**
 * The order of the stories of one language at `now` (epoch ms), best first, each with its receipt.
 *
 * Reprints add nothing to a rank; `rankWithReprints` says where a story would stand if every copy counted as a report.
 * Equal scores are ordered by the newer report, then by the younger story, so the order never depends on the input's.
 */
export function frontPage(tallies: readonly Tally[], weights: Weights, now: number, lang: string): FrontPage {
  const withReprints = new Map(order(tallies.map(countingReprints), weights, now).map(({ tally }, place) => [tally.storyId, place + 1]));
  const ranked = order(tallies, weights, now).map(({ tally, receipt }, place): Ranked => ({
    storyId: tally.storyId,
    receipt: { ...receipt, rankWithReprints: withReprints.get(tally.storyId) ?? place + 1 },
    badges: badges(tally),
  }));
  return { id: idOf('front', lang, now), lang, at: now, ranked };
}

function order(tallies: readonly Tally[], weights: Weights, now: number) {
  return tallies
    .map((tally) => ({ tally, receipt: score(tally, weights, now) }))
    .sort(
      (a, b) =>
        b.receipt.score - a.receipt.score ||
        b.tally.lastIndependentAt - a.tally.lastIndependentAt ||
        b.tally.since - a.tally.since ||
        (a.tally.storyId < b.tally.storyId ? -1 : 1),
    );
}

/** The same story if every member were a report of its own; the day's share of reprints is taken to be that of the whole. */
function countingReprints(tally: Tally): Tally {
  const factor = tally.independent > 0 ? tally.size / tally.independent : 1;
  return { ...tally, independent: tally.size, last24h: tally.last24h * factor, last6h: tally.last6h * factor };
}
