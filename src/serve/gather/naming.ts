import type { Reading } from '../../model/reading.ts';
import type { Revision } from '../../model/revision.ts';
import type { Story } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { terms } from '../../text/words.ts';
import { reportOf, sourceMap, type Line, type Report, type SourcesOf } from './report.ts';

/** How many of the newest articles that hold a name are read for its page. */
const READ = 150;

/** The newest articles that hold all of some words. */
export async function holding(store: Store, words: string, langs: readonly string[]): Promise<readonly Revision[]> {
  const asked = new Map(langs.map((lang) => [terms(words, lang).join(' '), lang]));
  const pages = await Promise.all([...asked].filter(([found]) => found !== '').map(([, lang]) => store.search.articles({ terms: terms(words, lang) }, READ)));
  return [...new Map(pages.flatMap((p) => p.rows.map((r) => [r.id, r] as const))).values()];
}

/** The newest articles that hold all of some words, each with what was read in it; newest first, copies left out. */
export async function reportsHolding(store: Store, sourcesOf: SourcesOf, words: string, langs: readonly string[]): Promise<readonly Report[]> {
  const revisions = await holding(store, words, langs);
  return ownReports(store, sourcesOf, revisions, await store.claims.reading(revisions.map((r) => r.id)));
}

/** Texts as reports with their sources' names; newest first, copies of others left out. */
export async function ownReports(
  store: Store,
  sourcesOf: SourcesOf,
  revisions: readonly Revision[],
  readings: ReadonlyMap<string, Reading>,
): Promise<readonly Report[]> {
  const [copies, sources] = await Promise.all([store.reprints.asCopy(revisions.map((r) => r.articleId)), sourceMap(sourcesOf, revisions)]),
    copied = new Set(copies.filter((c) => c.relation === 'reprint').map((c) => c.copyId));
  return revisions
    .filter((r) => !copied.has(r.articleId))
    .map((r) => reportOf(r, readings.get(r.id), sources))
    .sort((a, b) => b.at - a.at);
}

/** A story with its headline. */
export interface Headed {
  readonly story: Story;
  readonly headline: Line;
}
/** The stories that some articles belong to, in the order of the articles. */
export async function storiesOf(store: Store, sourcesOf: SourcesOf, articleIds: readonly string[], limit: number): Promise<readonly Headed[]> {
  const memberships = await store.stories.membership(articleIds),
    ids = [...new Set(memberships.map((m) => m.storyId))].slice(0, limit);
  return headed(store, sourcesOf, await store.stories.get(ids));
}
export async function headed(store: Store, sourcesOf: SourcesOf, stories: readonly Story[]): Promise<readonly Headed[]> {
  const cited = new Map((await store.articles.revisions(stories.map((s) => s.headline.revisionId))).map((r) => [r.id, r])),
    sources = await sourceMap(sourcesOf, [...cited.values()]);
  return stories.flatMap((story) => {
    const revision = cited.get(story.headline.revisionId);
    return revision ? [{ story, headline: { report: reportOf(revision, undefined, sources), at: story.headline } }] : [];
  });
}
