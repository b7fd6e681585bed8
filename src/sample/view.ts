import type { Article, Outlet, Version } from './edition.ts';
import { isoAt, printed } from './dates.ts';
import { styleOf } from './styles.ts';
import { blocksOf, BLOCKS, escape, inline, type Blocks } from './markup.ts';

export interface Reference {
  readonly url: string;
  readonly headline: string;
}
/** Everything a template needs for one page. */
export interface View {
  readonly outlet: Outlet;
  readonly article: Article;
  readonly version: Version;
  readonly offset: string;
  /** Address of this page, and of the outlet. */
  readonly url: string;
  readonly base: string;
  /** Other articles of the outlet, newest first. */
  readonly others: readonly Reference[];
}

/** The page of an outlet, from what it puts into its head and body. */
export function html({ outlet: { lang, template } }: View, head: string, body: string): string {
  return `<!doctype html>\n<html lang="${lang}"${lang === 'ar' ? ' dir="rtl"' : ''}>\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n${styleOf(template)}\n${head}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}

/** What is on the page of the text: all of it, or what stands before the paywall. */
export function shownText({ article, version }: View, blocks: Partial<Blocks> = {}): string {
  const body = article.paywall === undefined ? version.body : version.body.slice(0, article.paywall);
  return blocksOf(body, { ...BLOCKS, ...blocks });
}
export function footOf({ version }: View, tag: (html: string) => string): string {
  return version.foot.map((line) => tag(inline(line))).join('\n');
}
export function wallOf({ article, outlet }: View): string {
  return article.paywall === undefined ? '' : `<div class="paywall"><p>${escape(outlet.words.paywall ?? '')}</p></div>`;
}

/** When it was published and updated, as printed; empty where the outlet does not say. */
export function stamps({ article, version, offset, outlet: { lang, words } }: View): readonly string[] {
  if (article.undated) return [];
  const said = (word: string, time: number): string =>
    escape(`${word}${word ? (lang === 'en' && word.endsWith('ed') ? ' ' : ': ') : ''}${printed(time, offset, lang)}`);
  return [said(words.published, article.published), ...(version.updated === undefined ? [] : [said(words.updated, version.updated)])];
}

export function times({ article, version, offset }: View): { readonly published?: string; readonly modified?: string } {
  if (article.undated) return {};
  return { published: isoAt(article.published, offset), ...(version.updated === undefined ? {} : { modified: isoAt(version.updated, offset) }) };
}

export function list(items: readonly string[], href = '/'): string {
  return `<ul>${items.map((item) => `<li><a href="${href}">${escape(item)}</a></li>`).join('')}</ul>`;
}
export function related({ others }: View, most = 4): string {
  return others
    .slice(0, most)
    .map(({ url, headline }) => `<li><a href="${escape(url)}">${escape(headline)}</a></li>`)
    .join('');
}

export function meta(name: string, content: string | undefined, key: 'name' | 'property' = 'name'): string {
  return content === undefined ? '' : `<meta ${key}="${name}" content="${escape(content)}">\n`;
}
export function openGraph(view: View): string {
  const { version, url, outlet } = view,
    { published, modified } = times(view),
    { headline, deck, section } = version.fields;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['og:type', 'article'],
    ['og:title', headline],
    ['og:description', deck],
    ['og:url', url],
    ['og:site_name', outlet.name],
    ['article:published_time', published],
    ['article:modified_time', modified],
    ['article:section', section],
  ];
  return rows.map(([name, content]) => meta(name, content, 'property')).join('') + version.fields.tags.map((t) => meta('article:tag', t, 'property')).join('');
}

/** The names in a byline ("By A B in C and D E"), for outlets that repeat them in their metadata. */
export function namesIn(byline: string | undefined): readonly string[] {
  return (byline ?? '')
    .replace(/^(?:By|From|Von|Par)\s+/, '')
    .split(/\s+(?:and|und|et)\s+|\sو(?=\p{L}+\s)/u)
    .map((n) => n.replace(/,\s.*$|\s(?:in|at|à)\s\p{L}.*$/u, '').trim())
    .filter((n) => /^\p{L}+(?:\s\p{L}+)+$/u.test(n));
}

export function linkedData(view: View, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { version, url, outlet, article } = view,
    { published, modified } = times(view),
    { headline, deck, section, tags, byline } = version.fields,
    names = namesIn(byline);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline,
    description: deck,
    articleSection: section,
    keywords: tags.length > 0 ? tags : undefined,
    datePublished: published,
    dateModified: modified,
    author: names.length > 0 ? names.map((name) => ({ '@type': 'Person', name })) : undefined,
    publisher: { '@type': 'NewsMediaOrganization', name: outlet.name },
    mainEntityOfPage: url,
    isAccessibleForFree: article.paywall === undefined ? undefined : false,
    ...more,
  };
}
export function script(data: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>\n`;
}
