import type { FeedWishes } from '../../model/feed.ts';

/** More items than any honest feed has; what follows is left out. */
export const MAX_ITEMS = 20_000;

/** What a feed document says, as it says it: HTML sanitised, URLs absolute where a base is known, times epoch ms. */
export interface ParsedFeed {
  /** `page`: the headlines of a web page that names no feed. */
  readonly format: 'rss' | 'rdf' | 'atom' | 'json' | 'cdf' | 'sitemap' | 'page';
  readonly title: string;
  readonly siteUrl?: string;
  readonly selfUrl?: string;
  /** WebSub hub. */
  readonly hubUrl?: string;
  readonly description?: string;
  readonly lang?: string;
  /** When it says it may be asked. */
  readonly wishes?: FeedWishes;
  readonly authors: readonly Person[];
  readonly categories: readonly string[];
  readonly image?: string;
  readonly published?: number;
  readonly updated?: number;
  readonly items: readonly ParsedItem[];
}

export interface ParsedItem {
  /** guid, atom:id or JSON Feed id; undefined where the feed gives none. */
  readonly guid?: string;
  readonly url?: string;
  /** Plain text. */
  readonly title?: string;
  readonly summaryHtml?: string;
  readonly contentHtml?: string;
  readonly authors: readonly Person[];
  readonly categories: readonly string[];
  readonly published?: number;
  readonly updated?: number;
  readonly lang?: string;
  readonly enclosures: readonly Enclosure[];
  readonly image?: string;
}

export interface Person {
  readonly name?: string;
  readonly email?: string;
  readonly url?: string;
}

export interface Enclosure {
  readonly url: string;
  readonly type?: string;
  /** Bytes, as stated. */
  readonly length?: string;
}

/** Where a document came from: decides its encoding and what its relative URLs mean. */
export interface FeedContext {
  readonly url: string;
  readonly contentType?: string;
  readonly contentLocation?: string;
  readonly contentLanguage?: string;
}
