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

/** Quotes and statements by speaker as named, who says most first; the same sentence in two reports stands once. */
export function speakers(reports: readonly Report[]): readonly Speaker[] {
  const by = new Map<string, Statement[]>(),
    seen = new Set<string>();
  for (const report of reports.filter((r) => mayQuote(r.revision))) {
    for (const claim of report.reading.claims) {
      if (!claim.speaker || claim.manner === 'figure') continue;
      const sentence = sameness(quote(report.revision, claim.sentence)),
        speaker = sameness(quote(report.revision, claim.speaker));
      if (speaker === '' || seen.has(sentence)) continue;
      seen.add(sentence);
      by.set(speaker, [...(by.get(speaker) ?? []), { report, claim }]);
    }
  }
  const all = [...by.values()].flatMap((statements) => (statements[0] ? [{ named: statements[0], statements }] : []));
  return all.sort((a, b) => b.statements.length - a.statements.length || a.named.report.at - b.named.report.at);
}
