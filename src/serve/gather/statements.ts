import { quote } from '../../model/citation.ts';
import type { Claim } from '../../model/claim.ts';
import { mayQuote } from '../rights.ts';
import { sameness } from './lines.ts';
import type { Report } from './report.ts';

export interface Statement {
  readonly report: Report;
  readonly claim: Claim;
}
export interface Speaker {
  /** The claim whose speaker citation gives the name. */
  readonly named: Statement;
  readonly statements: readonly Statement[];
}

/** Quotes and statements by speaker as named, who says most first; the same sentence of one speaker stands once. */
export function speakers(reports: readonly Report[]): readonly Speaker[] {
  const by = new Map<string, Statement[]>(),
    seen = new Set<string>();
  for (const report of reports.filter((r) => mayQuote(r.revision))) {
    for (const claim of report.reading.claims) {
      if (!claim.speaker || claim.manner === 'figure') continue;
      const sentence = sameness(quote(report.revision, claim.sentence)),
        speaker = sameness(quote(report.revision, claim.speaker));
      if (speaker === '' || seen.has(`${speaker} ${sentence}`)) continue;
      seen.add(`${speaker} ${sentence}`);
      // "He" of one article is not "he" of another; a name is the same in both.
      const key = isName(quote(report.revision, claim.speaker)) ? speaker : `${report.articleId} ${speaker}`;
      by.set(key, [...(by.get(key) ?? []), { report, claim }]);
    }
  }
  const all = [...by.values()].flatMap((statements) => (statements[0] ? [{ named: statements[0], statements }] : []));
  return all.sort((a, b) => Number(named(b)) - Number(named(a)) || b.statements.length - a.statements.length || a.named.report.at - b.named.report.at);
}

function named({ named: { report, claim } }: Speaker): boolean {
  return claim.speaker !== undefined && isName(quote(report.revision, claim.speaker));
}
/** Whether the words name somebody: they hold a capital after their first letter's word, or their script has no capitals. */
function isName(speaker: string): boolean {
  const cased = /\p{Lowercase}/u.test(speaker) || /\p{Uppercase}/u.test(speaker);
  return !cased || /\p{Uppercase}/u.test(speaker.replace(/^\P{L}*\p{Lu}\p{Ll}{0,2}(?=\s|$)/u, ''));
}
