import type { FeedState } from '../model/feed.ts';
import type { Item } from '../model/item.ts';
import { addressKey } from '../text/address.ts';

/** Places of a feed that are remembered: below them a place says little, and feeds that hold more follow time there. */
export const PLACES = 10;
/** Pairs of items with different dates from which an order can be told. */
const TOLD = 10;
/**
 * Share of pairs that stand against their dates, from which an order is a desk's. In the captured feeds of `corpora/feeds` outlets that put
 * what leads first have .29-.64 among their first ten, and those in order of time none, or .18 where a few items stand askew.
 */
const ASKEW = 0.2;

/**
 * Where a desk has put the items of a feed: the addresses of the first ten by number (`addressKey`), best first, 0 for one without an
 * address, and how many of them stand by hand. Undefined where the order is that of the dates, newest or oldest first, or where too few
 * items are dated to tell.
 */
export function deskOrder(items: readonly Item[]): Required<Pick<FeedState, 'order' | 'byHand'>> | undefined {
  const head = items.toSorted((a, b) => a.position - b.position).slice(0, PLACES),
    times = [head.map((i) => i.published ?? i.updated), head.map((i) => i.updated ?? i.published)];
  if (times.some(isByTime)) return undefined;
  return { order: head.map((i) => (i.url === undefined ? undefined : addressKey(i.url)) ?? 0), byHand: Math.min(...times.map(askew)) };
}

/** How many items reach down to the last that stands above a newer one: what follows it runs by time. */
function askew(times: readonly (number | undefined)[]): number {
  return times.findLastIndex((above, i) => above !== undefined && times.slice(i + 1).some((below) => below !== undefined && below > above)) + 1;
}

/** Whether times follow each other down or up, as far as can be told. */
function isByTime(times: readonly (number | undefined)[]): boolean {
  let falling = 0,
    rising = 0;
  times.forEach((above, i) => {
    for (const below of times.slice(i + 1)) {
      if (above === undefined || below === undefined || above === below) continue;
      if (above > below) falling++;
      else rising++;
    }
  });
  const pairs = falling + rising;
  return pairs < TOLD || Math.min(falling, rising) < ASKEW * pairs;
}
