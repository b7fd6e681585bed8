import type { WireHints } from './wire.ts';

/** What a publisher allows, as recorded with each fetch; absent means nothing was said. */
export interface Rights {
  readonly noindex?: boolean;
  readonly noarchive?: boolean;
  readonly nosnippet?: boolean;
  /** Characters; -1 = no limit stated by the publisher. */
  readonly maxSnippet?: number;
  /** TDM-Reservation: 1. */
  readonly tdmReserved?: boolean;
  readonly licence?: string;
}

/**
 * How `Page.body` is to be read: a web page, plain text, an article record `{title, text, author?, section?}` as JSON
 * (imports), or the HTML fragment a feed carried.
 */
export type PageFormat = 'html' | 'text' | 'record' | 'fragment';

/** A document as it was fetched or imported, before anything is decided about it. Times are epoch ms. */
export interface Page {
  readonly id: string;
  /** The address asked for; a `file:` URL or empty for imports without one. */
  readonly url: string;
  readonly finalUrl: string;
  readonly format: PageFormat;
  /** Decoded text. */
  readonly body: string;
  readonly fetchedAt: number;
  readonly rights: Rights;
  /** It was asked for before: its bytes are kept only where its text is new. */
  readonly again?: boolean;
  /** What was said about the page elsewhere (its feed item, the import record): used where the page itself is silent. */
  readonly hints: PageHints;
}

export interface PageHints {
  readonly title?: string;
  readonly summary?: string;
  readonly published?: number;
  /** True where `published` is only a day. */
  readonly publishedDay?: boolean;
  readonly lang?: string;
  readonly sourceName?: string;
  readonly sourceId?: string;
  readonly authors?: readonly string[];
  readonly categories?: readonly string[];
  /** Agencies of the user's sources: each the short name first, then other spellings. */
  readonly agencies?: readonly (readonly string[])[];
  /** The item of a feed that it came by. */
  readonly itemId?: string;
  /** Its address is that of several items at once (a ticker, a front page): the article is known by its item alone. */
  readonly itemOnly?: boolean;
  /** Identity in the archive it came from. */
  readonly archiveId?: string;
  /** What an agency's wire said of the item that this page holds. */
  readonly wire?: WireHints;
}
