import { parseOpml } from '../collect/feeds/opml.ts';
import { BroadsheetError } from '../errors.ts';
import type { Feed } from '../model/feed.ts';
import { idOf } from '../model/id.ts';
import type { Work } from '../model/work.ts';
import { isRejected } from '../model/outcome.ts';
import type { Store } from '../store/store.ts';

export function feedOf(url: string, more: Partial<Feed> = {}): Feed {
  return { id: idOf('feed', url), url, title: url, paused: false, ...more };
}
export function pollWork(feed: Feed, dueAt: number): Work {
  return { id: idOf('poll', feed.id), hop: 'poll', subject: feed.id, dueAt, attempts: 0 };
}

/**
 * The feeds of an OPML list.
 * @throws BroadsheetError `input-unreadable` where it is no OPML.
 */
export function feedsOf(bytes: Uint8Array): Feed[] {
  const parsed = parseOpml(bytes);
  if (isRejected(parsed)) throw new BroadsheetError('input-unreadable', parsed.detail.replace(/\.$/, ''));
  return parsed.feeds.map(({ url, title, lang, country, topic }) => feedOf(url, { title: title ?? url, lang, country, topic }));
}

/** Adds the feeds of an OPML list that are not there yet, with their first poll; answers how many. */
export async function addFeeds(store: Store, bytes: Uint8Array, now: number): Promise<number> {
  const there = new Set((await store.feeds.all()).map((f) => f.feed.id)),
    feeds = feedsOf(bytes).filter((f) => !there.has(f.id));
  await store.in(async (tx) => {
    await tx.feeds.put(feeds);
    await tx.work.add(feeds.map((f) => pollWork(f, now)));
  });
  return feeds.length;
}
