import { cite, quote, type Citation } from '../../model/citation.ts';
import type { Act } from '../../model/act.ts';
import type { HubLink } from '../../model/revision.ts';
import type { Story, Membership } from '../../model/story.ts';
import type { Store } from '../../store/store.ts';
import { topicNamed } from '../../stories/section.ts';
import { tellActs, type ToldAct } from './acts.ts';
import { figureTables, type QuestionTable } from './figures.ts';
import { firstOf, type First } from './first.ts';
import { filtered, type Filter, type Filtered } from './filter.ts';
import { keyLines } from './lines.ts';
import { lostBetween, type Loss, type Pair } from './lost.ts';
import { outdatedCopies, type Outdated } from './outdated.ts';
import { peopleOf, type Person } from './people.ts';
import { firstPlaces } from './places.ts';
import type { RelatedStory } from './related.ts';
import { reportOf, sourceMap, type Line, type Report, type SourcesOf } from './report.ts';
import { gatherAffair, type Affair } from './saga.ts';
import { NO_STANDING, type Standing } from './standing.ts';
import { speakers, type Speaker } from './statements.ts';
import { sureness, type SureLine } from './sure.ts';
import { timeline, type Dated } from './timeline.ts';

/** A report with the copies that hang under it. */
export interface Original {
  readonly report: Report;
  readonly membership: Membership;
  /** Where the words it shares with its story stand in its own text. */
  readonly shared: readonly Citation[];
  readonly copies: readonly Report[];
  /** The report of the story that it is a copy of or draws on, where it stands for itself all the same. */
  readonly drawsOn?: Report;
}
export interface StoryView {
  readonly story: Story;
  readonly headline: Line;
  readonly originals: readonly Original[];
  /** The same by the filter that was asked for. */
  readonly listed: Filtered;
  /** Originals that are not listed because there are too many. */
  readonly unlisted: number;
  readonly lines: readonly Line[];
  /** Of key lines that several reports have word for word, which had it first. */
  readonly firsts: ReadonlyMap<Line, First>;
  readonly figures: readonly QuestionTable[];
  readonly speakers: readonly Speaker[];
  readonly timeline: readonly Dated[];
  readonly corrections: readonly Line[];
  readonly outdated: readonly Outdated[];
  /** What copies and rewrites in it lost of their originals. */
  readonly lost: readonly Loss[];
  /** Statements whose sureness changed, each as its lines in order of time. */
  readonly sure: readonly (readonly SureLine[])[];
  readonly people: readonly Person[];
  readonly related: readonly RelatedStory[];
  /** The same in other languages. */
  readonly editions: readonly RelatedStory[];
  readonly standing: Standing;
  /** What else came of its affair; absent where nothing did. */
  readonly affair?: Affair;
  /** Hubs that publishers file its reports in. */
  readonly hubs: readonly HubLink[];
  /** Where the words that file it under its topic stand in the headline's text; none where its sources do. */
  readonly filedBy: readonly Citation[];
  /** Reports whose own section names its topic, one of each source; none where its words do. */
  readonly filedIn: readonly Report[];
  /** What was done to it, by editors or by Broadsheet itself, oldest first; and by id the acts that put its articles here. */
  readonly acts: readonly ToldAct[];
  readonly placedBy: ReadonlyMap<string, Act>;
}

const LISTED = 200;
const PEOPLE = 10;
/** Shared terms of a report that are shown. */
const SHARED = 8;
/** Originals whose copies are held against their later texts. */
const LOOKED_AFTER = 40;

/** What stands on a story's page beside the story itself: only that page pays for it. */
export type Beside = Pick<StoryView, 'related' | 'editions' | 'standing'>;
const NOTHING_BESIDE: Beside = { related: [], editions: [], standing: NO_STANDING };

/** Everything a story's page shows; undefined where its headline's text is not stored. */
export async function gatherStory(
  store: Store,
  sourcesOf: SourcesOf,
  story: Story,
  beside: Beside = NOTHING_BESIDE,
  filter: Filter = {},
): Promise<StoryView | undefined> {
  const memberships = await store.stories.members(story.id),
    ids = memberships.map((m) => m.articleId);
  const [revisions, readings, copies, questions, acts, placing, affair] = await Promise.all([
    store.articles.latest(ids),
    store.claims.ofStory(story.id),
    store.reprints.asCopy(ids),
    store.ledger.ofStory(story.id),
    store.acts.ofStories([story.id]),
    store.acts.get([...new Set(memberships.flatMap((m) => m.why.act?.id ?? []))]),
    gatherAffair(store, sourcesOf, story),
  ]);
  const cited = revisions.find((r) => r.id === story.headline.revisionId) ?? (await store.articles.revisions([story.headline.revisionId]))[0];
  if (!cited) return undefined;
  const sources = await sourceMap(sourcesOf, [...revisions, cited]),
    links = new Map(copies.map((c) => [c.copyId, c]));
  const reports = new Map(revisions.map((r) => [r.articleId, reportOf(r, readings.get(r.id), sources, links.get(r.articleId))]));
  const originals = hang(memberships, reports),
    own = originals.map((o) => o.report),
    listed = filtered(originals, filter);
  const headline = { report: reportOf(cited, undefined, sources), at: story.headline };
  const lines = keyLines(own, 6, quote(cited, story.headline));
  return {
    story,
    headline,
    originals: originals.slice(0, LISTED),
    listed: { ...listed, originals: listed.originals.slice(0, LISTED) },
    unlisted: Math.max(0, listed.originals.length - LISTED),
    outdated: await outdatedOf(store, originals),
    lost: await lostBetween(store, pairsOf(originals)),
    lines,
    firsts: firsts(lines, [...reports.values()]),
    sure: sureness(own, questions),
    figures: figureTables(questions, [...reports.values()]),
    speakers: speakers(own),
    timeline: timeline(own, 24),
    people: peopleOf(own, PEOPLE),
    ...beside,
    ...(affair ? { affair } : {}),
    filedBy: story.filed?.by === 'words' ? firstPlaces(cited, story.filed.terms, true) : [],
    filedIn: filedIn(story, [...reports.values()]),
    acts: await tellActs(store, sourcesOf, acts),
    placedBy: new Map(placing.map((a) => [a.id, a])),
    hubs: [...new Map(revisions.flatMap((r) => (r.hub ? [[r.hub.slug, r.hub] as const] : []))).values()],
    corrections: [...reports.values()].flatMap((report) => report.revision.noteRanges.map((range) => ({ report, at: cite(report.revision, range) }))),
  };
}

function firsts(lines: readonly Line[], reports: readonly Report[]): ReadonlyMap<Line, First> {
  return new Map(
    lines.flatMap((line) => {
      const first = firstOf(line, reports);
      return first ? [[line, first] as const] : [];
    }),
  );
}

/** Of each source the first report that stands in a section of the story's topic. */
function filedIn({ filed }: Story, reports: readonly Report[]): readonly Report[] {
  if (filed?.by !== 'sources') return [];
  const naming = reports.filter((r) => topicNamed(r.revision)?.topic === filed.topic);
  return [...Map.groupBy(naming, (r) => r.revision.sourceId).values()].flatMap((all) => all.slice(0, 1));
}

/** Each copy or rewrite of the story with the report of the story that it was made from. */
function pairsOf(originals: readonly Original[]): Pair[] {
  return originals.flatMap(({ report, copies, drawsOn }) => [
    ...(drawsOn ? [{ original: drawsOn, copy: report }] : []),
    ...copies.filter((c) => c.copy?.originalId === report.articleId).map((copy) => ({ original: report, copy })),
  ]);
}

/** Copies that do not follow their originals' corrections; of the first originals that have any. */
async function outdatedOf(store: Store, originals: readonly Original[]): Promise<readonly Outdated[]> {
  const copied = originals.filter((o) => o.copies.length > 0).slice(0, LOOKED_AFTER);
  return (await Promise.all(copied.map((o) => outdatedCopies(store, o.report, o.copies)))).flat();
}

/** Copies under their originals; a copy whose original is not in the story stands for itself. */
function hang(memberships: readonly Membership[], reports: ReadonlyMap<string, Report>): Original[] {
  const here = new Set(reports.keys()),
    under = new Map<string, Report[]>();
  const parent = (m: Membership): string | undefined => {
    // What only draws on another report counts as one of its own, and stands as one.
    const link = reports.get(m.articleId)?.copy,
      original = m.copyOf ?? (link?.relation === 'reprint' ? link.originalId : undefined);
    return original !== undefined && original !== m.articleId && here.has(original) ? original : undefined;
  };
  for (const m of memberships) {
    const report = reports.get(m.articleId),
      original = parent(m);
    if (report && original !== undefined) under.set(original, [...(under.get(original) ?? []), report]);
  }
  return memberships.flatMap((membership) => {
    const report = reports.get(membership.articleId);
    if (!report || parent(membership) !== undefined) return [];
    const drawsOn = report.copy && reports.get(report.copy.originalId);
    return [
      {
        report,
        membership,
        // Of one that did not join, the words are those of another story.
        shared: membership.why.decision === 'joined' ? firstPlaces(report.revision, membership.why.shared.slice(0, SHARED)) : [],
        copies: under.get(membership.articleId) ?? [],
        drawsOn,
      },
    ];
  });
}
