import type { Item } from '../model/item.ts';
import type { Page } from '../model/page.ts';
import type { Draft, Revision } from '../model/revision.ts';
import { addressKey, numberOf, shortened } from '../text/address.ts';
import { tokens } from '../text/words.ts';
import type { Removals } from '../store/removals.ts';
import { itemNames } from './known.ts';

/**
 * By which numbers a removed article is known when it comes again: hashes of its addresses, of what feeds and wires call it, and of each text that its
 * house printed. Addresses that may lead to others too (those without what may be tracking) are no names here: nothing else is to be kept out.
 */

/** Whether anything ever was: nearly every paper hashes and looks for nothing. */
export const isAnyRemoved = async (removals: Pick<Removals, 'newest'>): Promise<boolean> => (await removals.newest()) !== 0;

/** Of what comes that of which no article was removed, as far as its names say. */
export async function notRemoved<T>(
  removals: Pick<Removals, 'newest' | 'named'>,
  given: readonly T[],
  namesOf: (one: T) => readonly number[],
): Promise<readonly T[]> {
  if (!(await isAnyRemoved(removals))) return given;
  const names = given.map(namesOf),
    gone = await removals.named(names.flat());
  return gone.size === 0 ? given : given.filter((_, i) => !names[i]?.some((name) => gone.has(name)));
}

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
export function namesOfPage({ url, finalUrl, hints: { itemId, itemOnly, wire } }: Arrived): readonly number[] {
  return [
    ...(wire ? [numberOf('guid', wire.guid)] : []),
    ...(itemId === undefined ? [] : [itemNumber(itemId)]),
    ...(itemOnly ? [] : [url, finalUrl].flatMap((one) => addressKey(one) ?? [])),
  ];
}
type Arrived = Pick<Page, 'url' | 'finalUrl' | 'hints'>;

/**
 * The plain addresses behind those of a page: without what may be tracking. They are looked for, and never kept: where a parameter tells articles apart, that
 * of one would keep out all the others.
 *
 * @param canonicalUrl where the page itself has said where it belongs.
 */
export function plainNamesOf({ url, finalUrl, hints: { itemOnly } }: Arrived, canonicalUrl = ''): readonly number[] {
  if (itemOnly) return [];
  return [url, finalUrl, canonicalUrl].flatMap((one) => {
    const plain = addressKey(shortened(one));
    return plain === undefined || plain === addressKey(one) ? [] : [plain];
  });
}

/** Of what was read of a page: its own address, unless it shares that, and its words. */
export function namesOfDraft(draft: Draft, page: Page, sourceId: string): readonly number[] {
  return [...(page.hints.itemOnly ? [] : [addressKey(draft.canonicalUrl) ?? []].flat()), ...textNumbers(draft, sourceId)];
}

/** Words from which a text is known by them alone: what is shorter ("Cartoon of the day") its house may print again tomorrow, so it goes with its time. */
const ENOUGH = 80;

/** The words of a text as its house printed them, whatever their spacing; none of a short text of which it is not known when it was published. */
export function textNumbers({ text, published }: Pick<Revision, 'text' | 'published'>, sourceId: string): readonly number[] {
  const words = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  if (tokens(words).length >= ENOUGH) return [numberOf('removed text', sourceId, words)];
  return published === undefined ? [] : [numberOf('removed text', sourceId, words, published)];
}

/** The longest plain piece of an address: rows that hold it are looked at one by one, however they spell the rest of it. */
export function pieceOf(url: string): string | undefined {
  const parts = URL.parse(url),
    pieces = `${parts?.pathname ?? ''} ${parts?.search ?? ''}`.match(/[\w-]+/g) ?? [],
    longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '');
  if (longest.length >= LEAST) return longest;
  return parts?.host || undefined;
}
const LEAST = 6;
