/** A feed found at or behind an address, asked once and seen to be one. */
export interface FoundFeed {
  readonly url: string;
  readonly title?: string;
  /** A web page without a feed, of which the headlines are read. */
  readonly kind?: 'page';
  readonly items: number;
  /** Time of its newest dated item, epoch ms. */
  readonly newest?: number;
}

/** What looking for feeds gave; `line` says in one sentence why there are none. */
export interface Found {
  readonly feeds: readonly FoundFeed[];
  readonly line?: string;
  /** The origin of the address as it was typed: a login given with it is for that alone. */
  readonly origin?: string;
}
