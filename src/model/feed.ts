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
}
