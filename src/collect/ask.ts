import type { Feed } from '../model/feed.ts';
import type { FeedContext } from './feeds/feed.ts';
import type { Fetched, GetOptions, Got } from './fetched.ts';
import type { Collector } from './fetcher.ts';
import type { Read } from './read.ts';

/** Asks for a feed and has the answer read; `parsed` stands with every answer that has a body. */
export async function askFeed(feed: Pick<Feed, 'url'>, collector: Pick<Collector, 'get'>, read: Read, options?: GetOptions): Promise<Fetched> {
  const got = await collector.get(feed.url, options);
  return got.status === 'ok' ? { ...got, parsed: await read('feed', got.bytes, contextOf(got)) } : got;
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
