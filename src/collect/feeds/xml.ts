import type { Vocabulary } from './construct.ts';
import { isItem, languageTag, type Element } from './element.ts';
import { MAX_ITEMS, type FeedContext, type ParsedFeed, type ParsedItem } from './feed.ts';
import { Fields } from './fields.ts';
import { channelLang, readChannel, readItem } from './channel.ts';
import { DOCUMENT, readTree, type Growth } from './tree.ts';
import { resolveUrl } from './url.ts';

/** RSS 0.9x-2.0, RSS 1.0, Atom 0.3 and 1.0 and CDF, well-formed or not; undefined where the text is none of them. */
export function readXmlFeed(text: string, context: FeedContext): ParsedFeed | undefined {
  const base = resolveUrl(context.contentLocation, context.url) ?? context.url,
    said = languageTag(context.contentLanguage),
    feed = readIn(undefined);
  // Where its language is named only after items, they are read again: it decides what their dates mean.
  return feed?.isSure === false ? readIn({ lang: feed.parsed.lang })?.parsed : feed?.parsed;

  function readIn(known: { readonly lang?: string } | undefined): ReturnType<Reading['feed']> {
    const reading = new Reading(said, known);
    readTree(text, base, reading);
    return reading.feed();
  }
}

const ROOT = /^(?:atom:)?(?:feed|entry)$|^(?:rss|rdf|channel|item)$/;
const isChannel = (e: Element): boolean => e.local === 'channel';

/**
 * Reads each item as it ends and lets it go: in memory is one item, and not the tree of twenty thousand.
 *
 * Items are found wherever they stand: broken feeds nest items in items and end the channel early.
 */
class Reading implements Growth {
  readonly maxItems = MAX_ITEMS;
  readonly #said: string | undefined;
  /** The language of the channel, as far as it was known when the first item was read. */
  #known: { readonly lang?: string } | undefined;
  readonly #items: ParsedItem[] = [];
  /** The root and the channels right in it, whose own text says nothing. */
  readonly #brackets = new Set<Element>();
  #root: Element | undefined;
  #channel: Element | undefined;
  #vocabulary: Vocabulary = 'rss';
  #isOver = false;

  /** `said`: the language that HTTP names. */
  constructor(said: string | undefined, known?: { readonly lang?: string }) {
    this.#said = said;
    this.#known = known;
  }

  opened(element: Element, parent: Element): boolean {
    if (this.#isOver) return false;
    if (!this.#root) {
      if (parent.name !== DOCUMENT || !ROOT.test(element.name.replace(/^rdf:/, ''))) return false;
      this.#root = element;
      this.#vocabulary = vocabularyOf(element);
      if (isChannel(element) || element.local === 'feed') this.#channel = element;
      // A document of one entry is that entry.
      if (element.local === 'entry' || element.local === 'item') return false;
    } else {
      if (!isChannel(element)) return false;
      this.#channel ??= element;
      if (!this.#brackets.has(parent)) return false;
    }
    this.#brackets.add(element);
    return true;
  }

  closed(element: Element, parent: Element): boolean {
    if (parent.name === DOCUMENT) {
      if (element !== this.#root) return true;
      this.#isOver = true;
      if (!this.#brackets.has(element)) {
        this.#read(element);
        this.#readWithin(element);
      }
      return false;
    }
    if (!this.#brackets.has(parent) || this.#brackets.has(element)) return false;
    const isDone = isItem(element);
    if (isDone) this.#read(element);
    this.#readWithin(element);
    return isDone;
  }

  /** The whole feed, once the tree has grown; it is sure where its items were read in its language. undefined where there is none. */
  feed(): { readonly parsed: ParsedFeed; readonly isSure: boolean } | undefined {
    if (!this.#root) return undefined;
    const f = new Fields(this.#channel ?? this.#root),
      lang = channelLang(f, this.#said),
      feed = readChannel(f, this.#vocabulary, lang),
      isInherited = this.#vocabulary === 'atom' && feed.authors.length > 0,
      items = isInherited ? this.#items.map((i) => (i.authors.length ? i : { ...i, authors: feed.authors })) : this.#items;
    return { parsed: { ...feed, items }, isSure: !this.#known || this.#known.lang === lang };
  }

  #readWithin(element: Element): void {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (isItem(child)) this.#read(child);
      this.#readWithin(child);
    }
  }

  #read(item: Element): void {
    if (this.#items.length >= MAX_ITEMS) return;
    this.#known ??= { lang: channelLang(new Fields(this.#channel ?? (this.#root as Element)), this.#said) };
    this.#items.push(readItem(new Fields(item), this.#vocabulary, this.#known.lang));
  }
}

function vocabularyOf(root: Element): Vocabulary {
  if (root.local === 'feed' || root.local === 'entry') return 'atom';
  if (root.local === 'rdf') return 'rdf';
  return isChannel(root) && (root.attributes['base'] ?? root.attributes['href'] ?? root.attributes['self']) ? 'cdf' : 'rss';
}
