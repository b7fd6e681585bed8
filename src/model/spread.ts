import { idOf } from './id.ts';

/** A number from 0 to 1 that looks like chance and is the same each time. */
export function fraction(...parts: readonly (string | number)[]): number {
  return parseInt(idOf(...parts).slice(0, 8), 16) / 0x1_0000_0000;
}

const HOUR = 3_600_000;
/** Beyond so many feeds at once the first polls are spread over time. */
const AT_ONCE = 30;
/** How far apart, ms. */
const APART = 300;

/** When each of many feeds that are added together is asked first: a few at once, more at a steady rate in an order of their own, all within an hour. Epoch ms. */
export function firstPolls(feedIds: readonly string[], now: number): ReadonlyMap<string, number> {
  const window = feedIds.length <= AT_ONCE ? 0 : Math.min(feedIds.length * APART, HOUR);
  return new Map(feedIds.map((id) => [id, now + Math.floor(window * fraction('first', id))]));
}
