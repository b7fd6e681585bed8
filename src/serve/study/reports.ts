import type { Article } from '../../model/article.ts';
import { quote } from '../../model/citation.ts';
import type { Reading } from '../../model/reading.ts';
import type { Reprint } from '../../model/reprint.ts';
import type { Revision } from '../../model/revision.ts';
import type { Membership } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { byText, sha256, type Say } from './column.ts';

/** An article's newest text with all that is kept of it: what most exports are made of. */
export interface Kept {
  readonly revision: Revision;
  readonly article?: Article;
  readonly reading?: Reading;
  readonly member?: Membership;
  readonly link?: Reprint;
  readonly textSha256: string;
  readonly say: Say;
}

const PAGE = 200;
/** By how much the store's order of articles may differ from that of their times, ms (`store/queries/place`). */
const ASTRAY = 70_000;

export const timeOf = (r: Revision): number => r.published ?? r.seenAt;
const newestFirst = (a: Revision, b: Revision): number => timeOf(b) - timeOf(a) || byText(a.articleId, b.articleId);

/** The newest text of every article, or of a story's; the newest first, of one time by article id. */
export async function* newest(store: Store, story?: string): AsyncGenerator<readonly Revision[]> {
  if (story !== undefined) {
    const members = await store.stories.members(story);
    return yield (await store.articles.latest(members.map((m) => m.articleId))).toSorted(newestFirst);
  }
  let waiting: Revision[] = [];
  for (let after: string | undefined; ;) {
    const { rows, next } = await store.articles.newest({ limit: PAGE, ...(after === undefined ? {} : { after }) }),
      reached = next === undefined ? -Infinity : Math.min(...rows.map(timeOf)) + ASTRAY;
    waiting = [...waiting, ...rows].sort(newestFirst);
    const ready = waiting.findIndex((r) => timeOf(r) <= reached),
      out = ready === -1 ? waiting : waiting.slice(0, ready);
    waiting = waiting.slice(out.length);
    if (out.length > 0) yield out;
    if (next === undefined) return;
    after = next;
  }
}

/** The same with all that is kept of each. */
export async function* kept(store: Store, story?: string): AsyncGenerator<Kept> {
  for await (const revisions of newest(store, story)) for (const some of chunks(revisions)) yield* await together(store, some);
}

export async function together(store: Store, revisions: readonly Revision[]): Promise<readonly Kept[]> {
  const ids = revisions.map((r) => r.articleId),
    [articles, readings, members, links] = await Promise.all([
      store.articles.get(ids),
      store.claims.reading(revisions.map((r) => r.id)),
      store.stories.membership(ids),
      store.reprints.asCopy(ids),
    ]),
    article = new Map(articles.map((a) => [a.id, a])),
    member = new Map(members.map((m) => [m.articleId, m])),
    link = new Map(links.map((l) => [l.copyId, l]));
  return revisions.map((revision) => ({
    revision,
    article: article.get(revision.articleId),
    reading: readings.get(revision.id),
    member: member.get(revision.articleId),
    link: link.get(revision.articleId),
    textSha256: sha256(revision.text),
    say: (at) => (at ? quote(revision, at) : null),
  }));
}

function chunks(revisions: readonly Revision[]): (readonly Revision[])[] {
  return Array.from({ length: Math.ceil(revisions.length / PAGE) }, (_, i) => revisions.slice(i * PAGE, (i + 1) * PAGE));
}
