import { parseDate as date } from '../../src/text/timestamp.ts';
import { parseOpml as opml } from '../../src/collect/feeds/opml.ts';
import { parseSitemap as sitemap } from '../../src/collect/feeds/sitemap.ts';
import { parseFeed as parse } from '../../src/collect/feeds/parse.ts';
import { isRejected } from '../../src/model/outcome.ts';
import type { ParsedItem } from '../../src/collect/feeds/feed.ts';

interface Context {
  readonly file: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const iso = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());

/** The scorer's shape of a feed. */
export function parseFeed(bytes: Uint8Array, context: Context): object {
  const feed = parse(bytes, {
    url: context.url ?? '',
    contentType: context.headers?.['content-type'],
    contentLocation: context.headers?.['content-location'],
    contentLanguage: context.headers?.['content-language'],
  });
  if (isRejected(feed)) return { items: [], rejected: feed.detail };
  return {
    title: feed.title,
    url: feed.siteUrl,
    feedUrl: feed.selfUrl,
    language: feed.lang,
    description: feed.description,
    authors: feed.authors,
    updated: iso(feed.updated),
    published: iso(feed.published),
    categories: feed.categories,
    image: feed.image,
    items: feed.items.map(item),
  };
}

function item(of: ParsedItem): object {
  const { guid, summaryHtml, contentHtml, lang, published, updated, ...same } = of;
  return { ...same, id: guid, summary: summaryHtml, content: contentHtml, language: lang, published: iso(published), updated: iso(updated) };
}

export function parseOpml(bytes: Uint8Array, context: Context): object {
  return opml(bytes, { url: context.url ?? '' });
}

export function parseSitemap(bytes: Uint8Array, context: Context): object {
  const map = sitemap(bytes, { url: context.url ?? '' });
  if (isRejected(map)) return map;
  const dated = <T extends { published?: number; updated?: number }>(u: T): object => ({ ...u, published: iso(u.published), updated: iso(u.updated) });
  return { urls: map.urls.map(dated), sitemaps: map.sitemaps.map(dated) };
}

/** Epoch seconds, or null for what is no date. */
export function parseDate(text: string): number | null {
  const at = date(text);
  return at === undefined ? null : at / 1000;
}
