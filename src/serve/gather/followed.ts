import type { Mark } from '../../model/mark.ts';
import type { Store } from '../../store/store.ts';
import { reportsHolding } from './naming.ts';
import { reportOf, sourceMap, type Report, type SourcesOf } from './report.ts';

const EACH = 6;
const SHOWN = 30;
/** Things followed that are looked up for one page. */
const MOST = 40;

/** The newest reports of the stories and sources that a reader follows, and of those that hold a followed name or term; copies are left out. */
export async function gatherFollowed(store: Store, sourcesOf: SourcesOf, marks: readonly Mark[], langs: readonly string[]): Promise<readonly Report[]> {
  const followed = marks.filter((m) => m.kind === 'follow').slice(0, MOST),
    found = await Promise.all(followed.map((mark) => reportsOf(store, sourcesOf, mark, langs)));
  const once = new Map(found.flat().map((r) => [r.articleId, r]));
  return [...once.values()].sort((a, b) => b.at - a.at).slice(0, SHOWN);
}

async function reportsOf(store: Store, sourcesOf: SourcesOf, { about, subject }: Mark, langs: readonly string[]): Promise<readonly Report[]> {
  if (about === 'person' || about === 'term') return (await reportsHolding(store, sourcesOf, subject, langs)).slice(0, EACH);
  const revisions = about === 'source' ? (await store.articles.newest({ sourceId: subject, limit: EACH })).rows : await ofStory(store, subject),
    [readings, sources] = await Promise.all([store.claims.reading(revisions.map((r) => r.id)), sourceMap(sourcesOf, revisions)]);
  return revisions.map((r) => reportOf(r, readings.get(r.id), sources));
}

async function ofStory(store: Store, id: string): ReturnType<Store['articles']['latest']> {
  const now = await store.stories.resolve(id),
    members = now === undefined ? [] : await store.stories.members(now);
  return store.articles.latest(
    members
      .filter((m) => m.copyOf === undefined)
      .slice(-EACH)
      .map((m) => m.articleId),
  );
}
