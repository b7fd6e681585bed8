/** When an article's page was asked for, and when it is to be asked for again; one for each address. Times are epoch ms. */
export interface Visit {
  readonly url: string;
  /** The item, and its feed, that the page is asked for by. */
  readonly itemId: string;
  readonly feedId: string;
  /** When the article was published, else first seen: from then on its age counts. */
  readonly since: number;
  readonly checkedAt: number;
  /** Absent where it is not asked for again. */
  readonly nextAt?: number;
  readonly etag?: string;
  readonly lastModified?: string;
  /** The address that these came from, where a redirect led to another. */
  readonly validFor?: string;
  /** The page as it came last. */
  readonly pageId: string;
}
