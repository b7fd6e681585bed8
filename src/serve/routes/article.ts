import type { Context } from 'hono';
import { isId, type Edge } from '../edge.ts';
import { gatherArticle } from '../gather/article.ts';
import { gatherRemoved } from '../gather/removed.ts';
import { articlePage } from '../pages/article.ts';
import { removedPage } from '../pages/removed.ts';

/** `/article/:id` */
export async function article(edge: Edge, c: Context): Promise<Response> {
  const id = c.req.param('id') ?? '',
    found = isId(id) ? (await edge.store.articles.get([id]))[0] : undefined,
    view = found && (await gatherArticle(edge.store, edge.sourcesOf, found));
  if (view) return edge.send(c, articlePage(edge.reader(c), view));
  const removed = isId(id) ? await gatherRemoved(edge.store, edge.sourcesOf, id) : undefined;
  if (!removed) return edge.fail(c, 'missing');
  c.status(410);
  return edge.send(c, removedPage(edge.reader(c), removed));
}
