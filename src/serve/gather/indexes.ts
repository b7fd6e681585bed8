import { quote } from '../../model/citation.ts';
import type { FrontPage } from '../../model/front-page.ts';
import type { HubLink } from '../../model/revision.ts';
import type { Source } from '../../model/source.ts';
import type { Store } from '../../store/store.ts';
import { slug as slugOf } from '../href.ts';
import { sourceName, type Name } from '../names.ts';
import { mayQuote } from '../rights.ts';
import { isShowable } from '../show.ts';
import { merged, ownReports } from './front.ts';
import { peopleOf, type Person } from './people.ts';
import { datelineIn } from './place.ts';
import { isShouted } from './places.ts';
import type { Line, Report, SourcesOf } from './report.ts';

/** Stories of the front page that are looked through, and the most that is listed of a kind. */
const STORIES = 60;
const LISTED = 240;

/** Who is named in the front page's stories, by last name. */
export async function gatherPeopleIndex(store: Store, sourcesOf: SourcesOf, fronts: readonly FrontPage[]): Promise<readonly Person[]> {
  const last = ({ name }: Person): string => words(name).split(/\s+/).at(-1) ?? '';
  return sorted(peopleOf(await reportsOf(store, sourcesOf, fronts), LISTED), last);
}

/** A place with the reports that name it or come from there. */
export interface PlaceEntry {
  readonly slug: string;
  readonly name: Line;
  readonly reports: number;
}
/** Places named in the front page's stories. */
export async function gatherPlaceIndex(store: Store, sourcesOf: SourcesOf, fronts: readonly FrontPage[]): Promise<readonly PlaceEntry[]> {
  return sorted(placesNamed(await reportsOf(store, sourcesOf, fronts), LISTED), (p) => words(p.name));
}

/** Places that reports name or come from, those of most reports first. */
export function placesNamed(reports: readonly Report[], limit: number): readonly PlaceEntry[] {
  const found = new Map<string, { name: Line; reports: Set<string> }>();
  for (const report of reports.filter((r) => mayQuote(r.revision))) {
    for (const name of placesIn(report)) {
      const slug = slugOf(words(name)),
        known = found.get(slug);
      if (slug === '') continue;
      if (known) {
        known.reports.add(report.articleId);
        if (isShouted(known.name.report.revision, known.name.at) && !isShouted(report.revision, name.at)) known.name = name;
      } else found.set(slug, { name, reports: new Set([report.articleId]) });
    }
  }
  const most = [...found].map(([slug, p]) => ({ slug, name: p.name, reports: p.reports.size })).sort((a, b) => b.reports - a.reports);
  return most.slice(0, limit);
}

function placesIn(report: Report): Line[] {
  const { revision, reading } = report,
    from = datelineIn(revision);
  return [...(from && isShowable(revision, from) ? [from] : []), ...reading.mentions.filter((m) => m.kind === 'place').map((m) => m.at)].map((at) => ({
    report,
    at,
  }));
}

export interface HubEntry {
  readonly hub: HubLink;
  readonly reports: number;
}
/** Topics that publishers file the front page's stories under, those with most reports first. */
export async function gatherHubIndex(store: Store, sourcesOf: SourcesOf, fronts: readonly FrontPage[]): Promise<readonly HubEntry[]> {
  const filed = Map.groupBy(
    (await reportsOf(store, sourcesOf, fronts)).flatMap((r) => r.revision.hub ?? []),
    (h) => h.slug,
  );
  return [...filed.values()]
    .flatMap((same) => (same[0] ? [{ hub: same[0], reports: same.length }] : []))
    .sort((a, b) => b.reports - a.reports)
    .slice(0, LISTED);
}

export interface SourceEntry {
  readonly source: Source;
  readonly name: Name;
  readonly reports: number;
}
/** Sources with a report of their own in the front page's stories, by name. */
export async function gatherSourceIndex(store: Store, sourcesOf: SourcesOf, fronts: readonly FrontPage[]): Promise<readonly SourceEntry[]> {
  const own = Map.groupBy(await reportsOf(store, sourcesOf, fronts), (r) => r.sourceId),
    found = await sourcesOf([...own.keys()]);
  return sorted(
    found.flatMap((source) => {
      const name = sourceName(source);
      return name === undefined ? [] : [{ source, name, reports: own.get(source.id)?.length ?? 0 }];
    }),
    (s) => s.name,
  );
}

/** The reports of their own that the front page's stories consist of. */
async function reportsOf(store: Store, sourcesOf: SourcesOf, fronts: readonly FrontPage[]): Promise<readonly Report[]> {
  const ranked = merged(fronts).slice(0, STORIES),
    { of } = await ownReports(store, sourcesOf, await store.stories.get(ranked.map((r) => r.storyId)), []);
  return [...of.values()].flat();
}

const words = (line: Line): string => quote(line.report.revision, line.at);
const order = new Intl.Collator('en');
function sorted<T>(list: readonly T[], by: (entry: T) => string): readonly T[] {
  return [...list].sort((a, b) => order.compare(by(a), by(b)));
}
