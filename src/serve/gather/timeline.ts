import { quote } from '../../model/citation.ts';
import { isFurnished } from '../../model/revision.ts';
import { daysOf, isSpoken } from '../../text/dates.ts';
import { mayQuote } from '../rights.ts';
import { sameness } from './lines.ts';
import { isDatable, type Line, type Report } from './report.ts';
import { sentenceAt } from './sentence.ts';

/** A sentence that names a day, and that day as an ISO date, or `a/b` for a weekend. */
export interface Dated extends Line {
  readonly day: string;
}

/** Sentences that name a day, in order of that day; the same sentence in two reports stands once. */
export function timeline(reports: readonly Report[], limit: number): readonly Dated[] {
  const found: Dated[] = [],
    seen = new Set<string>();
  for (const report of reports.filter((r) => mayQuote(r.revision))) {
    const { revision } = report;
    for (const date of report.reading.dates) {
      const day = daysOf(date.value);
      if (day === undefined || isSpoken(revision.text, date.at)) continue;
      const at = sentenceAt(revision, date.at);
      if (!at) continue;
      const key = sameness(quote(revision, at));
      if (seen.has(key) || isFurnished(revision, at) || !isDatable(revision, at, day)) continue;
      seen.add(key);
      found.push({ report, at, day });
    }
  }
  const ordered = found.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.report.at - b.report.at));
  // The newest days are what a reader of a long story needs.
  return ordered.slice(-limit);
}
