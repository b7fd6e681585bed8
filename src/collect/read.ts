import type { Rejected } from '../model/outcome.ts';
import { decodeText } from './decode.ts';
import { feedLinks } from './discover.ts';
import type { FeedContext } from './feeds/feed.ts';
import { headlinesOf } from './headlines.ts';
import { parseOpml } from './feeds/opml.ts';
import { parseFeed } from './feeds/parse.ts';
import { parseSitemap } from './feeds/sitemap.ts';

/** What is read of bytes that a stranger wrote: each is pure, and plain data goes in and comes out. */
export const READERS = {
  feed: parseFeed,
  sitemap: parseSitemap,
  list: parseOpml,
  /** The feeds that a page names. */
  links: (bytes: Uint8Array, { url, contentType }: FeedContext) => feedLinks(decodeText(bytes, contentType ?? ''), url),
  /** The headlines of a page that names no feed. */
  page: (bytes: Uint8Array, { url, contentType }: FeedContext) => headlinesOf(decodeText(bytes, contentType ?? ''), url),
} as const;

type Readers = typeof READERS;
export type Readable = keyof Readers;

/**
 * Reads what came from outside. Never throws for what it reads: what takes too long or too much memory is `Rejected` as well.
 *
 * `commands/reader.ts` does it on a thread that can be ended; `readHere` where the bytes are one's own.
 */
export type Read = <K extends Readable>(kind: K, bytes: Uint8Array, context: FeedContext) => Promise<ReturnType<Readers[K]> | Rejected>;

export const readHere: Read = <K extends Readable>(kind: K, bytes: Uint8Array, context: FeedContext) =>
  Promise.resolve(READERS[kind](bytes, context) as ReturnType<Readers[K]>);
