import { askFeed } from './collect/ask.ts';
import type { ParsedFeed } from './collect/feeds/feed.ts';
import { pageWanted } from './collect/fetch.ts';
import type { Fetched, FetchedPage } from './collect/fetched.ts';
import type { Collector } from './collect/fetcher.ts';
import { itemNames, recognised } from './collect/known.ts';
import { namesOfItem, notRemoved } from './collect/removed.ts';
import { polled, pushedIn, type Polled } from './collect/poll.ts';
import type { Read } from './collect/read.ts';
import { cameWith, RECHECKS, visited, type Visited } from './collect/recheck.ts';
import type { Feed, FeedState } from './model/feed.ts';
import type { Item } from './model/item.ts';
import type { Rejected } from './model/outcome.ts';
import { isPushed, type Push, type Subscription } from './model/subscription.ts';
import type { Visit } from './model/visit.ts';
import { next, rankWork } from './model/work.ts';
import { dropAgain, removedAt } from './flow-remove.ts';
import type { Store } from './store/store.ts';
import type { Hop } from './work/hop.ts';

/** The hops that bring in what the network has: what do feeds say, and is an item's page wanted (`flow.ts` has them all)? */

// ─── poll ── a feed is due ─────────────────────────────────────────────────────────────────────────────────────────────

interface PollGathered {
  readonly feed: Feed;
  readonly state?: FeedState;
  readonly subscription?: Subscription;
  /** What was asked for, or what a hub pushed meanwhile. */
  readonly came: { readonly fetched: Fetched } | { readonly push: Push; readonly parsed: ParsedFeed | Rejected };
}
interface PollDecided extends Polled {
  readonly subscription?: Subscription;
  readonly push?: Push;
}

export const poll = (collector: Collector, foreign: Read): Hop<PollGathered, PollDecided> => ({
  name: 'poll',
  order: 'parallel',
  batch: 64,
  inFlight: 256,
  async gather(reads, work) {
    const known = await reads.feeds.get(work.subject);
    if (!known || known.feed.paused) return undefined;
    const subscription = await reads.subscriptions.ofFeed(work.subject),
      push = subscription && (await reads.subscriptions.nextPush(subscription.id));
    if (push)
      return {
        ...known,
        subscription,
        came: { push, parsed: await foreign('feed', push.body, { url: known.state?.hub?.topic ?? known.feed.url, contentType: push.contentType }) },
      };
    const { etag, lastModified, validFor } = known.state ?? {},
      fetched = await askFeed(
        known.feed,
        collector,
        foreign,
        { etag, lastModified, comesAgain: true, ...(validFor === undefined ? {} : { validFor }) },
        known.state?.body,
      );
    return { ...known, came: { fetched }, ...(subscription ? { subscription } : {}) };
  },
  decide: ({ feed, state, subscription, came }, now) =>
    'push' in came
      ? { ...pushedIn(feed, state, came.parsed, now), subscription, push: came.push }
      : { ...polled(feed, state, came.fetched, now, isPushed(subscription, now)), ...(subscription ? { subscription } : {}) },
  async keep(tx, { state, items, feedPatch, answered, subscription, push }, work, at) {
    const now = await tx.feeds.get(work.subject);
    // It may have been deleted or paused while its server was asked, and stays so.
    if (!now) return [];
    await tx.feeds.putState(state);
    if (feedPatch) await tx.feeds.put([{ ...feedPatch, paused: now.feed.paused }]);
    if (push) await tx.subscriptions.removePush(push.id);
    const fresh = items.length > 0 ? await keepItems(tx, items) : [],
      // Pages whose feed says nothing new of them may have changed all the same. A server in trouble is asked for nothing more.
      again = !answered ? [] : (await tx.visits.due(state.feedId, at, RECHECKS)).map((v) => v.itemId);
    const isMore = subscription !== undefined && (await remember(tx, subscription.id, push !== undefined, fresh.length > 0));
    return [
      ...[...fresh, ...again].map((id) => next('fetch', id, undefined)),
      // What is gone for good is asked again by hand alone.
      ...(state.goneAt === undefined ? [next('poll', work.subject, undefined, isMore ? at : state.nextAt)] : []),
      ...(await reordered(tx, placesIn(now.state), placesIn(state))).map((lang) => rankWork(lang, undefined)),
    ];
  },
});

/** Keeps items as those that they are; answers with the ids of those that are new or say something new. */
async function keepItems(tx: Store, items: readonly Item[]): Promise<readonly string[]> {
  const stood = await tx.items.named(itemNames(items)),
    known = await tx.items.get([...stood.map((n) => n.itemId), ...items.map((i) => i.id)]),
    told = recognised(items, stood, known),
    // What was removed is not to come again.
    wanted = await notRemoved(tx.removals, told.items, namesOfItem),
    ids = new Set(wanted.map((item) => item.id)),
    fresh = await tx.items.put(wanted);
  await tx.items.name(told.names.filter((name) => ids.has(name.itemId)));
  return fresh;
}

/** Counts the polls that found what a hub should have pushed; answers whether more of its pushes wait. */
async function remember(tx: Store, id: string, isPush: boolean, isNews: boolean): Promise<boolean> {
  // Read again: the hub may have confirmed something meanwhile.
  const now = await tx.subscriptions.get(id);
  if (!now) return false;
  const missed = isPush ? 0 : now.missed + (isNews ? 1 : 0);
  if (missed !== now.missed) await tx.subscriptions.put({ ...now, missed });
  return (await tx.subscriptions.waiting(id)) > 0;
}

const placesIn = ({ order = [], byHand }: Partial<FeedState> = {}): readonly number[] => order.slice(0, byHand ?? 0);

/** The languages of stories whose places in a feed may have changed. Articles that are new wake the ranking themselves, once they have a story. */
async function reordered(tx: Store, before: readonly number[], after: readonly number[]): Promise<readonly string[]> {
  if (before.length === after.length && before.every((address, place) => address === after[place])) return [];
  return [...new Set((await tx.stories.membersAt([...before, ...after])).map((m) => m.lang))].sort();
}

// ─── fetch ── an item is new: does its feed carry the article, or is its page wanted? ──────────────────────────────────

interface FetchGathered {
  readonly item: Item;
  readonly last?: Visit;
  readonly fetched?: FetchedPage;
  readonly attempts: number;
}

export const fetch = (collector: Collector): Hop<FetchGathered, Visited> => ({
  name: 'fetch',
  order: 'parallel',
  batch: 32,
  inFlight: 256,
  async gather(reads, work, now) {
    const [item] = await reads.items.get([work.subject]);
    if (!item) return undefined;
    const { url } = item,
      last = url === undefined ? undefined : await reads.visits.get(url);
    if (cameWith(item, last, now)) return undefined;
    return {
      item,
      last,
      fetched: pageWanted(item) && url !== undefined ? await collector.page(url, last, { comesAgain: true }) : undefined,
      attempts: work.attempts,
    };
  },
  decide: ({ item, last, fetched, attempts }, now) => visited(item, last, fetched, attempts, now),
  async keep(tx, decided, work) {
    if ('again' in decided) return [{ ...work, dueAt: decided.again, attempts: work.attempts + (decided.inLine ? 0 : 1) }];
    const { page } = decided,
      removed = page && (await removedAt(tx, page));
    if (page && removed !== undefined) {
      await dropAgain(tx, page, removed);
      return [];
    }
    if (decided.visit) await tx.visits.put(decided.visit);
    if (!decided.page) return [];
    await tx.pages.put([decided.page]);
    return [next('clean', decided.page.id, undefined)];
  },
});
