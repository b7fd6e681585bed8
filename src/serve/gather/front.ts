import { cite, quote } from '../../model/citation.ts';
import type { FrontPage, Ranked } from '../../model/front-page.ts';
import { isWithdrawn, type HubLink, type Revision } from '../../model/revision.ts';
import type { Source } from '../../model/source.ts';
import type { Story } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import type { Name } from '../names.ts';
import { questionTable, type QuestionTable } from './figures.ts';
import { keyLines } from './lines.ts';
import { sectionOf, type Section } from './section.ts';
import { deckOf, reportOf, sourceMap, type Line, type Report, type SourcesOf } from './report.ts';

/** A ranked story as the front page shows it. */
export interface Brief {
  readonly story: Story;
  readonly ranked: Ranked;
  /** 1 = first. */
  readonly rank: number;
  readonly headline: Line;
  /** Names of the outlets with a report of their own, in order of joining; only of the first stories. */
  readonly outlets: readonly Name[];
  readonly lines: readonly Line[];
  /** Whether of its newest report only the day is known. */
  readonly dayOnly: boolean;
  /** Whether it stands on a page of an earlier time. */
  readonly past?: boolean;
}
export interface DifferingFigure {
  readonly brief: Brief;
  readonly table: QuestionTable;
}
export interface FrontView {
  /** The minute it stands for, epoch ms. */
  readonly at: number;
  readonly lead?: Brief;
  /** Beside the lead, and below both. */
  readonly near: readonly Brief[];
  readonly more: readonly Brief[];
  /** What follows, by section where several stories share one, and what is left. */
  readonly parts: readonly Part[];
  readonly rest: readonly Brief[];
  /** Sections that several of the stories name. */
  readonly sections: readonly Section[];
  readonly hubs: readonly HubLink[];
  readonly differing: readonly DifferingFigure[];
  readonly corrected: readonly Brief[];
  /** The newest articles of these languages, as headlines. */
  readonly newest: readonly Line[];
}

/** Stories of one section, in order of rank. */
export interface Part {
  readonly section: Section;
  readonly briefs: readonly Brief[];
}

/** The lead, two beside it and six below: those with a line of their own. */
const TOLD = 9;
const NEAR = 3;
const SHOWN = 33;
const IN_PART = 5;
const HUBS = 6;
const READ_AT_MOST = 24;

/**
 * What a front page shows, gathered from one or several languages' ranks, which are merged by score.
 * @param past whether it is as of a time that was asked for.
 */
export async function gatherFront(store: Store, sourcesOf: SourcesOf, fronts: readonly FrontPage[], past = false): Promise<FrontView> {
  const ranked = merged(fronts).slice(0, SHOWN);
  const { briefs: found, cited } = await briefsOf(store, sourcesOf, ranked),
    briefs = found.map((b) => ({ ...b, past })),
    after = briefs.slice(TOLD),
    parts = partsOf(after),
    inPart = new Set(parts.flatMap((p) => p.briefs));
  return {
    at: Math.max(...fronts.map((f) => f.at)),
    lead: briefs[0],
    near: briefs.slice(1, NEAR),
    more: briefs.slice(NEAR, TOLD),
    parts,
    rest: after.filter((b) => !inPart.has(b)),
    sections: sectionsOf(briefs, 2),
    hubs: [...new Map(cited.flatMap((r) => (r.hub ? [[r.hub.slug, r.hub] as const] : []))).values()].slice(0, HUBS),
    differing: await differing(store, sourcesOf, briefs),
    corrected: briefs.filter((b) => b.ranked.badges.includes('corrected')).slice(0, 5),
    newest: await newestOf(
      store,
      sourcesOf,
      fronts.map((f) => f.lang),
    ),
  };
}

/** All stories of several languages' ranks in one order; those that an editor holds back only where they are asked for. */
export function merged(fronts: readonly FrontPage[], held = false): readonly Ranked[] {
  return fronts
    .flatMap((f) => f.ranked)
    .filter((r) => held || !isHeld(r))
    .sort((a, b) => b.receipt.score - a.receipt.score);
}
const isHeld = ({ receipt }: Ranked): boolean => receipt.lines.some((line) => line.signal === 'held' && line.value > 0);

export interface Briefs {
  readonly briefs: readonly Brief[];
  /** The texts that the headlines are from. */
  readonly cited: readonly Revision[];
  readonly sources: ReadonlyMap<string, Source>;
}
/** Ranked stories as a front page shows them, ranks counted from 1 in the order given. */
export async function briefsOf(store: Store, sourcesOf: SourcesOf, ranked: readonly Ranked[], told = TOLD): Promise<Briefs> {
  const stories = new Map((await store.stories.get(ranked.map((r) => r.storyId))).map((s) => [s.id, s]));
  const cited = new Map((await store.articles.revisions([...stories.values()].map((s) => s.headline.revisionId))).map((r) => [r.id, r]));
  const first = ranked.slice(0, told).flatMap((r) => stories.get(r.storyId) ?? []);
  const members = await ownReports(store, sourcesOf, first, [...cited.values()]);
  return { briefs: ranked.flatMap((r, i) => briefOf(r, i + 1, stories, cited, members) ?? []), cited: [...cited.values()], sources: members.sources };
}

function partsOf(briefs: readonly Brief[]): Part[] {
  return sectionsOf(briefs, 3).map((section) => ({
    section,
    briefs: briefs.filter((b) => sectionOf(b.story)?.slug === section.slug).slice(0, IN_PART),
  }));
}
function sectionsOf(briefs: readonly Brief[], least: number): Section[] {
  const all = Map.groupBy(
    briefs.flatMap((b) => sectionOf(b.story) ?? []),
    (s) => s.slug,
  );
  return [...all.values()].filter((same) => same.length >= least).flatMap((same) => same[0] ?? []);
}

const NEWEST_RAIL = 6;
/** So many are looked at for it: what was taken back since is no news. */
const NEWEST_READ = NEWEST_RAIL + 6;

async function newestOf(store: Store, sourcesOf: SourcesOf, langs: readonly string[]): Promise<readonly Line[]> {
  const pages = await Promise.all(langs.map((lang) => store.articles.newest({ lang, limit: NEWEST_READ }))),
    revisions = pages.flatMap((p) => p.rows),
    sources = await sourceMap(sourcesOf, revisions);
  return revisions
    .filter((r) => !isWithdrawn(r))
    .map((r) => ({ report: reportOf(r, undefined, sources), at: cite(r, r.headline) }))
    .sort((a, b) => b.report.at - a.report.at)
    .slice(0, NEWEST_RAIL);
}

interface Members {
  readonly of: ReadonlyMap<string, readonly Report[]>;
  readonly sources: Awaited<ReturnType<typeof sourceMap>>;
}

/** The newest independent reports of each story, with their readings. */
export async function ownReports(store: Store, sourcesOf: SourcesOf, stories: readonly Story[], cited: readonly Revision[]): Promise<Members> {
  const memberships = await Promise.all(stories.map((s) => store.stories.members(s.id)));
  const own = memberships.map((ms) => ms.filter((m) => m.copyOf === undefined).slice(-READ_AT_MOST));
  const revisions = new Map((await store.articles.latest(own.flat().map((m) => m.articleId))).map((r) => [r.articleId, r]));
  const [readings, sources] = await Promise.all([
    store.claims.reading([...revisions.values()].map((r) => r.id)),
    sourceMap(sourcesOf, [...revisions.values(), ...cited]),
  ]);
  const of = new Map(
    stories.map((s, i) => [
      s.id,
      (own[i] ?? []).flatMap((m) => {
        const revision = revisions.get(m.articleId);
        return revision ? [reportOf(revision, readings.get(revision.id), sources)] : [];
      }),
    ]),
  );
  return { of, sources };
}

function briefOf(ranked: Ranked, rank: number, stories: ReadonlyMap<string, Story>, cited: ReadonlyMap<string, Revision>, members: Members): Brief | undefined {
  const story = stories.get(ranked.storyId),
    revision = story && cited.get(story.headline.revisionId);
  if (!story || !revision) return undefined;
  const reports = members.of.get(story.id) ?? [];
  const told = `${quote(revision, story.headline)} ${rank === 1 ? (deckOf(revision) ?? '') : ''}`,
    lines = rank <= TOLD ? keyLines(reports, rank === 1 ? 4 : 1, told) : [];
  return {
    story,
    ranked,
    rank,
    headline: { report: reportOf(revision, undefined, members.sources), at: story.headline },
    outlets: [...new Set(reports.flatMap((r) => r.outlet ?? []))],
    lines,
    dayOnly: (reports.find((r) => r.at === story.until)?.revision ?? revision).publishedDay === true,
  };
}

async function differing(store: Store, sourcesOf: SourcesOf, briefs: readonly Brief[]): Promise<readonly DifferingFigure[]> {
  const found: DifferingFigure[] = [];
  for (const brief of briefs.filter((b) => b.ranked.badges.includes('figures-differ')).slice(0, 4)) {
    const question = (await store.ledger.ofStory(brief.story.id)).find((q) => q.differs);
    const table = question && (await questionTable(store, sourcesOf, question));
    if (table) found.push({ brief, table });
  }
  return found;
}

const NEWEST = 20;

/** What is known while there is nothing to rank: how the feeds do, and the newest articles. */
export async function gatherEmpty<E>(store: Store, sourcesOf: SourcesOf, edition: E): Promise<Empty<E>> {
  const [feeds, newest] = await Promise.all([store.feeds.all(), store.articles.newest({ limit: NEWEST })]);
  const untried = feeds.filter((f) => f.state?.lastPolledAt === undefined).length,
    answered = feeds.filter((f) => f.state?.lastOkAt !== undefined).length,
    sources = await sourceMap(sourcesOf, newest.rows);
  return {
    feeds: feeds.length,
    untried,
    unreachable: feeds.length - untried - answered,
    newest: newest.rows.map((r) => ({ report: reportOf(r, undefined, sources), at: cite(r, r.headline) })),
    edition,
  };
}

/** A front page without stories. */
export interface Empty<E> {
  readonly feeds: number;
  readonly untried: number;
  /** Feeds that were asked and never answered. */
  readonly unreachable: number;
  readonly newest: readonly Line[];
  readonly edition: E;
}
