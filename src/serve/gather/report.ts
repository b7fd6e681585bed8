import type { Citation, Verbatim } from '../../model/citation.ts';
import { isShown } from '../../model/claim.ts';
import { cite } from '../../model/citation.ts';
import type { Reading } from '../../model/reading.ts';
import type { Reprint } from '../../model/reprint.ts';
import type { Revision } from '../../model/revision.ts';
import type { Source } from '../../model/source.ts';
import { siteName, sourceName, type Name } from '../names.ts';
import { show, shownOrNothing } from '../show.ts';

/** Looks sources up by id; ids that are not there are left out. */
export type SourcesOf = (ids: readonly string[]) => Promise<readonly Source[]>;

/** One article as pages show it: its newest text, what was surely read in it, and whose it is. */
export interface Report {
  readonly articleId: string;
  readonly revision: Revision;
  readonly reading: Reading;
  /** Undefined where neither the sources table nor the page names it. */
  readonly outlet?: Name;
  readonly sourceId: string;
  /** Its row of the sources table; undefined where there is none. */
  readonly source?: Source;
  /** By what its source's page is found: its domain, else its id. */
  readonly sourceKey: string;
  /** Published, else seen; epoch ms. */
  readonly at: number;
  /** The link to the report it is a copy of. */
  readonly copy?: Reprint;
}

export const NO_READING: Reading = { claims: [], roles: [], mentions: [], dates: [] };

export function reportOf(revision: Revision, reading: Reading | undefined, sources: ReadonlyMap<string, Source>, copy?: Reprint): Report {
  const source = sources.get(revision.sourceId);
  return {
    articleId: revision.articleId,
    revision,
    reading: reading ? { ...reading, claims: reading.claims.filter(isShown) } : NO_READING,
    outlet: (source && sourceName(source)) ?? siteName(revision),
    sourceId: revision.sourceId,
    ...(source ? { source } : {}),
    sourceKey: source?.domain || revision.sourceId,
    at: revision.published ?? revision.seenAt,
    copy,
  };
}

export async function sourceMap(sourcesOf: SourcesOf, of: readonly Pick<Revision, 'sourceId'>[]): Promise<ReadonlyMap<string, Source>> {
  const ids = [...new Set(of.map((r) => r.sourceId))];
  return new Map((ids.length > 0 ? await sourcesOf(ids) : []).map((s) => [s.id, s]));
}

export function headlineOf(revision: Revision): Verbatim {
  return shownOrNothing(revision, cite(revision, revision.headline));
}
export function deckOf(revision: Revision): Verbatim | undefined {
  const deck = revision.deck && show(revision, cite(revision, revision.deck));
  return deck === undefined || deck.trim() === '' ? undefined : deck;
}

/** A citation with the report it is of: all that is needed to print it with its source. */
export interface Line {
  readonly report: Report;
  readonly at: Citation;
}
/** Its words; none where they may not be shown. */
export function words(line: Line): Verbatim {
  return shownOrNothing(line.report.revision, line.at);
}

/** A later text seen within this time of its publication is of the same day, ms. */
const SAME_DAY = 12 * 3_600_000;

/**
 * Whether a day read in a sentence may be shown as that day. "On Monday" in a text without a date of its own was counted
 * from when it was seen, which says nothing; in a text that was changed days after it was published, "Tuesday" may be one of
 * either week. A day whose year stands in the sentence is sure.
 */
export function isDatable(revision: Revision, sentence: Citation, day: string): boolean {
  const { published, number, seenAt } = revision;
  return (
    (published !== undefined && (number === 1 || seenAt - published < SAME_DAY)) || revision.text.slice(sentence.start, sentence.end).includes(day.slice(0, 4))
  );
}
