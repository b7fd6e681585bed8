import type { Context } from 'hono';
import type { FrontPage } from '../../model/front-page.ts';
import type { Edge } from '../edge.ts';
import { acceptedLanguages } from '../reader.ts';

/** The newest front pages are asked for at most once in this time, ms: in an import each is a page to be made anew. */
const FRESH = 5000;
/** From so many stories on, counting them takes milliseconds, and they are counted at most once in this time, ms. */
const MANY = 50_000,
  COUNTED = 60_000;
const LANGUAGES = 12;

export type Languages = readonly { readonly lang: string; readonly stories: number; readonly until: number }[];

/** Languages with stories, those with most first. */
export async function languagesOf(edge: Edge): Promise<Languages> {
  const now = edge.clock(),
    count = (): Promise<Languages> => edge.store.stories.languages();
  return edge.answers.get('languages', now, FRESH, async () => {
    const counted = (await edge.answers.get('counted', now, COUNTED, count, Infinity)) as Languages;
    return counted.reduce((n, l) => n + l.stories, 0) < MANY ? count() : counted;
  }) as Promise<Languages>;
}

/** Languages that are looked through for one answer, those with most stories. */
export const LOOKED_THROUGH = 6;
export const lookedThrough = async (edge: Edge): Promise<readonly string[]> => (await languagesOf(edge)).slice(0, LOOKED_THROUGH).map((l) => l.lang);

/** The front pages a reader is shown: in the language asked for, else in their own, as of a time or the newest. */
export async function frontsFor(
  edge: Edge,
  c: Context,
  asked?: number,
): Promise<{ readonly available: Languages; readonly langs: readonly string[]; readonly fronts: readonly FrontPage[] }> {
  const available = await languagesOf(edge),
    langs = chosen(available, c.req.query('lang'), acceptedLanguages(c.req.header('accept-language'))),
    fronts = (await Promise.all(langs.map((lang) => frontOf(edge, lang, asked)))).flatMap((f) => f ?? []);
  return { available, langs, fronts };
}

/** Until when corrections are news: an archive's are counted back from its own last day. */
export async function correctedUntil(edge: Edge, c: Context): Promise<number> {
  return Math.min(edge.clock(), ...(await frontsFor(edge, c)).fronts.map((f) => f.at));
}

/** The newest front pages of every language. */
export async function allFronts(edge: Edge): Promise<readonly FrontPage[]> {
  const available = (await languagesOf(edge)).slice(0, LANGUAGES);
  return (await Promise.all(available.map((a) => frontOf(edge, a.lang, undefined)))).flatMap((f) => f ?? []);
}

async function frontOf(edge: Edge, lang: string, asked: number | undefined): Promise<FrontPage | undefined> {
  if (asked !== undefined) return edge.store.fronts.asOf(lang, asked);
  // The clock of a replay may stand still.
  return edge.answers.get(`front ${lang}`, edge.clock(), edge.replayed === true ? 0 : FRESH, () => edge.store.fronts.latest(lang)) as Promise<
    FrontPage | undefined
  >;
}

/** The language asked for; else the reader's own that have stories; else the one with most. */
function chosen(available: Languages, asked: string | undefined, accepted: readonly string[]): string[] {
  const there = available.map((a) => a.lang);
  if (asked !== undefined && there.includes(asked)) return [asked];
  const own = accepted.filter((lang) => there.includes(lang));
  return own.length > 0 ? own : there.slice(0, 1);
}

/** A front page can be made anew for the same minute (an editor's act, a late report): then it is another. */
const makings = new WeakMap<FrontPage, string>();
let makingsSoFar = 0;
export function madeAs(front: FrontPage): string {
  let name = makings.get(front);
  if (name === undefined) makings.set(front, (name = `${front.id} ${++makingsSoFar}`));
  return name;
}
