import type { Context, Hono } from 'hono';
import { feedOf, pollWork, type Feed } from '../../model/feed.ts';
import type { Credential } from '../../model/account.ts';
import { isId, type Edge } from '../edge.ts';
import type { Recorded } from '../names.ts';
import type { WordKey, Words } from '../words.ts';
import { addFeeds, addLists, known, type AddedLists } from './add-feeds.ts';
import { boundTo, type Desk, type DeskTools, type Listed } from './desk.ts';
import { field, formOf, isAnswer } from './gate.ts';
import { feedPage, feedsPage, foundPage, packsPage } from './page-feeds.ts';
import { saidLine } from './parts.ts';
import { formToken } from './visitor.ts';

/** What a redirect tells the page it leads to; anything else is not said. */
const TOLD = ['pause', 'resume', 'refresh', 'delete', 'credential', 'nocredential', 'keep'] as const;
const MOST_LIST_BYTES = 4_000_000;

/** `/feeds`: add, find, bring in, take out, pause, resume, refresh, delete, log in. */
export function manageRoutes(edge: Edge, desk: Desk, app: Hono): void {
  const { tools } = desk;
  app.get('/feeds', (c) => show(edge, desk, c, {}));
  app.get('/feeds.opml', (c) => takeOut(desk, c));
  if (tools) {
    app.get('/feeds/packs', async (c) =>
      edge.send(c, packsPage(edge.reader(c), { token: formToken(desk, c), packs: tools.packs, known: await known(desk.store, 'id') })),
    );
    app.post('/feeds/packs', (c) => addPacks(edge, desk, tools, c));
    app.post('/feeds/find', (c) => find(edge, desk, tools, c));
    app.post('/feeds/add', (c) => addChosen(edge, desk, c));
    app.post('/feeds/opml', (c) => bringIn(edge, desk, tools, c));
  }
  app.post('/feeds/keep', (c) => keep(edge, desk, c));
  app.get('/feeds/:id', (c) => showOne(edge, desk, c));
  app.post('/feeds/:id/:act', (c) => act(edge, desk, c));
}

type Said = { readonly told?: Words | Recorded; readonly wrong?: Words | Recorded; readonly typed?: string; readonly from?: AddedLists };

async function show(edge: Edge, desk: Desk, c: Context, said: Said): Promise<Response> {
  const feeds = (await desk.store.feeds.all()).toSorted((a, b) => (a.feed.title.toLowerCase() < b.feed.title.toLowerCase() ? -1 : 1)),
    chosen = await desk.store.choices.get('keep-pages-days'),
    keepDays = Number(chosen ?? desk.tools?.keepPagesDays ?? 30);
  return edge.send(c, feedsPage(edge.reader(c), { token: formToken(desk, c), feeds, canAdd: desk.tools !== undefined, keepDays, ...toldOf(edge, c), ...said }));
}

/** What the last form did, named in the address by a word of ours or a number. */
function toldOf(edge: Edge, c: Context): { readonly told?: Words } {
  const done = c.req.query('done') ?? '',
    reader = edge.reader(c);
  if (/^\d{1,6}$/.test(done)) return { told: reader.count('feeds.added', Number(done)) };
  const word = TOLD.find((t) => t === done);
  return word ? { told: reader.say(`feeds.done.${word}`) } : {};
}

async function refuse(edge: Edge, desk: Desk, c: Context, wrong: Words | Recorded, typed?: string): Promise<Response> {
  c.status(400);
  return show(edge, desk, c, { wrong, ...(typed === undefined ? {} : { typed }) });
}

async function find(edge: Edge, desk: Desk, tools: DeskTools, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const typed = field(form, 'url'),
    credential: Credential = { kind: 'basic', user: field(form, 'user'), password: field(form, 'password') },
    objection = tools.objection(credential),
    { say } = edge.reader(c);
  if (objection === 'value') return refuse(edge, desk, c, say('feeds.credential.badvalue'), typed);
  const login = objection ? undefined : credential,
    { feeds, line, origin = '' } = await tools.find(typed, login),
    given = login && { login, origin },
    [only] = feeds;
  // An address with a password in it is not shown again.
  if (!only) return refuse(edge, desk, c, line === undefined ? say('feeds.found.none') : saidLine(line), /@/.test(typed) ? '' : typed);
  // A page that names no feed is one only where somebody says so.
  if (feeds.length === 1 && only.kind !== 'page') {
    const added = await addFeeds(desk, [withLogin(feedOf(only.url, { title: only.title ?? only.url }), given)]);
    return c.redirect(`/feeds?done=${added}`, 303);
  }
  const sealed = given && desk.keys.seal(JSON.stringify(given), `form ${formToken(desk, c)}`);
  return edge.send(
    c,
    foundPage(edge.reader(c), { token: formToken(desk, c), found: feeds, known: await known(desk.store, 'url'), ...(sealed ? { sealed } : {}) }),
  );
}

/** A login as it was given, and the origin it was given for. */
interface Given {
  readonly login: Credential;
  readonly origin: string;
}

/** A page may name feeds anywhere: a login goes along to its own origin alone. */
function withLogin(feed: Feed, given: Given | undefined): Listed {
  return given && URL.parse(feed.url)?.origin === given.origin ? { feed, login: given.login } : { feed };
}

async function addChosen(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const chosen = form.getAll('add[]').flatMap((row) => chosenOf(String(row)) ?? []),
    sealed = field(form, 'sealed', 10_000),
    opened = sealed === '' ? undefined : desk.keys.open(sealed, `form ${formToken(desk, c)}`),
    given = opened === undefined ? undefined : (JSON.parse(opened) as Given);
  if (chosen.length === 0) return refuse(edge, desk, c, edge.reader(c).say('feeds.nothing'));
  const added = await addFeeds(
    desk,
    chosen.map(([url, title, isPage]) => withLogin(feedOf(url, { title: title || url, ...(isPage ? { kind: 'page' } : {}) }), given)),
  );
  return c.redirect(`/feeds?done=${added}`, 303);
}

/** An address, a title and whether it is a page, as our own form sent them; anyone could have written it, so it is looked at again. */
function chosenOf(row: string): readonly (readonly [string, string, boolean])[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(row);
  } catch {
    return undefined;
  }
  if (!Array.isArray(json) || typeof json[0] !== 'string' || typeof json[1] !== 'string') return undefined;
  const url = URL.parse(json[0]);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  return [[url.href.slice(0, 2000), json[1].slice(0, 300), json[2] === 'page']];
}

async function addPacks(edge: Edge, desk: Desk, tools: DeskTools, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const asked = (name: string): ReadonlySet<string> => new Set(form.getAll(`${name}[]`).map(String)),
    [feeds, topics, countries] = [asked('feed'), asked('topic'), asked('country')];
  const chosen = tools.packs.filter(
    (f) => feeds.has(f.id) || (f.topic !== undefined && topics.has(f.topic)) || (f.country !== undefined && countries.has(f.country)),
  );
  if (chosen.length === 0) return refuse(edge, desk, c, edge.reader(c).say('feeds.nothing'));
  const added = await addFeeds(
    desk,
    chosen.map((feed) => ({ feed })),
  );
  return c.redirect(`/feeds?done=${added}`, 303);
}

async function bringIn(edge: Edge, desk: Desk, tools: DeskTools, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const file = form.get('file'),
    text = field(form, 'text', MOST_LIST_BYTES),
    bytes = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text);
  if (bytes.length === 0) return refuse(edge, desk, c, edge.reader(c).say('feeds.nothing'));
  const read = await tools.readList(bytes);
  if ('line' in read) return refuse(edge, desk, c, saidLine(read.line));
  const from = await addLists(desk, read);
  // What came of other lists is too long for an address.
  if (from.lists.length > 0) return show(edge, desk, c, { told: edge.reader(c).count('feeds.added', from.added), from });
  return c.redirect(`/feeds?done=${from.added}`, 303);
}

async function takeOut(desk: Desk, c: Context): Promise<Response> {
  if (!desk.tools) return c.notFound();
  const feeds = (await desk.store.feeds.all()).map((f) => f.feed);
  c.header('Content-Disposition', 'attachment; filename="broadsheet.opml"');
  c.header('Content-Type', 'text/x-opml; charset=utf-8');
  c.header('Cache-Control', 'no-store');
  return c.body(desk.tools.writeList(feeds));
}

async function keep(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const days = field(form, 'days', 10).trim();
  if (!/^\d{1,5}$/.test(days) || Number(days) > 36_500) return refuse(edge, desk, c, edge.reader(c).say('feeds.keep.wrong'));
  await desk.store.choices.put('keep-pages-days', String(Number(days)));
  return c.redirect('/feeds?done=keep', 303);
}

async function showOne(edge: Edge, desk: Desk, c: Context, wrong?: WordKey): Promise<Response> {
  const id = c.req.param('id') ?? '',
    row = isId(id) ? await desk.store.feeds.get(id) : undefined;
  if (!row) return edge.fail(c, 'missing');
  const hasCredential = (await desk.store.credentials.all()).some((k) => k.feedId === id),
    reader = edge.reader(c);
  return edge.send(c, feedPage(reader, { ...row, token: formToken(desk, c), hasCredential, ...(wrong ? { wrong: reader.say(wrong) } : toldOf(edge, c)) }));
}

async function act(edge: Edge, desk: Desk, c: Context): Promise<Response> {
  const form = await formOf(edge, desk, c);
  if (isAnswer(form)) return form;
  const id = c.req.param('id') ?? '',
    what = c.req.param('act') ?? '',
    row = isId(id) ? await desk.store.feeds.get(id) : undefined;
  if (!row) return edge.fail(c, 'missing');
  if (what === 'credential') return keepCredential(edge, desk, c, row.feed, form);
  const done = await change(desk, what, row.feed);
  if (!done) return edge.fail(c, 'missing');
  return c.redirect(what === 'delete' ? '/feeds?done=delete' : `/feeds/${id}?done=${what}`, 303);
}

async function change(desk: Desk, what: string, { id }: Feed): Promise<boolean> {
  const { store, clock } = desk;
  if (what === 'delete') await store.feeds.remove(id);
  else if (what === 'nocredential') await store.credentials.remove(id);
  else if (what === 'refresh') await store.work.add([pollWork({ id }, clock())]);
  else if (what === 'pause' || what === 'resume')
    await store.in(async (tx) => {
      // Read again: a poll may have changed it meanwhile.
      const now = await tx.feeds.get(id);
      if (!now) return;
      await tx.feeds.put([{ ...now.feed, paused: what === 'pause' }]);
      if (what === 'resume') await tx.work.add([pollWork(now.feed, clock())]);
    });
  else return false;
  return true;
}

const OBJECTIONS = { empty: 'feeds.credential.empty', header: 'feeds.credential.badheader', value: 'feeds.credential.badvalue' } as const;

async function keepCredential(edge: Edge, desk: Desk, c: Context, feed: Feed, form: FormData): Promise<Response> {
  const header = field(form, 'header').trim(),
    credential: Credential =
      header === ''
        ? { kind: 'basic', user: field(form, 'user'), password: field(form, 'password') }
        : { kind: 'header', header, value: field(form, 'value', 4000) },
    objection = desk.tools?.objection(credential),
    origin = URL.parse(feed.url)?.origin ?? '';
  if (objection) {
    c.status(400);
    return showOne(edge, desk, c, OBJECTIONS[objection]);
  }
  await desk.store.credentials.put({ feedId: feed.id, origin, sealed: desk.keys.seal(JSON.stringify(credential), boundTo(feed.id, origin)) });
  await desk.store.work.add([pollWork(feed, desk.clock())]);
  return c.redirect(`/feeds/${feed.id}?done=credential`, 303);
}
