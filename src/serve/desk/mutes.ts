import { quote } from '../../model/citation.ts';
import type { FrontPage, Ranked } from '../../model/front-page.ts';
import { idOf } from '../../model/id.ts';
import type { Mark } from '../../model/mark.ts';
import type { Store } from '../../store/store.ts';
import { terms } from '../../text/words.ts';
import type { Line } from '../gather/report.ts';

/** What a reader does not want on their front page. */
export interface Muted {
  readonly stories: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly terms: readonly string[];
}

/** The mutes among a reader's marks that hold at `now`; undefined where there are none. */
export function mutedBy(marks: readonly Mark[], now: number): Muted | undefined {
  const holding = marks.filter((m) => m.kind === 'mute' && (m.until === undefined || m.until > now)),
    of = (about: Mark['about']): string[] => holding.filter((m) => m.about === about).map((m) => m.subject);
  return holding.length === 0 ? undefined : { stories: new Set(of('story')), sources: new Set(of('source')), terms: [...of('term'), ...of('person')] };
}

/** What deciding about one story needs to know of it. */
export interface Told {
  readonly storyId: string;
  readonly lang: string;
  readonly headline: string;
  /** Sources of its articles. */
  readonly sourceIds: readonly string[];
}

/** Whether a story is muted: itself, every source that has it, or a term whose words all stand in its headline. */
export function hides(muted: Muted, story: Told): boolean {
  if (muted.stories.has(story.storyId)) return true;
  if (story.sourceIds.length > 0 && story.sourceIds.every((id) => muted.sources.has(id))) return true;
  const said = new Set(terms(story.headline, story.lang));
  return muted.terms.some((term) => {
    const wanted = terms(term, story.lang);
    return wanted.length > 0 && wanted.every((w) => said.has(w));
  });
}

/** Front pages without the stories that a reader has muted, and a name for what is left out. */
export async function unmutedFronts(
  store: Store,
  fronts: readonly FrontPage[],
  muted: Muted | undefined,
): Promise<{ readonly fronts: readonly FrontPage[]; readonly key: string }> {
  if (!muted) return { fronts, key: '' };
  const key = idOf(JSON.stringify([[...muted.stories], [...muted.sources], muted.terms]));
  return { fronts: await Promise.all(fronts.map(async (f) => ({ ...f, ranked: await unmuted(store, f.ranked, muted) }))), key };
}

/** Stories looked at; what stands further down is not shown on a page. */
const LOOKED_AT = 120;

/** Ranked stories without those that are muted, in their order. */
export async function unmuted(store: Store, ranked: readonly Ranked[], muted: Muted | undefined): Promise<readonly Ranked[]> {
  if (!muted) return ranked;
  const asked = await afterMerges(store, muted),
    first = ranked.slice(0, LOOKED_AT),
    stories = await store.stories.get(first.map((r) => r.storyId)),
    cited = new Map((await store.articles.revisions(stories.map((s) => s.headline.revisionId))).map((r) => [r.id, r])),
    hidden = new Set<string>();
  for (const story of stories) {
    const revision = cited.get(story.headline.revisionId);
    if (!revision) continue;
    const sourceIds = asked.sources.has(revision.sourceId) ? await sourcesOfStory(store, story.id) : [];
    if (hides(asked, { storyId: story.id, lang: story.lang, headline: quote(revision, story.headline), sourceIds })) hidden.add(story.id);
  }
  return ranked.filter((r) => !hidden.has(r.storyId));
}

/** Single reports without those of muted stories and sources, and those whose own headline holds a muted term. */
export async function unmutedLines(store: Store, lines: readonly Line[], muted: Muted | undefined): Promise<readonly Line[]> {
  if (!muted || lines.length === 0) return lines;
  const asked = await afterMerges(store, muted),
    storyOf = new Map((await store.stories.membership(lines.map((l) => l.report.articleId))).map((m) => [m.articleId, m.storyId]));
  return lines.filter(({ report, at }) => {
    const { revision, articleId, sourceId } = report;
    return !hides(asked, { storyId: storyOf.get(articleId) ?? '', lang: revision.lang, headline: quote(revision, at), sourceIds: [sourceId] });
  });
}

/** A muted story may have become part of another since; that is muted then, as its reader is told on their own page. */
async function afterMerges(store: Store, muted: Muted): Promise<Muted> {
  const stories = await Promise.all([...muted.stories].map(async (id) => (await store.stories.resolve(id)) ?? id));
  return { ...muted, stories: new Set(stories) };
}

async function sourcesOfStory(store: Store, storyId: string): Promise<string[]> {
  const articles = await store.articles.get((await store.stories.members(storyId)).map((m) => m.articleId));
  return [...new Set(articles.map((a) => a.sourceId))];
}
