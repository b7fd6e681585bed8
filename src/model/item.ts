/** What a feed said about one article, as it said it; HTML is sanitised, URLs absolute. Times are epoch ms. */
export interface Item {
  readonly id: string;
  readonly feedId: string;
  readonly guid: string;
  readonly url?: string;
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
