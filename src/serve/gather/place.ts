import { cite, quote, type Citation } from '../../model/citation.ts';
import { isFurnished, type Revision } from '../../model/revision.ts';
import type { Store } from '../../store/store.ts';
import { slug as slugOf } from '../href.ts';
import { mayQuote } from '../rights.ts';
import { isShowable } from '../show.ts';
import { sameness } from './lines.ts';
import { isShouted } from './places.ts';
import { reportsHolding, storiesOf, type Headed } from './naming.ts';
import type { Line, Report, SourcesOf } from './report.ts';
import { sentenceAt } from './sentence.ts';

export interface PlaceView {
  readonly slug: string;
  readonly name: Line;
  readonly read: number;
  /** Reports that say they come from there. */
  readonly datelined: readonly Report[];
  readonly figures: readonly Line[];
  readonly lines: readonly Line[];
  readonly stories: readonly Headed[];
}

const DATELINED = 12;
const FIGURES = 12;
const LINES = 15;
const STORIES = 12;

/** What stored reports say of a place; undefined where none names it as one. */
export async function gatherPlace(store: Store, sourcesOf: SourcesOf, slug: string, langs: readonly string[]): Promise<PlaceView | undefined> {
  const holding = await reportsHolding(store, sourcesOf, slug.replaceAll('-', ' '), langs),
    naming = holding.flatMap((report) => {
      const at = mayQuote(report.revision) ? placeIn(report, slug) : undefined;
      return at ? [{ report, at }] : [];
    }),
    [name] = naming;
  if (!name) return undefined;
  const figures = onceEach(naming.flatMap(({ report }) => figuresOf(report, slug))),
    counted = new Set(figures.map(keyOf));
  return {
    slug,
    name,
    read: naming.length,
    datelined: naming
      .map((n) => n.report)
      .filter((r) => isFrom(r, slug))
      .slice(0, DATELINED),
    figures: figures.slice(0, FIGURES),
    lines: onceEach(naming.flatMap((n) => sentenceOf(n) ?? []))
      .filter((l) => !counted.has(keyOf(l)))
      .slice(0, LINES),
    stories: await storiesOf(
      store,
      sourcesOf,
      naming.map((n) => n.report.articleId),
      STORIES,
    ),
  };
}

/** Where a report names the place: as a place, as that of a figure, or in its dateline. */
export function placeIn({ revision, reading }: Report, slug: string): Citation | undefined {
  const mentioned = [...reading.mentions.filter((m) => m.kind === 'place').map((m) => m.at), ...reading.claims.flatMap((c) => c.figure?.place ?? [])];
  const found = mentioned.find((at) => slugOf(quote(revision, at)) === slug);
  if (found || !isFrom({ revision }, slug)) return found;
  const at = datelineIn(revision);
  return at && isShowable(revision, at) ? at : undefined;
}

/** The town of a dateline, without the country behind it: "HALLBRÜCK, Vesland". */
const townOf = (place: string): string => place.split(',', 1)[0]?.trim() ?? place;

/** Where a report names the town that its dateline does; in running text rather than in the dateline's capitals. */
export function datelineIn(revision: Revision): Citation | undefined {
  const town = revision.dateline && townOf(revision.dateline.place);
  if (!town) return undefined;
  const [text, wanted] = [revision.text.toLowerCase(), town.toLowerCase()];
  let first: Citation | undefined;
  // Where a letter changes its length with its case, places in the two texts differ; then the dateline itself is taken.
  for (let start = text.indexOf(wanted); start >= 0 && text.length === revision.text.length; start = text.indexOf(wanted, start + 1)) {
    const at = cite(revision, { start, end: start + town.length });
    if (/[\p{L}\p{N}]/u.test(`${revision.text[start - 1] ?? ' '}${revision.text[at.end] ?? ' '}`)) continue;
    if (!isShouted(revision, at)) return at;
    first ??= at;
  }
  return first;
}

export function isFrom({ revision }: Pick<Report, 'revision'>, slug: string): boolean {
  return revision.dateline !== undefined && slugOf(townOf(revision.dateline.place)) === slug;
}

function figuresOf(report: Report, slug: string): Line[] {
  return report.reading.claims.flatMap((c) => (c.figure?.place && slugOf(quote(report.revision, c.figure.place)) === slug ? [{ report, at: c.sentence }] : []));
}

function sentenceOf({ report, at }: Line): Line | undefined {
  const { revision } = report,
    whole = sentenceAt(revision, at);
  return whole && isShowable(revision, whole) && !isFurnished(revision, whole) ? { report, at: whole } : undefined;
}

const keyOf = (line: Line): string => sameness(quote(line.report.revision, line.at));
function onceEach(lines: readonly Line[]): Line[] {
  return [...new Map(lines.toReversed().map((l) => [keyOf(l), l])).values()].reverse();
}
