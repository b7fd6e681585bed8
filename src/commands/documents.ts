import { parseFeed } from '../collect/feeds/parse.ts';
import { pageOf } from '../collect/fetch.ts';
import { itemsOf } from '../collect/items.ts';
import { namesOfPage, notRemoved } from '../collect/removed.ts';
import type { PassedOver } from '../collect/wires/item.ts';
import { standings, wirePage } from '../collect/wires/page.ts';
import { readWire } from '../collect/wires/read.ts';
import { BroadsheetError } from '../errors.ts';
import { feedOf } from '../model/feed.ts';
import { isRejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import { standingId } from '../model/wire.ts';
import type { Store } from '../store/store.ts';
import type { PageOptions } from './files.ts';

/** What a document holds: pages to clean, and what in it is no report, each with a plain line. */
export interface Held {
  readonly pages: readonly Page[];
  readonly passed: readonly PassedOver[];
}

/**
 * The pages in an XML or JSON document, by what it holds: an agency's wire (ninjs, NewsML-G2, NITF), else a feed (RSS, Atom, JSON Feed).
 *
 * Undefined where it is neither. @throws BroadsheetError `input-unreadable` where it is a wire's but cannot be read whole.
 */
export function heldIn(name: string, bytes: Uint8Array, options: PageOptions): Held | undefined {
  const wire = readWire(bytes);
  if (wire && isRejected(wire)) throw new BroadsheetError('input-unreadable', wire.detail.replace(/\.$/, ''));
  if (wire) return { pages: wire.items.map((item) => wirePage(item, options)), passed: wire.passed };
  const feed = parseFeed(bytes, { url: '' });
  if (isRejected(feed) || feed.format === 'sitemap') return undefined;
  const { now } = options,
    whose = options.sourceName ?? feed.title;
  const pages = itemsOf(feedOf(`file:${name}`), feed, now).flatMap((item) => {
    const made = pageOf(item, undefined, 0, now);
    // Items that have an address are their domain's.
    return 'page' in made ? [{ ...made.page, hints: { ...made.page.hints, ...(item.url === undefined && whose ? { sourceName: whose } : {}) } }] : [];
  });
  return { pages, passed: [] };
}

/**
 * Puts pages into the store, and what was said last of the wire items among them; but for those of articles that were removed.
 * @returns what was put.
 */
export async function putPages(tx: Store, given: readonly Page[]): Promise<readonly Page[]> {
  const pages = await notRemoved(tx.removals, given, namesOfPage);
  await tx.pages.put(pages);
  const guids = new Set(pages.flatMap(({ hints }) => hints.wire?.guid ?? []));
  if (guids.size > 0) await tx.pages.put(standings(pages, await tx.pages.get([...guids].map(standingId))));
  return pages;
}
