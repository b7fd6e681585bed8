import type { FeedMove } from '../model/feed.ts';

const DAY = 86_400_000;
/** Good answers by a permanent redirect, over at least this long, before its target takes the place of the feed's address. */
const TIMES = 3;
const LASTS = DAY;

/**
 * What is made of a permanent redirect (301, 308; RFC 9110, section 15.4) that led to a feed: undefined where there was none, and `believed` once it has been met for a
 * day. The networks of hotels and trains redirect everything to themselves, and so do sites that are being rebuilt; both are over the next day.
 */
export function moveOf(before: FeedMove | undefined, movedTo: string | undefined, now: number): { readonly move?: FeedMove; readonly believed: boolean } {
  if (movedTo === undefined) return { believed: false };
  const move: FeedMove = before?.to === movedTo ? { ...before, times: before.times + 1 } : { to: movedTo, times: 1, since: now };
  return { move, believed: move.times >= TIMES && now - move.since >= LASTS };
}
