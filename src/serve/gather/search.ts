import { isAsked, wantedTerms } from '../../ledger/asked.ts';
import { cite, quote, type Citation } from '../../model/citation.ts';
import type { Claim } from '../../model/claim.ts';
import { isCurrent } from '../../model/ledger.ts';
import { isFurnished, type Block, type Revision } from '../../model/revision.ts';
import type { Story } from '../../model/story.ts';
import type { SearchFilter, Store } from '../../store/store.ts';
import { sentences } from '../../text/sentences.ts';
import { terms } from '../../text/words.ts';
import { asksOfClaims, type Query } from '../query.ts';
import { mayQuote } from '../rights.ts';
import { isShowable } from '../show.ts';
import { slug } from '../href.ts';
import { castOf } from './people.ts';
import { placeIn } from './place.ts';
import { termPlaces } from './places.ts';
import { reportOf, sourceMap, type Line, type Report, type SourcesOf } from './report.ts';
import { sentenceAt } from './sentence.ts';
import { speakerOf } from './speaker.ts';

/** A sentence of an article, with where the words asked for stand in it and what is claimed in it as asked. */
export interface HitLine {
  readonly at: Citation;
  readonly found: readonly Citation[];
  readonly claims: readonly Claim[];
}
export interface Hit {
  readonly report: Report;
  /** Every sentence with a claim that is asked for; where none is, the one that holds most of the words. */
  readonly lines: readonly HitLine[];
  readonly story?: { readonly story: Story; readonly headline: Line };
}
/** Hits in one language; search terms are made by that language's rules. */
export interface HitGroup {
  /** Undefined where the words are the same terms in every language. */
  readonly lang?: string;
  readonly hits: readonly Hit[];
  /** Cursor of the next page. */
  readonly next?: string;
  /** Back to when articles were read for the few hits, epoch ms; there are older ones. */
  readonly readTo?: number;
}
export interface SearchView {
  readonly groups: readonly HitGroup[];
  /** A `source:` that is not in the table. */
  readonly unknownSource: boolean;
}

const LIMIT = 20;
/** How many articles are read at most for one answer to a reader, in all languages together; who asks can have those before them read in turn. */
const PATIENCE = 1200;

/**
 * Articles that hold all words of a query and what it asks of claims, newest first, by language.
 * @param langs languages to search in where the query names none.
 * @param patience how many articles are read before it answers with fewer hits than it could.
 */
export async function gatherSearch(
  store: Store,
  sourcesOf: SourcesOf,
  query: Query,
  langs: readonly string[],
  after?: string,
  patience = PATIENCE,
): Promise<SearchView> {
  const source =
    query.source === undefined ? undefined : ((await store.sources.byDomain(query.source.toLowerCase())) ?? (await store.sources.byName(query.source)));
  if (query.source !== undefined && !source) return { groups: [], unknownSource: true };
  const rest = { sourceId: source?.id, before: query.before, since: query.since, differing: query.differing };
  const searches = filters(query, langs);
  const groups = await Promise.all(
    searches.map(async ({ filter, lang }): Promise<HitGroup> => {
      const wanted = new Set(filter.terms),
        { rows, next, asked, readTo } = await narrowed(store, { ...filter, ...rest }, query, after, patience / searches.length);
      return { lang, hits: await hitsOf(store, sourcesOf, rows, wanted, asked), next, readTo };
    }),
  );
  const found = groups.filter((g) => g.hits.length > 0 || g.next !== undefined).sort((a, b) => newest(b) - newest(a));
  return { groups: found, unknownSource: false };
}

function newest(group: HitGroup): number {
  return group.hits[0]?.report.at ?? 0;
}

/** Where an article has what operators ask for: claims, or a place. */
interface Asked {
  readonly claims: readonly Claim[];
  readonly place?: Citation;
}
interface Narrowed {
  readonly rows: readonly Revision[];
  readonly next?: string;
  readonly readTo?: number;
  /** By article. */
  readonly asked: ReadonlyMap<string, Asked>;
}
const NARROWED_PAGE = 60;

/** The articles of a filter that hold what operators ask. The index says which may; the reading of each tells. */
async function narrowed(store: Store, filter: SearchFilter, query: Query, after: string | undefined, patience: number): Promise<Narrowed> {
  if (query.where === undefined && !asksOfClaims(query)) return { ...(await store.search.articles(filter, LIMIT, after)), asked: new Map() };
  const rows: Revision[] = [],
    asked = new Map<string, Asked>();
  let next = after,
    last: Revision | undefined;
  for (let read = 0; read < patience; read += NARROWED_PAGE) {
    const paged = await store.search.articles(filter, NARROWED_PAGE, next),
      readings = await store.claims.reading(paged.rows.map((r) => r.id)),
      disputed = query.differing ? await disputedClaims(store, paged.rows) : undefined;
    for (const revision of paged.rows) {
      const found = mayQuote(revision) ? askedIn(reportOf(revision, readings.get(revision.id), new Map()), query, disputed) : undefined;
      if (!found) continue;
      rows.push(revision);
      asked.set(revision.articleId, found);
    }
    next = paged.next;
    last = paged.rows.at(-1);
    if (rows.length >= LIMIT || next === undefined) break;
  }
  return { rows, next, asked, readTo: rows.length < LIMIT && next !== undefined && last ? (last.published ?? last.seenAt) : undefined };
}

/** Claims that are current answers of these articles to questions whose answers differ. */
async function disputedClaims(store: Store, revisions: readonly Revision[]): Promise<ReadonlySet<string>> {
  const questions = await store.ledger.disputedIn(revisions.map((r) => r.articleId));
  return new Set(questions.flatMap((q) => q.answers.filter(isCurrent).map((a) => a.claimId)));
}

/** What operators ask of a report beyond its words; undefined where it lacks any of it. */
function askedIn(report: Report, query: Query, disputed: ReadonlySet<string> | undefined): Asked | undefined {
  const place = query.where === undefined ? undefined : placeIn(report, slug(query.where));
  if (query.where !== undefined && !place) return undefined;
  if (!asksOfClaims(query)) return { claims: [], place };
  const claims = report.reading.claims.filter(
    (c) => isAsked(report.revision, c, query) && (query.who === undefined || isSaidBy(report, c, slug(query.who))) && (disputed?.has(c.id) ?? true),
  );
  return claims.length === 0 ? undefined : { claims, place };
}

/** Of a person by the full name or its last word alone, of a body by any run of the words of its name. */
function isSaidBy(report: Report, claim: Claim, asked: string): boolean {
  const person = castOf(report).says(claim);
  if (person !== undefined) return person === asked || person.endsWith(`-${asked}`);
  const meant = speakerOf(report, claim);
  return meant !== undefined && `-${slug(quote(report.revision, meant.at))}-`.includes(`-${asked}-`);
}

/** One filter where every language makes the same of a query, else one a language. */
function filters(query: Query, langs: readonly string[]): { filter: SearchFilter; lang?: string }[] {
  const words = [query.words, query.where].filter(Boolean).join(' '),
    made = (lang: string): SearchFilter => ({ terms: terms(words, lang), claims: wantedTerms(query, lang) });
  if (query.lang !== undefined) return [{ filter: { ...made(query.lang), lang: query.lang }, lang: query.lang }];
  return byLanguage(langs, made).map((filter) => (filter.lang === undefined ? { filter } : { filter, lang: filter.lang }));
}

/** Filters for some words. */
export const filtersOf = (words: string, langs: readonly string[]): SearchFilter[] => byLanguage(langs, (lang) => ({ terms: terms(words, lang) }));

function byLanguage(langs: readonly string[], made: (lang: string) => SearchFilter): SearchFilter[] {
  const all = langs.map(made);
  if (new Set(all.map((filter) => JSON.stringify(filter))).size <= 1) return [all[0] ?? made('und')];
  return all.flatMap((filter, i) => (filter.terms.length > 0 || (filter.claims ?? []).length > 0 ? [{ ...filter, lang: langs[i] as string }] : []));
}

async function hitsOf(
  store: Store,
  sourcesOf: SourcesOf,
  revisions: readonly Revision[],
  wanted: ReadonlySet<string>,
  asked: ReadonlyMap<string, Asked>,
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
      lines: linesOf(revision, wanted, asked.get(revision.articleId)),
      story: story && of && { story, headline: { report: reportOf(of, undefined, sources), at: story.headline } },
    };
  });
}

/** The sentences with the claims asked for, those that hold most of the words first; else that of the place; else the one that holds most of the words. */
function linesOf(revision: Revision, wanted: ReadonlySet<string>, { claims, place }: Asked = { claims: [] }): readonly HitLine[] {
  const sentencesAsked = [...Map.groupBy(claims, (c) => c.sentence.start)].map(([, some]) => some),
    lines = sentencesAsked.map((some) => lineWith(revision, wanted, (some[0] as Claim).sentence, some));
  if (lines.length > 0) return lines.sort((a, b) => b.found.length - a.found.length);
  if (!place || !revision.blocks.some((b) => b.start <= place.start && place.end <= b.end)) return bestLine(revision, wanted);
  const at = sentenceAt(revision, place) ?? place;
  return isShowable(revision, at) ? [lineWith(revision, wanted, at, [])] : [];
}

function lineWith(revision: Revision, wanted: ReadonlySet<string>, at: Citation, claims: readonly Claim[]): HitLine {
  return { at, found: termPlaces(revision, at, wanted).map((p) => p.at), claims };
}

/** The sentence of the body that holds most of the terms; the first one that does. */
function bestLine(revision: Revision, wanted: ReadonlySet<string>): readonly HitLine[] {
  if (!mayQuote(revision)) return [];
  const likely = revision.blocks.filter((b) => mayHold(revision.text.slice(b.start, b.end), wanted)),
    line = lineIn(revision, likely, wanted) ?? lineIn(revision, revision.blocks, wanted);
  return line ? [line] : [];
}

/** A cheap look before the words are parted: terms mostly begin as the words they are made from do. */
function mayHold(text: string, wanted: ReadonlySet<string>): boolean {
  const lower = text.toLowerCase();
  return [...wanted].some((term) => lower.includes(term.slice(0, 4)));
}

function lineIn(revision: Revision, blocks: readonly Block[], wanted: ReadonlySet<string>): HitLine | undefined {
  let best: HitLine | undefined,
    most = wanted.size === 0 ? -1 : 0;
  for (const block of blocks) {
    const places = termPlaces(revision, block, wanted);
    if (new Set(places.map((p) => p.term)).size <= most) continue;
    for (const s of sentences(revision.text.slice(block.start, block.end), revision.lang)) {
      const line = cite(revision, { start: block.start + s.start, end: block.start + s.end }),
        inside = places.filter((p) => line.start <= p.at.start && p.at.end <= line.end),
        count = new Set(inside.map((p) => p.term)).size;
      if (count <= most || !isShowable(revision, line) || isFurnished(revision, line)) continue;
      most = count;
      best = { at: line, found: inside.map((p) => p.at), claims: [] };
    }
    if (most === wanted.size) break;
  }
  return best;
}
