import type { FrontPage, Ranked } from '../model/front-page.ts';
import { idOf } from '../model/id.ts';
import type { Tally } from '../model/story.ts';
import { badges } from './badges.ts';
import { arranged } from './crowd.ts';
import { moveOf } from './move.ts';
import type { Weights } from './score.ts';
import { paceOf } from './signals.ts';

/** A story silent for longer is not on the page unless an editor pinned it, so many are ranked at most, and what moved one is told against the page of so long ago. */
export const RANKED = { silentMs: 4 * 86_400_000, stories: 2000, movedMs: 3_600_000 };

/**
 * The order of the stories of one language at `now` (epoch ms), best first, each with its receipt.
 *
 * What has been taken back whole has no place, unless an editor pins it. Reprints add nothing to a rank; `rankWithReprints` says where a story would stand if every copy counted as a report. `before`
 * is an earlier page: what moved a story since is told beside its receipt. Equal scores are ordered by the newer report, then by
 * the younger story, so the order never depends on the input's.
 */
export function frontPage(all: readonly Tally[], weights: Weights, now: number, lang: string, before?: FrontPage): FrontPage {
  const tallies = all.filter((t) => !t.withdrawn || t.pinned),
    copied = tallies.map(countingReprints),
    withReprints = new Map(arranged(copied, weights, now, paceOf(copied)).map(({ tally }, place) => [tally.storyId, place + 1])),
    pace = paceOf(tallies),
    ranked = arranged(tallies, weights, now, pace).map(({ tally, receipt }, place): Ranked => ({
      storyId: tally.storyId,
      receipt: { ...receipt, rankWithReprints: withReprints.get(tally.storyId) ?? place + 1 },
      badges: badges(tally, pace),
    })),
    then = before && { at: before.at, ranks: new Map(before.ranked.map((r, i) => [r.storyId, { rank: i + 1, receipt: r.receipt }])) };
  return { id: idOf('front', lang, now), lang, at: now, ranked: then ? ranked.map((r, i) => ({ ...r, moved: moveOf(r, i + 1, then) })) : ranked };
}

/** The same story if every member were a report of its own; the day's share of reprints is taken to be that of the whole. */
function countingReprints(tally: Tally): Tally {
  const factor = tally.independent > 0 ? tally.size / tally.independent : 1;
  return { ...tally, independent: tally.size, last24h: tally.last24h * factor, last6h: tally.last6h * factor };
}
