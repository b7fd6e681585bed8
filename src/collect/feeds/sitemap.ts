import { parseDate } from '../../text/timestamp.ts';
import { rejected, type Rejected } from '../../model/outcome.ts';
import { decodeBytes, xmlDeclared } from '../decode.ts';
import { languageTag, type Element } from './element.ts';
import { Fields } from './fields.ts';
import { collapse, plainText } from './sanitise.ts';
import { readTree } from './tree.ts';
import { resolveUrl } from './url.ts';

/** A sitemap or an index of sitemaps (sitemaps.org 0.9), with Google's news and image extensions. Times are epoch ms. */
export interface Sitemap {
  readonly urls: readonly SitemapUrl[];
  readonly sitemaps: readonly { readonly url: string; readonly updated?: number }[];
}
export interface SitemapUrl {
  readonly url: string;
  readonly title?: string;
  readonly published?: number;
  readonly updated?: number;
  readonly publication?: string;
  readonly language?: string;
  readonly image?: string;
}

/** Reads a sitemap: XML, or a plain list of URLs, one a line. */
export function parseSitemap(bytes: Uint8Array, context: { readonly url: string; readonly contentType?: string } = { url: '' }): Sitemap | Rejected {
  const { text } = decodeBytes(bytes, { contentType: context.contentType, declared: xmlDeclared });
  if (!text.trimStart().startsWith('<')) return fromLines(text);
  const elements = collect(readTree(text, context.url), [], []);
  if (!elements.found && !/<(?:\w+:)?(?:urlset|sitemapindex)\b/i.test(text)) return rejected('unreadable', 'This is not a sitemap.');
  return {
    urls: elements.urls.map(readUrl).filter((u) => u !== undefined),
    sitemaps: elements.sitemaps.flatMap((e) => {
      const f = new Fields(e);
      const url = resolveUrl(f.text('loc'), e.base);
      return url ? [{ url, updated: f.date(undefined, 'lastmod') }] : [];
    }),
  };
}

function collect(element: Element, urls: Element[], sitemaps: Element[]): { urls: Element[]; sitemaps: Element[]; found: boolean } {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.local === 'url') urls.push(child);
    else if (child.local === 'sitemap') sitemaps.push(child);
    else collect(child, urls, sitemaps);
  }
  return { urls, sitemaps, found: urls.length + sitemaps.length > 0 };
}

function readUrl(element: Element): SitemapUrl | undefined {
  const f = new Fields(element);
  const url = resolveUrl(f.text('loc'), element.base);
  if (!url) return undefined;
  const news = f.first('news:news');
  const n = news && new Fields(news);
  const publication = n?.first('news:publication');
  const p = publication && new Fields(publication);
  const image = f.first('image:image');
  const date = n?.text('news:publication_date');
  return {
    url,
    title: plainText(n?.text('news:title') ?? '') || undefined,
    published: date === undefined ? undefined : parseDate(date),
    updated: f.date(undefined, 'lastmod'),
    publication: collapse(p?.text('news:name') ?? '') || undefined,
    language: languageTag(p?.text('news:language')),
    image: image && resolveUrl(new Fields(image).text('image:loc'), image.base),
  };
}

function fromLines(text: string): Sitemap | Rejected {
  const urls = text
    .split(/\s*\n\s*/)
    .map((l) => l.trim())
    .filter((l) => /^https?:\/\/\S+$/i.test(l));
  return urls.length ? { urls: urls.map((url) => ({ url })), sitemaps: [] } : rejected('unreadable', 'This is not a sitemap.');
}
