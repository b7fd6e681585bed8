import type { Context } from 'hono';
import type { FrontPage } from '../../model/front-page.ts';
import { etagOf, type Edge } from '../edge.ts';
import { gatherEmpty, gatherFront } from '../gather/front.ts';
import { instantOf } from '../format.ts';
import { emptyFront, frontPage, type Edition } from '../pages/front.ts';
import { acceptedLanguages, readerFor } from '../reader.ts';

/** The newest front pages and the languages are asked for at most once in this time, ms. */
const FRESH = 1000;
/** A rendered page holds until its front pages change; this bounds the memory, ms. */
const KEPT = 3_600_000;

/** `/`: the front page in the reader's languages, or in `?lang=`, as it is or as of `?at=`. */
export async function front(edge: Edge, c: Context): Promise<Response> {
  const given = c.req.query('at'),
    asked = given === undefined || given === '' ? undefined : instantOf(given, edge.timezone);
  if (given && asked === undefined) return edge.fail(c, 'time');
  const available = await languages(edge),
    langs = chosen(available, c.req.query('lang'), acceptedLanguages(c.req.header('accept-language')));
  const fronts = (await Promise.all(langs.map((lang) => frontOf(edge, lang, asked)))).flatMap((f) => f ?? []);
  const reader = edge.reader(c),
    edition: Edition = { langs, available, ...(asked === undefined ? {} : { asked }) };
  if (fronts.every((f) => f.ranked.length === 0)) return edge.send(c, emptyFront(reader, await gatherEmpty(edge.store, edge.sourcesOf, edition)));
  const at = Math.max(...fronts.map((f) => f.at)),
    key = [reader.lang, asked === undefined ? '' : 'then', ...fronts.map((f) => f.id), ...available.map((a) => a.lang)].join(' ');
  const { page, etag } = await edge.pages.get(key, edge.clock(), KEPT, async () => {
    // Ages are told as of the page's own minute, so that the same page is the same bytes.
    const made = frontPage(readerFor(reader.lang, edge.timezone, at), await gatherFront(edge.store, edge.sourcesOf, fronts), edition);
    return { page: made, etag: etagOf(made.toString()) };
  });
  return page ? edge.send(c, page, etag) : edge.fail(c, 'missing');
}

async function languages(edge: Edge): Promise<Edition['available']> {
  return edge.answers.get('languages', edge.clock(), FRESH, () => edge.store.stories.languages()) as Promise<Edition['available']>;
}

async function frontOf(edge: Edge, lang: string, asked: number | undefined): Promise<FrontPage | undefined> {
  if (asked !== undefined) return edge.store.fronts.asOf(lang, asked);
  return edge.answers.get(`front ${lang}`, edge.clock(), FRESH, () => edge.store.fronts.latest(lang)) as Promise<FrontPage | undefined>;
}

/** The language asked for; else the reader's own that have stories; else the one with most. */
function chosen(available: Edition['available'], asked: string | undefined, accepted: readonly string[]): string[] {
  const there = available.map((a) => a.lang);
  if (asked !== undefined && there.includes(asked)) return [asked];
  const own = accepted.filter((lang) => there.includes(lang));
  return own.length > 0 ? own : there.slice(0, 1);
}
