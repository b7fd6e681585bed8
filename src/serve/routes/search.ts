import type { Context } from 'hono';
import type { Edge } from '../edge.ts';
import { gatherSearch } from '../gather/search.ts';
import { searchPage } from '../pages/search.ts';
import { asksSomething, parseQuery } from '../query.ts';
import { lookedThrough } from './fronts.ts';

const LONGEST = 400;

/** `/search?q=` */
export async function search(edge: Edge, c: Context): Promise<Response> {
  const typed = (c.req.query('q') ?? '').slice(0, LONGEST).toWellFormed(),
    query = parseQuery(typed),
    reader = edge.reader(c);
  if (!asksSomething(query)) return edge.send(c, searchPage(reader, typed, query, undefined));
  const after = c.req.query('after');
  if (after !== undefined && !/^[\w.~:+/=-]{1,200}$/.test(after)) return edge.fail(c, 'wrong');
  const view = await gatherSearch(edge.store, edge.sourcesOf, query, await lookedThrough(edge), after);
  return edge.send(c, searchPage(reader, typed, query, view));
}
