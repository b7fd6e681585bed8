import type { Context } from 'hono';
import { readCursor } from '../../model/cursor.ts';
import { etagOf, isId, type Edge } from '../edge.ts';
import { gatherLog, tellActs } from '../gather/acts.ts';
import { logEntryPage, logPage } from '../pages/acts.ts';

/** The log is never behind its store: it is kept only as long as nothing has changed. */
const FRESH = 0;

/** `/log`: what was done to stories, by editors or by Broadsheet itself; `/log/:id`: one act. */
export async function log(edge: Edge, c: Context): Promise<Response> {
  const after = c.req.query('after');
  if (after !== undefined && !readCursor(after)) return edge.fail(c, 'wrong');
  const reader = edge.reader(c);
  const { page, etag } = await edge.pages.get(`log ${reader.lang} ${after ?? ''}`, edge.clock(), FRESH, async () => {
    const made = logPage(reader, await gatherLog(edge.store, edge.sourcesOf, after));
    return { page: made, etag: etagOf(made.toString()) };
  });
  return page ? edge.send(c, page, etag) : edge.fail(c, 'missing');
}

export async function logEntry(edge: Edge, c: Context): Promise<Response> {
  const id = c.req.param('id') ?? '',
    [act] = isId(id) ? await edge.store.acts.get([id]) : [],
    [told] = act ? await tellActs(edge.store, edge.sourcesOf, [act]) : [];
  if (act?.undoes !== undefined) return c.redirect(`/log/${act.undoes}`, 301);
  if (!told) return edge.fail(c, 'missing');
  const made = logEntryPage(edge.reader(c), told);
  return edge.send(c, made, etagOf(made.toString()));
}
