import { cite, quote } from '../../model/citation.ts';
import type { Claim } from '../../model/claim.ts';
import { sentences } from '../../text/sentences.ts';
import { fold, terms } from '../../text/words.ts';
import { mayQuote } from '../rights.ts';
import type { Line, Report } from './report.ts';

const LONGEST = 320;
const SHORTEST = 40;
/** Two lines that share more of their terms than this say the same thing. */
const ALIKE = 0.5;

interface Candidate extends Line {
  readonly score: number;
}

/**
 * The lines that tell most of a story, one a source while there are sources: attributed words and figures before plain
 * sentences, early ones before late ones. Where no claim was read, the first sentence of the body stands in.
 * @param told what stands above the lines already; a line that says no more is left out.
 */
export function keyLines(reports: readonly Report[], limit: number, told = ''): readonly Line[] {
  const quotable = reports.filter((r) => mayQuote(r.revision));
  const found = quotable.flatMap((report) => [...claimed(report), ...opening(report)]).sort((a, b) => b.score - a.score || a.report.at - b.report.at);
  const chosen: { line: Line; terms: ReadonlySet<string> }[] = [],
    said = new Set(terms(told, quotable[0]?.revision.lang ?? 'und'));
  for (const distinctSources of [true, false]) {
    for (const candidate of found) {
      if (chosen.length >= limit) break;
      if (distinctSources && chosen.some((c) => c.line.report.sourceId === candidate.report.sourceId)) continue;
      const words = new Set(terms(quote(candidate.report.revision, candidate.at), candidate.report.revision.lang));
      if (alike(words, said) > 0.8 || chosen.some((c) => alike(c.terms, words) > ALIKE)) continue;
      chosen.push({ line: { report: candidate.report, at: candidate.at }, terms: words });
    }
  }
  return chosen.map((c) => c.line);
}

function claimed(report: Report): Candidate[] {
  const { claims } = report.reading,
    length = report.revision.text.length || 1;
  return claims.flatMap((claim) => {
    const size = claim.sentence.end - claim.sentence.start;
    if (size > LONGEST || size < SHORTEST || !inBody(report, claim)) return [];
    const score = weightOf(claim) - claim.sentence.start / length - (size > 220 ? 0.5 : 0);
    return [{ report, at: claim.sentence, score }];
  });
}

/** Headline and deck are shown as such; notes are corrections. */
function inBody({ revision }: Report, { sentence }: Claim): boolean {
  return revision.blocks.some((b) => b.start <= sentence.start && sentence.end <= b.end && b.kind !== 'heading' && b.kind !== 'caption');
}

function weightOf(claim: Claim): number {
  if (claim.manner === 'figure') return claim.speaker ? 2.5 : 1.5;
  if (!claim.speaker) return 0.5;
  return claim.type === 'indirect' ? 2.2 : 2;
}

/** The first sentence of the body, for texts in which nothing else was found. */
function opening(report: Report): Candidate[] {
  const { revision } = report,
    block = revision.blocks.find((b) => b.kind === 'paragraph' && b.end - b.start >= SHORTEST);
  if (!block) return [];
  const first = sentences(revision.text.slice(block.start, block.end), revision.lang)[0];
  if (!first || first.end - first.start > LONGEST) return [];
  return [{ report, at: cite(revision, { start: block.start + first.start, end: block.start + first.end }), score: 0.4 }];
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size);
  return least === 0 ? 0 : [...a].filter((term) => b.has(term)).length / least;
}

/** Folded words, to find the same sentence or the same speaker in two texts. */
export function sameness(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}
