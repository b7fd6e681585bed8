import { cite, quote } from '../../model/citation.ts';
import type { Comparison, Problem } from '../../model/comparison.ts';
import { figureTables, type QuestionTable } from './figures.ts';
import { sameness } from './lines.ts';
import { lossOf, type Loss } from './lost.ts';
import { isDatable, reportOf, sourceMap, type Report, type SourcesOf } from './report.ts';
import { speakers, type Speaker } from './statements.ts';
import type { Dated } from './timeline.ts';

/** One of the documents given to Read. */
export interface ComparedReport extends Report {
  readonly input: string;
  /** 1 = first given. */
  readonly number: number;
  /** Whether its text stands open at once. */
  readonly open: boolean;
}
export interface ReadView {
  readonly reports: readonly ComparedReport[];
  readonly problems: readonly Problem[];
  /** The stories the documents belong to, where there are several. */
  readonly separate: readonly (readonly ComparedReport[])[];
  readonly lost: readonly Loss[];
  readonly figures: readonly QuestionTable[];
  readonly speakers: readonly Speaker[];
  readonly timeline: readonly Dated[];
}

const TIMELINE = 40;

/** A comparison as its page shows it. */
export async function gatherRead(comparison: Comparison, sourcesOf: SourcesOf): Promise<ReadView> {
  const sources = await sourceMap(
    sourcesOf,
    comparison.documents.map((d) => d.revision),
  );
  const reports = comparison.documents.map((d, i): ComparedReport => ({
    ...reportOf(d.revision, d.reading, sources, d.copy),
    input: d.input,
    number: i + 1,
    open: comparison.documents.length === 1,
  }));
  const byRevision = new Map(reports.map((r) => [r.revision.id, r]));
  return {
    reports,
    problems: comparison.problems,
    separate: comparison.stories.map((ids) => ids.flatMap((id) => byRevision.get(id) ?? [])),
    lost: comparison.lost.flatMap((l) => {
      const original = byRevision.get(l.originalRevisionId),
        copy = byRevision.get(l.copyRevisionId);
      return original && copy ? [lossOf(l, original, copy)] : [];
    }),
    figures: figureTables(comparison.questions, reports),
    // A copy's statements are its original's; what the copy made of them stands under "lost".
    // And nobody here has a page: nothing of this is stored.
    speakers: speakers([...reports].sort((a, b) => Number(a.copy !== undefined) - Number(b.copy !== undefined))).map(({ named, statements }) => ({
      houses: 0,
      ...(named ? { named } : {}),
      statements,
    })),
    timeline: dated(comparison, byRevision),
  };
}

function dated(comparison: Comparison, byRevision: ReadonlyMap<string, ComparedReport>): Dated[] {
  const seen = new Set<string>();
  return comparison.timeline
    .flatMap(({ day, at }): Dated[] => {
      const report = byRevision.get(at.revisionId),
        key = report && `${day} ${sameness(quote(report.revision, cite(report.revision, at)))}`;
      if (!report || key === undefined || seen.has(key) || !isDatable(report.revision, at, day)) return [];
      seen.add(key);
      return [{ report, at, day }];
    })
    .slice(0, TIMELINE);
}
