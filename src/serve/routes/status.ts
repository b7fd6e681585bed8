import type { Context } from 'hono';
import type { Edge } from '../edge.ts';
import { gatherStatus } from '../gather/status.ts';
import { statusPage } from '../pages/status.ts';

/** `/status` */
export async function status(edge: Edge, c: Context): Promise<Response> {
  return edge.send(c, statusPage(edge.reader(c), await gatherStatus(edge.store)));
}
