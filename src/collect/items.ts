import { createHash } from 'node:crypto';
import type { Feed } from '../model/feed.ts';
import { idOf } from '../model/id.ts';
import type { Item } from '../model/item.ts';
import { addressKey } from '../text/address.ts';
import { AHEAD_MS } from '../text/timestamp.ts';
import type { ParsedFeed, ParsedItem } from './feeds/feed.ts';
import { plainText } from './feeds/sanitise.ts';
import { isWebUrl } from './feeds/url.ts';

/** From so many items of different titles at one address on, it is that of a ticker or a front page, and not of an article that stands there twice. */
const TICKER = 3;
/** Pages of tickers that are remembered of a feed. */
const MOST_TICKERS = 20;

/**
 * The items of a feed as it says them, each with an id of its own: by its guid, where no other item has it too; else its link, where that is its
 * own; else its words. Of two versions of one entry (RFC 4287, 4.1.1) the newer one stays. `now`: epoch ms.
 *
 * @param known pages that several items of the feed were seen to share before, by number: a hub pushes one entry of a ticker alone.
 */
export function itemsOf(feed: Feed, parsed: ParsedFeed, now: number, known: readonly number[] = []): readonly Item[] {
  const sharedGuids = sharedBy(parsed.items, (p) => p.guid, sharedLink, 2),
    tickers = new Set([...tickersIn(parsed), ...known]),
    items = new Map<string, Item>();
  for (const [position, p] of parsed.items.entries()) {
    const item = itemOf(feed, parsed, p, { position, now, sharedGuids, tickers }),
      other = item && items.get(item.id);
    if (!item) continue;
    if (!other) items.set(item.id, item);
    else if (timeOf(item) > timeOf(other)) items.set(item.id, { ...item, position: other.position });
  }
  return [...items.values()];
}

/** The pages, by number, that are those of several items at once. */
export const tickersIn = (parsed: ParsedFeed): readonly number[] => [...sharedBy(parsed.items, pageOf, titleOf, TICKER)].slice(0, MOST_TICKERS);

/** What is said of the items, dates that count included, as a hash: where it is as it was, `itemsOf` is too, but for the time at which they are seen. */
export function saidOf({ lang }: Feed, parsed: ParsedFeed, now: number): string {
  const said = parsed.items.map((p) => ({ ...p, published: plausible(p.published, now), updated: plausible(p.updated, now) }));
  return createHash('sha256')
    .update(JSON.stringify([lang, parsed.lang, said]))
    .digest('base64')
    .slice(0, 22);
}

/** When the items are dated, as far as they are; epoch ms. */
export function datesOf(items: readonly Pick<ParsedItem, 'published' | 'updated'>[], now: number): readonly number[] {
  return items.flatMap((p) => plausible(p.published, now) ?? plausible(p.updated, now) ?? []);
}

/** Keys that `least` things or more have, which are told apart by `what`: they identify none of them. */
function sharedBy<K>(items: readonly ParsedItem[], key: (p: ParsedItem) => K | undefined, what: (p: ParsedItem) => string, least: number): ReadonlySet<K> {
  const things = new Map<K, Set<string>>();
  for (const p of items) {
    const k = key(p);
    if (k === undefined) continue;
    const known = things.get(k);
    if (known) known.add(what(p));
    else things.set(k, new Set([what(p)]));
  }
  return new Set([...things].filter(([, those]) => those.size >= least).map(([k]) => k));
}

/** What tells the items of a shared guid apart: their links; without any, their words. */
const sharedLink = (p: ParsedItem): string => (isWebUrl(p.url) ? String(addressKey(p.url) ?? p.url) : wordsOf(p));
const pageOf = (p: ParsedItem): number | undefined => (isWebUrl(p.url) ? addressKey(p.url) : undefined);
const titleOf = (p: ParsedItem): string => p.title ?? titleFrom(p);
const wordsOf = (p: ParsedItem): string => `${titleOf(p)}\0${plainText(p.contentHtml ?? p.summaryHtml ?? '')}`;
const timeOf = (i: Item): number => i.updated ?? i.published ?? 0;

interface At {
  readonly position: number;
  readonly now: number;
  readonly sharedGuids: ReadonlySet<string>;
  readonly tickers: ReadonlySet<number>;
}

function itemOf(feed: Feed, parsed: ParsedFeed, p: ParsedItem, { position, now, sharedGuids, tickers }: At): Item | undefined {
  const url = isWebUrl(p.url) ? p.url : undefined,
    title = titleOf(p);
  if (!url && !title && !p.contentHtml) return undefined;
  const page = pageOf(p),
    // A site's front page has no number.
    sharesPage = url !== undefined && (page === undefined || tickers.has(page)),
    guid = p.guid !== undefined && !sharedGuids.has(p.guid) ? p.guid : undefined,
    key = guid ?? (sharesPage ? undefined : url) ?? wordsOf(p);
  return {
    id: idOf('item', feed.id, key),
    feedId: feed.id,
    guid: guid ?? key,
    url,
    ...(sharesPage ? { sharesPage } : {}),
    title,
    summaryHtml: p.summaryHtml,
    contentHtml: p.contentHtml,
    authors: p.authors.map((person) => person.name ?? '').filter((n) => n !== ''),
    categories: p.categories,
    published: plausible(p.published, now),
    updated: plausible(p.updated, now),
    lang: p.lang ?? parsed.lang ?? feed.lang,
    position,
    seenAt: now,
  };
}

/** For an item without a title: the beginning of its own words, cut between words; empty where it has none. */
function titleFrom(p: ParsedItem): string {
  const text = plainText(p.summaryHtml ?? p.contentHtml ?? '');
  if (text.length <= 100) return text;
  const cut = text.slice(0, 101).lastIndexOf(' ');
  return text.slice(0, cut > 40 ? cut : 100);
}

function plausible(time: number | undefined, now: number): number | undefined {
  return time !== undefined && time <= now + AHEAD_MS && time > 0 ? time : undefined;
}
