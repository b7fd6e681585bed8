import { z } from '@hono/zod-openapi';
import type { FrontPage } from '../../model/front-page.ts';
import type { Edge } from '../edge.ts';
import { instantOf } from '../format.ts';
import { briefsOf, gatherFront, merged, type Brief } from '../gather/front.ts';
import { gatherSection } from '../gather/section-page.ts';
import { allFronts, frontsFor } from '../routes/fronts.ts';
import { opaque, placeIn } from './cursor.ts';
import { iso, quoted, sectionData, storyData } from './lines.ts';
import { after, lang, operation } from './operation.ts';
import { questionData } from './parts.ts';
import { Refusal } from './problem.ts';
import * as shapes from './shapes-pages.ts';

const PAGE = 33;

/** `/front.json`: stories in order of rank, as of now or of a time; its pages are of one minute, however long one reads on. */
export const front = operation({
  id: 'front',
  path: '/front.json',
  summary: 'The front page: stories in order of rank, each with the receipt of its rank',
  isByLanguage: true,
  query: z.object({
    lang,
    at: z.string().max(40).optional().openapi({ description: 'As it stood then: an ISO time, or a day for its end', example: '2025-06-02T14:10Z' }),
    after,
  }),
  answer: shapes.Front,
  async run(edge, { query, c }) {
    const place = placeIn('front', query.after),
      [, minute, rank] = typeof place === 'string' ? (/^(\d{1,16}) (\d{1,6})$/.exec(place) ?? []) : [];
    if (place instanceof Refusal) return place;
    if (place !== undefined && minute === undefined) return new Refusal('cursor-invalid');
    const asked = minute !== undefined ? Number(minute) : query.at === undefined ? undefined : instantOf(query.at, edge.timezone);
    if (query.at !== undefined && asked === undefined) return new Refusal('parameter-invalid', 'at: is no time');
    const { available, langs, fronts } = await frontsFor(edge, c, asked),
      from = Number(rank ?? 0),
      told = { langs: [...langs], available: available.map((a) => ({ lang: a.lang, stories: a.stories })) };
    if (fronts.length === 0) return { at: null, ...told, stories: [], differing: [], newest: [], next: null };
    const at = Math.max(...fronts.map((f) => f.at)),
      page = await (from === 0 ? opening(edge, fronts, asked !== undefined) : further(edge, fronts, from)),
      isMore = merged(fronts).length > from + PAGE;
    return { at: iso(at), ...told, ...page, next: isMore ? opaque('front', `${at} ${from + PAGE}`) : null };
  },
});

type Page = Pick<z.output<typeof shapes.Front>, 'stories' | 'differing' | 'newest'>;

async function opening({ store, sourcesOf }: Edge, fronts: readonly FrontPage[], isPast: boolean): Promise<Page> {
  const { lead, near, more, parts, rest, differing, newest } = await gatherFront(store, sourcesOf, fronts, isPast),
    briefs = [...(lead ? [lead] : []), ...near, ...more, ...parts.flatMap((p) => p.briefs), ...rest];
  return {
    stories: briefs.sort((a, b) => a.rank - b.rank).map(briefData),
    differing: differing.map(({ brief, table }) => ({ story: brief.story.id, question: questionData(table) })),
    newest: newest.flatMap(quoted),
  };
}

async function further({ store, sourcesOf }: Edge, fronts: readonly FrontPage[], from: number): Promise<Page> {
  const { briefs } = await briefsOf(store, sourcesOf, merged(fronts).slice(from, from + PAGE), 0);
  return { stories: briefs.map((b) => briefData({ ...b, rank: from + b.rank })), differing: [], newest: [] };
}

/** `/section/{slug}.json` */
export const section = operation({
  id: 'section',
  path: '/section/{slug}.json',
  summary: "The front page's stories of one section",
  isByLanguage: true,
  query: z.object({ lang }),
  answer: shapes.Section,
  async run(edge, { key, c }) {
    const { store, sourcesOf } = edge,
      { fronts } = await frontsFor(edge, c),
      // A section of another language is still that section.
      view = (await gatherSection(store, sourcesOf, fronts, key)) ?? (await gatherSection(store, sourcesOf, await allFronts(edge), key)),
      first = view?.briefs[0],
      told = first && sectionData(first.story);
    return view && told ? { at: iso(view.at), section: told, stories: view.briefs.map(briefData) } : new Refusal('not-found');
  },
});

export function briefData({ ranked, rank, outlets, lines, ...headed }: Brief): z.output<typeof shapes.Brief> {
  const { receipt, badges, moved } = ranked;
  return {
    ...storyData(headed),
    rank,
    badges: [...badges],
    receipt: { score: receipt.score, rankWithReprints: receipt.rankWithReprints, lines: receipt.lines.map((line) => ({ ...line })) },
    moved: moved ? { since: iso(moved.since), from: moved.from ?? null, by: moved.by ?? null } : null,
    outlets: [...outlets],
    lines: lines.flatMap(quoted),
  };
}
