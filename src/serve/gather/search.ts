import { cite, type Citation } from '../../model/citation.ts';
import { isFurnished, type Block, type Revision } from '../../model/revision.ts';
import type { Story } from '../../model/story.ts';
import type { SearchFilter, Store } from '../../store/store.ts';
import { sentences } from '../../text/sentences.ts';
import { terms } from '../../text/words.ts';
import type { Query } from '../query.ts';
import { mayQuote } from '../rights.ts';
import { slug } from '../href.ts';
import { castOf } from './people.ts';
import { placeIn } from './place.ts';
import { termPlaces } from './places.ts';
import { reportOf, sourceMap, type Line, type Report, type SourcesOf } from './report.ts';
import { sentenceAt } from './sentence.ts';

export interface Hit {
  readonly report: Report;
  /** The sentence that holds most of the words asked for, and where they stand in it. */
  readonly line?: Citation;
  readonly found: readonly Citation[];
  readonly story?: { readonly story: Story; readonly headline: Line };
}
/** Hits in one language; search terms are made by that language's rules. */
export interface HitGroup {
  /** Undefined where the words are the same terms in every language. */
  readonly lang?: string;
  readonly hits: readonly Hit[];
  /** Cursor of the next page. */
  readonly next?: string;
}
export interface SearchView {
  readonly groups: readonly HitGroup[];
  /** A `source:` that is not in the table. */
  readonly unknownSource: boolean;
}

const LIMIT = 20;

/**
 * Articles that hold all words of a query, newest first, by language.
 * @param langs languages to search in where the query names none.
 */
export async function gatherSearch(store: Store, sourcesOf: SourcesOf, query: Query, langs: readonly string[], after?: string): Promise<SearchView> {
  const source =
    query.source === undefined ? undefined : ((await store.sources.byDomain(query.source.toLowerCase())) ?? (await store.sources.byName(query.source)));
  if (query.source !== undefined && !source) return { groups: [], unknownSource: true };
  // A figure alone is asked for among all articles, which a search must be told.
  const rest = { sourceId: source?.id, before: query.before, since: query.since ?? (query.figures ? 0 : undefined) };
  const groups = await Promise.all(
    filters(query, langs).map(async ({ filter, lang }): Promise<HitGroup> => {
      const wanted = new Set(filter.terms),
        { rows, next, lines } = await narrowed(store, { ...filter, ...rest }, query, after);
      return { lang, hits: await hitsOf(store, sourcesOf, rows, wanted, lines), next };
    }),
  );
  const found = groups.filter((g) => g.hits.length > 0).sort((a, b) => newest(b) - newest(a));
  return { groups: found, unknownSource: false };
}

function newest(group: HitGroup): number {
  return group.hits[0]?.report.at ?? 0;
}

interface Narrowed {
  readonly rows: readonly Revision[];
  readonly next?: string;
  /** By article: the line that an operator asked for. */
  readonly lines: ReadonlyMap<string, Citation>;
}
const NARROWED_PAGE = 60;
const NARROWED_PAGES = 6;

/** The articles of a filter that also hold what `who:`, `where:` and `has:` ask; those are told by their readings, so a few pages are read. */
async function narrowed(store: Store, filter: SearchFilter, query: Query, after: string | undefined): Promise<Narrowed> {
  const holds = readingTest(query);
  if (!holds) return { ...(await store.search.articles(filter, LIMIT, after)), lines: new Map() };
  const rows: Revision[] = [],
    lines = new Map<string, Citation>();
  let next = after;
  for (let page = 0; page < NARROWED_PAGES; page++) {
    const paged = await store.search.articles(filter, NARROWED_PAGE, next),
      readings = await store.claims.reading(paged.rows.map((r) => r.id));
    for (const revision of paged.rows) {
      const line = holds(reportOf(revision, readings.get(revision.id), new Map()));
      if (!line) continue;
      rows.push(revision);
      lines.set(revision.articleId, line);
    }
    next = paged.next;
    if (rows.length >= LIMIT || next === undefined) break;
  }
  return { rows, next, lines };
}

/** What a report must hold beyond words, as the line that shows it; undefined where nothing more is asked. */
function readingTest({ who, where, figures }: Query): ((report: Report) => Citation | undefined) | undefined {
  if (who === undefined && where === undefined && figures !== true) return undefined;
  const said = who === undefined ? undefined : slug(who),
    from = where === undefined ? undefined : slug(where);
  return (report) => {
    if (!mayQuote(report.revision)) return undefined;
    const cast = castOf(report),
      claim = said === undefined ? undefined : report.reading.claims.find((c) => isCalled(cast.says(c), said)),
      at = from === undefined ? undefined : placeIn(report, from),
      figure = figures === true ? report.reading.claims.find((c) => c.figure) : undefined;
    if ((said !== undefined && !claim) || (from !== undefined && !at) || (figures === true && !figure)) return undefined;
    return figure?.sentence ?? claim?.sentence ?? at;
  };
}
/** By a full name, or by its last word alone. */
const isCalled = (found: string | undefined, asked: string): boolean => found !== undefined && (found === asked || found.endsWith(`-${asked}`));

function filters(given: Query, langs: readonly string[]): { filter: SearchFilter; lang?: string }[] {
  const words = [given.words, given.who, given.where].filter(Boolean).join(' ');
  if (given.lang !== undefined) return [{ filter: { terms: terms(words, given.lang), lang: given.lang }, lang: given.lang }];
  return filtersOf(words, langs).map((filter) => (filter.lang === undefined ? { filter } : { filter, lang: filter.lang }));
}

/** Filters for some words: one where every language makes the same terms of them, else one a language. */
export function filtersOf(words: string, langs: readonly string[]): SearchFilter[] {
  const made = langs.map((lang) => ({ lang, terms: terms(words, lang) }));
  if (new Set(made.map((m) => m.terms.join(' '))).size > 1) return made.filter((m) => m.terms.length > 0);
  return [{ terms: made[0]?.terms ?? terms(words, 'und') }];
}

async function hitsOf(
  store: Store,
  sourcesOf: SourcesOf,
  revisions: readonly Revision[],
  wanted: ReadonlySet<string>,
  lines: ReadonlyMap<string, Citation>,
): Promise<Hit[]> {
  const memberships = await store.stories.membership(revisions.map((r) => r.articleId)),
    stories = await store.stories.get([...new Set(memberships.map((m) => m.storyId))]),
    cited = await store.articles.revisions([...new Set(stories.map((s) => s.headline.revisionId))]);
  const sources = await sourceMap(sourcesOf, [...revisions, ...cited]);
  return revisions.map((revision): Hit => {
    const report = reportOf(revision, undefined, sources),
      story = stories.find((s) => s.id === memberships.find((m) => m.articleId === revision.articleId)?.storyId),
      of = story && cited.find((r) => r.id === story.headline.revisionId);
    return {
      report,
      ...shownLine(revision, wanted, lines.get(revision.articleId)),
      story: story && of && { story, headline: { report: reportOf(of, undefined, sources), at: story.headline } },
    };
  });
}

/** The sentence that an operator asked for, else the one that holds most of the terms. */
function shownLine(revision: Revision, wanted: ReadonlySet<string>, asked: Citation | undefined): Pick<Hit, 'line' | 'found'> {
  if (!asked || !revision.blocks.some((b) => b.start <= asked.start && asked.end <= b.end)) return bestLine(revision, wanted);
  const line = sentenceAt(revision, asked) ?? asked;
  return { line, found: termPlaces(revision, line, wanted).map((p) => p.at) };
}

/** The sentence of the body that holds most of the terms; the first one that does. */
function bestLine(revision: Revision, wanted: ReadonlySet<string>): Pick<Hit, 'line' | 'found'> {
  if (!mayQuote(revision)) return { found: [] };
  const likely = revision.blocks.filter((b) => mayHold(revision.text.slice(b.start, b.end), wanted));
  return lineIn(revision, likely, wanted) ?? lineIn(revision, revision.blocks, wanted) ?? { found: [] };
}

/** A cheap look before the words are parted: terms mostly begin as the words they are made from do. */
function mayHold(text: string, wanted: ReadonlySet<string>): boolean {
  const lower = text.toLowerCase();
  return [...wanted].some((term) => lower.includes(term.slice(0, 4)));
}

function lineIn(revision: Revision, blocks: readonly Block[], wanted: ReadonlySet<string>): Pick<Hit, 'line' | 'found'> | undefined {
  let best: Pick<Hit, 'line' | 'found'> | undefined,
    most = wanted.size === 0 ? -1 : 0;
  for (const block of blocks) {
    const places = termPlaces(revision, block, wanted);
    if (new Set(places.map((p) => p.term)).size <= most) continue;
    for (const s of sentences(revision.text.slice(block.start, block.end), revision.lang)) {
      const line = cite(revision, { start: block.start + s.start, end: block.start + s.end }),
        inside = places.filter((p) => line.start <= p.at.start && p.at.end <= line.end),
        count = new Set(inside.map((p) => p.term)).size;
      if (count <= most || isFurnished(revision, line)) continue;
      most = count;
      best = { line, found: inside.map((p) => p.at) };
    }
    if (most === wanted.size) break;
  }
  return best;
}
