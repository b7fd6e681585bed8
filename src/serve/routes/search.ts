import type { Context } from 'hono';
import type { Edge } from '../edge.ts';
import { gatherSearch } from '../gather/search.ts';
import { searchPage } from '../pages/search.ts';
import { parseQuery } from '../query.ts';

const LONGEST = 400;
const LANGUAGES = 6;
const FRESH = 1000;

/** `/search?q=` */
export async function search(edge: Edge, c: Context): Promise<Response> {
  const typed = (c.req.query('q') ?? '').slice(0, LONGEST).toWellFormed(),
    query = parseQuery(typed),
    reader = edge.reader(c);
  const asks = query.words !== '' || query.source !== undefined || query.lang !== undefined || query.before !== undefined || query.since !== undefined;
  if (!asks) return edge.send(c, searchPage(reader, typed, query, undefined));
  const after = c.req.query('after');
  if (after !== undefined && !/^[\w.~:+/=-]{1,200}$/.test(after)) return edge.fail(c, 'wrong');
  const languages = (await edge.answers.get('languages', edge.clock(), FRESH, () => edge.store.stories.languages())) as Awaited<
    ReturnType<typeof edge.store.stories.languages>
  >;
  const view = await gatherSearch(
    edge.store,
    edge.sourcesOf,
    query,
    languages.slice(0, LANGUAGES).map((l) => l.lang),
    after,
  );
  return edge.send(c, searchPage(reader, typed, query, view));
}
