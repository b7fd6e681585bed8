import type { Context, Hono } from 'hono';
import type { Edge } from '../edge.ts';
import { gatherRead } from '../gather/read.ts';
import { inputsOf, TEXT_FIELDS } from '../input.ts';
import { echo } from '../page.ts';
import { NOTHING_TYPED, readForm, readPage } from '../pages/read.ts';

/** `/read`: a form, and what it answers. Nothing is stored. */
export function readRoutes(edge: Edge, app: Hono): void {
  app.get('/read', (c) => {
    const url = c.req.query('url') ?? '';
    return edge.send(c, readForm(edge.reader(c), { ...NOTHING_TYPED, links: echo(url) }, edge.read ? undefined : 'read.off'));
  });
  app.post('/read', (c) => answer(edge, c));
}

async function answer(edge: Edge, c: Context): Promise<Response> {
  const form = await formOf(c),
    reader = edge.reader(c);
  if (!form) return edge.fail(c, 'wrong');
  const links = String(form.get('links') ?? ''),
    texts = Array.from({ length: TEXT_FIELDS }, (_, i) => String(form.get(`text${i + 1}`) ?? '')),
    asked = inputsOf(links, texts);
  const again = { links: echo(links), texts: texts.map(echo) };
  if (asked.inputs === undefined) {
    c.status(400);
    return edge.send(c, readForm(reader, again, asked.wrong));
  }
  if (!edge.read) return edge.send(c, readForm(reader, again, 'read.off'));
  return edge.send(c, readPage(reader, await gatherRead(await edge.read(asked.inputs), edge.sourcesOf)));
}

async function formOf(c: Context): Promise<FormData | undefined> {
  const type = c.req.header('content-type') ?? '';
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return undefined;
  try {
    return await c.req.formData();
  } catch {
    return undefined;
  }
}
