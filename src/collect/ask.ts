import { createHash } from 'node:crypto';
import type { Feed } from '../model/feed.ts';
import { isRejected, type Rejected } from '../model/outcome.ts';
import { MAX_ITEMS, type FeedContext, type ParsedFeed } from './feeds/feed.ts';
import { SITEMAP_INDEX } from './feeds/parse.ts';
import type { Sitemap } from './feeds/sitemap.ts';
import type { Fetched, GetOptions, Got } from './fetched.ts';
import type { Collector } from './fetcher.ts';
import type { Read } from './read.ts';
import { room } from './room.ts';

/** `page` is wanted for feeds of that kind alone. */
type Door = Pick<Collector, 'get'> & Partial<Pick<Collector, 'page'>>;

/** Sitemaps of an index that are looked into, and bytes of each. */
const CHILDREN = 3;
const CHILD_BYTES = 10_000_000;

/**
 * Asks for a feed and has the answer read; `parsed` stands with every answer that has a body.
 *
 * @param last the hash of the answer before (`Got.body`): the same bytes again are not read again, and nothing has changed.
 */
export async function askFeed(feed: Pick<Feed, 'url' | 'kind'>, collector: Door, read: Read, options?: GetOptions, last?: string): Promise<Fetched> {
  if (feed.kind === 'page') return askPage(feed.url, collector, read, options);
  // What it takes of the memory for answers is given back when it is read.
  const { map, ...answer } = await room.during((hold) => askOnce(feed.url, collector, read, { ...options, hold }, last));
  if (!map || answer.status !== 'ok') return answer;
  // Its sitemaps change and it does not: it is asked for without conditions.
  const headers = { ...answer.headers, etag: undefined, 'last-modified': undefined };
  return { ...answer, headers, parsed: (await newsIn(map, collector, read, options)) ?? answer.parsed };
}

/** What one address answers; of an index of sitemaps those that it names instead of its bytes. */
async function askOnce(url: string, collector: Door, read: Read, options: GetOptions, last?: string): Promise<Fetched & { readonly map?: Sitemap | Rejected }> {
  const got = await collector.get(url, options);
  if (got.status !== 'ok') return got;
  const body = hashOf(got),
    { headers, movedTo, tookMs, finalUrl } = got;
  if (body === last)
    return { status: 'not-modified', headers, validFor: finalUrl, ...(movedTo ? { movedTo } : {}), ...(tookMs === undefined ? {} : { tookMs }) };
  const parsed = await read('feed', got.bytes, contextOf(got));
  if (!isRejected(parsed)) return { ...got, parsed, body };
  if (parsed.detail !== SITEMAP_INDEX) return { ...got, parsed };
  return { ...got, bytes: new Uint8Array(), parsed, map: await read('sitemap', got.bytes, contextOf(got)) };
}

/** Many servers give no validators, or ignore them. What bytes mean hangs on where they came from and what they are said to be. */
function hashOf({ bytes, finalUrl, headers }: Got): string {
  return createHash('sha256')
    .update(`${finalUrl}\0${headers['content-type'] ?? ''}\0`)
    .update(bytes)
    .digest('base64')
    .slice(0, 22);
}

/** A page is asked for as pages are: where its host's robots.txt allows it. */
async function askPage(url: string, { page }: Door, read: Read, known: GetOptions = {}): Promise<Fetched> {
  if (!page) return { status: 'refused', line: 'Pages are not asked for here.' };
  const got = await page(url, known, { comesAgain: known.comesAgain ?? false });
  if (got.status === 'not-modified') return { status: 'not-modified', headers: {} };
  if (got.status !== 'ok') return got;
  const { finalUrl, body, etag, lastModified } = got,
    bytes = new TextEncoder().encode(body),
    headers = { 'content-type': 'text/html; charset=utf-8', ...(etag ? { etag } : {}), ...(lastModified ? { 'last-modified': lastModified } : {}) };
  return { status: 'ok', bytes, finalUrl, headers, parsed: await read('page', bytes, { url: finalUrl, contentType: headers['content-type'] }) };
}

/** The news of the newest sitemaps that an index names; undefined where they have none. */
async function newsIn(map: Sitemap | Rejected, collector: Pick<Collector, 'get'>, read: Read, options: GetOptions = {}): Promise<ParsedFeed | undefined> {
  const { timeoutMs } = options,
    children = isRejected(map) ? [] : newestOf(map),
    feeds: ParsedFeed[] = [];
  for (const url of children) {
    const parsed = await room.during(async (hold) => {
      const got = await collector.get(url, { maxBytes: CHILD_BYTES, hold, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
      return got.status === 'ok' ? read('feed', got.bytes, contextOf(got)) : undefined;
    });
    if (parsed && !isRejected(parsed) && parsed.format === 'sitemap') feeds.push(parsed);
  }
  const [first] = feeds;
  return first && { ...first, items: feeds.flatMap((f) => f.items).slice(0, MAX_ITEMS) };
}

/** Those changed last, then those whose address speaks of news, in the order of the index. */
export function newestOf({ sitemaps }: Sitemap): readonly string[] {
  return sitemaps
    .map(({ url, updated = 0 }, i) => ({ url, updated, news: /news/i.test(URL.parse(url)?.pathname ?? '') ? 1 : 0, i }))
    .sort((a, b) => b.updated - a.updated || b.news - a.news || a.i - b.i)
    .slice(0, CHILDREN)
    .map((c) => c.url);
}

/** Where an answer came from, as far as reading depends on it. */
export function contextOf({ finalUrl, headers }: Got): FeedContext {
  return {
    url: finalUrl,
    contentType: headers['content-type'],
    contentLocation: headers['content-location'],
    contentLanguage: headers['content-language'],
  };
}
