import type { Feed } from '../model/feed.ts';
import { isRejected } from '../model/outcome.ts';
import { askFeed, contextOf } from './ask.ts';
import type { Fetched } from './fetched.ts';
import { readHere, type Read } from './read.ts';
import { parseFeed } from './feeds/parse.ts';

export interface FeedCheck {
  readonly url: string;
  readonly ok: boolean;
  /** One plain sentence. */
  readonly line: string;
}

const TOGETHER = 8;

/** Asks every feed once and says what it answers, in the order given, a few at a time; changes nothing. */
export async function* checkFeeds(
  feeds: readonly Pick<Feed, 'url' | 'kind'>[],
  collector: Parameters<typeof askFeed>[1],
  read: Read = readHere,
): AsyncGenerator<FeedCheck> {
  const running: Promise<FeedCheck>[] = [];
  let started = 0;
  while (started < feeds.length || running.length) {
    for (; running.length < TOGETHER && started < feeds.length; started++) running.push(check(feeds[started] ?? { url: '' }, collector, read));
    const first = await running.shift();
    if (first) yield first;
  }
}

async function check(feed: Pick<Feed, 'url' | 'kind'>, collector: Parameters<typeof askFeed>[1], read: Read): Promise<FeedCheck> {
  return { url: feed.url, ...judge(await askFeed(feed, collector, read)) };
}

/** What one answer says about a feed. */
export function judge(fetched: Fetched): Omit<FeedCheck, 'url'> {
  if (fetched.status === 'not-modified') return { ok: true, line: 'Unchanged.' };
  if (fetched.status !== 'ok') return { ok: false, line: fetched.line };
  const feed = fetched.parsed ?? parseFeed(fetched.bytes, contextOf(fetched));
  if (isRejected(feed)) return { ok: false, line: feed.detail };
  const moved = fetched.movedTo ? ` It has moved to ${fetched.movedTo}.` : '';
  if (!feed.items.length) return { ok: true, line: `It is a feed without items.${moved}` };
  const newest = Math.max(...feed.items.map((i) => i.published ?? i.updated ?? 0));
  return {
    ok: true,
    line: `${feed.items.length} ${feed.format === 'page' ? 'headlines, read from the page itself' : 'items'}${newest > 0 ? `, the newest of ${new Date(newest).toISOString().slice(0, 10)}` : ', without dates'}.${moved}`,
  };
}
