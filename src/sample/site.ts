import { versionAt, wallTime, type Article, type Edition, type Outlet, type OutletFeed, type Version } from './edition.ts';
import { FEED_TYPES, feedText, type Entry } from './feeds.ts';
import { escape } from './markup.ts';
import { TEMPLATES } from './templates.ts';

export interface Answer {
  readonly status: 200 | 404 | 410;
  readonly type: string;
  readonly body: string;
}
/** Newest articles that a feed holds. */
const IN_FEED = 30;
const HTML = 'text/html; charset=utf-8';

/**
 * What an outlet of the edition answers at a time to a path.
 * @param port of the server that stands for all outlets: an outlet's address is `http://<id>.localhost:<port>`.
 */
export function answer(edition: Edition, host: string, path: string, now: number, port: number): Answer {
  const outlet = edition.outlets.find((o) => host === hostOf(o));
  if (!outlet) return { status: 200, type: HTML, body: directory(edition, port) };
  if (path === '/robots.txt') return { status: 200, type: 'text/plain; charset=utf-8', body: 'User-agent: *\nAllow: /\n' };
  const out = published(edition, outlet, now),
    feed = outlet.feeds.find((f) => f.path === path),
    base = addressOf(outlet, port);
  if (feed) {
    const entries = inOrder(
      out,
      feed.first?.findLast((f) => wallTime(f.from, edition.offset) <= now),
    )
      .filter(({ article, version: { fields, gone } }) => article.inFeed && !gone && (feed.sections?.includes(fields.section ?? '') ?? true))
      .slice(0, IN_FEED)
      .map((o): Entry => ({ ...localised(o, port), url: urlOf(o.article, edition.offset, port) }));
    return { status: 200, type: FEED_TYPES[feed.format], body: feedText({ outlet, feed, base, offset: edition.offset, entries }) };
  }
  const found = out.find(({ article }) => pathOf(article, edition.offset) === path);
  if (found) return found.version.gone ? { status: 410, type: HTML, body: '<!doctype html><title>Gone</title><p>Gone' } : pageOf(edition, found, out, port);
  if (path === '/' || path.startsWith('/hub/')) return { status: 200, type: HTML, body: index(edition, outlet, out, port) };
  return { status: 404, type: HTML, body: '<!doctype html><title>Not found</title><p>Not found' };
}

export const hostOf = (outlet: Pick<Outlet, 'id'>): string => `${outlet.id}.localhost`;
export const addressOf = (outlet: Pick<Outlet, 'id'>, port: number): string => `http://${hostOf(outlet)}:${port}`;

/** The address of an article. */
export function urlOf(article: Article, offset: string, port: number): string {
  return addressOf(article.outlet, port) + pathOf(article, offset);
}

function pathOf({ outlet, slug, published }: Article, offset: string): string {
  if (outlet.template === 'plain') return `/${slug}.html`;
  const shift = Number(offset.slice(0, 3)) * 3_600_000;
  return `/${new Date(published + shift).toISOString().slice(0, 10).replaceAll('-', '/')}/${slug}`;
}

interface Out {
  readonly article: Article;
  readonly version: Version;
}

/** What an outlet has out at a time, newest first. */
function published(edition: Edition, outlet: Outlet, now: number): readonly Out[] {
  return edition.articles
    .flatMap((article) => {
      const version = article.outlet === outlet ? versionAt(article, now) : undefined;
      return version ? [{ article, version }] : [];
    })
    .reverse();
}

/** With what the desk puts first at the head. */
function inOrder(out: readonly Out[], first: NonNullable<OutletFeed['first']>[number] | undefined): readonly Out[] {
  const place = ({ article }: Out): number => {
    const at = first?.slugs.indexOf(article.slug) ?? -1;
    return at === -1 ? Infinity : at;
  };
  return out.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** Outlets write their own addresses without the port of the day. */
function localised({ article, version }: Out, port: number): Out {
  const local = (p: string): string => p.replace(/https?:\/\/([a-z0-9-]+\.localhost)(?=\/)/g, (_, host: string) => `http://${host}:${port}`);
  return { article, version: { ...version, body: version.body.map(local), foot: version.foot.map(local) } };
}

function pageOf(edition: Edition, found: Out, out: readonly Out[], port: number): Answer {
  const { article, version } = localised(found, port),
    { offset } = edition,
    others = out
      .filter((o) => o.article !== article && !o.version.gone)
      .map((o) => ({ url: urlOf(o.article, offset, port), headline: o.version.fields.headline }));
  const { outlet } = article,
    view = { outlet, article, version, offset, url: urlOf(article, offset, port), base: addressOf(outlet, port), others };
  return { status: 200, type: HTML, body: TEMPLATES[outlet.template](view) };
}

function index(edition: Edition, outlet: Outlet, out: readonly Out[], port: number): string {
  const rows = out
      .filter((o) => !o.version.gone)
      .map((o) => `<li><a href="${urlOf(o.article, edition.offset, port)}">${escape(o.version.fields.headline)}</a></li>`),
    feeds = outlet.feeds.map((f) => `<link rel="alternate" type="${FEED_TYPES[f.format].split(';')[0] ?? ''}" href="${f.path}" title="${escape(f.title)}">`);
  return `<!doctype html><html lang="${outlet.lang}"${outlet.lang === 'ar' ? ' dir="rtl"' : ''}><head><meta charset="utf-8"><title>${escape(outlet.name)}</title>${feeds.join('')}</head><body><h1>${escape(outlet.name)}</h1><ul>${rows.join('\n')}</ul></body></html>`;
}

function directory(edition: Edition, port: number): string {
  const rows = edition.outlets.map((o) => `<li><a href="${addressOf(o, port)}/">${escape(o.name)}</a></li>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(edition.name)}</title></head><body><h1>${escape(edition.name)}</h1><ul>${rows.join('\n')}</ul></body></html>`;
}
