import type { Article, Outlet, OutletFeed, Version } from './edition.ts';
import { isoAt } from './dates.ts';
import { blocksOf, BLOCKS, escape, inline, unlinked } from './markup.ts';

/** One article as a feed carries it. */
export interface Entry {
  readonly article: Article;
  readonly version: Version;
  readonly url: string;
}
interface Feed {
  readonly outlet: Outlet;
  readonly feed: OutletFeed;
  readonly base: string;
  readonly offset: string;
  readonly entries: readonly Entry[];
}

export const FEED_TYPES: Readonly<Record<OutletFeed['format'], string>> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

/** A feed's bytes as text, in its format. */
export function feedText(feed: Feed): string {
  return { rss, atom, json }[feed.feed.format](feed);
}

/** What a feed says of an article beside its title: nothing, its deck or first paragraph, or all of it that is free. */
function summaryOf(feed: OutletFeed, { version: { fields, body } }: Entry): string | undefined {
  const summary = fields.deck ?? body[0];
  return feed.content === 'none' || summary === undefined ? undefined : unlinked(summary);
}
function contentOf(feed: OutletFeed, { article, version: { body, foot } }: Entry): string | undefined {
  return feed.content === 'full' && article.paywall === undefined ? blocksOf([...body, ...foot], BLOCKS) : undefined;
}
const tag = (name: string, text: string | undefined): string => (text === undefined ? '' : `<${name}>${escape(text)}</${name}>`);

function rss({ outlet, feed, base, entries, offset }: Feed): string {
  const items = entries.map((e) => {
    const { article, version, url } = e,
      content = contentOf(feed, e);
    return `<item>${tag('title', version.fields.headline)}${tag('link', url)}<guid isPermaLink="false">${escape(article.id)}</guid>${
      article.undated ? '' : tag('pubDate', new Date(article.published).toUTCString())
    }${version.updated === undefined ? '' : tag('atom:updated', isoAt(version.updated, offset))}${tag('category', version.fields.section)}${tag('description', summaryOf(feed, e))}${
      content === undefined ? '' : tag('content:encoded', content)
    }</item>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${tag('title', feed.title)}${tag('link', `${base}/`)}${tag('description', outlet.name)}${tag('language', outlet.lang)}
${items.join('\n')}
</channel></rss>\n`;
}

function atom({ outlet, feed, base, entries, offset }: Feed): string {
  const time = ({ article, version }: Entry): number => version.updated ?? article.published,
    newest = Math.max(0, ...entries.map(time));
  const items = entries.map((e) => {
    const { article, version, url } = e,
      content = contentOf(feed, e);
    return `<entry><id>tag:${outlet.id},2025:${escape(article.slug)}</id>${tag('title', version.fields.headline)}<link href="${escape(url)}"/>${tag('published', isoAt(article.published, offset))}${tag('updated', isoAt(time(e), offset))}${
      version.fields.section ? `<category term="${escape(version.fields.section)}"/>` : ''
    }${tag('summary', summaryOf(feed, e))}${content === undefined ? '' : `<content type="html">${escape(content)}</content>`}</entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.lang}">${tag('title', feed.title)}<id>${base}${feed.path}</id><link rel="self" href="${base}${feed.path}"/>${tag('updated', isoAt(newest, offset))}
${items.join('\n')}
</feed>\n`;
}

function json({ outlet, feed, base, entries, offset }: Feed): string {
  const items = entries.map((e) => {
    const { article, version, url } = e,
      summary = summaryOf(feed, e);
    return {
      id: article.id,
      url,
      title: version.fields.headline,
      summary,
      content_html: contentOf(feed, e) ?? (summary === undefined ? undefined : `<p>${inline(summary)}</p>`),
      date_published: article.undated ? undefined : isoAt(article.published, offset),
      date_modified: version.updated === undefined ? undefined : isoAt(version.updated, offset),
      tags: version.fields.tags.length > 0 ? version.fields.tags : undefined,
    };
  });
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: feed.title, home_page_url: `${base}/`, language: outlet.lang, items }, null, 1);
}
