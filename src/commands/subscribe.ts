import { randomBytes } from 'node:crypto';
import type { FormCollector } from '../collect/fetcher.ts';
import { asked, formOf, step } from '../collect/websub.ts';
import type { Feed, FeedState } from '../model/feed.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Settings } from '../settings.ts';
import type { Context } from './open.ts';

type Needs = Pick<Context, 'store' | 'log'>;

/** The address under which hubs can reach the paper; undefined where they cannot, or are not to. */
export function callbackBase(settings: Pick<Settings, 'PUBLIC_URL' | 'WEBSUB'>): string | undefined {
  const { PUBLIC_URL: at } = settings;
  if (at === '' || settings.WEBSUB === 'off') return undefined;
  return settings.WEBSUB === 'on' || at.startsWith('https:') ? `${at}/websub` : undefined;
}

/** Hubs that are asked in one round. */
const MOST_ASKED = 10;

/**
 * Asks hubs to push what is new in feeds that name one, again before they stop, and to end it for feeds that are gone; answers how many were asked.
 * @param stopped when it aborts, no answer is waited for: a hub that was asked may still take it, and else is asked again in its time.
 */
export async function tendSubscriptions(
  { store, log }: Needs,
  collector: Pick<FormCollector, 'post'>,
  base: string,
  now: number,
  stopped?: AbortSignal,
): Promise<number> {
  const ended = new Promise<undefined>((resolve) => stopped?.addEventListener('abort', () => resolve(undefined), { once: true }));
  const feeds = new Map((await store.feeds.all()).map((row) => [row.feed.id, row])),
    subscriptions = await store.subscriptions.all(),
    has = new Set(subscriptions.map((s) => s.feedId)),
    open = [
      ...subscriptions.map((s) => ({ row: feeds.get(s.feedId), s })),
      ...[...feeds.values()].filter(({ feed }) => !has.has(feed.id)).map((row) => ({ row, s: undefined })),
    ];
  let count = 0;
  for (const { row, s: known } of open) {
    if (count >= MOST_ASKED || stopped?.aborted) break;
    // Read again: its hub may have confirmed something while others were asked.
    const s = known && (await store.subscriptions.get(known.id));
    if (known && !s) continue;
    const mode = step(row, s, now);
    if (mode === 'forget' && s) await store.subscriptions.remove(s.id);
    if (mode !== 'subscribe' && mode !== 'unsubscribe') continue;
    const subscription = s ?? (row && fresh(row));
    // The secret by which pushes are signed goes over no open line (section 5.1), but where the paper itself has no other.
    if (!subscription || (base.startsWith('https:') && !subscription.hub.startsWith('https:'))) continue;
    count++;
    // Before the hub is asked, for its own question may come before its answer.
    await store.subscriptions.put(asked(subscription, mode, now));
    const got = await Promise.race([ended, collector.post(subscription.hub, formOf(subscription, mode, `${base}/${subscription.id}`))]);
    if (got && got.status !== 'ok')
      log.warn({ hub: subscription.hub, feed: subscription.feedId, said: 'line' in got ? got.line : got.status }, 'a hub did not take our wish');
  }
  return count;
}

function fresh({ feed, state }: { readonly feed: Feed; readonly state?: FeedState }): Subscription | undefined {
  if (!state?.hub) return undefined;
  const token = (): string => randomBytes(24).toString('base64url');
  return { id: token(), feedId: feed.id, ...state.hub, secret: token(), tries: 0, missed: 0 };
}
