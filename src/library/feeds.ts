/**
 * `broadsheet/feeds`: the bytes of a feed, a list of feeds or a sitemap → what it says, as data. No network, no clock, no files; nothing is thrown for what is read.
 */
import { decodeText } from '../collect/decode.ts';
import { feedLinks, type FeedLink } from '../collect/discover.ts';
import type { FeedContext, ParsedFeed } from '../collect/feeds/feed.ts';
import { parseOpml as readOpml, type OpmlList } from '../collect/feeds/opml.ts';
import { parseFeed as readFeed } from '../collect/feeds/parse.ts';
import { parseSitemap as readSitemap, type Sitemap } from '../collect/feeds/sitemap.ts';
import type { Rejected } from '../model/outcome.ts';

export { isRejected } from '../model/outcome.ts';
export { writeOpml } from '../collect/feeds/opml.ts';
export { plainText } from '../collect/feeds/sanitise.ts';
export type { FeedLink } from '../collect/discover.ts';
export type { Enclosure, ParsedFeed, ParsedItem, Person } from '../collect/feeds/feed.ts';
export type { OpmlFeed, OpmlLink, OpmlList } from '../collect/feeds/opml.ts';
export type { Sitemap, SitemapUrl } from '../collect/feeds/sitemap.ts';
export type { FeedWishes } from '../model/feed.ts';
export type { Rejected } from '../model/outcome.ts';

/** What the answer said besides its bytes. */
export interface Answered {
  /** The address that it came from, after redirects: relative links are made absolute by it. */
  readonly url?: string;
  /** The headers of the answer, as `fetch` has them or as an object; Content-Type, Content-Language and Content-Location are read. */
  readonly headers?: Pick<Headers, 'get'> | Readonly<Record<string, string | readonly string[] | undefined>>;
}
interface Headers {
  get(name: string): string | null;
}

/** A document: bytes as they came, whose encoding is then found, or text that is decoded already. */
export type Bytes = Uint8Array | ArrayBuffer | string;

/**
 * Reads RSS, Atom, RDF, CDF, JSON Feed or a sitemap of news, well-formed or not: HTML sanitised, addresses absolute, times in epoch ms.
 * @returns the feed, or `Rejected` with a line that says what it is instead; up to 20,000 items and 20 MB are read.
 */
export function parseFeed(document: Bytes, answered: Answered = {}): ParsedFeed | Rejected {
  return readFeed(bytesOf(document), contextOf(answered));
}

/**
 * Reads a list of feeds (OPML 1.0 and 2.0), ill-formed as it often is: each feed once, with the paths of outlines that it stands under.
 * @returns the list, or `Rejected` where there is no outline; lists that it includes are named in `lists` and not asked for.
 */
export function parseOpml(document: Bytes, answered: Answered = {}): OpmlList | Rejected {
  return readOpml(bytesOf(document), contextOf(answered));
}

/**
 * Reads a sitemap or an index of sitemaps (sitemaps.org 0.9, with Google's news and image extensions), or a plain list of addresses.
 * @returns the sitemap, times in epoch ms, or `Rejected`.
 */
export function parseSitemap(document: Bytes, answered: Answered = {}): Sitemap | Rejected {
  return readSitemap(bytesOf(document), contextOf(answered));
}

/** The feeds that a web page names, those that it declares (RSS autodiscovery) before those that its links look like; comment feeds last among the first. */
export function discoverFeeds(page: Bytes, answered: Answered = {}): readonly FeedLink[] {
  const { url, contentType } = contextOf(answered);
  return feedLinks(typeof page === 'string' ? page : decodeText(bytesOf(page), contentType), url);
}

function bytesOf(document: Bytes): Uint8Array {
  if (typeof document === 'string') return new TextEncoder().encode(document);
  return document instanceof Uint8Array ? document : new Uint8Array(document);
}

function contextOf({ url = '', headers = {} }: Answered): FeedContext {
  const read = typeof headers['get'] === 'function' ? (headers as Headers) : undefined,
    lower = read
      ? {}
      : Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value as string | readonly string[] | undefined])),
    header = (name: string): string | undefined => (read ? (read.get(name) ?? undefined) : [lower[name]].flat()[0]);
  return { url, contentType: header('content-type'), contentLanguage: header('content-language'), contentLocation: header('content-location') };
}
