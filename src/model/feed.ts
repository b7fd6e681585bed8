import { idOf } from './id.ts';
import type { Work } from './work.ts';

/** A feed that is polled. */
export interface Feed {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly sourceId?: string;
  readonly lang?: string;
  readonly country?: string;
  readonly topic?: string;
  readonly paused: boolean;
}

/** What polling has taught about a feed; kept apart from the feed because it changes at every poll. Times are epoch ms. */
export interface FeedState {
  readonly feedId: string;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly nextAt: number;
  readonly lastPolledAt?: number;
  readonly lastOkAt?: number;
  /** Consecutive failures; 0 after a success. */
  readonly failures: number;
  /** The last error in one plain line; absent after a success. */
  readonly lastError?: string;
  /** Items in the last good answer. */
  readonly items?: number;
  /** Hash of the last good answer, with its address and type. */
  readonly body?: string;
  /** Where a desk put the first of them, by number (`addressKey`), best first; absent where they stand by time, or it cannot be told. */
  readonly order?: readonly number[];
  /** How many of `order` have a place, from the first: what follows them runs by time. */
  readonly byHand?: number;
}

/** A feed at an address: its id is the address's, so one that is added twice is there once. */
export function feedOf(url: string, more: Partial<Feed> = {}): Feed {
  return { id: idOf('feed', url), url, title: url, paused: false, ...more };
}

/** The next poll of a feed. */
export function pollWork(feed: Pick<Feed, 'id'>, dueAt: number): Work {
  return { id: idOf('poll', feed.id), hop: 'poll', subject: feed.id, dueAt, attempts: 0 };
}
