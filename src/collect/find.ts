import type { Credential } from '../model/account.ts';
import type { Found, FoundFeed } from '../model/found-feed.ts';
import { isRejected } from '../model/outcome.ts';
import { credentialHeaders } from './credentials.ts';
import { decodeText } from './decode.ts';
import { feedLinks } from './discover.ts';
import type { Fetched, Got } from './fetched.ts';
import type { Collector } from './fetcher.ts';
import { parseFeed } from './feeds/parse.ts';
import { addressOf, siteFeeds } from './site-feeds.ts';

type Get = Pick<Collector, 'get'>;

/** One address may take this long, and asking the usual places altogether; somebody waits for the page. */
const PATIENCE_MS = 10_000,
  USUAL_MS = 20_000;
/** Feeds that are offered for one page. */
const MOST = 8;
/** Where publishing programs put their feeds; asked one after another, and only where a page names none. */
const USUAL = ['feed', 'rss.xml', 'feed.xml', 'atom.xml', 'index.xml', 'rss', 'feed.json', 'feeds/posts/default'];
const PAGE_TYPES = 'application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, */*;q=0.5';

/**
 * The feeds at or behind an address as typed: itself, those its page names, those its site is known to have, or those at the usual
 * places. Every one was asked through the collector and is a feed.
 * @param credential told to the origin of that address alone.
 */
export async function findFeeds(typed: string, door: Get, credential?: Credential): Promise<Found> {
  const start = addressOf(typed);
  if ('line' in start) return { feeds: [], line: start.line };
  return { ...(await foundAt(start.url, door, credential)), origin: start.url.origin };
}

async function foundAt(start: URL, door: Get, credential: Credential | undefined): Promise<Found> {
  const credentials = credential && credentialHeaders(credential),
    own = (url: string): boolean => URL.parse(url)?.origin === start.origin;
  const collector: Get = { get: (url, o) => door.get(url, { timeoutMs: PATIENCE_MS, ...o, ...(credentials && own(url) ? { credentials } : {}) }) };
  const known = await verified(siteFeeds(start), collector);
  if (known.length > 0) return { feeds: known };
  const got = await collector.get(start.href, { accept: PAGE_TYPES });
  if (got.status !== 'ok') return { feeds: [], line: got.status === 'not-modified' ? 'The server says nothing changed.' : got.line };
  const itself = feedIn(got, start.href);
  if (itself) return { feeds: [itself] };
  const html = decodeText(got.bytes, got.headers['content-type'] ?? ''),
    links = feedLinks(html, got.finalUrl),
    declared = await verified(wanted(links, 'declared'), collector);
  if (declared.length > 0) return { feeds: declared };
  const guessed = await verified(wanted(links, 'guessed'), collector);
  if (guessed.length > 0) return { feeds: guessed };
  const usual = await firstOf(usualPlaces(got.finalUrl), collector);
  return usual ? { feeds: [usual] } : { feeds: [], line: 'This page names no feed, and none is at the usual places.' };
}

const wanted = (links: ReturnType<typeof feedLinks>, from: 'declared' | 'guessed'): string[] =>
  links
    .filter((l) => l.from === from)
    .map((l) => l.url)
    .slice(0, MOST);

/** What was answered, where it is a feed. */
function feedIn({ bytes, finalUrl, movedTo, headers }: Got, asked?: string): FoundFeed | undefined {
  const feed = parseFeed(bytes, { url: finalUrl, contentType: headers['content-type'] });
  if (isRejected(feed)) return undefined;
  const times = feed.items.flatMap((i) => i.published ?? i.updated ?? []);
  return {
    // A redirect that is not for good may lead elsewhere tomorrow.
    url: movedTo ?? asked ?? finalUrl,
    ...(feed.title ? { title: feed.title } : {}),
    items: feed.items.length,
    ...(times.length > 0 ? { newest: Math.max(...times) } : {}),
  };
}

async function verified(urls: readonly string[], collector: Get): Promise<FoundFeed[]> {
  const answers = await Promise.all(urls.map(async (url) => [url, await collector.get(url)] as const));
  return [...new Map(answers.flatMap(([url, got]) => asFeed(url, got) ?? []).map((f) => [f.url, f])).values()];
}

async function firstOf(urls: readonly string[], collector: Get): Promise<FoundFeed | undefined> {
  const started = performance.now();
  for (const url of urls) {
    if (performance.now() - started > USUAL_MS) break;
    const found = asFeed(url, await collector.get(url))[0];
    if (found) return found;
  }
  return undefined;
}

function asFeed(url: string, got: Fetched): FoundFeed[] {
  const feed = got.status === 'ok' ? feedIn(got, url) : undefined;
  return feed ? [feed] : [];
}

/** Below the page's own folder, then at the root of its site. */
function usualPlaces(pageUrl: string): string[] {
  const folder = new URL(pageUrl.endsWith('/') ? '.' : `${new URL(pageUrl).pathname}/`, pageUrl);
  return [...new Set([folder, new URL('/', pageUrl)].flatMap((base) => USUAL.map((path) => new URL(path, base).href)))];
}
