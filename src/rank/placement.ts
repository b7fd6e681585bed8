import type { FeedState } from '../model/feed.ts';
import type { Known } from '../model/story.ts';

/** Articles of a feed that must be known before it can be told whose feed it is. */
const TOLD = 3;
/** A feed that has not answered for longer says nothing of today; each is asked at least once a day. */
const STALE_MS = 36 * 3_600_000;

/** Feeds whose order counts at `now`, epoch ms: a desk's (`FeedState.order`), and as of then. */
export function ordersAt(states: readonly FeedState[], now: number): readonly FeedState[] {
  return states.filter((s) => s.order !== undefined && s.lastOkAt !== undefined && s.lastOkAt <= now && s.lastOkAt > now - STALE_MS);
}

/** A house's best place for a story: 0 = first in its feed, the article that stands there, and when the feed last answered, epoch ms. */
export interface Placed {
  readonly place: number;
  readonly articleId: string;
  readonly at?: number;
}

/**
 * By story its best place in the feeds of each house, best first.
 *
 * A house speaks of its own articles only: a feed is that of the house which more than half of its known articles are of, and those of
 * others in it say nothing; a feed that gathers from everywhere is nobody's. What stands below the last item put by hand has no place.
 * @param houseOf the house of a source, by its id.
 */
export function placesOf(
  feeds: readonly Pick<FeedState, 'order' | 'byHand' | 'lastOkAt'>[],
  members: readonly Known[],
  houseOf: (sourceId: string) => string,
): ReadonlyMap<string, readonly Placed[]> {
  const at = Map.groupBy(members, (m) => m.address),
    best = new Map<string, Map<string, Placed>>();
  for (const { order = [], byHand = 0, lastOkAt } of feeds) {
    const known = order.flatMap((address, place) => (at.get(address) ?? []).map((m) => ({ ...m, place, house: houseOf(m.sourceId) }))),
      own = ownHouse(known.map((k) => k.house));
    for (const { storyId, articleId, place, house } of known) {
      if (house !== own || place >= byHand) continue;
      const places = best.get(storyId) ?? new Map<string, Placed>(),
        had = places.get(house);
      if (!had || place < had.place || (place === had.place && articleId < had.articleId)) places.set(house, { place, articleId, at: lastOkAt });
      best.set(storyId, places);
    }
  }
  return new Map(
    [...best].map(([storyId, places]) => [storyId, [...places.values()].sort((a, b) => a.place - b.place || (a.articleId < b.articleId ? -1 : 1))]),
  );
}

function ownHouse(houses: readonly string[]): string | undefined {
  if (houses.length < TOLD) return undefined;
  return [...Map.groupBy(houses, (h) => h)].find(([house, of]) => house !== '' && of.length > houses.length / 2)?.[0];
}
