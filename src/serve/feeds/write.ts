import { updatedAt, type Channel, type Entry } from './channel.ts';

export const FORMATS = {
  xml: { type: 'application/rss+xml', write: rss },
  atom: { type: 'application/atom+xml', write: atom },
  json: { type: 'application/feed+json', write: json },
} as const;
export type Format = keyof typeof FORMATS;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

function rss(channel: Channel, self: string): string {
  const item = (e: Entry): string =>
    element('item', [
      text('title', e.title),
      text('link', e.url),
      `<guid isPermaLink="false">${xml(e.id)}</guid>`,
      text('pubDate', new Date(e.published).toUTCString()),
      `<atom:updated>${iso(e.updated)}</atom:updated>`,
      `<atom:link rel="related" type="text/html" href="${xml(e.here)}"/>`,
      ...(e.outlet === undefined ? [] : [text('dc:creator', e.outlet)]),
      ...(e.lang === '' ? [] : [text('dc:language', e.lang)]),
      text('description', e.content.toString()),
    ]);
  const languages = new Set(channel.entries.map((e) => e.lang).filter(Boolean)),
    [only] = languages.size === 1 ? languages : [];
  return `${DECLARATION}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">\n${element('channel', [
    text('title', channel.title),
    text('link', channel.home),
    text('description', channel.description),
    ...(only === undefined ? [] : [text('language', only)]),
    text('lastBuildDate', new Date(updatedAt(channel)).toUTCString()),
    `<atom:link rel="self" type="application/rss+xml" href="${xml(self)}"/>`,
    ...channel.entries.map(item),
  ])}\n</rss>\n`;
}

function atom(channel: Channel, self: string): string {
  const entry = (e: Entry): string =>
    `<entry${e.lang === '' ? '' : ` xml:lang="${xml(e.lang)}"`}>\n${[
      text('id', e.id),
      text('title', e.title),
      `<link rel="alternate" type="text/html" href="${xml(e.url)}"/>`,
      `<link rel="related" type="text/html" href="${xml(e.here)}"/>`,
      text('published', iso(e.published)),
      text('updated', iso(e.updated)),
      ...(e.outlet === undefined ? [] : [`<author>${text('name', e.outlet)}</author>`]),
      `<content type="html">${xml(e.content.toString())}</content>`,
    ].join('\n')}\n</entry>`;
  return `${DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom">\n${[
    text('id', channel.id),
    text('title', channel.title),
    text('subtitle', channel.description),
    text('updated', iso(updatedAt(channel))),
    // An entry whose outlet has no name is the feed's own.
    `<author>${text('name', 'Broadsheet')}</author>`,
    `<link rel="alternate" type="text/html" href="${xml(channel.home)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    ...channel.entries.map(entry),
  ].join('\n')}\n</feed>\n`;
}

function json(channel: Channel, self: string): string {
  const item = (e: Entry): object => ({
    id: e.id,
    url: e.url,
    title: e.title,
    content_html: e.content.toString(),
    date_published: iso(e.published),
    date_modified: iso(e.updated),
    ...(e.lang === '' ? {} : { language: e.lang }),
    ...(e.outlet === undefined ? {} : { authors: [{ name: e.outlet }] }),
    _broadsheet: { related: e.here },
  });
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: channel.title,
    description: channel.description,
    home_page_url: channel.home,
    feed_url: self,
    items: channel.entries.map(item),
  })}\n`;
}

function element(name: string, inner: readonly string[]): string {
  return `<${name}>\n${inner.join('\n')}\n</${name}>`;
}
function text(name: string, value: string): string {
  return `<${name}>${xml(value)}</${name}>`;
}
const iso = (at: number): string => new Date(at).toISOString();

/** XML 1.0 cannot write most control characters or half a character at all. */
function xml(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
