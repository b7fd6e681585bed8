import { rejected, type Rejected } from '../../model/outcome.ts';
import { decodeBytes, xmlDeclared } from '../decode.ts';
import { textOf, type Element } from './element.ts';
import { collapse, plainText } from './sanitise.ts';
import { readTree } from './tree.ts';
import { isWebUrl, resolveUrl } from './url.ts';

/** A list of feeds, as reader programs exchange it. */
export interface OpmlList {
  readonly title?: string;
  readonly feeds: readonly OpmlFeed[];
  /** Other lists this one includes; `lists.ts` asks for them. */
  readonly lists: readonly OpmlLink[];
  /** Sites named without a feed. */
  readonly opportunities: readonly OpmlLink[];
}
export interface OpmlFeed {
  readonly url: string;
  readonly title?: string;
  readonly siteUrl?: string;
  readonly lang?: string;
  /** A page whose own headlines are the feed, from a `broadsheet:kind` attribute. */
  readonly kind?: 'page';
  /** ISO 3166-1 alpha-2, from a `country` attribute. */
  readonly country?: string;
  /** The outermost outline around it. */
  readonly topic?: string;
  /** Paths, outermost first: the outlines around it, then its `category` attribute. */
  readonly categories: readonly (readonly string[])[];
}
export interface OpmlLink {
  readonly url: string;
  readonly title?: string;
}

/** Reads OPML 1 or 2, ill-formed as it often is; `Rejected` where there is no outline at all. A feed named twice is there once, with all its categories. */
export function parseOpml(bytes: Uint8Array, context: { readonly url: string; readonly contentType?: string } = { url: '' }): OpmlList | Rejected {
  const { text } = decodeBytes(bytes, { contentType: context.contentType, declared: xmlDeclared });
  const document = readTree(text, context.url);
  const found: Found = { feeds: new Map(), lists: new Map(), opportunities: new Map() };
  const title = walk(document, [], found, undefined);
  if (!/<opml\b|<outline\b|<foaf:|<rdf:rdf/i.test(text)) return rejected('unreadable', 'This is not an OPML list.');
  return { title, feeds: [...found.feeds.values()], lists: [...found.lists.values()], opportunities: [...found.opportunities.values()] };
}

type Growing = OpmlFeed & { readonly categories: (readonly string[])[] };
interface Found {
  readonly feeds: Map<string, Growing>;
  readonly lists: Map<string, OpmlLink>;
  readonly opportunities: Map<string, OpmlLink>;
}

/** Collects outlines below an element; answers the title of the list's head. */
function walk(element: Element, path: readonly string[], found: Found, title: string | undefined): string | undefined {
  let listTitle = title;
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.local === 'title' && element.local === 'head') listTitle = plainText(textOf(child)) || undefined;
    const label = child.local === 'outline' ? enter(child, path, found) : undefined;
    listTitle = walk(child, label ? [...path, label] : path, found, listTitle);
  }
  return listTitle;
}

/** Outline types that point at another list, unless they name a feed. */
const LISTS = new Set(['include', 'link']);

/** Files one outline; answers its label where it is a folder. */
function enter(outline: Element, path: readonly string[], found: Found): string | undefined {
  const a = outline.attributes;
  const attribute = (name: string): string | undefined => collapse(a[name] ?? '') || undefined;
  const title = attribute('title') ?? attribute('text');
  const type = a['type']?.trim().toLowerCase();
  const feed = resolveUrl(attribute('xmlurl') ?? (type === 'rss' || type === 'atom' ? attribute('url') : undefined), outline.base);
  const url = resolveUrl(attribute('url') ?? attribute('xmlurl'), outline.base);
  const site = resolveUrl(attribute('htmlurl'), outline.base);
  if (url && (type === 'source' || (LISTS.has(type ?? '') && !attribute('xmlurl')))) found.lists.set(url, { url, title });
  else if (feed)
    addFeed(found, {
      url: feed,
      title,
      siteUrl: site,
      lang: attribute('language') ?? attribute('lang'),
      ...(attribute('broadsheet:kind') === 'page' ? { kind: 'page' } : {}),
      country: attribute('country'),
      topic: path[0],
      categories: [...(path.length ? [path] : []), ...paths(a['category'])],
    });
  else if (site) found.opportunities.set(site, { url: site, title });
  else return title;
  return undefined;
}

function addFeed(found: Found, feed: Growing): void {
  const known = found.feeds.get(feed.url);
  // Added to in place: a list may name one feed a hundred thousand times.
  if (known) for (const path of feed.categories) known.categories.push(path);
  else found.feeds.set(feed.url, feed);
}

/** OPML 2.0 category attribute: paths with slashes, apart by commas. */
function paths(categories: string | undefined): string[][] {
  return (categories ?? '')
    .split(',')
    .map((c) => c.split('/').map(collapse).filter(Boolean))
    .filter((p) => p.length > 0);
}

/** The feeds as OPML 2.0, grouped by the first name of their first category; only web addresses are written. */
export function writeOpml(title: string, feeds: readonly OpmlFeed[]): string {
  const groups = Map.groupBy(
    feeds.filter((f) => isWebUrl(f.url)),
    (f) => f.categories[0]?.[0] ?? '',
  );
  const body = [...groups].map(([name, of]) =>
    name
      ? `    <outline text="${xml(name)}">\n${of.map((f) => outlineOf(f, '      ')).join('')}    </outline>\n`
      : of.map((f) => outlineOf(f, '    ')).join(''),
  );
  // OPML 2.0 lets elements and attributes of other namespaces stand in it.
  const own = feeds.some((f) => f.kind) ? ` xmlns:broadsheet="${NAMESPACE}"` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"${own}>\n  <head><title>${xml(title)}</title></head>\n  <body>\n${body.join('')}  </body>\n</opml>\n`;
}

const NAMESPACE = 'urn:broadsheet:opml';

function outlineOf(feed: OpmlFeed, indent: string): string {
  const attributes = { type: 'rss', text: feed.title ?? feed.url, xmlUrl: feed.url, htmlUrl: feed.siteUrl, language: feed.lang, country: feed.country, 'broadsheet:kind': feed.kind }; // prettier-ignore
  return `${indent}<outline${Object.entries(attributes)
    .map(([k, v]) => (v ? ` ${k}="${xml(v)}"` : ''))
    .join('')}/>\n`;
}

function xml(text: string): string {
  // XML 1.0 has no way to write most control characters.
  return text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
