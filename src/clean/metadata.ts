import { cut, LONGEST_DESCRIPTION, LONGEST_TITLE, MOST_NAMES, MOST_TITLES } from './bounds.ts';
import type { Markup } from './markup.ts';
import { readLinkedData, type LinkedData } from './linked-data.ts';

/** What the head of a page says about the page: to be believed only where the page itself does not speak otherwise. */
export interface Head {
  readonly ld: LinkedData;
  /** Titles by trust: og, twitter, `<title>`. */
  readonly titles: readonly string[];
  readonly descriptions: readonly string[];
  readonly siteName?: string;
  readonly canonical?: string;
  readonly ogUrl?: string;
  readonly ogType?: string;
  readonly section?: string;
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  readonly published?: string;
  readonly modified?: string;
  readonly lang?: string;
}

export function readHead(markup: Markup): Head {
  const ld = readLinkedData(markup.jsonLd);
  const all = (...names: string[]): string[] => names.flatMap((n) => markup.metas.get(n) ?? []);
  const one = (...names: string[]): string | undefined => all(...names)[0];
  const siteName = one('og:site_name', 'application-name', 'twitter:app:name:iphone');
  return {
    ld,
    titles: few([...all('og:title', 'twitter:title', 'dc.title', 'parsely-title', 'sailthru.title'), markup.title], LONGEST_TITLE),
    descriptions: few(
      [...(ld.description ? [ld.description] : []), ...all('og:description', 'description', 'twitter:description', 'dc.description')],
      LONGEST_DESCRIPTION,
    ),
    ...optional('siteName', siteName ?? ld.publisher),
    ...optional('canonical', markup.canonical),
    ...optional('ogUrl', one('og:url')),
    ...optional('ogType', one('og:type')?.toLowerCase()),
    ...optional('section', one('article:section', 'parsely-section', 'section', 'articlesection', 'cxenseparse:section') ?? ld.section),
    tags: unique([...all('article:tag', 'parsely-tags', 'news_keywords', 'keywords').flatMap((t) => t.split(/\s*[,;]\s*/)), ...ld.keywords]).slice(0, 40),
    authors: unique(
      all(
        'author',
        'article:author',
        'parsely-author',
        'sailthru.author',
        'dc.creator',
        'dcterms.creator',
        'article:author_name',
        'byl',
        'authors',
        'citation_author',
        'mediator_author',
      ).concat(labelled(all)),
    )
      .slice(0, MOST_NAMES)
      .filter((a) => !/^(?:https?:)?\/\//i.test(a)),
    ...optional('published', one(...PUBLISHED)),
    ...optional(
      'modified',
      one('article:modified_time', 'og:updated_time', 'datemodified', 'last-modified', 'dcterms.modified', 'article:modified', 'revision_date'),
    ),
    ...optional('lang', markup.lang ?? one('content-language', 'og:locale', 'dc.language', 'language')),
  };
}

/** The first different ones, none longer than `longest`. */
const few = (said: readonly string[], longest: number): string[] => unique(said.map((s) => cut(s, longest))).slice(0, MOST_TITLES);

/** Cards for Twitter give any two facts with their labels: `Written by`, `Reading time`. */
function labelled(all: (...names: string[]) => string[]): string[] {
  return ['1', '2'].flatMap((n) => (WRITTEN_BY.test(all(`twitter:label${n}`)[0] ?? '') ? all(`twitter:data${n}`) : []));
}
const WRITTEN_BY = /^\s*(?:written by|author|verfasst von|geschrieben von|écrit par|escrito por|scritto da|geschreven door|написано автором)\s*:?\s*$/iu;

const PUBLISHED = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'datepublished',
  'og:published_time',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.date',
  'dcterms.created',
  'dc.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'published_time',
  'date.published',
  'article.published',
  'article:post_date',
  'cxenseparse:recs:publishtime',
  'originalpublicationdate',
  'ptime',
  'publication_date',
  'citation_publication_date',
  'article_date_original',
  'displaydate',
  'datecreated',
  'date',
  'bt:pubdate',
  'rnews:datepublished',
] as const;

export const unique = (list: readonly string[]): string[] => [...new Set(list.map((s) => s.replace(/\s+/g, ' ').trim()).filter(Boolean))];

/** `{[key]: value}` where there is a value, else nothing. */
export function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined || value === '' ? {} : ({ [key]: value } as Partial<Record<K, V>>);
}
