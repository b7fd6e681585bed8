import type { Context, Hono } from 'hono';
import type { Hub } from '../../model/hub.ts';
import { isWrong, leftOut, readRule, ruleNamed, unasked, unfolded, waysOf, type WrongRule } from '../../stories/hub-rule.ts';
import type { Edge } from '../edge.ts';
import { isFiled } from '../gather/hub.ts';
import { slug as slugOf } from '../href.ts';
import { lookedThrough } from '../routes/fronts.ts';
import type { Words } from '../words.ts';
import type { Desk } from './desk.ts';
import { field, formOf, isAnswer } from './gate.ts';
import { hubsPage, type HubsView } from './page-hubs.ts';
import { formToken } from './visitor.ts';

const LONGEST_NAME = 60;
const LONGEST_RULE = 2000;

/** `/desk/hubs`: topics by rule, to make, change and delete. */
export function hubRoutes(edge: Edge, desk: Desk, app: Hono): void {
  app.get('/desk/hubs', (c) => show(edge, desk, c, {}));
  app.get('/desk/hubs/:slug', async (c) => {
    const hub = await edge.store.hubs.get(c.req.param('slug'));
    return hub ? show(edge, desk, c, { hub }) : edge.fail(c, 'missing');
  });
  app.post('/desk/hubs', (c) => keep(edge, desk, c));
  app.post('/desk/hubs/:slug', (c) => keep(edge, desk, c, c.req.param('slug')));
  app.post('/desk/hubs/:slug/delete', (c) => remove(edge, desk, c));
}

async function show(edge: Edge, desk: Desk, c: Context, more: Partial<HubsView>): Promise<Response> {
  const reader = edge.reader(c),
    done = c.req.query('done'),
    told: Words | undefined = done === 'kept' ? reader.say('hubs.done') : done === 'deleted' ? reader.say('hubs.deleted') : undefined,
    signedIn = c.get('visitor').account !== undefined,
    view = { token: formToken(desk, c), signedIn, hubs: await edge.store.hubs.all(), ...(told ? { told } : {}), ...(await warned(edge, more.hub)) };
  return edge.send(c, hubsPage(reader, { ...view, ...more }));
}

/** What an editor must know of a topic that is kept: words that are not looked for, and that publishers have one of its name. */
async function warned(edge: Edge, hub: Hub | undefined): Promise<Pick<HubsView, 'leftOut' | 'alsoFiled'>> {
  if (!hub) return {};
  const langs = await lookedThrough(edge),
    rule = readRule(hub.rule);
  return { leftOut: isWrong(rule) ? [] : leftOut(rule, langs), alsoFiled: await isFiled(edge.store, hub.slug, langs) };
}

async function keep(edge: Edge, desk: Desk, c: Context, known?: string): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const { account } = c.get('visitor'),
    before = known === undefined ? undefined : await edge.store.hubs.get(known);
  if (!account) return edge.fail(c, 'signin');
  if (known !== undefined && !before) return edge.fail(c, 'missing');
  const typed = { name: field(form, 'name', 200).replace(/\s+/g, ' ').trim(), rule: field(form, 'rule', LONGEST_RULE).replace(/\s+/g, ' ').trim() },
    slug = before?.slug ?? slugOf(typed.name),
    { say } = edge.reader(c),
    wrong = typed.name.length > LONGEST_NAME || slug === '' ? say('hubs.wrong.name') : await wrongRule(edge, slug, typed.rule),
    taken = !before && !wrong && (await edge.store.hubs.get(slug)) !== undefined;
  if (wrong || taken) {
    c.status(400);
    return show(edge, desk, c, { typed, wrong: wrong ?? say('hubs.wrong.taken'), ...(before ? { hub: before } : {}) });
  }
  const hub: Hub = { slug, ...typed, by: account.name, at: edge.clock() };
  await edge.store.hubs.put(hub);
  return c.redirect(`/desk/hubs/${encodeURIComponent(slug)}?done=kept`, 303);
}

/** What is wrong with a rule, by itself or beside the other topics' rules. */
async function wrongRule(edge: Edge, slug: string, text: string): Promise<WrongRule | undefined> {
  const rule = readRule(text);
  if (isWrong(rule)) return rule;
  const texts = new Map((await edge.store.hubs.all()).map((h) => [h.slug, h.rule])).set(slug, text),
    whole = unfolded(rule, (name) => ruleNamed(texts, name), slug);
  if (isWrong(whole)) return whole;
  if (!waysOf(whole)) return { wrong: 'long' };
  const at = unasked(rule, await lookedThrough(edge));
  return at === undefined ? undefined : { wrong: 'index', at };
}

async function remove(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  if (!c.get('visitor').account) return edge.fail(c, 'signin');
  await edge.store.hubs.remove(c.req.param('slug') ?? '');
  return c.redirect('/desk/hubs?done=deleted', 303);
}
