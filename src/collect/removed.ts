import type { Item } from '../model/item.ts';
import type { Page } from '../model/page.ts';
import type { Draft, Revision } from '../model/revision.ts';
import { addressKey, normalised, numberOf, shortened } from '../text/address.ts';
import { itemNames } from './known.ts';

/**
 * By which numbers a removed article is known when it comes again: hashes of its addresses, of what feeds and wires call it, and of each text that its
 * house printed. Addresses that may lead to others too (those without what may be tracking) are no names here: nothing else is to be kept out.
 */

/** A feed's numbers for places in a list, which the next article has in its turn. */
const PLACE = /^\d{1,3}$/;

/** Of an item of a feed. */
export function namesOfItem(item: Item): readonly number[] {
  const { url, sharesPage, guid, feedId } = item,
    address = url === undefined || sharesPage ? undefined : addressKey(url),
    placed = PLACE.test(guid) ? numberOf('guid', feedId, guid) : undefined;
  return [
    ...(address === undefined ? [] : [address]),
    ...itemNames([item]).filter((name) => name !== placed),
    ...(placed === undefined || address === undefined ? [itemNumber(item.id)] : []),
  ];
}

/** What an article that came by an item of a feed is known by. */
export const itemNumber = (itemId: string): number => numberOf('item', itemId);
/** Whether what its feed calls an item is only a place in a list. */
export const isPlaced = ({ guid, url }: Item): boolean => PLACE.test(guid) && url !== undefined;

/** Of a page: where it was asked for and found, and what brought it. */
export function namesOfPage({ url, finalUrl, hints: { itemId, itemOnly, wire } }: Pick<Page, 'url' | 'finalUrl' | 'hints'>): readonly number[] {
  return [
    ...(wire ? [numberOf('guid', wire.guid)] : []),
    ...(itemId === undefined ? [] : [itemNumber(itemId)]),
    ...(itemOnly ? [] : [url, finalUrl].flatMap(addressesOf)),
  ];
}

/** Of what was read of a page: its own address, unless it shares that, and its words. */
export function namesOfDraft(draft: Draft, page: Page, sourceId: string): readonly number[] {
  return [...(page.hints.itemOnly ? [] : addressesOf(draft.canonicalUrl)), textNumber(draft, sourceId)];
}

/** An address, and the same without what may be tracking. */
const addressesOf = (url: string): readonly number[] => [url, shortened(normalised(url))].flatMap((one) => addressKey(one) ?? []);

/** The words of a text as its house printed them, whatever their spacing. */
export const textNumber = ({ text }: Pick<Revision, 'text'>, sourceId: string): number =>
  numberOf('removed text', sourceId, text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim());

/** The longest plain piece of an address: rows that hold it are looked at one by one, however they spell the rest of it. */
export function pieceOf(url: string): string | undefined {
  const parts = URL.parse(url),
    pieces = `${parts?.pathname ?? ''} ${parts?.search ?? ''}`.match(/[\w-]+/g) ?? [],
    longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '');
  if (longest.length >= LEAST) return longest;
  return parts?.host || undefined;
}
const LEAST = 6;
