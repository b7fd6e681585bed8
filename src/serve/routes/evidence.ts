import type { Context } from 'hono';
import { isId, type Edge } from '../edge.ts';
import { isStoryRemoved } from '../gather/removed.ts';
import { Href } from '../href.ts';
import { bundleOf, type MadeBy } from '../study/bundle.ts';
import { zipped } from '../study/zip.ts';

const FILE = 'evidence.zip';
/** Where the app was not told what it decides by. */
const UNTOLD: MadeBy = { id: 'unknown', version: 'unknown', weights: [] };

/** `/story/:id/evidence.zip`: what a story rests on, for the paper's own users; of a merged story that of the one it is in now. */
export async function evidence(edge: Edge, c: Context, madeBy: (() => Promise<MadeBy>) | undefined): Promise<Response> {
  const asked = c.req.param('id') ?? '',
    id = isId(asked) ? await edge.store.stories.resolve(asked) : undefined;
  c.header('Cache-Control', 'no-store');
  if (id !== undefined && id !== asked) return c.redirect(Href.to(['story', id, FILE]).value, 302);
  const entries = id === undefined ? undefined : await bundleOf(edge.store, id, (await madeBy?.()) ?? UNTOLD);
  if (!entries) return edge.fail(c, isId(asked) && (await isStoryRemoved(edge.store, asked)) ? 'removed' : 'missing');
  c.header('Content-Type', 'application/zip');
  c.header('Content-Disposition', `attachment; filename="${id}-${FILE}"`);
  return c.body(new Uint8Array(zipped(entries)));
}
