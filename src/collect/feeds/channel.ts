import { parseDate } from '../../text/timestamp.ts';
import { htmlOf, plainOf, type Vocabulary } from './construct.ts';
import { languageTag, textOf, type Element } from './element.ts';
import type { ParsedFeed, ParsedItem, Person } from './feed.ts';
import { permalink, type Fields } from './fields.ts';
import { distinct, personOf } from './people.ts';
import { resolveUrl } from './url.ts';
import { wishesOf } from './wishes.ts';

/** What a channel says of itself. */
export function readChannel(f: Fields, vocabulary: Vocabulary, lang: string | undefined): Omit<ParsedFeed, 'items'> {
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

/** One item or entry; `feedLang` is taken where it names no language. */
export function readItem(f: Fields, vocabulary: Vocabulary, feedLang: string | undefined): ParsedItem {
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

/** The language of a channel; `said` by HTTP where it names none. */
export function channelLang(f: Fields, said: string | undefined): string | undefined {
  return langOf(f, f.first('subtitle', 'tagline')) ?? said;
}

/** The language an item or channel names, else that of its text, its title, itself. */
function langOf(f: Fields, text: Element | undefined): string | undefined {
  return languageTag(f.text('language', 'dc:language')) ?? text?.lang ?? f.first('title', 'atom:title')?.lang ?? f.element.lang;
}

function lastModified(f: Fields, lang: string | undefined): number | undefined {
  const text = f.element.attributes['lastmod'];
  return text === undefined ? undefined : parseDate(text, { lang });
}
