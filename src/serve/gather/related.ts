import type { Citation } from '../../model/citation.ts';
import { affairOf, type Story } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { openingOf, openingWith, relatedAmong, tellingTerms } from '../../stories/related.ts';
import { mayQuote } from '../rights.ts';
import { firstPlaces } from './places.ts';
import { headed, type Headed } from './naming.ts';
import type { SourcesOf } from './report.ts';

/** Another story with words in common, and where they stand in its headline's text: one without a place to show is not shown. */
export interface RelatedStory extends Headed {
  readonly shared: readonly Citation[];
}

const WEEK = 7 * 86_400_000;
/** Telling terms that are asked for, texts looked at for each, stories compared, those whose texts are read, and those shown. */
const ASKED = { terms: 8, texts: 48, stories: 20, read: 8, shown: 5 };
const REASONS = 4;

/** Stories of the same days that tell of the same: those that share words which both open with. Developments of its own affair have a place of their own on its page. */
export async function relatedTo(store: Store, sourcesOf: SourcesOf, story: Story): Promise<readonly RelatedStory[]> {
  const [own] = await store.stories.profiles([story.id]),
    [text] = await store.articles.revisions([story.headline.revisionId]);
  if (!own || !text) return [];
  const near = await store.stories.profiles(await storiesSharing(store, story, tellingTerms(own).slice(0, ASKED.terms))),
    alike = new Map(
      relatedAmong(own, near)
        .slice(0, ASKED.read)
        .map((r) => [r.storyId, r.shared]),
    ),
    held = await store.stories.documentFrequencies(story.lang, [...new Set([...alike.values()].flat())]),
    opening = openingOf(text);
  return (await headed(store, sourcesOf, await store.stories.get([...alike.keys()])))
    .flatMap((h): RelatedStory[] => {
      const { revision } = h.headline.report,
        shared = openingWith(alike.get(h.story.id) ?? [], opening, openingOf(revision), held);
      return reasoned(h, firstPlaces(revision, shared).slice(0, REASONS));
    })
    .slice(0, ASKED.shown);
}

/** The same story as other languages tell it, one of each at most, with the names and numbers that both write alike. */
export async function inOtherLanguages(store: Store, sourcesOf: SourcesOf, story: Story): Promise<readonly RelatedStory[]> {
  const found = new Map((await store.editions.of(story.id)).map((e) => [e.storyId, e]));
  return (await headed(store, sourcesOf, await store.stories.get([...found.keys()]))).flatMap((h) => {
    const terms = found.get(h.story.id)?.shared.map(([, other]) => other) ?? [];
    return reasoned(h, firstPlaces(h.headline.report.revision, terms));
  });
}

const reasoned = (h: Headed, shared: readonly Citation[]): RelatedStory[] =>
  shared.length === 0 || !mayQuote(h.headline.report.revision) ? [] : [{ ...h, shared }];

/**
 * Stories of other affairs, of the days around it, that share its telling terms: those that share most of them, the weightier the
 * term the more it counts. Asked of the full-text index: the one of living stories (`Stories.near`) is built in memory by the
 * process that asks, and this one serves pages.
 */
async function storiesSharing(store: Store, story: Story, telling: readonly string[]): Promise<string[]> {
  const { lang, until } = story,
    found = await Promise.all(
      telling.map((term) => store.search.stories({ terms: [term], lang, since: until - WEEK, before: until + WEEK }, ASKED.texts, affairOf(story))),
    ),
    hits = new Map<string, number>();
  for (const [place, ids] of found.entries())
    for (const id of ids) hits.set(id, (hits.get(id) ?? 0) + 1 + (telling.length - place) / (telling.length + 1) ** 2);
  return [...hits]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([id]) => id)
    .slice(0, ASKED.stories);
}
