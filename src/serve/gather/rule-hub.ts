import type { Hub } from '../../model/hub.ts';
import type { Source } from '../../model/source.ts';
import type { SearchFilter, Store } from '../../store/store.ts';
import { isWrong, readRule, unfolded, waysOf, type HubRule, type Question, type Way } from '../../stories/hub-rule.ts';
import { primaryOf, terms } from '../../text/words.ts';
import { slug as slugOf } from '../href.ts';
import { mayQuote } from '../rights.ts';
import { placesNamed, type PlaceEntry } from './indexes.ts';
import { storiesOf, type Headed } from './naming.ts';
import { castOf, peopleOf, type Person } from './people.ts';
import { placeIn } from './place.ts';
import { reportOf, sourceMap, type Report, type SourcesOf } from './report.ts';
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
  /** Reports of the last thirty days among those found, and whether there are more. */
  readonly recent: number;
  readonly more: boolean;
  /** Newest first, copies left out. */
  readonly reports: readonly Report[];
  readonly stories: readonly Headed[];
  readonly people: readonly Person[];
  readonly places: readonly PlaceEntry[];
  readonly timeline: readonly Dated[];
}

const RECENT_MS = 30 * 86_400_000;
/** Newest articles read for each way in which a rule can be true. */
const READ = 150;
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
    whole = rule && unfolded(rule, (slug) => ruleNamed(others, slug), [hub.slug]),
    ways = whole && waysOf(whole),
    asking: Asking = { store, langs, since: now - RECENT_MS, sources: new Map(), unknown: new Set() },
    found = await Promise.all((ways ?? []).map((way) => foundBy(asking, way))),
    all = await named(store, sourcesOf, [...new Map(found.flatMap((f) => f.reports.map((r) => [r.articleId, r] as const))).values()]),
    reports = all.toSorted((a, b) => b.at - a.at),
    recent = reports.filter((r) => r.at >= now - RECENT_MS).length;
  return {
    hub,
    ...(rule ? { rule } : {}),
    ...(rule && !whole ? { wrong: 'circle' } : whole && !ways ? { wrong: 'long' } : {}),
    unknown: [...asking.unknown],
    recent,
    more: found.some((f) => f.more && (f.reports.at(-1)?.at ?? 0) >= now - RECENT_MS),
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

/** Reports with their sources' names, those left out that are copies of others. */
async function named(store: Store, sourcesOf: SourcesOf, reports: readonly Report[]): Promise<readonly Report[]> {
  const copies = await store.reprints.asCopy(reports.map((r) => r.articleId)),
    copied = new Set(copies.filter((c) => c.relation === 'reprint').map((c) => c.copyId)),
    own = reports.filter((r) => !copied.has(r.articleId)),
    sources = await sourceMap(
      sourcesOf,
      own.map((r) => r.revision),
    );
  return own.map((r) => reportOf(r.revision, r.reading, sources));
}

function ruleNamed(rules: ReadonlyMap<string, string>, slug: string): HubRule | undefined {
  const text = rules.get(slug),
    rule = text === undefined ? undefined : readRule(text);
  return rule && !isWrong(rule) ? rule : undefined;
}

interface Asking {
  readonly store: Store;
  readonly langs: readonly string[];
  readonly since: number;
  readonly sources: Map<string, Source | undefined>;
  readonly unknown: Set<string>;
}
interface Found {
  readonly reports: readonly Report[];
  readonly more: boolean;
}
const NOTHING: Found = { reports: [], more: false };

/** The newest articles that one way asks for. */
async function foundBy(asking: Asking, way: Way): Promise<Found> {
  const of = (field: Question['field']): string[] => way.yes.filter((q) => q.field === field).map((q) => q.value),
    ids = await Promise.all(of('source').map((name) => sourceId(asking, name))),
    only = [...new Set(of('lang').map(primaryOf))],
    words = way.yes.flatMap(wordsOf).join(' ');
  // Nothing is by two sources at once, or in two languages.
  if (ids.includes(undefined) || new Set(ids).size > 1 || only.length > 1) return NOTHING;
  const denied = await deniedIn(asking, way.no),
    found = await Promise.all(filtersOf(asking, words, ids[0], only[0]).map((filter) => pageOf(asking, filter, way, denied)));
  return { reports: found.flatMap((f) => f.reports), more: found.some((f) => f.more) };
}

/** The words that an article must hold for an answer to be yes at all. */
function wordsOf({ field, value }: Question): string[] {
  if (field === 'words' || field === 'who' || field === 'where') return [value];
  return field === 'hub' ? [value.replaceAll('-', ' ')] : [];
}

async function sourceId({ store, sources, unknown }: Asking, name: string): Promise<string | undefined> {
  if (!sources.has(name)) sources.set(name, (await store.sources.byDomain(name.toLowerCase())) ?? (await store.sources.byName(name)));
  const source = sources.get(name);
  if (!source) unknown.add(name);
  return source?.id;
}

type Filter = SearchFilter & { readonly by: string };

/** One question to the index for each language that makes other terms of the words. Without words and source it is asked for the newest alone. */
function filtersOf({ langs, since }: Asking, words: string, source: string | undefined, lang: string | undefined): Filter[] {
  const given = { ...(source === undefined ? {} : { sourceId: source }), ...(lang === undefined ? {} : { lang }) };
  if (words === '') return [{ ...given, terms: [], by: lang ?? 'und', since }];
  const made = new Map((lang === undefined ? langs : [lang]).map((by) => [terms(words, by).join(' '), by]));
  return [...made.values()].flatMap((by): Filter[] => {
    const asked = terms(words, by);
    return asked.length === 0 ? [] : [{ ...given, terms: asked, by }];
  });
}

async function pageOf({ store }: Asking, filter: Filter, way: Way, denied: ReadonlySet<string>): Promise<Found> {
  const { rows, next } = await store.search.articles(filter, READ),
    readings = await store.claims.reading(rows.map((r) => r.id)),
    oldest = rows.at(-1),
    without = new Set<string>();
  // What holds words that it must not is asked of the index too, as far back as was read.
  for (const { value } of oldest ? way.no.filter((q) => q.field === 'words') : []) {
    const since = oldest && (oldest.published ?? oldest.seenAt),
      held = await store.search.articles({ ...filter, terms: [...filter.terms, ...terms(value, filter.by)], since }, READ);
    for (const r of held.rows) without.add(r.articleId);
  }
  const reports = rows
    .filter((r) => !without.has(r.articleId))
    .map((r) => reportOf(r, readings.get(r.id), new Map()))
    .filter(
      (report) =>
        !denied.has(report.sourceId) &&
        way.yes.every((q) => answers(report, q)) &&
        !way.no.some((q) => q.field !== 'words' && q.field !== 'source' && answers(report, q)),
    );
  return { reports, more: next !== undefined };
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
