/** What a feed said about one article, as it said it; HTML is sanitised, URLs absolute. Times are epoch ms. */
export interface Item {
  readonly id: string;
  readonly feedId: string;
  readonly guid: string;
  readonly url?: string;
  /** Other items of the feed have this address too (a ticker, a front page): there is no page of this item alone. */
  readonly sharesPage?: boolean;
  readonly title: string;
  readonly summaryHtml?: string;
  readonly contentHtml?: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly published?: number;
  readonly updated?: number;
  readonly lang?: string;
  /** Place in the feed, 0 = first. */
  readonly position: number;
  readonly seenAt: number;
}

/** A number by which an item is found again at a later poll. */
export interface ItemName {
  readonly name: number;
  readonly itemId: string;
}
