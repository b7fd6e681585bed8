import { Parser } from 'htmlparser2';
import { rejected, type Rejected } from '../model/outcome.ts';
import { MAX_OPEN, readUntilTooDeep, TooDeep } from './discover.ts';
import { registeredDomain } from './domains.ts';
import type { ParsedFeed } from './feeds/feed.ts';
import { collapse } from './feeds/sanitise.ts';
import { languageTag } from './feeds/element.ts';
import { isWebUrl, resolveUrl } from './feeds/url.ts';

/** Fewer are no list of headlines; more are not all the newest. */
const FEWEST = 5;
const MOST = 100;
/** Headlines of one make that stand on the page, so that one of them is no lone link. */
const ALIKE = 3;
/** Characters read of a page. */
const LONGEST = 3_000_000;
/** Deeper markup is read as if it stood at this depth. */
const MAX_DEPTH = 500;

const ASIDE = new Set(['nav', 'footer', 'form', 'dialog', 'select', 'script', 'style', 'noscript', 'template', 'svg']);
const HEADING = /^h[1-4]$/;

interface Link {
  readonly url: string;
  readonly text: string;
  /** How it is made: its ancestors with their first classes. */
  readonly make: string;
}

/**
 * A front page's own headlines as a feed, where nothing else names its articles: links that read like headlines, lead to what looks
 * like an article of the same house, and are made like others on the page. Navigation, footers and lists of topics are left out.
 *
 * In the order of the page; nothing but the headline and its address is known of each.
 */
export function headlinesOf(html: string, pageUrl: string): ParsedFeed | Rejected {
  const { links, title, lang } = linksOf(html.slice(0, LONGEST), pageUrl),
    house = registeredDomain(pageUrl),
    likely = links.filter((l) => registeredDomain(l.url) === house && readsLikeHeadline(l.text) && leadsToArticle(l.url, pageUrl)),
    makes = Map.groupBy(likely, (l) => l.make),
    titles = new Map<string, string>();
  for (const { url, text, make } of likely) if ((makes.get(make)?.length ?? 0) >= ALIKE && !titles.has(url)) titles.set(url, text);
  if (titles.size < FEWEST) return rejected('unreadable', 'This page has no headlines that can be told from its other links.');
  const items = [...titles].slice(0, MOST).map(([url, text]) => ({ guid: url, url, title: text, authors: [], categories: [], enclosures: [] }));
  return { format: 'page', title, siteUrl: pageUrl, lang, authors: [], categories: [], items };
}

/** Letters without spaces between words say as much in fewer. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** Long enough to say something, short enough to be one line; at least three words where words are apart. */
function readsLikeHeadline(text: string): boolean {
  const dense = text.match(DENSE)?.length ?? 0;
  if (text.length > 250) return false;
  return dense > text.length / 3 ? dense >= 8 : text.length >= 20 && text.split(' ').length >= 3;
}

/** A path that ends in a number, a slug of several words or a long name; not the page itself or a folder above it. */
function leadsToArticle(url: string, pageUrl: string): boolean {
  const { pathname, search } = new URL(url),
    last = decodedOf(pathname.split('/').filter(Boolean).at(-1) ?? '');
  if (last === '' || new URL(pageUrl).pathname.startsWith(pathname) || /^\/(?:tags?|topics?|authors?|category|search|login)\//i.test(pathname)) return false;
  return /\d{4}/.test(pathname + search) || last.split(/[-_]/).length >= 3 || last.length >= 20;
}

function decodedOf(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A URIError: what is no UTF-8 stays as it is written.
    return segment;
  }
}

function linksOf(html: string, pageUrl: string): { readonly links: readonly Link[]; readonly title: string; readonly lang?: string } {
  const links: Link[] = [],
    path: string[] = [];
  let base = pageUrl,
    title = '',
    lang: string | undefined,
    aside = 0,
    open = 0,
    inTitle = false,
    link: { url: string; make: string; text: string; heading?: string } | undefined,
    heading = false;
  const parser = new Parser({
    onopentag(name, a) {
      if (++open > MAX_OPEN) throw new TooDeep();
      if (path.length < MAX_DEPTH) path.push(`${name}.${(a['class'] ?? '').trim().split(/\s+/)[0] ?? ''}`);
      if (ASIDE.has(name)) aside++;
      if (name === 'html') lang = languageTag(a['lang']);
      if (name === 'base') base = resolveUrl(a['href'], pageUrl) ?? base;
      if (name === 'title' && title === '') inTitle = true;
      if (HEADING.test(name)) heading = true;
      if (link && (BREAKS.has(name) || HEADING.test(name))) link.text += ' ';
      if (name !== 'a' || aside > 0) return;
      const url = resolveUrl(a['href'], base);
      link = isWebUrl(url) ? { url: url.replace(/#.*$/s, ''), make: path.slice(-5).join('>'), text: '' } : undefined;
    },
    ontext(text) {
      if (inTitle) title += text;
      if (!link || aside > 0) return;
      link.text += text;
      if (heading) link.heading = (link.heading ?? '') + text;
    },
    onclosetag(name) {
      open--;
      path.pop();
      if (ASIDE.has(name)) aside = Math.max(0, aside - 1);
      if (name === 'title') inTitle = false;
      if (HEADING.test(name)) heading = false;
      if (name !== 'a' || !link) return;
      // A whole teaser may be one link: its heading is the headline.
      links.push({ url: link.url, make: link.make, text: collapse(link.heading ?? link.text) });
      link = undefined;
    },
  });
  readUntilTooDeep(parser, html);
  return { links, title: collapse(title), lang };
}

const BREAKS = new Set(['p', 'div', 'span', 'br', 'time', 'li']);
