import { parseDate } from '../../text/timestamp.ts';
import { MAX_ITEMS, type FeedContext, type ParsedFeed, type ParsedItem, type Person } from './feed.ts';
import { distinct } from './people.ts';
import { collapse, sanitise } from './sanitise.ts';
import { escapeHtml, languageTag } from './element.ts';
import { resolveUrl } from './url.ts';

type Fields = Readonly<Record<string, unknown>>;

/** JSON Feed 1.0 and 1.1; undefined where the text is no JSON feed. Wrong types are read as absent. */
export function readJsonFeed(text: string, context: FeedContext): ParsedFeed | undefined {
  const feed = parse(text);
  if (!feed || (!Array.isArray(feed['items']) && !string(feed['version'])?.includes('jsonfeed'))) return undefined;
  const base = context.url;
  const items = list(feed['items']).slice(0, MAX_ITEMS).map(fields);
  return {
    format: 'json',
    title: collapse(string(feed['title']) ?? ''),
    siteUrl: url(feed['home_page_url'], base),
    selfUrl: url(feed['feed_url'], base),
    description: html(undefined, string(feed['description']), base),
    lang: languageTag(string(feed['language']) ?? context.contentLanguage),
    hubUrl: list(feed['hubs']).map((h) => url(fields(h)['url'], base))[0],
    authors: people(feed),
    categories: [],
    image: url(feed['icon'], base) ?? url(feed['favicon'], base),
    items: items.map((i) => readItem(i, feed, base)),
  };
}

function readItem(item: Fields, feed: Fields, base: string): ParsedItem {
  const own = people(item);
  const link = url(item['url'], base) ?? url(item['external_url'], base);
  return {
    guid: string(item['id']),
    url: link,
    title: collapse(string(item['title']) ?? '') || undefined,
    summaryHtml: html(undefined, string(item['summary']), base),
    contentHtml: html(string(item['content_html']), string(item['content_text']), link ?? base),
    authors: own.length ? own : people(feed),
    categories: [
      ...new Set(
        list(item['tags'])
          .map(string)
          .filter((t) => t !== undefined),
      ),
    ],
    published: date(item['date_published']),
    updated: date(item['date_modified']),
    lang: languageTag(string(item['language'])) ?? languageTag(string(feed['language'])),
    enclosures: list(item['attachments'])
      .map(fields)
      .flatMap((a) => {
        const at = url(a['url'], base);
        return at ? [{ url: at, type: string(a['mime_type']), length: string(a['size_in_bytes']) }] : [];
      }),
    image: url(item['image'], base) ?? url(item['banner_image'], base),
  };
}

function people(of: Fields): readonly Person[] {
  const authors = [...(Array.isArray(of['authors']) ? list(of['authors']) : [of['authors']]), of['author']];
  return distinct(authors.map(fields).map((a) => (string(a['name']) || string(a['url']) ? { name: string(a['name']), url: string(a['url']) } : undefined)));
}

function parse(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  } catch {
    // A SyntaxError, or a RangeError from nesting deeper than the engine's stack.
    return undefined;
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const string = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? value.trim() : typeof value === 'number' ? String(value) : undefined;
const url = (value: unknown, base: string): string | undefined => resolveUrl(string(value), base);
const date = (value: unknown): number | undefined => (string(value) ? parseDate(string(value) ?? '') : undefined);
const html = (markup: string | undefined, text: string | undefined, base: string): string | undefined =>
  markup ? sanitise(markup, base) || undefined : text ? escapeHtml(text) : undefined;
