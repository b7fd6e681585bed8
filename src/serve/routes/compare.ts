import type { Context } from 'hono';
import type { Edge } from '../edge.ts';
import { gatherCompare, textOf } from '../gather/compare.ts';
import { isRemoved } from '../gather/removed.ts';
import { compareForm, comparePage } from '../pages/compare.ts';

const LONGEST = 2000;

/** `/compare?a=&b=`: two texts side by side; each is named by an id or an address. */
export async function compare(edge: Edge, c: Context): Promise<Response> {
  const [a, b] = ['a', 'b'].map((name) => (c.req.query(name) ?? '').replace(/\0/g, '').trim().slice(0, LONGEST).toWellFormed()) as [string, string],
    reader = edge.reader(c);
  if (a === '' || b === '') return edge.send(c, compareForm(reader, { a, b }));
  const [left, right] = await Promise.all([textOf(edge.store, a), textOf(edge.store, b)]);
  if (left && right) return edge.send(c, comparePage(reader, await gatherCompare(edge.store, edge.sourcesOf, left, right, [a, b])));
  if ((!left && (await isRemoved(edge.store, a))) || (!right && (await isRemoved(edge.store, b)))) return edge.fail(c, 'removed');
  c.status(404);
  return edge.send(c, compareForm(reader, { a, b, unknown: [...(left ? [] : (['a'] as const)), ...(right ? [] : (['b'] as const))] }));
}
