import type { Citation } from '../../model/citation.ts';
import type { Question } from '../../model/ledger.ts';
import { surenessOf, type Sureness } from '../../ledger/hedges.ts';
import { mayQuote } from '../rights.ts';
import { isShowable } from '../show.ts';
import type { Line, Report } from './report.ts';

/** A line that says how sure its report is, with the word that says so. */
export interface SureLine extends Line {
  readonly kind: Sureness;
  readonly word?: Citation;
}

/** What reports of a story held open, and what later ones made of it: each statement as its lines in order of time. */
export function sureness(reports: readonly Report[], questions: readonly Question[]): readonly (readonly SureLine[])[] {
  // What repeats or rewrites a report says nothing new of how sure it is.
  const own = reports.filter((r) => mayQuote(r.revision) && r.copy?.relation !== 'reprint' && r.copy?.relation !== 'based-on'),
    by = new Map(own.map((r) => [r.articleId, r]));
  const shown = surenessOf(own, questions).filter((steps) => steps.every(({ articleId, at }) => isShowable((by.get(articleId) as Report).revision, at)));
  return shown.map((steps) =>
    steps.flatMap(({ articleId, kind, at, word }) => {
      const report = by.get(articleId);
      return report ? [{ report, at, kind, ...(word ? { word } : {}) }] : [];
    }),
  );
}
