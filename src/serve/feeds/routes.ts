import type { Context, Hono } from 'hono';
import type { Mark } from '../../model/mark.ts';
import { etagOf, isId, matches, type Edge } from '../edge.ts';
import { feedReader } from '../desk/feed-key.ts';
import { marksOf } from '../desk/marks.ts';
import { mutedBy, unmuted } from '../desk/mutes.ts';
import { gatherFollowed } from '../gather/followed.ts';
import { gatherCorrections } from '../gather/corrections.ts';
import { briefsOf, merged } from '../gather/front.ts';
import { gatherHub } from '../gather/hub.ts';
import { gatherRuleHub } from '../gather/rule-hub.ts';
import { gatherSearch } from '../gather/search.ts';
import { sectionTitle } from '../gather/section.ts';
import { gatherSection } from '../gather/section-page.ts';
import { gatherSource } from '../gather/source.ts';
import { gatherStory } from '../gather/story.ts';
import { words } from '../gather/report.ts';
import { Href } from '../href.ts';
import { hubName, hubTitle, sourceName } from '../names.ts';
import { asksSomething, parseQuery } from '../query.ts';
import { allFronts, correctedUntil, frontsFor, lookedThrough } from '../routes/fronts.ts';
import { urn, type Channel, type Entry } from './channel.ts';
import { correctionEntry, reportEntry, storyEntry } from './entries.ts';
import { FORMATS, type Format } from './write.ts';

const SHOWN = 30;
const LONGEST = 400;
/** One feed is made at most once in this time, ms. */
const FRESH = 5_000;
const FILE = ':file{feed\\.(?:xml|atom|json)}';

/** What one kind of page has as a feed; undefined where there is no such page. */
type Make = (edge: Edge, c: Context) => Promise<Omit<Channel, 'description'> | undefined>;

/** The front page, sections, hubs, stories, sources, corrections and searches as RSS, Atom and JSON Feed. */
export function feedRoutes(edge: Edge, app: Hono): void {
  const paths: readonly (readonly [string, Make])[] = [
    ['', front],
    ['/section/:slug', section],
    ['/hub/:slug', hub],
    ['/source/:slug', source],
    ['/story/:id', story],
    ['/story/:id/:slug', story],
    ['/search', search],
    ['/corrections', corrections],
    ['/mine', followed],
  ];
  for (const [path, make] of paths) app.get(`${path}/${FILE}`, (c) => answer(edge, c, make));
}

async function answer(edge: Edge, c: Context, make: Make): Promise<Response> {
  const format = (/[a-z]+$/.exec(c.req.path)?.[0] ?? 'xml') as Format,
    { type, write } = FORMATS[format],
    url = new URL(c.req.url),
    who = c.get('visitor').account?.id ?? (await feedReader(edge.desk, c))?.id ?? '';
  // The key of a reader is theirs alone; what a feed says of itself is not.
  url.searchParams.delete('key');
  const self = `${edge.base}${url.pathname}${url.search}`,
    reader = edge.reader(c),
    key = ['feed', who === '' ? JSON.stringify(await marksOf(edge.desk, c)) : who, c.req.header('accept-language') ?? '', self].join(' ');
  const made = (await edge.answers.get(key, edge.clock(), FRESH, async () => {
    const channel = await make(edge, c),
      body = channel && write({ ...channel, description: reader.say('motto') }, self);
    return body === undefined ? undefined : { body, etag: etagOf(body) };
  })) as { readonly body: string; readonly etag: string } | undefined;
  if (!made) return edge.fail(c, 'missing');
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Accept-Language, Cookie');
  c.header('ETag', made.etag);
  c.header('Content-Type', `${type}; charset=utf-8`);
  return matches(c.req.header('if-none-match'), made.etag) ? c.body(null, 304) : c.body(made.body);
}

function channel(edge: Edge, c: Context, name: string | undefined, path: readonly string[], entries: readonly Entry[]): Omit<Channel, 'description'> {
  const paper = edge.reader(c).say('paper');
  return { id: urn('feed', ...path), title: name === undefined ? paper : `${paper}: ${name}`, home: edge.base + Href.to(path).value, entries };
}

async function front(edge: Edge, c: Context): ReturnType<Make> {
  const { fronts } = await frontsFor(edge, c),
    reader = edge.reader(c),
    ranked = await unmuted(edge.store, merged(fronts), mutedBy(await readersMarks(edge, c), edge.clock())),
    { briefs } = await briefsOf(edge.store, edge.sourcesOf, ranked.slice(0, SHOWN), SHOWN);
  return channel(
    edge,
    c,
    undefined,
    [''],
    briefs.map((b) => storyEntry(edge.base, reader, b)),
  );
}

async function corrections(edge: Edge, c: Context): ReturnType<Make> {
  const found = await gatherCorrections(edge.store, edge.sourcesOf, await correctedUntil(edge, c), { limit: SHOWN });
  return channel(
    edge,
    c,
    edge.reader(c).say('nav.corrections'),
    ['corrections'],
    found.corrections.map((one) => correctionEntry(edge.base, edge.reader(c), one)),
  );
}

/** What this reader follows. */
async function followed(edge: Edge, c: Context): ReturnType<Make> {
  const reports = await gatherFollowed(edge.store, edge.sourcesOf, await readersMarks(edge, c), await lookedThrough(edge)),
    { say } = edge.reader(c);
  return channel(
    edge,
    c,
    say('mine.follow'),
    ['mine'],
    reports.map((r) => reportEntry(edge.base, edge.reader(c), r)),
  );
}

/** Marks of whoever signed in, or whose key the address carries; else of the browser. */
async function readersMarks(edge: Edge, c: Context): Promise<readonly Mark[]> {
  const account = c.get('visitor').account ?? (await feedReader(edge.desk, c));
  return account ? edge.store.readers.marks(account.id, edge.clock()) : marksOf(edge.desk, c);
}

async function section(edge: Edge, c: Context): ReturnType<Make> {
  const slug = c.req.param('slug') ?? '',
    { fronts } = await frontsFor(edge, c),
    view = (await gatherSection(edge.store, edge.sourcesOf, fronts, slug)) ?? (await gatherSection(edge.store, edge.sourcesOf, await allFronts(edge), slug));
  return (
    view &&
    channel(
      edge,
      c,
      sectionTitle(edge.reader(c).say, view.section),
      ['section', slug],
      view.briefs.slice(0, SHOWN).map((b) => storyEntry(edge.base, edge.reader(c), b)),
    )
  );
}

async function hub(edge: Edge, c: Context): ReturnType<Make> {
  const slug = c.req.param('slug') ?? '',
    ruled = await edge.store.hubs.get(slug);
  if (ruled) {
    const { reports } = await gatherRuleHub(edge.store, edge.sourcesOf, ruled, await lookedThrough(edge), edge.clock());
    return channel(
      edge,
      c,
      hubTitle(ruled),
      ['hub', slug],
      reports.slice(0, SHOWN).map((r) => reportEntry(edge.base, edge.reader(c), r)),
    );
  }
  const view = await gatherHub(edge.store, edge.sourcesOf, slug, await lookedThrough(edge));
  return (
    view &&
    channel(
      edge,
      c,
      hubName(view.hub),
      ['hub', slug],
      view.reports.slice(0, SHOWN).map((r) => reportEntry(edge.base, edge.reader(c), r)),
    )
  );
}

async function source(edge: Edge, c: Context): ReturnType<Make> {
  const slug = c.req.param('slug') ?? '',
    found = (await edge.sourcesOf([slug]))[0] ?? (await edge.store.sources.byDomain(slug)) ?? (await edge.store.sources.byName(slug));
  if (!found) return undefined;
  const { reports } = await gatherSource(edge.store, edge.sourcesOf, found, edge.clock());
  return channel(
    edge,
    c,
    sourceName(found),
    ['source', found.domain === '' ? found.id : found.domain],
    reports.slice(0, SHOWN).map((r) => reportEntry(edge.base, edge.reader(c), r)),
  );
}

/** The reports of a story, the newest first; its copies are not news. */
async function story(edge: Edge, c: Context): ReturnType<Make> {
  const asked = c.req.param('id') ?? '',
    id = isId(asked) ? await edge.store.stories.resolve(asked) : undefined,
    found = id === undefined ? undefined : (await edge.store.stories.get([id]))[0],
    view = found && (await gatherStory(edge.store, edge.sourcesOf, found));
  if (!found || !view) return undefined;
  const newest = view.originals.map((o) => o.report).toSorted((a, b) => b.at - a.at);
  return channel(
    edge,
    c,
    words(view.headline),
    ['story', found.id],
    newest.slice(0, SHOWN).map((r) => reportEntry(edge.base, edge.reader(c), r)),
  );
}

async function search(edge: Edge, c: Context): ReturnType<Make> {
  const typed = (c.req.query('q') ?? '').slice(0, LONGEST).toWellFormed(),
    query = parseQuery(typed),
    view = asksSomething(query) ? await gatherSearch(edge.store, edge.sourcesOf, query, await lookedThrough(edge)) : { groups: [] },
    hits = view.groups.flatMap((g) => g.hits).toSorted((a, b) => b.report.at - a.report.at);
  const made = channel(
    edge,
    c,
    typed,
    ['search'],
    hits.slice(0, SHOWN).map(({ report, lines: [line] }) => reportEntry(edge.base, edge.reader(c), report, line && { report, at: line.at })),
  );
  return { ...made, id: urn('feed', 'search', typed), home: edge.base + Href.to(['search'], { q: typed }).value };
}
