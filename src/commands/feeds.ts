import { withoutLogin } from '../collect/credentials.ts';
import { parseOpml, type OpmlFeed, type OpmlList } from '../collect/feeds/opml.ts';
import { namedLists, type ListDoor } from '../collect/lists.ts';
import { isWebUrl } from '../collect/feeds/url.ts';
import { readHere } from '../collect/read.ts';
import { BroadsheetError } from '../errors.ts';
import { feedOf, pollWork, type Feed } from '../model/feed.ts';
import { isRejected } from '../model/outcome.ts';
import { addFeeds as add, addLists, type AddedLists } from '../serve/desk/add-feeds.ts';
import type { Listed, ListedLists } from '../serve/desk/desk.ts';
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
export function listedIn({ feeds }: { readonly feeds: readonly OpmlFeed[] }): Listed[] {
  // Lists may also name places that no feed is fetched from (mailto:, ftp:).
  return feeds
    .filter((f) => isWebUrl(f.url))
    .map(({ url: address, title, lang, country, topic, kind }) => {
      const { url, login } = withoutLogin(address),
        named = title === undefined || title === address ? url : title.slice(0, LONGEST_TITLE).toWellFormed();
      return { feed: feedOf(url, { title: named, lang, country, topic, ...(kind ? { kind } : {}) }), ...(login ? { login } : {}) };
    });
}

/**
 * The feeds of an OPML list.
 * @throws BroadsheetError `input-unreadable` where it is no OPML.
 */
export function feedsOf(bytes: Uint8Array): Feed[] {
  return listed(bytes).map((l) => l.feed);
}

/** Adds the feeds of a list of ours that are not there yet, with their first poll. */
export async function addFeeds(store: Store, bytes: Uint8Array, now: number): Promise<void> {
  await add(
    { store, clock: () => now, keys: NO_KEYS },
    listed(bytes).map(({ feed }) => ({ feed })),
  );
}

/**
 * Adds the feeds of a stranger's OPML list that are not there yet, and those of the lists that it names, with their first poll.
 * @param keys what logins in addresses are sealed with.
 * @param door what the lists are asked for with that it names; without it none is.
 * @throws BroadsheetError `input-unreadable` where it is no OPML.
 */
export async function addList(store: Store, bytes: Uint8Array, now: number, keys: () => Keys, door?: ListDoor): Promise<AddedLists> {
  const list = await (door?.read ?? readHere)('list', bytes, { url: '' });
  if (isRejected(list)) throw new BroadsheetError('input-unreadable', list.detail.replace(/\.$/, ''));
  const whole = await listsIn(list, door),
    hasLogin = [whole, ...whole.lists].some((l) => l.feeds.some((f) => f.login));
  return addLists({ store, clock: () => now, keys: hasLogin ? keys() : NO_KEYS }, whole);
}

/** The feeds of a list, and those of the lists that it names. */
export async function listsIn(list: OpmlList, door: ListDoor | undefined): Promise<ListedLists> {
  const { lists, left } = await namedLists(list, door);
  return { feeds: listedIn(list), lists: lists.map((l) => ({ ...l, feeds: listedIn(l) })), left };
}

const never = (): never => {
  throw new Error('nothing is sealed without a key');
};
const NO_KEYS: Keys = { seal: never, open: never, sign: never };

/** What came of the lists that a list names, a line each. */
export function listLines(lists: AddedLists['lists'], left: number): readonly string[] {
  const count = (n: number): string => `${n} ${n === 1 ? 'feed' : 'feeds'} added`;
  return [
    ...lists.map(
      ({ url, added, line }) =>
        `  list ${url}: ${[...(added > 0 || line === undefined ? [count(added)] : []), ...(line === undefined ? [] : [line])].join('; ')}`,
    ),
    ...(left > 0 ? [`  and ${left} more lists that were not asked for`] : []),
  ];
}
