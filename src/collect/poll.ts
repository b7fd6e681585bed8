import type { Feed, FeedState } from '../model/feed.ts';
import { idOf } from '../model/id.ts';
import type { Item } from '../model/item.ts';
import { isRejected } from '../model/outcome.ts';
import { retryAfter, type Fetched } from './fetched.ts';
import type { ParsedFeed, ParsedItem, Person } from './feeds/feed.ts';
import { parseFeed } from './feeds/parse.ts';
import { plainText } from './feeds/sanitise.ts';
import { isWebUrl } from './feeds/url.ts';
import { deskOrder } from './order.ts';
import type { Headers } from './rights.ts';

export interface Polled {
  readonly state: FeedState;
  readonly items: readonly Item[];
  /** The feed with what it now says of itself, where that changed. */
  readonly feedPatch?: Feed;
}

const MINUTE = 60_000;
const SOONEST = 5 * MINUTE;
const LATEST = 24 * 60 * MINUTE;
const USUAL = 30 * MINUTE;
/** Clocks of servers run ahead; dates further ahead than this are wrong and are left out. */
const AHEAD = 24 * 60 * MINUTE;

/** What one poll of a feed means: its items, its next state, and when to ask again. */
export function polled(feed: Feed, state: FeedState | undefined, fetched: Fetched, now: number): Polled {
  if (fetched.status === 'not-modified') return { state: unchanged(feed, state, fetched.headers, now), items: [] };
  if (fetched.status !== 'ok') return { state: failed(feed, state, fetched.line, now, fetched.retryAfterMs), items: [] };
  const { headers, bytes, finalUrl } = fetched;
  const parsed = parseFeed(bytes, {
    url: finalUrl,
    contentType: headers['content-type'],
    contentLocation: headers['content-location'],
    contentLanguage: headers['content-language'],
  });
  if (isRejected(parsed)) return { state: failed(feed, state, parsed.detail, now), items: [] };
  const items = itemsOf(feed, parsed, now);
  const order = deskOrder(items);
  const every = Math.max(rhythm(items, now), (parsed.ttlMinutes ?? 0) * MINUTE, freshFor(headers));
  return {
    state: {
      feedId: feed.id,
      etag: headers['etag'],
      lastModified: headers['last-modified'],
      nextAt: now + spread(feed.id, every),
      lastPolledAt: now,
      lastOkAt: now,
      failures: 0,
      items: items.length,
      ...order,
    },
    items,
    feedPatch: patch(feed, parsed, fetched.movedTo),
  };
}

function unchanged(feed: Feed, state: FeedState | undefined, headers: Headers, now: number): FeedState {
  const last = state?.lastPolledAt === undefined ? USUAL : state.nextAt - state.lastPolledAt;
  const every = Math.max(last * 1.25, freshFor(headers));
  return {
    ...state,
    feedId: feed.id,
    etag: headers['etag'] ?? state?.etag,
    lastModified: headers['last-modified'] ?? state?.lastModified,
    nextAt: now + spread(feed.id, Math.min(every, 4 * 60 * MINUTE)),
    lastPolledAt: now,
    lastOkAt: now,
    failures: 0,
    lastError: undefined,
  };
}

/** Doubles from five minutes to a day; a server's own wish is kept where it is later. */
function failed(feed: Feed, state: FeedState | undefined, line: string, now: number, wish = 0): FeedState {
  const failures = (state?.failures ?? 0) + 1;
  const every = Math.max(SOONEST * 2 ** Math.min(failures - 1, 10), wish);
  return { ...state, feedId: feed.id, nextAt: now + spread(feed.id, every), lastPolledAt: now, failures, lastError: line };
}

/** Half the median time between the newest twenty items: a feed of ten an hour is asked every few minutes, a silent one daily. */
function rhythm(items: readonly Item[], now: number): number {
  const times = items
    .flatMap((i) => i.published ?? i.updated ?? [])
    .sort((a, b) => b - a)
    .slice(0, 20);
  if (times.length < 2) return USUAL;
  const gaps = times
    .slice(1)
    .map((t, i) => (times[i] ?? t) - t)
    .sort((a, b) => a - b);
  const silence = now - (times[0] ?? now);
  return Math.max((gaps[gaps.length >> 1] ?? USUAL) / 2, Math.min(silence / 10, LATEST));
}

/** Cache-Control: max-age in ms, at most an hour: it is set for proxies, and long ones are rarely meant. */
function freshFor(headers: Headers): number {
  const seconds = Number(/\bmax-age\s*=\s*"?(\d+)/i.exec(headers['cache-control'] ?? '')?.[1] ?? 0);
  return Math.min(Math.max(seconds * 1000, retryAfter(headers['retry-after'], 0) ?? 0), 60 * MINUTE);
}

/** The interval within its bounds, moved by up to a tenth by the feed's own id, so that feeds added together do not stay together. */
function spread(feedId: string, every: number): number {
  const bounded = Math.min(Math.max(every, SOONEST), LATEST);
  const part = parseInt(idOf('spread', feedId).slice(0, 6), 16) / 0xffffff;
  return Math.round(bounded * (1 + part / 10));
}

/** What a feed document says as the items of its feed, each once. */
export function itemsOf(feed: Feed, parsed: ParsedFeed, now: number): readonly Item[] {
  const shared = sharedGuids(parsed.items);
  const items = new Map<string, Item>();
  for (const [position, p] of parsed.items.entries()) {
    const item = itemOf(feed, parsed, p, { position, now, shared });
    if (item && !items.has(item.id)) items.set(item.id, item);
  }
  return [...items.values()];
}

/** Guids that a careless feed gives to items with different links: they identify nothing. */
function sharedGuids(items: readonly ParsedItem[]): ReadonlySet<string> {
  const links = new Map<string, string | undefined>();
  const shared = new Set<string>();
  for (const { guid, url } of items) {
    if (guid === undefined) continue;
    if (links.has(guid) && links.get(guid) !== url) shared.add(guid);
    links.set(guid, url);
  }
  return shared;
}

function itemOf(feed: Feed, parsed: ParsedFeed, p: ParsedItem, at: { position: number; now: number; shared: ReadonlySet<string> }): Item | undefined {
  const url = isWebUrl(p.url) ? p.url : undefined;
  const title = p.title ?? titleFrom(p);
  if (!url && !title && !p.contentHtml) return undefined;
  const published = plausible(p.published, at.now);
  const key = (p.guid !== undefined && !at.shared.has(p.guid) ? p.guid : undefined) ?? url ?? `${title}\0${published ?? ''}`;
  return {
    id: idOf('item', feed.id, key),
    feedId: feed.id,
    guid: p.guid ?? key,
    url,
    title,
    summaryHtml: p.summaryHtml,
    contentHtml: p.contentHtml,
    authors: p.authors.map(nameOf).filter((n) => n !== ''),
    categories: p.categories,
    published,
    updated: plausible(p.updated, at.now),
    lang: p.lang ?? parsed.lang ?? feed.lang,
    position: at.position,
    seenAt: at.now,
  };
}

/** For an item without a title: the beginning of its own words, cut between words; empty where it has none. */
function titleFrom(p: ParsedItem): string {
  const text = plainText(p.summaryHtml ?? p.contentHtml ?? '');
  if (text.length <= 100) return text;
  const cut = text.slice(0, 101).lastIndexOf(' ');
  return text.slice(0, cut > 40 ? cut : 100);
}

function nameOf(person: Person): string {
  return person.name ?? '';
}

function plausible(time: number | undefined, now: number): number | undefined {
  return time !== undefined && time <= now + AHEAD && time > 0 ? time : undefined;
}

function patch(feed: Feed, parsed: ParsedFeed, movedTo: string | undefined): Feed | undefined {
  const title = feed.title && feed.title !== feed.url ? feed.title : parsed.title || feed.title;
  const next = { ...feed, title, lang: feed.lang ?? parsed.lang?.toLowerCase().split('-')[0], url: movedTo ?? feed.url };
  return next.title === feed.title && next.lang === feed.lang && next.url === feed.url ? undefined : next;
}
