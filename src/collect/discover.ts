import { Parser } from 'htmlparser2';
import { collapse } from './feeds/sanitise.ts';
import { isWebUrl, resolveUrl } from './feeds/url.ts';

export interface FeedLink {
  readonly url: string;
  readonly title?: string;
  /** `declared` by a link element, or `guessed` from what an anchor's address looks like. */
  readonly from: 'declared' | 'guessed';
}

const FEED_TYPE = /^(?:application|text)\/(?:rss|atom|rdf|feed)\+(?:xml|json)\b|^application\/json\+oembed/i;
const FEED_PATH = /(?:\/(?:feeds?|rss|atom)\/?|[./](?:rss|atom|rdf)(?:\.xml)?|\/(?:feed|rss|index|atom)\.(?:xml|json))$/i;

/** Open elements at which reading stops: no page nests so deep, and the parser's own stack takes longer for each. */
export const MAX_OPEN = 5_000;
/** Thrown into a parser to end it. */
export class TooDeep extends Error {}

/** Has a parser read; what is nested too deep ends it, and what came before stands. */
export function readUntilTooDeep(parser: Parser, html: string): void {
  try {
    parser.end(html);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
}

/** The feeds a web page names, declared ones first, each once; comment feeds last among them. */
export function feedLinks(html: string, pageUrl: string): readonly FeedLink[] {
  const found = new Map<string, FeedLink>();
  let base = pageUrl;
  let open = 0;
  const guesses: FeedLink[] = [];
  const parser = new Parser({
    onclosetag: () => void open--,
    onopentag(name, a) {
      if (++open > MAX_OPEN) throw new TooDeep();
      const url = name === 'link' || name === 'a' ? resolveUrl(a['href'], base) : undefined;
      if (name === 'base') base = resolveUrl(a['href'], pageUrl) ?? base;
      if (!isWebUrl(url)) return;
      const title = collapse(a['title'] ?? '') || undefined;
      const alternate = /(?:^|\s)(?:alternate|feed)(?:\s|$)/i.test(a['rel'] ?? '');
      if (name === 'link' && alternate && FEED_TYPE.test(a['type'] ?? '') && !/oembed/i.test(a['type'] ?? '')) found.set(url, { url, title, from: 'declared' });
      else if (name === 'a' && FEED_PATH.test(new URL(url).pathname)) guesses.push({ url, title, from: 'guessed' });
    },
  });
  readUntilTooDeep(parser, html.slice(0, 2_000_000));
  const declared = [...found.values()].sort((a, b) => Number(isComments(a)) - Number(isComments(b)));
  return [...declared, ...new Map(guesses.filter((g) => !found.has(g.url)).map((g) => [g.url, g])).values()];
}

function isComments(link: FeedLink): boolean {
  return /\/comments\/feed\/?$/i.test(link.url);
}
