import { idOf } from '../model/id.ts';
import type { Item, ItemName } from '../model/item.ts';
import { addressKey, numberOf } from '../text/address.ts';

/** Items as they are to be kept, and what they are known by that was not known before. */
export interface Recognised {
  readonly items: readonly Item[];
  readonly names: readonly ItemName[];
}

/** The numbers by which the items of a feed are found again: by link, by guid and, where there is no link of its own, by their words. */
export function itemNames(items: readonly Item[]): readonly number[] {
  return items.flatMap((item) => Object.values(namesOf(item)).filter((n) => n !== undefined));
}

interface Names {
  readonly link?: number;
  readonly guid?: number;
  readonly words?: number;
}
function namesOf({ feedId, url, sharesPage, guid, title, summaryHtml = '', contentHtml = '' }: Item): Names {
  const address = url === undefined || sharesPage ? undefined : addressKey(url),
    // By http and https, with `www.` and without it is one guid.
    permalink = /^https?:/i.test(guid) ? addressKey(guid) : undefined;
  return {
    ...(address === undefined ? { words: numberOf('words', feedId, title, summaryHtml, contentHtml) } : { link: numberOf('link', feedId, address) }),
    guid: numberOf('guid', feedId, permalink ?? guid),
  };
}

/**
 * The items of a poll with the ids of those that they are: one has the link of a known item, or its guid (a feed may make new guids at
 * each poll, or new links), or, without a link, its words. A guid that a known item had is not believed where that item
 * still stands there with its own link: then guids are places in a list. What was first seen keeps that time. Dates
 * that moved for most of what is known, whose words are as they were, are those of the feed's making and change nothing.
 *
 * @param named the items that have one of `itemNames`. @param stored those items, and those with the ids of the given ones.
 */
export function recognised(items: readonly Item[], named: readonly ItemName[], stored: readonly Item[]): Recognised {
  const ids = new Map(named.map(({ name, itemId }) => [name, itemId])),
    known = new Map(stored.map((item) => [item.id, item])),
    links = new Set(items.flatMap((item) => namesOf(item).link ?? [])),
    used = new Set<string>();
  const identified = items.map((item) => {
    const names = namesOf(item),
      named = of(ids, names.guid) ?? (known.has(item.id) ? item.id : undefined),
      its = named === undefined ? undefined : known.get(named),
      itsLink = its && namesOf(its).link,
      isPlace = itsLink !== undefined && itsLink !== names.link && links.has(itsLink),
      own = idOf('item', item.feedId, item.guid, item.url ?? '', item.title),
      candidates = [of(ids, names.link), isPlace ? undefined : named, of(ids, names.words), isPlace ? undefined : item.id],
      id = candidates.find((c) => c !== undefined && !used.has(c)) ?? own;
    used.add(id);
    return { item: { ...item, id }, names, before: known.get(id) };
  });
  const met = identified.flatMap(({ item, before }) => (before && saysTheSame(item, before) ? [{ item, before }] : [])),
    moved = met.filter(({ item, before }) => item.published !== before.published || item.updated !== before.updated).length,
    areDatesMade = moved > 1 && moved * 2 > met.length;
  return {
    items: identified.map(({ item, before }) => {
      if (!before) return item;
      const dates = areDatesMade && saysTheSame(item, before) ? { published: before.published, updated: before.updated } : {};
      return { ...item, ...dates, seenAt: Math.min(before.seenAt, item.seenAt) };
    }),
    names: identified.flatMap(({ item, names }) =>
      Object.values(names).flatMap((name) => (name === undefined || ids.get(name) === item.id ? [] : [{ name, itemId: item.id }])),
    ),
  };
}

const of = (ids: ReadonlyMap<number, string>, name: number | undefined): string | undefined => (name === undefined ? undefined : ids.get(name));

function saysTheSame(a: Item, b: Item): boolean {
  return a.title === b.title && a.summaryHtml === b.summaryHtml && a.contentHtml === b.contentHtml;
}
