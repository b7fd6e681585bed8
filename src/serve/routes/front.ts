import type { Context } from 'hono';
import { FRONT, lookAt, marksOf } from '../desk/marks.ts';
import { mutedBy, unmutedFronts, unmutedLines } from '../desk/mutes.ts';
import { etagOf, type Edge } from '../edge.ts';
import { gatherEmpty, gatherFront } from '../gather/front.ts';
import { silentSince } from '../gather/stale.ts';
import { gatherSection } from '../gather/section-page.ts';
import { instantOf } from '../format.ts';
import { emptyFront, frontPage, type Edition } from '../pages/front.ts';
import { sectionPage } from '../pages/section.ts';
import { allFronts, frontsFor, madeAs } from './fronts.ts';

/** A rendered page holds until its front pages change; this bounds the memory, ms. */
const KEPT = 3_600_000;
/** How the feeds do is asked at most once in this time, ms. */
const ASKED = 30_000;

/** `/`: the front page in the reader's languages, or in `?lang=`, as it is or as of `?at=`. */
export async function front(edge: Edge, c: Context): Promise<Response> {
  const given = c.req.query('at'),
    asked = given === undefined || given === '' ? undefined : instantOf(given, edge.timezone);
  if (given && asked === undefined) return edge.fail(c, 'time');
  const { available, langs, fronts: whole } = await frontsFor(edge, c, asked),
    muted = mutedBy(await marksOf(edge.desk, c), edge.clock()),
    { fronts, key: without } = await unmutedFronts(edge.store, whole, muted);
  if (asked === undefined) await lookAt(edge.desk, c, FRONT);
  const reader = edge.reader(c),
    silent = asked === undefined ? await silence(edge) : undefined,
    edition: Edition = { langs, available, ...(asked === undefined ? {} : { asked }), ...(silent === undefined ? {} : { silentSince: silent }) };
  if (whole.every((f) => f.ranked.length === 0)) return edge.send(c, emptyFront(reader, await gatherEmpty(edge.store, edge.sourcesOf, edition)));
  const at = Math.max(...fronts.map((f) => f.at)),
    key = [reader.lang, asked === undefined ? '' : 'then', without, silent ?? '', ...whole.map(madeAs), ...available.map((a) => a.lang)].join(' ');
  const { page, etag } = await edge.pages.get(key, edge.clock(), KEPT, async () => {
    // Ages are told as of the page's own minute, so that the same page is the same bytes.
    const view = await gatherFront(edge.store, edge.sourcesOf, fronts, asked !== undefined),
      newest = await unmutedLines(edge.store, view.newest, muted),
      made = frontPage(reader.at(at), { ...view, newest }, edition);
    return { page: made, etag: etagOf(made.toString()) };
  });
  return page ? edge.send(c, page, etag) : edge.fail(c, 'missing');
}

const silence = (edge: Edge): Promise<number | undefined> =>
  edge.answers.get('silence', edge.clock(), ASKED, () => silentSince(edge.store, edge.clock())) as Promise<number | undefined>;

/** `/section/:slug`: the front page's stories of one section. */
export async function section(edge: Edge, c: Context): Promise<Response> {
  const slug = c.req.param('slug') ?? '',
    { fronts } = await frontsFor(edge, c),
    at = fronts.length === 0 ? edge.clock() : Math.max(...fronts.map((f) => f.at)),
    reader = edge.reader(c).at(at);
  const { page, etag } = await edge.pages.get(`section ${reader.lang} ${slug} ${fronts.map(madeAs).join(' ')}`, edge.clock(), KEPT, async () => {
    // A section of another language is still that section.
    const view =
        (await gatherSection(edge.store, edge.sourcesOf, fronts, slug)) ?? (await gatherSection(edge.store, edge.sourcesOf, await allFronts(edge), slug)),
      made = view && sectionPage(reader, view);
    return { page: made, etag: made ? etagOf(made.toString()) : '' };
  });
  return page ? edge.send(c, page, etag) : edge.fail(c, 'missing');
}
