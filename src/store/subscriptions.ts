import type { Push, Subscription } from '../model/subscription.ts';

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
