import type { Context } from 'hono';
import { readCursor } from '../../model/cursor.ts';
import { affairOf } from '../../model/story.ts';
import { etagOf, isId, type Edge } from '../edge.ts';
import { isStoryRemoved } from '../gather/removed.ts';
import { gatherSaga } from '../gather/saga.ts';
import { Href } from '../href.ts';
import { sagaPage } from '../pages/saga.ts';

/** For how long an affair's page may be behind its store, ms. */
const FRESH = 2000;

/** `/saga/:id?after=`: an affair; the id of a story, also of one that was merged, is sent on to the affair that it is of. */
export async function saga(edge: Edge, c: Context): Promise<Response> {
  const asked = c.req.param('id') ?? '',
    after = c.req.query('after');
  if (after !== undefined && !readCursor(after)) return edge.fail(c, 'wrong');
  if (!isId(asked)) return edge.fail(c, 'missing');
  const reader = edge.reader(c);
  const { page, etag } = await edge.pages.get(`saga ${reader.lang} ${asked} ${after ?? ''}`, edge.clock(), FRESH, async () => {
    const view = await gatherSaga(edge.store, edge.sourcesOf, asked, after),
      made = view && sagaPage(reader, view);
    return { page: made, etag: made ? etagOf(made.toString()) : '' };
  });
  if (page) return edge.send(c, page, etag);
  const id = await edge.store.stories.resolve(asked),
    [story] = id === undefined ? [] : await edge.store.stories.get([id]),
    affair = story && affairOf(story);
  if (affair === undefined || affair === asked) return edge.fail(c, (await isStoryRemoved(edge.store, asked)) ? 'removed' : 'missing');
  // A merge can be taken back: browsers that keep the answer have to ask again.
  c.header('Cache-Control', 'no-cache');
  return c.redirect(Href.to(['saga', affair]).value, 301);
}
