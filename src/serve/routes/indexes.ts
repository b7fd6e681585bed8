import type { Context } from 'hono';
import type { FrontPage } from '../../model/front-page.ts';
import { etagOf, type Edge } from '../edge.ts';
import { gatherHubIndex, gatherPeopleIndex, gatherPlaceIndex, gatherSourceIndex } from '../gather/indexes.ts';
import type { Fragment } from '../page.ts';
import { hubIndex, peopleIndex, placeIndex, sourceIndex } from '../pages/indexes.ts';
import { hasPage } from '../pages/parts.ts';
import type { Reader } from '../reader.ts';
import { frontsFor, madeAs } from './fronts.ts';

/** Many reports are read for a list, so it is made at most once in this time while the front page stands, ms. */
const FRESH = 600_000;

type Make = (edge: Edge, reader: Reader, fronts: readonly FrontPage[]) => Promise<Fragment>;
const KINDS: Readonly<Record<'who' | 'where' | 'hub' | 'source', Make>> = {
  who: async (edge, reader, fronts) =>
    peopleIndex(
      reader,
      (await gatherPeopleIndex(edge.store, edge.sourcesOf, fronts)).filter((p) => hasPage(reader, p)),
    ),
  where: async (edge, reader, fronts) => placeIndex(reader, await gatherPlaceIndex(edge.store, edge.sourcesOf, fronts)),
  hub: async (edge, reader, fronts) => hubIndex(reader, await gatherHubIndex(edge.store, edge.sourcesOf, fronts), await edge.store.hubs.all()),
  source: async (edge, reader, fronts) => sourceIndex(reader, await gatherSourceIndex(edge.store, edge.sourcesOf, fronts)),
};

/** `/who`, `/where`, `/hub`, `/source`: what the front page's stories have pages of. */
export async function index(edge: Edge, c: Context, kind: keyof typeof KINDS): Promise<Response> {
  const { fronts } = await frontsFor(edge, c),
    reader = edge.reader(c),
    ruled = kind === 'hub' ? (await edge.store.hubs.all()).map((h) => `${h.slug} ${h.at}`) : [],
    key = `index ${kind} ${reader.lang} ${ruled.join(' ')} ${fronts.map(madeAs).join(' ')}`;
  const { page, etag } = await edge.pages.get(key, edge.clock(), FRESH, async () => {
    const made = await KINDS[kind](edge, reader, fronts);
    return { page: made, etag: etagOf(made.toString()) };
  });
  return page ? edge.send(c, page, etag) : edge.fail(c, 'missing');
}
