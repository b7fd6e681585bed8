import { cite } from '../../model/citation.ts';
import { keyLines } from './lines.ts';
import { headlineOf, type Line, type Report } from './report.ts';

const SHOWN = 8;

/** What reports that came after a reader's last look say, the newest first: the line of each that tells most, else its headline. */
export function newSince(reports: readonly Report[], since: number): readonly Line[] {
  const fresh = reports.filter((r) => r.at > since || r.revision.seenAt > since).toSorted((a, b) => b.at - a.at);
  return fresh
    .slice(0, SHOWN)
    .map((report) => keyLines([report], 1, headlineOf(report.revision))[0] ?? { report, at: cite(report.revision, report.revision.headline) });
}
