import type { Context } from 'hono';
import type { Story } from '../../model/story.ts';
import { lookAt } from '../desk/marks.ts';
import { etagOf, isId, type Edge } from '../edge.ts';
import { FACETS } from '../gather/filter.ts';
import { inOtherLanguages, relatedTo } from '../gather/related.ts';
import { isStoryRemoved } from '../gather/removed.ts';
import { deskOrders, gatherStanding, type DeskOrders } from '../gather/standing.ts';
import { gatherStory, type Beside } from '../gather/story.ts';
import { Href, slug } from '../href.ts';
import { storyPage } from '../pages/story.ts';
import { show } from '../show.ts';

/** For how long a story's page may be behind its store, ms. */
const FRESH = 2000;
/** Of a filter's value, characters. */
const LONGEST = 120;
/** The same of the stories related to it. */
const RELATED = 60_000;
type Related = Awaited<ReturnType<typeof relatedTo>>;
/** The same of the order of all feeds, which every story asks for. */
const ORDERS = 30_000;

/** `/story/:id/:slug?`: merged stories and wrong slugs are sent on to the right address. */
export async function story(edge: Edge, c: Context): Promise<Response> {
  const asked = c.req.param('id') ?? '',
    id = isId(asked) ? await edge.store.stories.resolve(asked) : undefined,
    found = id === undefined ? undefined : (await edge.store.stories.get([id]))[0];
  if (!found) return edge.fail(c, isId(asked) && (await isStoryRemoved(edge.store, asked)) ? 'removed' : 'missing');
  const revision = (await edge.store.articles.revisions([found.headline.revisionId]))[0];
  if (!revision) return edge.fail(c, 'missing');
  const tail = slug(show(revision, found.headline) ?? '');
  if (asked !== found.id || (c.req.param('slug') ?? '') !== tail) {
    // A merge can be taken back and a headline changes: browsers that keep the answer have to ask again.
    c.header('Cache-Control', 'no-cache');
    return c.redirect(Href.to(['story', found.id, ...(tail === '' ? [] : [tail])]).value, 301);
  }
  const since = await lookAt(edge.desk, c, found.id);
  const reader = edge.reader(c);
  const filter = Object.fromEntries(FACETS.flatMap((f) => (c.req.query(f) ? [[f, (c.req.query(f) ?? '').slice(0, LONGEST)]] : []))),
    // An editor looks for what they did at once.
    acts = (await edge.store.acts.ofStories([found.id])).map((a) => `${a.id} ${a.undone?.at ?? ''}`),
    key = `story ${reader.lang} ${found.id} ${found.until} ${found.size} ${found.headline.revisionId} ${acts.join(' ')} ${since ?? ''} ${JSON.stringify(filter)}`;
  const { page, etag } = await edge.pages.get(key, edge.clock(), FRESH, async () => {
    const view = await gatherStory(edge.store, edge.sourcesOf, found, await besideOf(edge, found), filter);
    const made = view ? storyPage(reader, view, since) : undefined;
    return { page: made, etag: made ? etagOf(made.toString()) : '' };
  });
  return page ? edge.send(c, page, etag) : edge.fail(c, 'missing');
}

export async function besideOf({ store, sourcesOf, answers, clock }: Edge, found: Story): Promise<Beside> {
  const now = clock(),
    [related, editions, standing] = await Promise.all([
      answers.get(`related ${found.id}`, now, RELATED, () => relatedTo(store, sourcesOf, found)) as Promise<Related>,
      inOtherLanguages(store, sourcesOf, found),
      (answers.get('orders', now, ORDERS, () => deskOrders(store)) as Promise<DeskOrders>).then((orders) =>
        gatherStanding(store, sourcesOf, found.id, orders, now),
      ),
    ]);
  return { related, editions, standing };
}
