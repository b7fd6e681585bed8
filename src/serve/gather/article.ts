import { cite, quote, type Citation } from '../../model/citation.ts';
import type { Article } from '../../model/article.ts';
import type { Revision } from '../../model/revision.ts';
import type { Story } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { kinship, wordDiff, type Changed } from './word-diff.ts';
import { reportOf, sourceMap, type Line, type Report, type SourcesOf } from './report.ts';

export interface ArticleView {
  readonly article: Article;
  readonly report: Report;
  readonly original?: Report;
  readonly copies: readonly Report[];
  readonly story?: { readonly story: Story; readonly headline: Line };
  /** Newest first; each with what came, went and was changed since the one before it. */
  readonly revisions: readonly RevisionChanges[];
}
export interface RevisionChanges {
  readonly revision: Revision;
  readonly changed: readonly Changed[];
  readonly added: readonly Citation[];
  readonly removed: readonly { readonly revision: Revision; readonly at: Citation }[];
}

const COPIES = 50;

/** Everything an article's page shows; undefined where it has no stored text. */
export async function gatherArticle(store: Store, sourcesOf: SourcesOf, article: Article): Promise<ArticleView | undefined> {
  const history = await store.articles.history(article.id),
    newest = history.at(-1);
  if (!newest) return undefined;
  const [readings, links, copies, memberships] = await Promise.all([
    store.claims.reading([newest.id]),
    store.reprints.asCopy([article.id]),
    store.reprints.copiesOf([article.id]),
    store.stories.membership([article.id]),
  ]);
  const storyId = memberships[0] && (await store.stories.resolve(memberships[0].storyId)),
    story = storyId === undefined ? undefined : (await store.stories.get([storyId]))[0],
    link = links[0];
  const others = await store.articles.latest([...(link ? [link.originalId] : []), ...copies.slice(0, COPIES).map((c) => c.copyId)]),
    cited = story && (await store.articles.revisions([story.headline.revisionId]))[0];
  const sources = await sourceMap(sourcesOf, [newest, ...others, ...(cited ? [cited] : [])]);
  const byId = new Map(copies.map((c) => [c.copyId, c])),
    reports = others.map((r) => reportOf(r, undefined, sources, byId.get(r.articleId)));
  return {
    article,
    report: reportOf(newest, readings.get(newest.id), sources, link),
    original: reports.find((r) => r.articleId === link?.originalId),
    copies: reports.filter((r) => byId.has(r.articleId)).sort((a, b) => a.at - b.at),
    story: story && cited ? { story, headline: { report: reportOf(cited, undefined, sources), at: story.headline } } : undefined,
    revisions: history.map((r, i) => changes(r, history[i - 1])).reverse(),
  };
}

/** Share of their words from which two paragraphs are one that was edited. */
const KIN = 0.5;

/** What came, went and was changed from one text of an article to the next. */
export function changes(revision: Revision, before: Revision | undefined): RevisionChanges {
  if (!before) return { revision, changed: [], added: [], removed: [] };
  const was = paragraphs(before),
    is = paragraphs(revision),
    gone = was.filter((w) => !is.some((p) => p.text === w.text)),
    changed: Changed[] = [],
    added: Citation[] = [];
  for (const p of is.filter((p) => !was.some((w) => w.text === p.text))) {
    const [kin] = gone.map((w) => ({ w, share: kinship(w.text, p.text) })).sort((a, b) => b.share - a.share);
    if (!kin || kin.share < KIN) added.push(p.at);
    else {
      gone.splice(gone.indexOf(kin.w), 1);
      changed.push(wordDiff(before, kin.w.at, revision, p.at));
    }
  }
  return { revision, changed, added, removed: gone.map((w) => ({ revision: before, at: w.at })) };
}

/** Headline, deck, body blocks and notes, each with its words. */
function paragraphs(revision: Revision): { readonly at: Citation; readonly text: string }[] {
  const ranges = [revision.headline, ...(revision.deck ? [revision.deck] : []), ...revision.blocks, ...revision.noteRanges];
  return ranges.map((range) => ({ at: cite(revision, range), text: quote(revision, cite(revision, range)) }));
}
