import type { Context, Hono } from 'hono';
import { LONGEST_REASON, reasonOf } from '../../model/act.ts';
import { isId, type Edge } from '../edge.ts';
import { gatherArticle } from '../gather/article.ts';
import { gatherRemoved } from '../gather/removed.ts';
import { removedPage } from '../pages/removed.ts';
import type { WordKey } from '../words.ts';
import type { Desk } from './desk.ts';
import { field, formOf, isAnswer } from './gate.ts';
import { removePage } from './page-remove.ts';
import { formToken } from './visitor.ts';

/** `/desk/article/:id`: what is purged where an article is removed, and its removal, as an act that the log tells. */
export function removeRoutes(edge: Edge, desk: Desk, app: Hono): void {
  app.get('/desk/article/:id', (c) => show(edge, desk, c));
  app.post('/desk/article/:id', (c) => remove(edge, desk, c));
}

async function show(edge: Edge, desk: Desk, c: Context, refused?: { readonly wrong: WordKey; readonly why: string }): Promise<Response> {
  const { store, sourcesOf } = edge,
    id = c.req.param('id') ?? '',
    [found] = isId(id) ? await store.articles.get([id]) : [],
    view = found && (await gatherArticle(store, sourcesOf, found)),
    reader = edge.reader(c);
  if (!view) {
    const removed = isId(id) ? await gatherRemoved(store, sourcesOf, id) : undefined;
    if (!removed) return edge.fail(c, 'missing');
    c.status(410);
    return edge.send(c, removedPage(reader, removed));
  }
  const texts = await store.articles.history(id),
    readings = await store.claims.reading(texts.map((r) => r.id));
  const page = removePage(reader, {
    token: formToken(desk, c),
    signedIn: c.get('visitor').account !== undefined,
    isOff: desk.remove === undefined,
    view,
    claims: [...readings.values()].reduce((sum, r) => sum + r.claims.length, 0),
    texts: texts.length,
    why: refused?.why ?? '',
    ...(refused ? { wrong: reader.say(refused.wrong) } : {}),
  });
  return edge.send(c, page);
}

async function remove(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const { account } = c.get('visitor'),
    id = c.req.param('id') ?? '',
    why = reasonOf(field(form, 'why', LONGEST_REASON));
  if (!account) return edge.fail(c, 'signin');
  if (!isId(id)) return edge.fail(c, 'missing');
  const refuse = (wrong: WordKey): Promise<Response> => {
    c.status(400);
    return show(edge, desk, c, { wrong, why });
  };
  if (why === '') return refuse('act.wrong.why');
  if (field(form, 'sure', 5) !== 'yes') return refuse('remove.wrong.sure');
  if (!desk.remove) return refuse('remove.off');
  // A form that was sent twice finds it done.
  const actId = await desk.remove({ articleId: id, at: edge.clock(), why, by: account.name, accountId: account.id });
  return actId === undefined ? edge.fail(c, 'missing') : c.redirect(`/log/${actId}`, 303);
}
