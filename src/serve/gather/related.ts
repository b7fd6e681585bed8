import type { Citation } from '../../model/citation.ts';
import { cite } from '../../model/citation.ts';
import { affairOf, termsOf, type Profile, type Story } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { commonTerms, storyLikeness } from '../../stories/related.ts';
import { isShouted, placesOf } from './places.ts';
import { reportOf, sourceMap, type Line, type SourcesOf } from './report.ts';

/** Another story with words in common, and where they stand in its headline's text. */
export interface RelatedStory {
  readonly story: Story;
  readonly headline: Line;
  readonly shared: readonly Citation[];
}

const WEEK = 7 * 86_400_000;
const ASKED = 24;
const FOUND = 12;
const SHOWN = 5;
const LEAST = 0.12;
const REASONS = 4;

/** Stories of the same days that share the most telling words; those that share little are left out. */
export async function relatedTo(store: Store, sourcesOf: SourcesOf, story: Story): Promise<readonly RelatedStory[]> {
  const own = (await store.stories.profiles([story.id]))[0];
  if (!own) return [];
  const near = await store.stories.profiles(await storiesSharing(store, story, tellingTerms(own))),
    close = near
      .map((p) => ({ p, score: storyLikeness(own, p) }))
      .filter((r) => r.score >= LEAST)
      .sort((a, b) => b.score - a.score);
  // Developments of its own affair have a place of their own on its page.
  const stories = (await store.stories.get(close.map((c) => c.p.storyId))).filter((s) => affairOf(s) !== affairOf(story)).slice(0, SHOWN),
    cited = await store.articles.revisions(stories.map((s) => s.headline.revisionId)),
    sources = await sourceMap(sourcesOf, cited);
  return stories.flatMap((s): RelatedStory[] => {
    const revision = cited.find((r) => r.id === s.headline.revisionId),
      profile = close.find((c) => c.p.storyId === s.id)?.p;
    if (!revision || !profile) return [];
    const wanted = new Set(commonTerms(own, profile).slice(0, REASONS * 2)),
      first = new Map<string, Citation>();
    for (const { term, at } of placesOf(revision, { start: 0, end: Math.min(revision.text.length, 1500) }, wanted))
      if (!first.has(term) || (isShouted(revision, first.get(term)) && !isShouted(revision, at))) first.set(term, at);
    return [
      { story: s, headline: { report: reportOf(revision, undefined, sources), at: cite(revision, s.headline) }, shared: [...first.values()].slice(0, REASONS) },
    ];
  });
}

/** Terms by which a story is told from others: the weightiest of its texts. */
const tellingTerms = (profile: Profile): string[] => [...termsOf(profile).keys()].slice(0, 4);

/**
 * Stories of the days around it that share two of its telling terms. Asked of the full-text index: the one of living stories
 * (`Stories.near`) is built in memory by the process that asks, and this one serves pages.
 */
async function storiesSharing(store: Store, { id, lang, until }: Story, [a, b, c, d]: readonly string[]): Promise<string[]> {
  const pairs = [
    [a, b],
    [a, c],
    [b, c],
    [a, d],
  ].map((pair) => pair.filter((t) => t !== undefined));
  const pages = await Promise.all(
    pairs.filter((terms) => terms.length === 2).map((terms) => store.search.articles({ terms, lang, since: until - WEEK, before: until + WEEK }, FOUND)),
  );
  const memberships = await store.stories.membership([...new Set(pages.flatMap((p) => p.rows.map((r) => r.articleId)))]);
  return [...new Set(memberships.map((m) => m.storyId))].filter((other) => other !== id).slice(0, ASKED);
}
