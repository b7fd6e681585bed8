/** A subscription at a hub (WebSub, W3C Recommendation of 23 January 2018) by which a feed's news are pushed. Times are epoch ms. */
export interface Subscription {
  /** Random, the last part of the callback's address: who does not know it cannot push. */
  readonly id: string;
  readonly feedId: string;
  readonly hub: string;
  /** What is subscribed to: the feed's own name for itself. */
  readonly topic: string;
  /** By which the hub signs what it pushes. */
  readonly secret: string;
  /** What the hub was asked for and has not confirmed yet. */
  readonly asking?: 'subscribe' | 'unsubscribe';
  readonly askedAt?: number;
  /** How often it was asked since it confirmed last. */
  readonly tries: number;
  /** Until when the hub pushes; absent while it does not. */
  readonly leaseUntil?: number;
  /** How long that was when it was granted, ms. */
  readonly leaseMs?: number;
  readonly deniedAt?: number;
  /** Polls in a row that found what was not pushed. */
  readonly missed: number;
}

/** What a hub pushed and nobody has read yet. */
export interface Push {
  readonly id: string;
  readonly subscriptionId: string;
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly at: number;
}

/** Polls that may find what was not pushed before a hub is no longer relied on: one may have come just before its push. */
const MISSES = 2;

/** Whether a hub can be relied on to push what is new, so that polls need only make sure of it. */
export function isPushed(subscription: Subscription | undefined, now: number): boolean {
  return subscription?.leaseUntil !== undefined && subscription.leaseUntil > now && subscription.missed < MISSES;
}
