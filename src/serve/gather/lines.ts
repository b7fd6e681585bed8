import { cite, quote } from '../../model/citation.ts';
import type { Claim } from '../../model/claim.ts';
import { isFurnished } from '../../model/revision.ts';
import { sentences } from '../../text/sentences.ts';
import { fold, terms } from '../../text/words.ts';
import { isInBody, LONGEST, SHORTEST } from '../allowance.ts';
import { mayQuote } from '../rights.ts';
import { isShowable } from '../show.ts';
import type { Line, Report } from './report.ts';

/** Two lines that share more of their terms than this say the same thing. */
const ALIKE = 0.5;
/** A line with more of its terms above it says nothing new. */
const COVERED = 0.75;
/** How much it counts that a line is about what the headline tells, and that it stands late in its text. */
const TOPIC = 3;
const LATE = 2;

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
  const said = new Set(terms(told, quotable[0]?.revision.lang ?? 'und')),
    found = quotable
      .flatMap((report) => [...claimed(report), ...opening(report)])
      .filter(({ report, at }) => isShowable(report.revision, at))
      .map((c) => ({ ...c, score: c.score + TOPIC * onTopic(c, said) }))
      .sort((a, b) => b.score - a.score || a.report.at - b.report.at);
  const chosen: { line: Line; terms: ReadonlySet<string> }[] = [];
  for (const distinctSources of [true, false]) {
    for (const candidate of found) {
      if (chosen.length >= limit) break;
      if (distinctSources && chosen.some((c) => c.line.report.sourceId === candidate.report.sourceId)) continue;
      const words = new Set(terms(quote(candidate.report.revision, candidate.at), candidate.report.revision.lang));
      if (covered(words, said) > COVERED || chosen.some((c) => alike(c.terms, words) > ALIKE)) continue;
      chosen.push({ line: { report: candidate.report, at: candidate.at }, terms: words });
    }
  }
  return chosen.map((c) => c.line);
}

/** Share of the headline's terms that a line takes up, at most a half: what it says beyond them is why it is shown. */
function onTopic({ report, at }: Candidate, said: ReadonlySet<string>): number {
  if (said.size === 0) return 0;
  const words = new Set(terms(quote(report.revision, at), report.revision.lang));
  return Math.min(0.5, [...said].filter((t) => words.has(t)).length / said.size);
}

function claimed(report: Report): Candidate[] {
  const { claims } = report.reading,
    length = report.revision.text.length || 1;
  return claims.flatMap((claim) => {
    const size = claim.sentence.end - claim.sentence.start;
    if (size > LONGEST || size < SHORTEST || !isInBody(report.revision, claim.sentence)) return [];
    const score = weightOf(claim) - (LATE * claim.sentence.start) / length - (size > 220 ? 0.5 : 0);
    return [{ report, at: claim.sentence, score }];
  });
}

function weightOf(claim: Claim): number {
  if (claim.manner === 'figure') return claim.speaker ? 2.5 : 1.5;
  if (!claim.speaker) return 0.5;
  return claim.type === 'indirect' ? 2.2 : 2;
}

/** The first sentence of the body, for texts in which nothing else was found. */
function opening(report: Report): Candidate[] {
  const { revision } = report,
    block = revision.blocks.find((b) => b.kind === 'paragraph' && b.end - b.start >= SHORTEST && !isFurnished(revision, b));
  if (!block) return [];
  const first = sentences(revision.text.slice(block.start, block.end), revision.lang)[0];
  if (!first || first.end - first.start > LONGEST) return [];
  return [{ report, at: cite(revision, { start: block.start + first.start, end: block.start + first.end }), score: 0.4 }];
}

/** Share of a line's terms that stand above it already. */
function covered(words: ReadonlySet<string>, said: ReadonlySet<string>): number {
  return words.size === 0 ? 1 : [...words].filter((term) => said.has(term)).length / words.size;
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size);
  return least === 0 ? 0 : [...a].filter((term) => b.has(term)).length / least;
}

/** Folded words, to find the same sentence or the same speaker in two texts. */
export function sameness(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}
