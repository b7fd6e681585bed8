import type { Context } from 'hono';
import { isId, type Edge } from '../edge.ts';
import { gatherArticle } from '../gather/article.ts';
import { articlePage } from '../pages/article.ts';

/** `/article/:id` */
export async function article(edge: Edge, c: Context): Promise<Response> {
  const id = c.req.param('id') ?? '',
    found = isId(id) ? (await edge.store.articles.get([id]))[0] : undefined,
    view = found && (await gatherArticle(edge.store, edge.sourcesOf, found));
  return view ? edge.send(c, articlePage(edge.reader(c), view)) : edge.fail(c, 'missing');
}
