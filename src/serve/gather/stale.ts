import type { Source } from '../../model/source.ts';
import type { Store } from '../../store/store.ts';

/** A paper whose feeds have all been silent for this long is told to be old, ms. */
const SILENT = 12 * 3_600_000;

/** When a feed last answered, where none has for half a day; undefined where one has, or none ever did. Epoch ms. */
export async function silentSince(store: Store, now: number): Promise<number | undefined> {
  const asked = (await store.feeds.all()).filter(({ feed, state }) => !feed.paused && state?.lastOkAt !== undefined),
    last = Math.max(0, ...asked.map(({ state }) => state?.lastOkAt ?? 0));
  return last > 0 && now - last > SILENT ? last : undefined;
}

/** How long a source's feeds have been failing. */
export interface FailingFeed {
  /** Epoch ms; undefined where it never answered. */
  readonly lastOkAt?: number;
}

/** Undefined where one of its feeds answers, or it has none that is asked. */
export async function failingFeed(store: Store, source: Source): Promise<FailingFeed | undefined> {
  const own = (await store.feeds.all()).filter(({ feed, state }) => !feed.paused && state?.lastPolledAt !== undefined && isOf(feed, source));
  if (own.length === 0 || own.some(({ state }) => state?.failures === 0)) return undefined;
  const last = Math.max(0, ...own.map(({ state }) => state?.lastOkAt ?? 0));
  return last > 0 ? { lastOkAt: last } : {};
}

function isOf({ sourceId, url }: { readonly sourceId?: string; readonly url: string }, { id, domain }: Source): boolean {
  if (sourceId !== undefined) return sourceId === id;
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}
