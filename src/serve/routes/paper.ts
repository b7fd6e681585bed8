import type { Context } from 'hono';
import { FRONT, lookAt } from '../desk/marks.ts';
import { etagOf, type Edge } from '../edge.ts';
import { instantOf } from '../format.ts';
import { gatherCorrections } from '../gather/corrections.ts';
import { gatherMethod, weightsOf } from '../gather/method.ts';
import { gatherSince } from '../gather/since.ts';
import { correctionsPage } from '../pages/corrections.ts';
import { methodPage } from '../pages/method.ts';
import { sincePage } from '../pages/since.ts';
import { correctedUntil, frontsFor, madeAs } from './fronts.ts';

/** These pages are made at most once in this time, ms. */
const FRESH = 30_000;
const DAY = 86_400_000;

/** `/since?at=`: what changed on the front page since a time, by default since the reader's last visit, else since a day before it. */
export async function since(edge: Edge, c: Context): Promise<Response> {
  const given = c.req.query('at'),
    asked = given === undefined || given === '' ? undefined : instantOf(given, edge.timezone);
  if (given && asked === undefined) return edge.fail(c, 'time');
  const { fronts } = await frontsFor(edge, c),
    at = fronts.length === 0 ? edge.clock() : Math.max(...fronts.map((f) => f.at)),
    from = asked ?? (await lookAt(edge.desk, c, FRONT)) ?? at - DAY,
    reader = edge.reader(c).at(at);
  if (fronts.length === 0) return edge.send(c, sincePage(reader, { since: from, at, fresh: [], grown: [], moved: [], corrected: [] }));
  const { page, etag } = await edge.pages.get(`since ${reader.lang} ${from} ${fronts.map(madeAs).join(' ')}`, edge.clock(), FRESH, async () => {
    const made = sincePage(reader, await gatherSince(edge.store, edge.sourcesOf, fronts, from));
    return { page: made, etag: etagOf(made.toString()) };
  });
  return page ? edge.send(c, page, etag) : edge.fail(c, 'missing');
}

/** `/corrections` */
export async function corrections(edge: Edge, c: Context): Promise<Response> {
  const after = c.req.query('after');
  if (after !== undefined && !/^-?\d{1,16}$/.test(after)) return edge.fail(c, 'wrong');
  const reader = edge.reader(c),
    at = await correctedUntil(edge, c);
  const { page, etag } = await edge.pages.get(`corrections ${reader.lang} ${after ?? ''}`, edge.clock(), FRESH, async () => {
    const made = correctionsPage(reader, await gatherCorrections(edge.store, edge.sourcesOf, at, { after }));
    return { page: made, etag: etagOf(made.toString()) };
  });
  return page ? edge.send(c, page, etag) : edge.fail(c, 'missing');
}

/** `/method`: the ranking and its weights, and the front page by other ones. */
export async function method(edge: Edge, c: Context): Promise<Response> {
  const { fronts } = await frontsFor(edge, c),
    view = await gatherMethod(
      edge.store,
      edge.sourcesOf,
      fronts,
      weightsOf((signal) => c.req.query(signal)),
    );
  return edge.send(c, methodPage(edge.reader(c), view));
}
