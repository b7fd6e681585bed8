import { parseOpml } from '../collect/feeds/opml.ts';
import { BroadsheetError } from '../errors.ts';
import type { Feed } from '../model/feed.ts';
import { idOf } from '../model/id.ts';
import type { Work } from '../model/work.ts';
import type { Store } from '../store/store.ts';

export function feedOf(url: string, more: Partial<Feed> = {}): Feed {
  return { id: idOf('feed', url), url, title: url, paused: false, ...more };
}
export function pollWork(feed: Feed, dueAt: number): Work {
  return { id: idOf('poll', feed.id), hop: 'poll', subject: feed.id, dueAt, attempts: 0 };
}

/**
 * Adds the feeds of an OPML list that are not there yet; answers how many.
 * @throws BroadsheetError `input-unreadable` where it is no OPML.
 */
export async function addFeeds(store: Store, bytes: Uint8Array, now: number): Promise<number> {
  const parsed = parseOpml(bytes);
  if ('rejected' in parsed) throw new BroadsheetError('input-unreadable', parsed.detail);
  const there = new Set((await store.feeds.all()).map((f) => f.feed.id));
  const feeds = parsed.feeds
    .map((f) =>
      feedOf(f.url, {
        title: f.title ?? f.url,
        ...(f.lang ? { lang: f.lang } : {}),
        ...(f.country ? { country: f.country } : {}),
        ...(f.topic ? { topic: f.topic } : {}),
      }),
    )
    .filter((f) => !there.has(f.id));
  await store.in(async (tx) => {
    await tx.feeds.put(feeds);
    await tx.work.add(feeds.map((f) => pollWork(f, now)));
  });
  return feeds.length;
}
