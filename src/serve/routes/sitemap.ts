import type { Hono } from 'hono';
import type { Story } from '../../model/story.ts';
import type { Edge } from '../edge.ts';
import { etagOf, sendWire } from '../edge.ts';
import { sectionOf } from '../gather/section.ts';
import { Href, slug } from '../href.ts';
import { show } from '../show.ts';
import { wireOf, type Wire } from '../wire.ts';
import { allFronts } from './fronts.ts';

/** Stories of one part; the protocol allows 50,000 addresses. */
const SIZE = 2000;
/** Many stories are read for a part, so it is made at most once in this time while nothing changes, ms. */
const FRESH = 600_000;
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** An address of the paper and, where that is known, when it was last changed, epoch ms. */
interface Place {
  readonly href: Href;
  readonly at?: number;
}

/** `/sitemap.xml` and its parts (sitemaps.org 0.9): the pages of the paper itself, never those of articles. */
export function sitemapRoutes(edge: Edge, app: Hono): void {
  app.get('/sitemap.xml', async (c) => {
    const { wire, etag } = await made(edge, 'index', async () => index(edge));
    return sendWire(c, wire, etag, 'application/xml; charset=utf-8');
  });
  app.get('/sitemap/:part{(?:paper|\\d{1,6})\\.xml}', async (c) => {
    const part = c.req.param('part').replace('.xml', ''),
      { wire, etag, isEmpty } = await made(edge, part, () => (part === 'paper' ? own(edge) : stories(edge, Number(part))));
    return isEmpty ? edge.fail(c, 'missing') : sendWire(c, wire, etag, 'application/xml; charset=utf-8');
  });
}

interface Made {
  readonly wire: Wire;
  readonly etag: string;
  readonly isEmpty: boolean;
}
function made(edge: Edge, part: string, make: () => Promise<readonly Place[]>): Promise<Made> {
  return edge.answers.get(`sitemap ${part}`, edge.clock(), FRESH, async () => {
    const places = await make(),
      text = written(edge.base, places, part === 'index');
    return { wire: wireOf(text), etag: etagOf(text), isEmpty: places.length === 0 };
  }) as Promise<Made>;
}

/** The parts, each with the time of its newest report, or of a later change of one. */
async function index({ store }: Edge): Promise<readonly Place[]> {
  const parts: number[] = [];
  for (const [n, newest] of (await store.stories.newestOfParts(SIZE)).entries()) {
    const changed = await changedAt(store, await store.stories.listed(n, SIZE));
    parts.push(Math.max(newest, ...changed.values()));
  }
  return [{ href: Href.to(['sitemap', 'paper.xml']) }, ...parts.map((at, n) => ({ href: Href.to(['sitemap', `${n}.xml`]), at }))];
}

/** The front page, its sections and the topics of editors. */
async function own(edge: Edge): Promise<readonly Place[]> {
  const fronts = await allFronts(edge),
    ranked = await edge.store.stories.get([...new Set(fronts.flatMap((f) => f.ranked.map((r) => r.storyId)))]),
    sections = [...new Set(ranked.flatMap((s) => sectionOf(s)?.slug ?? []))].sort(),
    at = fronts.length === 0 ? {} : { at: Math.max(...fronts.map((f) => f.at)) };
  return [
    { href: Href.to(['']), ...at },
    ...sections.map((s) => ({ href: Href.to(['section', s]) })),
    ...(await edge.store.hubs.all()).map((h) => ({ href: Href.to(['hub', h.slug]) })),
    { href: Href.to(['corrections']) },
    { href: Href.to(['method']) },
  ];
}

/** When texts of stories were last seen to be others than before, or corrected, by story. */
async function changedAt(store: Edge['store'], stories: readonly Story[]): Promise<ReadonlyMap<string, number>> {
  const changed = await store.stories.changedIn(stories.map((s) => s.id)),
    seen = new Map((await store.articles.revisions([...new Set(changed.map((c) => c.revisionId))])).map((r) => [r.id, r.seenAt])),
    newest = new Map<string, number>();
  for (const { storyId, revisionId } of changed) newest.set(storyId, Math.max(newest.get(storyId) ?? 0, seen.get(revisionId) ?? 0));
  return newest;
}

async function stories({ store }: Edge, part: number): Promise<readonly Place[]> {
  const all = await store.stories.listed(part, SIZE),
    changed = await changedAt(store, all),
    cited = new Map((await store.articles.revisions(all.map((s) => s.headline.revisionId))).map((r) => [r.id, r]));
  return all.flatMap((story) => {
    const revision = cited.get(story.headline.revisionId),
      tail = revision && slug(show(revision, story.headline) ?? '');
    return tail === undefined
      ? []
      : [{ href: Href.to(['story', story.id, ...(tail === '' ? [] : [tail])]), at: Math.max(story.until, changed.get(story.id) ?? 0) }];
  });
}

function written(base: string, places: readonly Place[], isIndex: boolean): string {
  const [outer, inner] = isIndex ? ['sitemapindex', 'sitemap'] : ['urlset', 'url'],
    xml = (value: string): string => value.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`),
    rows = places.map(
      ({ href, at }) =>
        `<${inner}><loc>${xml(base + href.value)}</loc>${at === undefined ? '' : `<lastmod>${new Date(at).toISOString()}</lastmod>`}</${inner}>\n`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${outer} xmlns="${NAMESPACE}">\n${rows.join('')}</${outer}>\n`;
}
