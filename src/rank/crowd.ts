import type { Receipt } from '../model/front-page.ts';
import type { Tally } from '../model/story.ts';
import { score, type Weights } from './score.ts';

type Scored = Omit<Receipt, 'rankWithReprints'>;
export interface Arranged {
  readonly tally: Tally;
  readonly receipt: Scored;
}

/** Stories of one affair, and of one topic, that may stand on a page before the next counts as crowding it. */
const FREE_SAGA = 2;
const FREE_TOPIC = 6;
/** Stories above those that halve what is left to full crowding. */
const HALF_SAGA = 1;
const HALF_TOPIC = 4;

/**
 * Stories from the best down, each place given to the best of what is left, so that one affair does not fill the page: what stands
 * above of the same affair or topic counts against a story as `crowded`, in its receipt.
 *
 * This is maximal marginal relevance (Carbonell and Goldstein 1998) with groups in the place of likeness. A story's score can only
 * fall while the page fills, so the best is found by looking again at the one that was best before (Minoux 1978).
 */
export function arranged(tallies: readonly Tally[], weights: Weights, now: number, pace: number): Arranged[] {
  const above = new Map<string, number>(),
    count = (key: string): number => above.get(key) ?? 0,
    crowdOf = ({ saga, topic }: Tally): number =>
      Math.max(
        saga === undefined ? 0 : filled(count(`saga ${saga}`) - FREE_SAGA, HALF_SAGA),
        topic === undefined ? 0 : filled(count(`topic ${topic}`) - FREE_TOPIC, HALF_TOPIC),
      ),
    look = (tally: Tally): Arranged => ({ tally, receipt: score(tally, weights, now, { pace, crowded: crowdOf(tally) }) }),
    waiting = tallies.map(look).sort(better).reverse(),
    page: Arranged[] = [];
  for (let best = waiting.pop(); best; best = waiting.pop()) {
    const again = look(best.tally),
      next = waiting.at(-1);
    if (next && better(next, again) < 0) {
      waiting.splice(placeIn(waiting, again), 0, again);
      continue;
    }
    page.push(again);
    const { saga, topic } = again.tally;
    if (saga !== undefined) above.set(`saga ${saga}`, count(`saga ${saga}`) + 1);
    if (topic !== undefined) above.set(`topic ${topic}`, count(`topic ${topic}`) + 1);
  }
  return page;
}

const filled = (excess: number, half: number): number => (excess < 0 ? 0 : 1 - 0.5 ** ((excess + 1) / half));

/** Below zero where `a` stands above `b`. */
function better(a: Arranged, b: Arranged): number {
  return (
    b.receipt.score - a.receipt.score ||
    b.tally.lastIndependentAt - a.tally.lastIndependentAt ||
    b.tally.since - a.tally.since ||
    (a.tally.storyId < b.tally.storyId ? -1 : 1)
  );
}

/** Where one belongs among those waiting, the best last. */
function placeIn(waiting: readonly Arranged[], one: Arranged): number {
  let low = 0,
    high = waiting.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (better(waiting[middle] as Arranged, one) > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
