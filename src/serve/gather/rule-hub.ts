import type { Hub } from '../../model/hub.ts';
import type { Revision } from '../../model/revision.ts';
import type { Source } from '../../model/source.ts';
import type { SearchFilter, Store } from '../../store/store.ts';
import {
  isWrong,
  leftOut,
  readRule,
  ruleNamed,
  unfolded,
  waysOf,
  wordsAsked,
  type HubRule,
  type LeftOut,
  type Question,
  type Way,
} from '../../stories/hub-rule.ts';
import { primaryOf, terms } from '../../text/words.ts';
import { slug as slugOf } from '../href.ts';
import { mayQuote } from '../rights.ts';
import { isFiled } from './hub.ts';
import { placesNamed, type PlaceEntry } from './indexes.ts';
import { ownReports, storiesOf, type Headed } from './naming.ts';
import { castOf, peopleOf, type Person } from './people.ts';
import { placeIn } from './place.ts';
import { reportOf, type Report, type SourcesOf } from './report.ts';
import { sectionOf, sectionSlug } from './section.ts';
import { timeline, type Dated } from './timeline.ts';

export interface RuleHubView {
  readonly hub: Hub;
  /** As it was typed, and undefined where it is no rule any more. */
  readonly rule?: HubRule;
  /** Topics of it that name each other in a circle, or are too many ways together. */
  readonly wrong?: 'circle' | 'long';
  /** Sources that it names and nobody knows. */
  readonly unknown: readonly string[];
  /** Words that the index leaves out, by language. */
  readonly leftOut: readonly LeftOut[];
  /** Whether publishers file reports under a topic of the same slug. */
  readonly alsoFiled: boolean;
  /** Reports of the last thirty days among those found, and whether articles of those days were left unread. */
  readonly recent: number;
  readonly more: boolean;
  /** Articles looked through, and whether others were not: older ones, or those of a language that has no such words in the index. */
  readonly read: number;
  readonly unread: boolean;
  /** Newest first, copies left out. */
  readonly reports: readonly Report[];
  readonly stories: readonly Headed[];
  readonly people: readonly Person[];
  readonly places: readonly PlaceEntry[];
  readonly timeline: readonly Dated[];
}

const RECENT_MS = 30 * 86_400_000;
/** Newest articles read at once, and found at most, for each question. */
const READ = 150;
/** Articles read for a rule, shared out among its questions, each of which has a few. */
const MOST_READ = 1500;
const LEAST_READ = 25;
const REPORTS = 30;
const STORIES = 12;
const PEOPLE = 10;
const PLACES = 12;
const DATED = 20;

/** What a topic's rule finds: each way for it to be true is one question a language to the index of words. */
export async function gatherRuleHub(store: Store, sourcesOf: SourcesOf, hub: Hub, langs: readonly string[], now: number): Promise<RuleHubView> {
  const typed = readRule(hub.rule),
    rule = isWrong(typed) ? undefined : typed,
    others = new Map((await store.hubs.all()).map((h) => [h.slug, h.rule])),
    opened = rule && unfolded(rule, (slug) => ruleNamed(others, slug), hub.slug),
    whole = opened && !isWrong(opened) ? opened : undefined,
    ways = whole && waysOf(whole),
    asking: Asking = { store, langs, since: now - RECENT_MS, sources: new Map(), unknown: new Set(), terms: new Map() },
    asked = (await Promise.all((ways ?? []).map((way) => askedBy(asking, way)))).flat(),
    share = Math.max(LEAST_READ, Math.floor(MOST_READ / Math.max(1, asked.length))),
    found = await Promise.all(asked.map((one) => foundBy(asking, one, share))),
    matched = [...new Map(found.flatMap((f) => f.reports.map((r) => [r.articleId, r] as const))).values()],
    reports = await ownReports(
      store,
      sourcesOf,
      matched.map((r) => r.revision),
      new Map(matched.map((r) => [r.revision.id, r.reading])),
    ),
    recent = reports.filter((r) => r.at >= now - RECENT_MS).length;
  return {
    hub,
    ...(rule ? { rule } : {}),
    ...(opened && isWrong(opened) ? { wrong: opened.wrong === 'circle' ? 'circle' : 'long' } : whole && !ways ? { wrong: 'long' } : {}),
    unknown: [...asking.unknown],
    leftOut: whole ? leftOut(whole, langs) : [],
    alsoFiled: await isFiled(store, hub.slug, langs),
    recent,
    more: found.some((f) => f.more),
    read: new Set(found.flatMap((f) => f.read)).size,
    unread: found.some((f) => f.unread) || (ways ?? []).some((way) => isSkipped(way, langs)),
    reports: reports.slice(0, REPORTS),
    stories: await storiesOf(
      store,
      sourcesOf,
      reports.map((r) => r.articleId),
      STORIES,
    ),
    people: peopleOf(reports, PEOPLE),
    places: placesNamed(reports, PLACES),
    timeline: timeline(reports.slice(0, READ), DATED),
  };
}

interface Asking {
  readonly store: Store;
  readonly langs: readonly string[];
  readonly since: number;
  readonly sources: Map<string, Promise<Source | undefined>>;
  readonly unknown: Set<string>;
  /** The terms that revisions are indexed by, by their ids. */
  readonly terms: Map<string, ReadonlySet<string>>;
}
/** One question to the index, for one way in which a rule can be true. */
interface Asked {
  readonly filter: SearchFilter;
  readonly way: Way;
  /** Ids of sources that the way rules out. */
  readonly denied: ReadonlySet<string>;
}
interface Found {
  readonly reports: readonly Report[];
  /** Ids of the articles read. */
  readonly read: readonly string[];
  /** Whether older articles were left unread; and whether some of the last thirty days. */
  readonly unread: boolean;
  readonly more: boolean;
}

/** The questions of one way: one for each language that makes other terms of its words. */
async function askedBy(asking: Asking, way: Way): Promise<readonly Asked[]> {
  const of = (field: Question['field']): string[] => way.yes.filter((q) => q.field === field).map((q) => q.value),
    ids = await Promise.all(of('source').map((name) => sourceId(asking, name))),
    only = [...new Set(of('lang').map(primaryOf))],
    words = way.yes.map(wordsAsked).filter((asked) => asked !== '');
  // Nothing is by two sources at once, or in two languages.
  if (ids.includes(undefined) || new Set(ids).size > 1 || only.length > 1) return [];
  const denied = await deniedIn(asking, way.no);
  return filtersOf(asking, words.join(' '), ids[0], only[0]).map((filter) => ({ filter, way, denied }));
}

/** Whether a way cannot be asked in one of the languages, which leaves all of its words out of the index. */
function isSkipped({ yes }: Way, langs: readonly string[]): boolean {
  const words = yes.map(wordsAsked).join(' ').trim();
  return words !== '' && langs.some((lang) => terms(words, lang).length === 0);
}

async function sourceId({ store, sources, unknown }: Asking, name: string): Promise<string | undefined> {
  const looking = sources.get(name) ?? store.sources.byDomain(name.toLowerCase()).then(async (byDomain) => byDomain ?? (await store.sources.byName(name)));
  sources.set(name, looking);
  const source = await looking;
  if (!source) unknown.add(name);
  return source?.id;
}

/** One question to the index for each language that makes other terms of the words. Without words and source it is asked for the newest alone. */
function filtersOf({ langs, since }: Asking, words: string, source: string | undefined, lang: string | undefined): SearchFilter[] {
  const given = { ...(source === undefined ? {} : { sourceId: source }), ...(lang === undefined ? {} : { lang }) };
  if (words === '') return [{ ...given, terms: [], since }];
  const made = new Map((lang === undefined ? langs : [lang]).map((by) => [terms(words, by).join(' '), by]));
  return [...made.values()].flatMap((by): SearchFilter[] => {
    const asked = terms(words, by);
    return asked.length === 0 ? [] : [{ ...given, terms: asked }];
  });
}

/** The newest articles that a question asks for. What the index cannot be asked may leave out most, so that further pages are read. */
async function foundBy(asking: Asking, { filter, way, denied }: Asked, most: number): Promise<Found> {
  const { store, since } = asking,
    reports: Report[] = [],
    read: string[] = [];
  let after: string | undefined,
    until = Infinity;
  do {
    const { rows, next } = await store.search.articles(filter, Math.min(READ, most - read.length), after),
      readings = await store.claims.reading(rows.map((r) => r.id)),
      oldest = rows.at(-1);
    read.push(...rows.map((r) => r.articleId));
    reports.push(...rows.map((r) => reportOf(r, readings.get(r.id), new Map())).filter((report) => isAsked(asking, report, way, denied)));
    if (oldest) until = oldest.published ?? oldest.seenAt;
    after = rows.length === 0 ? undefined : next;
  } while (after !== undefined && read.length < most && reports.length < READ && (until >= since || reports.length < REPORTS));
  // Without words and source it was asked for the last days alone.
  return { reports, read, unread: after !== undefined || filter.since !== undefined, more: after !== undefined && until >= since };
}

/** Whether a report that the index found is what a way asks for. */
function isAsked(asking: Asking, report: Report, way: Way, denied: ReadonlySet<string>): boolean {
  return !denied.has(report.sourceId) && way.yes.every((q) => answers(report, q)) && !way.no.some((q) => isDenied(asking, report, q));
}

function isDenied(asking: Asking, report: Report, question: Question): boolean {
  if (question.field === 'source') return false;
  if (question.field !== 'words') return answers(report, question);
  const wanted = terms(question.value, report.revision.lang);
  // A word that its language leaves out of the index stands in nearly every article.
  if (wanted.length === 0) return false;
  const held = termsOf(asking, report.revision);
  return wanted.every((term) => held.has(term));
}

function termsOf({ terms: known }: Asking, revision: Revision): ReadonlySet<string> {
  const made = known.get(revision.id) ?? new Set(terms(revision.text, revision.lang));
  known.set(revision.id, made);
  return made;
}

/** Sources that a way rules out. */
async function deniedIn(asking: Asking, no: readonly Question[]): Promise<ReadonlySet<string>> {
  const ids = await Promise.all(no.filter((q) => q.field === 'source').map((q) => sourceId(asking, q.value)));
  return new Set(ids.filter((id) => id !== undefined));
}

/** Whether a report that the index found answers a question that it cannot be asked. */
function answers(report: Report, { field, value }: Question): boolean {
  const { revision } = report;
  if (field === 'lang') return primaryOf(revision.lang) === primaryOf(value);
  if (field === 'hub') return revision.hub?.slug === value;
  if (field === 'section') return sectionOf(revision)?.slug === sectionSlug(slugOf(value));
  if (field !== 'who' && field !== 'where') return true;
  const asked = slugOf(value);
  if (!mayQuote(revision)) return false;
  if (field === 'where') return placeIn(report, asked) !== undefined;
  return [...castOf(report).slugs.keys()].some((name) => name === asked || name.endsWith(`-${asked}`));
}
