import type { Feed, FeedState } from '../../model/feed.ts';
import type { Publication } from '../../model/publication.ts';
import type { Failure } from '../../model/work.ts';
import type { Store } from '../../store/store.ts';
import { gatherPublication } from './publication.ts';

export interface FeedHealth {
  readonly feed: Feed;
  readonly state?: FeedState;
}
export interface StatusView {
  readonly feeds: readonly FeedHealth[];
  /** Feeds that were polled at least once, and those of them that answered last time. */
  readonly tried: number;
  readonly answering: number;
  readonly backlog: Awaited<ReturnType<Store['work']['backlog']>>;
  readonly failures: readonly Failure[];
  readonly counts: Awaited<ReturnType<Store['counts']>>;
  readonly languages: Awaited<ReturnType<Store['stories']['languages']>>;
  /** Absent where the paper does not publish by itself. */
  readonly publication?: Publication;
}

const FAILURES = 50;

/** How the collecting goes; feeds in trouble first. */
export async function gatherStatus(store: Store): Promise<StatusView> {
  const [feeds, backlog, failures, counts, languages, publication] = await Promise.all([
    store.feeds.all(),
    store.work.backlog(),
    store.work.failures(FAILURES),
    store.counts(),
    store.stories.languages(),
    gatherPublication(store),
  ]);
  const polled = feeds.filter((f) => f.state?.lastPolledAt !== undefined);
  return {
    feeds: [...feeds].sort((a, b) => (b.state?.failures ?? 0) - (a.state?.failures ?? 0) || (a.feed.title < b.feed.title ? -1 : 1)),
    tried: polled.length,
    answering: polled.filter((f) => f.state?.failures === 0).length,
    backlog,
    failures,
    counts,
    languages,
    ...(publication ? { publication } : {}),
  };
}
