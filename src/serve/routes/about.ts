import type { Context } from 'hono';
import type { Edge } from '../edge.ts';
import { gatherHub } from '../gather/hub.ts';
import { gatherPerson } from '../gather/person.ts';
import { gatherPlace } from '../gather/place.ts';
import { gatherRuleHub } from '../gather/rule-hub.ts';
import { gatherSource } from '../gather/source.ts';
import { Href } from '../href.ts';
import type { Fragment } from '../page.ts';
import { hasPage } from '../pages/parts.ts';
import { hubPage, personPage, placePage } from '../pages/about.ts';
import { ruleHubPage } from '../pages/rule-hub.ts';
import { sourcePage } from '../pages/source.ts';
import { etagOf } from '../edge.ts';
import type { Reader } from '../reader.ts';
import { lookedThrough } from './fronts.ts';

/** These pages read many articles, so one is made at most once in this time, ms. */
const FRESH = 60_000;
const LONGEST = 120;

/** `/who/:slug` */
export const person = (edge: Edge, c: Context): Promise<Response> =>
  about(edge, c, 'who', async (slug, langs, reader) => {
    const view = await gatherPerson(edge.store, edge.sourcesOf, slug, langs);
    return view && hasPage(reader, view) ? personPage(reader, view) : undefined;
  });

/** `/where/:slug` */
export const place = (edge: Edge, c: Context): Promise<Response> =>
  about(edge, c, 'where', async (slug, langs, reader) => {
    const view = await gatherPlace(edge.store, edge.sourcesOf, slug, langs);
    return view && placePage(reader, view);
  });

/** `/hub/:slug`: an editor's topic by rule, else the publishers'; with `of=publishers` theirs in either case. */
export const hub = async (edge: Edge, c: Context): Promise<Response> => {
  const ruled = await edge.store.hubs.get((c.req.param('slug') ?? '').slice(0, LONGEST)),
    filed = c.req.query('of') === 'publishers';
  return about(edge, c, `hub ${filed ? 'filed' : ''} ${ruled?.at ?? ''}`, async (slug, langs, reader) => {
    if (ruled && !filed) return ruleHubPage(reader, await gatherRuleHub(edge.store, edge.sourcesOf, ruled, langs, edge.clock()));
    const view = await gatherHub(edge.store, edge.sourcesOf, slug, langs);
    return view && hubPage(reader, view, ruled !== undefined);
  });
};

/** `/source/:slug`, by domain; by id it is sent there. */
export async function source(edge: Edge, c: Context): Promise<Response> {
  const asked = (c.req.param('slug') ?? '').slice(0, LONGEST),
    byId = (await edge.sourcesOf([asked]))[0],
    found = byId ?? (await edge.store.sources.byDomain(asked)) ?? (await edge.store.sources.byName(asked));
  if (!found) return edge.fail(c, 'missing');
  if (byId && byId.domain !== '') return c.redirect(Href.to(['source', byId.domain]).value, 301);
  return about(edge, c, 'source', async (_slug, _langs, reader) =>
    sourcePage(reader, await gatherSource(edge.store, edge.sourcesOf, found, edge.clock()), edge.contact),
  );
}

type Make = (slug: string, langs: readonly string[], reader: Reader) => Promise<Fragment | undefined>;

async function about(edge: Edge, c: Context, what: string, make: Make): Promise<Response> {
  const slug = (c.req.param('slug') ?? '').slice(0, LONGEST),
    reader = edge.reader(c);
  const { page, etag } = await edge.pages.get(`${what} ${reader.lang} ${slug}`, edge.clock(), FRESH, async () => {
    const langs = await lookedThrough(edge),
      made = await make(slug, langs, reader);
    return { page: made, etag: made ? etagOf(made.toString()) : '' };
  });
  return page ? edge.send(c, page, etag) : edge.fail(c, 'missing');
}
