import { withoutLogin } from '../collect/credentials.ts';
import { parseOpml, type OpmlList } from '../collect/feeds/opml.ts';
import { isWebUrl } from '../collect/feeds/url.ts';
import { BroadsheetError } from '../errors.ts';
import { feedOf, pollWork, type Feed } from '../model/feed.ts';
import { isRejected } from '../model/outcome.ts';
import { addFeeds as add } from '../serve/desk/add-feeds.ts';
import type { Listed } from '../serve/desk/desk.ts';
import type { Keys } from '../store/seal.ts';
import type { Store } from '../store/store.ts';

export { feedOf, pollWork };

/** Of a feed's title in a list, characters. */
const LONGEST_TITLE = 300;

/**
 * The feeds of an OPML list, and apart from their addresses the logins that stood in them.
 * @throws BroadsheetError `input-unreadable` where it is no OPML.
 */
export function listed(bytes: Uint8Array): Listed[] {
  const parsed = parseOpml(bytes);
  if (isRejected(parsed)) throw new BroadsheetError('input-unreadable', parsed.detail.replace(/\.$/, ''));
  return listedIn(parsed);
}

/** The feeds of a list that was read. */
export function listedIn(list: OpmlList): Listed[] {
  // Lists may also name places that no feed is fetched from (mailto:, ftp:).
  return list.feeds
    .filter((f) => isWebUrl(f.url))
    .map(({ url: address, title, lang, country, topic }) => {
      const { url, login } = withoutLogin(address),
        named = title === undefined || title === address ? url : title.slice(0, LONGEST_TITLE).toWellFormed();
      return { feed: feedOf(url, { title: named, lang, country, topic }), ...(login ? { login } : {}) };
    });
}

/**
 * The feeds of an OPML list.
 * @throws BroadsheetError `input-unreadable` where it is no OPML.
 */
export function feedsOf(bytes: Uint8Array): Feed[] {
  return listed(bytes).map((l) => l.feed);
}

/**
 * Adds the feeds of an OPML list that are not there yet, with their first poll; answers how many.
 * @param keys what logins in addresses are sealed with; without it they are left out.
 */
export async function addFeeds(store: Store, bytes: Uint8Array, now: number, keys?: () => Keys): Promise<number> {
  const feeds = listed(bytes),
    sealing = keys !== undefined && feeds.some((f) => f.login) ? keys() : undefined,
    clock = (): number => now;
  if (sealing) return add({ store, clock, keys: sealing }, feeds);
  return add(
    { store, clock, keys: NO_KEYS },
    feeds.map(({ feed }) => ({ feed })),
  );
}

const never = (): never => {
  throw new Error('nothing is sealed without a key');
};
const NO_KEYS: Keys = { seal: never, open: never, sign: never };
