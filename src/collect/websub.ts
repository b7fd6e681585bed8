import type { Feed, FeedState } from '../model/feed.ts';
import type { Subscription } from '../model/subscription.ts';
import type { ParsedFeed } from './feeds/feed.ts';
import { resolveUrl } from './feeds/url.ts';
import type { Headers } from './rights.ts';

const HOUR = 3_600_000,
  DAY = 24 * HOUR;
/** What a hub is asked for; it grants what it likes. */
export const LEASE_SECONDS = 10 * 86_400;
/** A hub that has not confirmed within this time is asked again, after twice the time each time. */
const PATIENCE = HOUR;
/** A hub that denied is asked again. */
const AFTER_DENIAL = 7 * DAY;
const MOST_TRIES = 5;

/** Where a feed says that its news are pushed. */
export interface HubOf {
  readonly hub: string;
  readonly topic: string;
}

/**
 * The hub of a feed and the feed's own name for itself (WebSub, section 4): from HTTP `Link` headers, else from its links. A feed that does not name itself is
 * called by the address it was found at.
 */
export function hubOf(parsed: Pick<ParsedFeed, 'hubUrl' | 'selfUrl'>, headers: Headers, url: string): HubOf | undefined {
  const links = linksOf(headers['link'] ?? '', url),
    hub = links.get('hub') ?? parsed.hubUrl;
  return hub === undefined ? undefined : { hub, topic: links.get('self') ?? parsed.selfUrl ?? url };
}

/** The first target of each relation in a `Link` header (RFC 8288, section 3). */
export function linksOf(header: string, base: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, target = '', parameters = ''] of header.slice(0, 8_000).matchAll(/<([^<>]*)>((?:\s*;\s*[^\s=;,"]+\s*=\s*(?:"[^"]*"|[^\s;,"]+))*)/g)) {
    const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters) ?? [],
      url = resolveUrl(target, base);
    for (const rel of (quoted ?? bare ?? '').toLowerCase().split(/\s+/)) if (rel !== '' && url && !found.has(rel)) found.set(rel, url);
  }
  return found;
}

/** What is to be done about one subscription, or a feed that has none. */
export type Step = 'subscribe' | 'unsubscribe' | 'forget' | undefined;

/**
 * Decides what to ask of a hub: to push while a feed names it and is polled, again before a lease ends, not soon after a denial; to end it when the feed is gone, paused
 * or names another.
 *
 * @param known the feed; undefined once it was removed.
 */
export function step(known: { readonly feed: Feed; readonly state?: FeedState } | undefined, subscription: Subscription | undefined, now: number): Step {
  const hub = known && !known.feed.paused && known.state?.goneAt === undefined ? known.state?.hub : undefined;
  if (!subscription) return hub && 'subscribe';
  const { asking, askedAt = 0, tries, leaseUntil = 0, leaseMs = 0, deniedAt } = subscription,
    isWaiting = now < askedAt + PATIENCE * 2 ** Math.max(tries - 1, 0);
  if (!hub || hub.hub !== subscription.hub || hub.topic !== subscription.topic) {
    if (leaseUntil <= now && asking !== 'subscribe') return 'forget';
    if (asking === 'unsubscribe' && isWaiting) return undefined;
    return asking === 'unsubscribe' && tries >= MOST_TRIES ? 'forget' : 'unsubscribe';
  }
  if (deniedAt !== undefined && leaseUntil <= now) return now < deniedAt + AFTER_DENIAL ? undefined : 'subscribe';
  if (asking === 'subscribe' && isWaiting) return undefined;
  // A tenth of the lease, and an hour at least, is left to try again in.
  return leaseUntil - now > Math.max(leaseMs / 10, Math.min(HOUR, leaseMs / 2)) ? undefined : 'subscribe';
}

/** A subscription once its hub has been asked; how often is bounded, so that the time between two tries has an end. */
export function asked(subscription: Subscription, asking: 'subscribe' | 'unsubscribe', now: number): Subscription {
  const isSame = subscription.asking === asking;
  return { ...subscription, asking, askedAt: now, tries: isSame ? Math.min(subscription.tries + 1, 2 * MOST_TRIES) : 1, deniedAt: undefined };
}

/** The request to a hub, as a form (section 5.1). */
export function formOf(subscription: Subscription, mode: 'subscribe' | 'unsubscribe', callback: string): string {
  const form = new URLSearchParams({ 'hub.mode': mode, 'hub.topic': subscription.topic, 'hub.callback': callback });
  if (mode === 'subscribe') {
    form.set('hub.secret', subscription.secret);
    form.set('hub.lease_seconds', String(LEASE_SECONDS));
  }
  return form.toString();
}
