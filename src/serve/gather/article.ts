import type { Act } from '../../model/act.ts';
import type { Article } from '../../model/article.ts';
import type { Story } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { changes, type RevisionChanges } from './changes.ts';
import { lostBetween, type Loss } from './lost.ts';
import { outdatedCopies, type Outdated } from './outdated.ts';
import { reportOf, sourceMap, type Line, type Report, type SourcesOf } from './report.ts';

export interface ArticleView {
  readonly article: Article;
  readonly report: Report;
  readonly original?: Report;
  /** What editors said of whose copy it is and did not take back, oldest first; of some the time may be over. */
  readonly said: readonly Act[];
  readonly copies: readonly Report[];
  /** What it does not follow of its original's corrections, and which of its own copies do not follow its own. */
  readonly outdated: readonly Outdated[];
  /** What it lost of its original, and what its own copies lost of it. */
  readonly lost: readonly Loss[];
  readonly story?: { readonly story: Story; readonly headline: Line };
  /** Newest first; each with what came, went and was changed since the one before it. */
  readonly revisions: readonly RevisionChanges[];
}
const COPIES = 50;

/** Everything an article's page shows; undefined where it has no stored text. */
export async function gatherArticle(store: Store, sourcesOf: SourcesOf, article: Article): Promise<ArticleView | undefined> {
  const history = await store.articles.history(article.id),
    newest = history.at(-1);
  if (!newest) return undefined;
  const [readings, links, copies, memberships, acts] = await Promise.all([
    store.claims.reading([newest.id]),
    store.reprints.asCopy([article.id]),
    store.reprints.copiesOf([article.id]),
    store.stories.membership([article.id]),
    store.acts.onCopies([article.id], 0),
  ]);
  const storyId = memberships[0] && (await store.stories.resolve(memberships[0].storyId)),
    story = storyId === undefined ? undefined : (await store.stories.get([storyId]))[0],
    link = links[0];
  const others = await store.articles.latest([...(link ? [link.originalId] : []), ...copies.slice(0, COPIES).map((c) => c.copyId)]),
    cited = story && (await store.articles.revisions([story.headline.revisionId]))[0];
  const sources = await sourceMap(sourcesOf, [newest, ...others, ...(cited ? [cited] : [])]);
  const byId = new Map(copies.map((c) => [c.copyId, c])),
    reports = others.map((r) => reportOf(r, undefined, sources, byId.get(r.articleId))),
    report = reportOf(newest, readings.get(newest.id), sources, link),
    original = reports.find((r) => r.articleId === link?.originalId),
    followers = reports.filter((r) => byId.has(r.articleId)).sort((a, b) => a.at - b.at);
  return {
    article,
    report,
    original,
    said: acts.filter((a) => a.articleIds.includes(article.id)),
    copies: followers,
    outdated: [...(original ? await outdatedCopies(store, original, [report]) : []), ...(await outdatedCopies(store, report, followers))],
    lost: await lostBetween(store, [...(original ? [{ original, copy: report }] : []), ...followers.map((copy) => ({ original: report, copy }))]),
    story: story && cited ? { story, headline: { report: reportOf(cited, undefined, sources), at: story.headline } } : undefined,
    revisions: history.map((r, i) => changes(r, history[i - 1])).reverse(),
  };
}
