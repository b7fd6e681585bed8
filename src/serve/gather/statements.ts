import { quote } from '../../model/citation.ts';
import type { Claim } from '../../model/claim.ts';
import { mayQuote } from '../rights.ts';
import { sameness } from './lines.ts';
import { castOf } from './people.ts';
import type { Line, Report } from './report.ts';

export interface Statement {
  readonly report: Report;
  readonly claim: Claim;
}
export interface Speaker {
  /** The speaker as the first of the lines names them. */
  readonly named: Line;
  /** The address of their page, where they are named in full. */
  readonly slug?: string;
  readonly statements: readonly Statement[];
}

/**
 * Quotes and statements by speaker, who says most first; the same sentence of one speaker stands once. "Lindqvist" is
 * Edda Lindqvist where the report names one person so; "he" of one report is not "he" of another.
 */
export function speakers(reports: readonly Report[]): readonly Speaker[] {
  const by = new Map<string, { named: Line; slug?: string; statements: Statement[] }>(),
    seen = new Set<string>();
  for (const report of reports.filter((r) => mayQuote(r.revision))) {
    const cast = castOf(report);
    for (const claim of report.reading.claims) {
      if (!claim.speaker || claim.manner === 'figure') continue;
      const words = quote(report.revision, claim.speaker),
        slug = cast.speaks(claim.speaker),
        speaker = slug ?? sameness(words),
        sentence = `${speaker} ${sameness(quote(report.revision, claim.sentence))}`;
      if (speaker === '' || seen.has(sentence)) continue;
      seen.add(sentence);
      const key = slug ?? (isName(words) ? speaker : `${report.articleId} ${speaker}`),
        at = slug === undefined ? claim.speaker : (cast.slugs.get(slug) ?? claim.speaker),
        known = by.get(key);
      if (known) known.statements.push({ report, claim });
      else by.set(key, { named: { report, at }, ...(slug === undefined ? {} : { slug }), statements: [{ report, claim }] });
    }
  }
  return [...by.values()].sort((a, b) => rank(b) - rank(a) || b.statements.length - a.statements.length || a.named.report.at - b.named.report.at);
}

/** Who is named in full stands before who is named, and that before "he" and "officials". */
function rank({ named: { report, at }, slug }: Speaker): number {
  return slug !== undefined ? 2 : isName(quote(report.revision, at)) ? 1 : 0;
}
/** Whether the words name somebody: they hold a capital after their first letter's word, or their script has no capitals. */
function isName(speaker: string): boolean {
  const cased = /\p{Lowercase}/u.test(speaker) || /\p{Uppercase}/u.test(speaker);
  return !cased || /\p{Uppercase}/u.test(speaker.replace(/^\P{L}*\p{Lu}\p{Ll}{0,2}(?=\s|$)/u, ''));
}
