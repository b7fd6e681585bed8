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
  /** A web page that names no feed: its own headlines are read. */
  readonly kind?: 'page';
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
  /** Hash of what its items said; another `body` may say the same. */
  readonly said?: string;
  /** Where a desk put the first of them, by number (`addressKey`), best first; absent where they stand by time, or it cannot be told. */
  readonly order?: readonly number[];
  /** How many of `order` have a place, from the first: what follows them runs by time. */
  readonly byHand?: number;
  /** How often it was asked; with the id it moves each poll, so that feeds do not stay in step. */
  readonly polls?: number;
  /** The interval that was chosen, ms, before it was moved, and what chose it. */
  readonly every?: number;
  readonly rule?: PollRule;
  /** How often it was seen to change. */
  readonly pace?: FeedPace;
  /** What the document said of when to ask, kept for answers that carry none. */
  readonly wishes?: FeedWishes;
  /** Names the items of the last good answer: the same again is no change. */
  readonly mark?: string;
  /** When an answer last differed from the one before; of the first answer the date of its newest item. */
  readonly changedAt?: number;
  /** The address that `etag` and `lastModified` came from. */
  readonly validFor?: string;
  /** A permanent redirect that was met and is not believed yet. */
  readonly move?: FeedMove;
  /** What kind of failure the last one was; absent after a success. */
  readonly trouble?: Trouble;
  /** When the present row of failures began. */
  readonly failingSince?: number;
  /** When the publisher said that it is gone for good (410); it is not asked again by itself. */
  readonly goneAt?: number;
  /** How many items it had before it shrank to less than half of them, while it is so. */
  readonly shrunkFrom?: number;
  /** The hub by which its news are pushed, and what it is called there. */
  readonly hub?: { readonly hub: string; readonly topic: string };
  /** Of a feed with a hub: pages that are those of several of its items at once, by number (`addressKey`). */
  readonly tickers?: readonly number[];
  /** How long the last good answer took, ms. */
  readonly tookMs?: number;
}

/**
 * What decided when a feed is asked again: what was `seen` to change, the `dates` of its items, what is `usual` where nothing is known; a wish of the
 * document (`ttl`, `period`, `skip`) or of the server (`max-age`, `expires`, `retry-after`); a row of `failures`; `pushes` that come without asking.
 */
export type PollRule = 'seen' | 'dates' | 'usual' | 'ttl' | 'period' | 'skip' | 'max-age' | 'expires' | 'retry-after' | 'failures' | 'pushes';

/** What a feed document says of how often to ask: RSS 2.0 `ttl`, `skipHours`, `skipDays`; RSS 1.0 syndication module. */
export interface FeedWishes {
  readonly ttlMinutes?: number;
  readonly periodMinutes?: number;
  /** Hours of the day not to ask in, GMT, 0 to 23. */
  readonly skipHours?: readonly number[];
  /** Days of the week not to ask on, GMT, 0 is Sunday. */
  readonly skipDays?: readonly number[];
}

/** Sums over polls in which older ones count less and less: good answers, those that had changed, and the time between them, ms. */
export interface FeedPace {
  readonly polls: number;
  readonly changed: number;
  readonly ms: number;
}

export interface FeedMove {
  readonly to: string;
  /** Good answers that came by it. */
  readonly times: number;
  readonly since: number;
}

/** `missing`: 404. `page`: a web page came. `private`: our own guard. `limits`: longer, slower or packed more tightly than is taken. */
export type Trouble =
  | 'gone' | 'missing' | 'login' | 'payment' | 'refused' | 'legal' | 'busy' | 'server' | 'tls' | 'name' | 'network' | 'time' | 'limits' | 'private' | 'page' | 'unreadable'; // prettier-ignore

/** A feed at an address: its id is the address's, so one that is added twice is there once. */
export function feedOf(url: string, more: Partial<Feed> = {}): Feed {
  return { id: idOf('feed', url), url, title: url, paused: false, ...more };
}

/** The next poll of a feed. */
export function pollWork(feed: Pick<Feed, 'id'>, dueAt: number): Work {
  return { id: idOf('poll', feed.id), hop: 'poll', subject: feed.id, dueAt, attempts: 0 };
}
