import { parseDate } from '../../text/dates.ts';
import { htmlOf, plainOf, type Vocabulary } from './construct.ts';
import { MAX_ITEMS, type FeedContext, type ParsedFeed, type ParsedItem, type Person } from './feed.ts';
import { Fields, permalink } from './fields.ts';
import { distinct, personOf } from './people.ts';
import { isItem, languageTag, readTree, textOf, type Element } from './tree.ts';
import { resolveUrl } from './url.ts';
import { wishesOf } from './wishes.ts';

/** RSS 0.9x-2.0, RSS 1.0, Atom 0.3 and 1.0 and CDF, well-formed or not; undefined where the text is none of them. */
export function readXmlFeed(text: string, context: FeedContext): ParsedFeed | undefined {
  const document = readTree(text, resolveUrl(context.contentLocation, context.url) ?? context.url, MAX_ITEMS);
  const root = document.children.find(
    (c) => typeof c !== 'string' && /^(?:atom:)?(?:feed|entry)$|^(?:rss|rdf|channel|item)$/.test(c.name.replace(/^rdf:/, '')),
  );
  if (!root || typeof root === 'string') return undefined;
  const found = find(root);
  const channel = found.channel ?? root;
  const vocabulary = vocabularyOf(root);
  const f = new Fields(channel);
  const lang = langOf(f, f.first('subtitle', 'tagline')) ?? languageTag(context.contentLanguage);
  const feed = readChannel(f, vocabulary, lang);
  const items = found.items.slice(0, MAX_ITEMS).map((e) => readItem(new Fields(e), vocabulary, lang));
  return { ...feed, items: vocabulary === 'atom' ? items.map((i) => (i.authors.length ? i : { ...i, authors: feed.authors })) : items };
}

function vocabularyOf(root: Element): Vocabulary {
  if (root.local === 'feed' || root.local === 'entry') return 'atom';
  if (root.local === 'rdf') return 'rdf';
  return root.local === 'channel' && (root.attributes['base'] ?? root.attributes['href'] ?? root.attributes['self']) ? 'cdf' : 'rss';
}

/** The channel and every item of a document, wherever they stand: broken feeds nest items in items and end the channel early. */
function find(root: Element): { channel?: Element; items: Element[] } {
  const items: Element[] = [];
  let channel: Element | undefined = root.local === 'channel' || root.local === 'feed' ? root : undefined;
  const visit = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.local === 'channel' && !channel) channel = child;
      if (isItem(child)) items.push(child);
      visit(child);
    }
  };
  if (root.local === 'entry' || root.local === 'item') items.push(root);
  visit(root);
  return { channel, items };
}

function readChannel(f: Fields, vocabulary: Vocabulary, lang: string | undefined): Omit<ParsedFeed, 'items'> {
  const description = f.first('description', 'subtitle', 'tagline', 'abstract', 'dc:description', 'itunes:summary', 'itunes:subtitle', 'atom:subtitle');
  return {
    format: vocabulary,
    title: plainOf(f.first('title', 'dc:title', 'atom:title', 'media:title', 'itunes:title'), vocabulary) ?? '',
    siteUrl: f.link('alternate') ?? resolveUrl(f.element.attributes['href'], f.element.base),
    selfUrl: f.link('self'),
    hubUrl: f.link('hub'),
    description: htmlOf(description, vocabulary),
    lang,
    wishes: wishesOf(f),
    authors: authorsOf(f, ['author', 'atom:author', 'managingeditor', 'dc:creator', 'dc:author', 'itunes:author', 'itunes:owner']),
    categories: f.categories(),
    image: f.image(),
    published: f.date(lang, 'pubdate', 'published', 'dcterms:issued', 'issued', 'dc:date'),
    updated: f.date(lang, 'updated', 'modified', 'lastbuilddate', 'dcterms:modified', 'atom:updated', 'pubdate', 'dc:date') ?? lastModified(f, lang),
  };
}

function readItem(f: Fields, vocabulary: Vocabulary, feedLang: string | undefined): ParsedItem {
  const summary = f.first('description', 'summary', 'atom:summary', 'abstract', 'dc:description', 'itunes:summary', 'media:description', 'itunes:subtitle');
  const second = f.first('summary');
  const content = contentOf(f) ?? (second === summary ? undefined : second);
  const lang = langOf(f, content ?? summary) ?? feedLang;
  const guid = f.first('guid', 'id', 'atom:id');
  const published = f.date(lang, 'pubdate', 'published', 'issued', 'dcterms:issued', 'atom:published', 'dc:date', 'dcterms:created', 'created', 'date');
  const updated = f.date(lang, 'updated', 'modified', 'dcterms:modified', 'atom:updated', 'lastbuilddate') ?? lastModified(f, lang);
  return {
    guid: (guid && textOf(guid)) || f.element.attributes['rdf:about'] || f.text('dc:identifier'),
    url: f.link('alternate') ?? permalink(guid) ?? resolveUrl(f.element.attributes['href'] ?? f.element.attributes['rdf:about'], f.element.base),
    title: plainOf(f.first('title', 'atom:title', 'dc:title', 'media:title', 'itunes:title'), vocabulary),
    summaryHtml: htmlOf(summary, vocabulary),
    contentHtml: htmlOf(content, vocabulary),
    authors: authorsOf(f, ['author', 'atom:author', 'dc:creator', 'dc:author', 'itunes:author', 'contributor', 'dc:contributor', 'media:credit']),
    categories: f.categories(),
    published,
    updated,
    lang,
    enclosures: f.enclosures(),
    image: f.image(),
  };
}

function contentOf(f: Fields): Element | undefined {
  return f.first('content:encoded', 'content', 'atom:content', 'xhtml:body', 'body', 'fullitem', 'xhtml:div');
}

function authorsOf(f: Fields, names: readonly string[]): readonly Person[] {
  return distinct(f.all(...names).map(personOf));
}

/** The language an item or channel names, else that of its text, its title, itself. */
function langOf(f: Fields, text: Element | undefined): string | undefined {
  return languageTag(f.text('language', 'dc:language')) ?? text?.lang ?? f.first('title', 'atom:title')?.lang ?? f.element.lang;
}

function lastModified(f: Fields, lang: string | undefined): number | undefined {
  const text = f.element.attributes['lastmod'];
  return text === undefined ? undefined : parseDate(text, { lang });
}
