import { quote } from '../../model/citation.ts';
import { isFurnished } from '../../model/revision.ts';
import { daysOf, isSureDay } from '../../text/dates.ts';
import { mayQuote } from '../rights.ts';
import { isShowable } from '../show.ts';
import { sameness } from './lines.ts';
import { isDatable, type Line, type Report } from './report.ts';
import { sentenceAt } from './sentence.ts';

/** A sentence that names a day, and that day as an ISO date, or `a/b` for a weekend. */
export interface Dated extends Line {
  readonly day: string;
}

/** What a sentence says beside its day, at the least: letters, or a character of a script that writes words with few. */
const SAYS = /(?:\p{L}\P{L}*){8}|[\p{sc=Han}\p{sc=Kana}\p{sc=Hang}]/u;

/** Sentences that name a day, in order of that day; the same sentence in two reports stands once. */
export function timeline(reports: readonly Report[], limit: number): readonly Dated[] {
  const found: Dated[] = [],
    seen = new Set<string>();
  for (const report of reports.filter((r) => mayQuote(r.revision))) {
    const { revision } = report;
    for (const date of report.reading.dates) {
      const day = daysOf(date.value);
      if (day === undefined || !isSureDay(revision.text, date.at, revision.lang)) continue;
      const at = sentenceAt(revision, date.at);
      // "(Sept. 5) AP" stands below a picture and tells nothing.
      if (!at || !SAYS.test(revision.text.slice(at.start, date.at.start) + revision.text.slice(date.at.end, at.end))) continue;
      const key = sameness(quote(revision, at));
      if (seen.has(key) || !isShowable(revision, at) || isFurnished(revision, at) || !isDatable(revision, at, day)) continue;
      seen.add(key);
      found.push({ report, at, day });
    }
  }
  const ordered = found.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.report.at - b.report.at));
  // The newest days are what a reader of a long story needs.
  return ordered.slice(-limit);
}
