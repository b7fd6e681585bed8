import { pollWork } from '../../model/feed.ts';
import { firstPolls } from '../../model/spread.ts';
import type { Store } from '../../store/store.ts';
import { boundTo, type Desk, type Listed, type ListedLists } from './desk.ts';

/** Adds feeds that are not there yet, with their first poll and their logins; answers how many. */
export async function addFeeds({ store, keys, clock }: Pick<Desk, 'store' | 'keys' | 'clock'>, listed: readonly Listed[]): Promise<number> {
  const there = await known(store, 'id'),
    // A feed that has moved keeps the id of its old address.
    addresses = await known(store, 'url'),
    fresh = [...new Map(listed.filter(({ feed }) => !there.has(feed.id) && !addresses.has(feed.url)).map((l) => [l.feed.id, l])).values()],
    now = clock(),
    first = firstPolls(
      fresh.map((l) => l.feed.id),
      now,
    );
  await store.in(async (tx) => {
    await tx.feeds.put(fresh.map((l) => l.feed));
    for (const { feed, login } of fresh) {
      const origin = URL.parse(feed.url)?.origin ?? '';
      if (login) await tx.credentials.put({ feedId: feed.id, origin, sealed: keys.seal(JSON.stringify(login), boundTo(feed.id, origin)) });
    }
    await tx.work.add(fresh.map((l) => pollWork(l.feed, first.get(l.feed.id) ?? now)));
  });
  return fresh.length;
}

/** How many feeds were added, of the list itself and of each that it names. */
export interface AddedLists {
  readonly added: number;
  readonly lists: readonly { readonly url: string; readonly added: number; readonly line?: string }[];
  readonly left: number;
}

/** Adds the feeds of a list, then those of the lists that it names. */
export async function addLists(desk: Pick<Desk, 'store' | 'keys' | 'clock'>, { feeds, lists, left }: ListedLists): Promise<AddedLists> {
  const own = await addFeeds(desk, feeds),
    from: AddedLists['lists'][number][] = [];
  for (const { url, feeds: named, line } of lists)
    from.push({ url, added: named.length > 0 ? await addFeeds(desk, named) : 0, ...(line === undefined ? {} : { line }) });
  return { added: from.reduce((sum, l) => sum + l.added, own), lists: from, left };
}

/** The ids or the addresses of all feeds. */
export async function known(store: Store, what: 'id' | 'url'): Promise<ReadonlySet<string>> {
  return new Set((await store.feeds.all()).map((f) => f.feed[what]));
}
