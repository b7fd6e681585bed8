import { isRejected, rejected, type Rejected } from '../../model/outcome.ts';
import { decodeBytes, xmlDeclared } from '../decode.ts';
import { MAX_ITEMS, type FeedContext, type ParsedFeed } from './feed.ts';
import { readJsonFeed } from './json.ts';
import { parseSitemap } from './sitemap.ts';
import { readXmlFeed } from './xml.ts';

/** As much as is fetched of a feed. */
const MAX_BYTES = 20_000_000;

/** What an index of sitemaps is refused with; `ask.ts` looks into it. */
export const SITEMAP_INDEX = 'This is an index of sitemaps, and no feed by itself.';

/**
 * Reads a feed from the bytes that came over the wire: RSS, Atom, RDF, CDF or JSON Feed, well-formed or not.
 *
 * Never throws; what is no feed is `Rejected` with a line that says what it is instead.
 */
export function parseFeed(bytes: Uint8Array, context: FeedContext): ParsedFeed | Rejected {
  if (!bytes.length) return rejected('empty', 'The answer is empty.');
  if (bytes.length > MAX_BYTES) return rejected('unreadable', 'This is larger than 20 MB.');
  const first = firstItems(bytes),
    feed = readBytes(first, context);
  // What looked like items need not have been some.
  return first.length === bytes.length || (!isRejected(feed) && feed.items.length === MAX_ITEMS) ? feed : readBytes(bytes, context);
}

/** The bytes up to the last item that is read: of a flood of items the rest need not become text. */
function firstItems(bytes: Uint8Array): Uint8Array {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    tag = ['<item', '<entry'].find((t) => all.includes(t));
  let at = -1;
  for (let items = 0; tag !== undefined && items <= MAX_ITEMS;) {
    at = all.indexOf(tag, at + 1);
    if (at < 0) break;
    // "<items>" is none.
    if (/[\s/>]/.test(String.fromCharCode(all[at + tag.length] ?? 0))) items++;
  }
  return at < 0 ? bytes : bytes.subarray(0, at);
}

function readBytes(bytes: Uint8Array, context: FeedContext): ParsedFeed | Rejected {
  const { text } = decodeBytes(bytes, { contentType: context.contentType, declared: xmlDeclared });
  const start = text.slice(0, 2_000).replace(/^[\ufeff\s\0]+/, '');
  if (!start) return rejected('empty', 'The answer holds only white space.');
  if (/^[{[]/.test(start)) return readJsonFeed(text.replace(/^\ufeff/, ''), context) ?? rejected('unreadable', 'This is JSON, but not a JSON Feed.');
  return readXmlFeed(text, context) ?? newsSitemap(bytes, start, context) ?? rejected('unreadable', whatItIs(start));
}

/** A sitemap whose addresses carry Google's news extension says what a feed says; others name pages of any kind. */
function newsSitemap(bytes: Uint8Array, start: string, context: FeedContext): ParsedFeed | undefined {
  const sitemap = /<(?:\w+:)?urlset\b/i.test(start) ? parseSitemap(bytes, context) : undefined;
  if (!sitemap || isRejected(sitemap)) return undefined;
  const news = sitemap.urls.filter((u) => u.title !== undefined);
  if (news.length === 0) return undefined;
  return {
    format: 'sitemap',
    title: news[0]?.publication ?? '',
    lang: news[0]?.language,
    authors: [],
    categories: [],
    items: news.slice(0, MAX_ITEMS).map(({ url, title, published, updated, language, image }) => ({
      guid: url,
      url,
      title,
      published,
      updated,
      lang: language,
      image,
      authors: [],
      categories: [],
      enclosures: [],
    })),
  };
}

function whatItIs(start: string): string {
  if (/<opml\b/i.test(start)) return 'This is an OPML list of feeds: import it instead.';
  if (/<(?:\w+:)?sitemapindex\b/i.test(start)) return SITEMAP_INDEX;
  if (/<urlset\b/i.test(start)) return 'This is a sitemap, not a feed.';
  if (/<!doctype\s+html|<html\b|<head\b|<body\b/i.test(start)) return 'This is a web page, not a feed.';
  return start.startsWith('<') ? 'This is XML, but neither RSS nor Atom.' : 'This is neither XML nor JSON.';
}
