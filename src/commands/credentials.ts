import { credentialHeaders } from '../collect/credentials.ts';
import type { CollectorOptions } from '../collect/fetcher.ts';
import type { Log } from '../log.ts';
import type { Credential } from '../model/account.ts';
import { boundTo } from '../serve/desk/desk.ts';
import { keysIn, type Keys } from '../store/seal.ts';
import type { Store } from '../store/store.ts';

/** For how long what was read is taken for what is there, ms. */
const FRESH_MS = 5_000;

/** The headers for feeds by address: opened with the data folder's key, and only while the feed is at the origin they were given for. */
export function credentialsFor(store: Store, folder: string, log: Pick<Log, 'warn'>): NonNullable<CollectorOptions['credentialsFor']> {
  let keys: Keys | undefined,
    known: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(),
    readAt = -Infinity;
  return async (url) => {
    if (performance.now() - readAt > FRESH_MS) {
      readAt = performance.now();
      known = await read();
    }
    return known.get(url);
  };

  async function read(): Promise<Map<string, Readonly<Record<string, string>>>> {
    const found = new Map<string, Readonly<Record<string, string>>>();
    for (const { feedId, origin, sealed } of await store.credentials.all()) {
      const url = (await store.feeds.get(feedId))?.feed.url ?? '',
        opened = (keys ??= keysIn(folder)).open(sealed, boundTo(feedId, origin));
      if (opened === undefined) log.warn({ feed: feedId }, 'the login of a feed cannot be opened with this key; give it again');
      else if (URL.parse(url)?.origin === origin) found.set(url, credentialHeaders(JSON.parse(opened) as Credential));
    }
    return found;
  }
}
