import type { Credential } from '../model/account.ts';
import type { Found, FoundFeed } from '../model/found-feed.ts';
import { isRejected } from '../model/outcome.ts';
import { credentialHeaders } from './credentials.ts';
import { askFeed, contextOf } from './ask.ts';
import type { FeedLink } from './discover.ts';
import type { Fetched, GetOptions } from './fetched.ts';
import type { Collector } from './fetcher.ts';
import { decodeText } from './decode.ts';
import { resolveUrl } from './feeds/url.ts';
import { ROBOTS_BYTES } from './robots.ts';
import { readHere, type Read } from './read.ts';
import { addressOf, siteFeeds } from './site-feeds.ts';

type Door = Pick<Collector, 'get' | 'page'>;
/** Asks an address and has the answer read as a feed. */
type Ask = (url: string, options?: GetOptions) => Promise<Fetched>;

/** One address may take this long, and asking the usual places altogether; somebody waits for the page. */
const PATIENCE_MS = 10_000,
  USUAL_MS = 20_000;
/** Sitemaps of robots.txt that are asked. */
const SITEMAPS = 4;
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
export async function findFeeds(typed: string, collector: Door, credential?: Credential, read: Read = readHere): Promise<Found> {
  const start = addressOf(typed);
  if ('line' in start) return { feeds: [], line: start.line };
  return { ...(await foundAt(start.url, collector, credential, read)), origin: start.url.origin };
}

async function foundAt(start: URL, collector: Door, credential: Credential | undefined, read: Read): Promise<Found> {
  const credentials = credential && credentialHeaders(credential),
    own = (url: string): boolean => URL.parse(url)?.origin === start.origin;
  const ask: Ask = (url, o) => askFeed({ url }, collector, read, { timeoutMs: PATIENCE_MS, ...o, ...(credentials && own(url) ? { credentials } : {}) });
  const known = await verified(siteFeeds(start), ask);
  if (known.length > 0) return { feeds: known };
  const got = await ask(start.href, { accept: PAGE_TYPES });
  if (got.status !== 'ok') return { feeds: [], line: got.status === 'not-modified' ? 'The server says nothing changed.' : got.line };
  const [itself] = asFeed(start.href, got);
  if (itself) return { feeds: [itself] };
  const links = await read('links', got.bytes, contextOf(got));
  if ('rejected' in links) return { feeds: [], line: links.detail };
  const declared = await verified(wanted(links, 'declared'), ask);
  if (declared.length > 0) return { feeds: declared };
  const guessed = await verified(wanted(links, 'guessed'), ask);
  if (guessed.length > 0) return { feeds: guessed };
  const usual = await firstOf(usualPlaces(got.finalUrl), ask);
  if (usual) return { feeds: [usual] };
  const maps = await verified(await sitemapsOf(got.finalUrl, ask), ask);
  if (maps.length > 0) return { feeds: maps };
  const [page] = asFeed(start.href, await askFeed({ url: start.href, kind: 'page' }, collector, read));
  return page ? { feeds: [{ ...page, kind: 'page' }] } : { feeds: [], line: 'This page names no feed, and none is at the usual places.' };
}

/** The sitemaps that robots.txt names (sitemaps.org, 0.9): those of news answer as feeds. */
async function sitemapsOf(pageUrl: string, ask: Ask): Promise<readonly string[]> {
  const got = await ask(new URL('/robots.txt', pageUrl).href, { accept: 'text/plain, */*;q=0.5', maxBytes: ROBOTS_BYTES });
  if (got.status !== 'ok') return [];
  const named = decodeText(got.bytes, got.headers['content-type']).matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S+)/gim);
  return [...new Set([...named].flatMap((m) => resolveUrl(m[1], got.finalUrl) ?? []))].sort((a, b) => speaksOfNews(b) - speaksOfNews(a)).slice(0, SITEMAPS);
}
const speaksOfNews = (url: string): number => Number(/news/i.test(url));

const wanted = (links: readonly FeedLink[], from: 'declared' | 'guessed'): string[] =>
  links
    .filter((l) => l.from === from)
    .map((l) => l.url)
    .slice(0, MOST);

async function verified(urls: readonly string[], ask: Ask): Promise<FoundFeed[]> {
  const answers = await Promise.all(urls.map(async (url) => [url, await ask(url)] as const));
  return [...new Map(answers.flatMap(([url, got]) => asFeed(url, got) ?? []).map((f) => [f.url, f])).values()];
}

async function firstOf(urls: readonly string[], ask: Ask): Promise<FoundFeed | undefined> {
  const started = performance.now();
  for (const url of urls) {
    if (performance.now() - started > USUAL_MS) break;
    const found = asFeed(url, await ask(url))[0];
    if (found) return found;
  }
  return undefined;
}

/** What was answered, where it is a feed. */
function asFeed(asked: string, got: Fetched): FoundFeed[] {
  const feed = got.status === 'ok' ? got.parsed : undefined;
  if (got.status !== 'ok' || !feed || isRejected(feed)) return [];
  const times = feed.items.flatMap((i) => i.published ?? i.updated ?? []);
  return [
    {
      // A redirect that is not for good may lead elsewhere tomorrow.
      url: got.movedTo ?? asked,
      ...(feed.title ? { title: feed.title } : {}),
      items: feed.items.length,
      ...(times.length > 0 ? { newest: Math.max(...times) } : {}),
    },
  ];
}

/** Below the page's own folder, then at the root of its site. */
function usualPlaces(pageUrl: string): string[] {
  const folder = new URL(pageUrl.endsWith('/') ? '.' : `${new URL(pageUrl).pathname}/`, pageUrl);
  return [...new Set([folder, new URL('/', pageUrl)].flatMap((base) => USUAL.map((path) => new URL(path, base).href)))];
}
