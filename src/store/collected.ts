import type { Archive } from '../model/archive.ts';
import type { Feed, FeedState } from '../model/feed.ts';
import type { Item, ItemName } from '../model/item.ts';
import type { Push, Subscription } from '../model/subscription.ts';
import type { Visit } from '../model/visit.ts';

export interface Feeds {
  all(): Promise<readonly { readonly feed: Feed; readonly state?: FeedState }[]>;
  /** Of the feeds that are not paused the states of those in an order of their own. */
  ordered(): Promise<readonly FeedState[]>;
  get(id: string): Promise<{ readonly feed: Feed; readonly state?: FeedState } | undefined>;
  put(feeds: readonly Feed[]): Promise<void>;
  putState(state: FeedState): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface Items {
  /** Stores items; answers with the ids that were new or whose title, summary, content or dates changed. */
  put(items: readonly Item[]): Promise<readonly string[]>;
  /** Adds numbers by which items are found again; one that another item had is that item's no more. */
  name(names: readonly ItemName[]): Promise<void>;
  named(names: readonly number[]): Promise<readonly ItemName[]>;
  get(ids: readonly string[]): Promise<readonly Item[]>;
}

/** When pages of young articles were asked for, one for each address. */
export interface Visits {
  get(url: string): Promise<Visit | undefined>;
  put(visit: Visit): Promise<void>;
  /** Of a feed those whose `nextAt` has come, youngest articles first. */
  due(feedId: string, now: number, limit: number): Promise<readonly Visit[]>;
  /** Forgets those of articles from before `before`. */
  forget(before: number): Promise<void>;
}

/** How far archive files have been taken in. */
export interface Archives {
  get(id: string): Promise<Archive | undefined>;
  /** Also remembers which payloads, by their digests, are which pages, until the archive is finished; of one digest the first stands. */
  put(archive: Archive, payloads?: readonly { readonly digest: string; readonly pageId: string }[]): Promise<void>;
  /** The id of the page that has a payload of an archive that is not finished. */
  payload(archiveId: string, digest: string): Promise<string | undefined>;
}

/** Subscriptions of feeds at hubs, and what was pushed and waits. They stay when their feed goes, until they are ended. */
export interface Subscriptions {
  /** By id. */
  all(): Promise<readonly Subscription[]>;
  get(id: string): Promise<Subscription | undefined>;
  ofFeed(feedId: string): Promise<Subscription | undefined>;
  put(subscription: Subscription): Promise<void>;
  /** With what was pushed by it. */
  remove(id: string): Promise<void>;
  /** The same push twice is there once. */
  addPush(push: Push): Promise<void>;
  /** How many pushes of a subscription wait. */
  waiting(id: string): Promise<number>;
  /** The oldest push of a subscription. */
  nextPush(id: string): Promise<Push | undefined>;
  removePush(id: string): Promise<void>;
}
