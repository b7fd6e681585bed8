import type { Citation } from '../model/citation.ts';
import { cite } from '../model/citation.ts';
import type { Claim } from '../model/claim.ts';
import type { Lost } from '../model/comparison.ts';
import type { Range } from '../model/range.ts';
import type { Reading } from '../model/reading.ts';
import type { Revision } from '../model/revision.ts';
import { bodyRange, ownText } from '../model/revision.ts';
import { sentences } from '../text/sentences.ts';
import { fold, primaryOf, terms, tokens } from '../text/words.ts';
import { CAVEATS, PRONOUNS } from './lost-words.ts';

export interface Side {
  readonly revision: Revision;
  readonly reading: Reading;
}

/** One sentence of the body with what it says. */
interface Line extends Range {
  readonly words: ReadonlySet<string>;
  readonly folded: string;
  readonly claims: readonly Claim[];
}

/**
 * What a copy no longer says, or says otherwise, of what its original says: who claims it, that it is hedged, the number, the
 * words of a quotation, or that it could not be verified. In the original's order; one loss of each kind a sentence.
 *
 * Sentences are aligned by the words and numbers they share; what the copy leaves out altogether is a cut (`edits`), not a loss,
 * but for a caveat whose claim the copy keeps.
 */
export function lost(original: Side, copy: Side): Lost[] {
  const [from, to] = [linesOf(original), linesOf(copy)];
  const weight = weigher([...from, ...to]);
  const partners = from.map((line) => partnerOf(line, to, weight));
  return from.flatMap((line, i) => {
    const partner = partners[i];
    const kinds = partner ? lossesOf(original, line, copy, partner) : caveatLost(original, from, i, partners, to) ? (['caveat'] as const) : [];
    return kinds.map((kind): Lost => ({
      kind,
      originalRevisionId: original.revision.id,
      copyRevisionId: copy.revision.id,
      original: cite(original.revision, line),
      ...(partner ? { copy: cite(copy.revision, partner) } : {}),
    }));
  });
}

function linesOf({ revision, reading }: Side): Line[] {
  const body = bodyRange(revision),
    all = ownText(revision);
  return sentences(all, revision.lang)
    .filter((s) => s.start >= body.start && s.end <= body.end)
    .map((s) => {
      const text = all.slice(s.start, s.end);
      return {
        start: s.start,
        end: s.end,
        words: new Set(terms(text, primaryOf(revision.lang))),
        folded: fold(text),
        claims: reading.claims.filter((c) => c.sentence.start < s.end && c.sentence.end > s.start),
      };
    });
}

// ─── which sentence of the copy says what this one says ──────────────────────────────────────────────────────────────────

/** Mean of the shares of weighted words that two sentences have in common, from which one stands for the other. */
const ALIGNED = 0.4;
/** Fewest words in common; two short sentences share a name by chance. */
const FEWEST = 3;

function partnerOf(line: Line, others: readonly Line[], weight: (w: string) => number): Line | undefined {
  let best: Line | undefined;
  let most = ALIGNED;
  for (const other of others) {
    if (other.folded === line.folded) return other;
    const score = alikeness(line, other, weight);
    if (score > most) [best, most] = [other, score];
  }
  return best;
}

/** Dice's coefficient over weighted words, where words of one stem that differ in their ending ("Ukraine", "Ukrainian") agree. */
function alikeness(a: Line, b: Line, weight: (w: string) => number): number {
  let [shared, count, all] = [0, 0, 0];
  for (const w of a.words) {
    all += weight(w);
    const match = b.words.has(w) ? w : [...b.words].find((x) => related(w, x));
    if (match === undefined) continue;
    count++;
    shared += weight(w) + weight(match);
  }
  for (const w of b.words) all += weight(w);
  return count < FEWEST ? 0 : shared / all;
}

function related(a: string, b: string): boolean {
  const shortest = Math.min(a.length, b.length);
  const stem = Math.max(5, Math.ceil(shortest * 0.75));
  return shortest >= stem && a.slice(0, stem) === b.slice(0, stem);
}

/** Numbers weigh most, then words of few sentences. */
function weigher(lines: readonly Line[]): (word: string) => number {
  const frequency = new Map<string, number>();
  for (const line of lines) for (const w of line.words) frequency.set(w, (frequency.get(w) ?? 0) + 1);
  return (w) => (/\p{N}/u.test(w) ? 2 : 1) * Math.log(1 + lines.length / (frequency.get(w) ?? 1));
}

// ─── what it says otherwise ──────────────────────────────────────────────────────────────────────────────────────────────

function lossesOf(original: Side, line: Line, copy: Side, partner: Line): Lost['kind'][] {
  if (line.folded === partner.folded) return [];
  return [
    ...(claimantLost(original, line, copy, partner) ? (['claimant'] as const) : []),
    ...(hedgeLost(line, partner) ? (['hedge'] as const) : []),
    ...(numberChanged(line, partner) ? (['number'] as const) : []),
    ...(quoteAltered(original, line, copy, partner) ? (['quote'] as const) : []),
  ];
}

/** The copy's sentence is no quotation, and neither names the speakers of the original nor has a pronoun that may stand for them. */
function claimantLost(original: Side, line: Line, copy: Side, partner: Line): boolean {
  if (partner.folded.startsWith('"')) return false;
  const named = line.claims.filter((c) => c.speaker && !isPronoun(original, c.speaker) && inside(c.speaker, line)).map((c) => wordsAt(original, c.speaker));
  if (named.length === 0) return false;
  const speakers = partner.claims.flatMap((c) => (c.speaker ? [c.speaker] : []));
  if (speakers.some((s) => isPronoun(copy, s) || !inside(s, partner))) return false;
  const said = speakers.flatMap((s) => wordsAt(copy, s));
  return named.every((speaker) => !speaker.every((w) => partner.words.has(w)) && !speaker.some((w) => said.some((x) => x === w || related(w, x))));
}

function hedgeLost(line: Line, partner: Line): boolean {
  const hedged = line.claims.some((c) => c.hedges.some((h) => inside(h, line)));
  return hedged && partner.claims.length > 0 && partner.claims.every((c) => c.hedges.length === 0 && !c.speaker);
}

/** A figure of the original has no equal in the copy's sentence, while a figure of the same kind there has none in the original's. */
function numberChanged(line: Line, partner: Line): boolean {
  const [from, to] = [figuresOf(line), figuresOf(partner)];
  const missing = from.filter((f) => !to.some((g) => g.value === f.value));
  const fresh = to.filter((g) => !from.some((f) => f.value === g.value));
  return missing.some((f) =>
    fresh.some((g) => g.kind === f.kind && g.of === f.of && (g.value < f.low || g.value > (f.high ?? Infinity) || f.bound === undefined)),
  );
}

function figuresOf(line: Line) {
  return line.claims.flatMap((c) => (c.figure && inside(c.figure.span, line) ? [c.figure] : []));
}

/** Share of a quotation's words, in order, from which another is the same quotation with words altered. */
const SAME_QUOTATION = 0.6;
function quoteAltered(original: Side, line: Line, copy: Side, partner: Line): boolean {
  const quotes = (side: Side, of: Line): string[] =>
    of.claims.flatMap((c) =>
      c.manner === 'quote' ? [spoken(side.revision.text.slice(Math.max(c.content.start, of.start), Math.min(c.content.end, of.end)))] : [],
    );
  const theirs = quotes(copy, partner);
  return quotes(original, line).some((q) => theirs.some((t) => !q.includes(t) && !t.includes(q) && inOrder(q.split(' '), t.split(' ')) >= SAME_QUOTATION));
}

function spoken(s: string): string {
  return tokens(s)
    .map((t) => fold(t.text))
    .join(' ');
}

/** Length of the longest common subsequence by the shorter text. */
function inOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    b.forEach((other, j) => next.push(word === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0)));
    row = next;
  }
  return (row[b.length] ?? 0) / Math.max(1, Math.min(a.length, b.length));
}

// ─── caveats ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** How many sentences before a caveat the claim may stand that it is about. */
const REACH = 3;

/** A caveat without a like in the copy, though the copy keeps a claim right before it in its paragraph. */
function caveatLost(original: Side, lines: readonly Line[], i: number, partners: readonly (Line | undefined)[], to: readonly Line[]): boolean {
  const line = lines[i] as Line;
  const caveat = CAVEATS[primaryOf(original.revision.lang)];
  if (!caveat?.test(line.folded) || to.some((t) => caveat.test(t.folded))) return false;
  const block = original.revision.blocks.find((b) => b.start <= line.start && line.end <= b.end);
  return lines.slice(Math.max(0, i - REACH), i).some((before, k) => {
    const kept = partners[Math.max(0, i - REACH) + k];
    return kept !== undefined && block !== undefined && before.start >= block.start;
  });
}

function inside(a: Range, b: Range): boolean {
  return a.start >= b.start && a.end <= b.end;
}
function wordsAt(side: Side, at: Citation | undefined): string[] {
  return at ? terms(side.revision.text.slice(at.start, at.end), primaryOf(side.revision.lang)) : [];
}
function isPronoun(side: Side, at: Citation): boolean {
  return PRONOUNS[primaryOf(side.revision.lang)]?.test(fold(side.revision.text.slice(at.start, at.end))) ?? wordsAt(side, at).length === 0;
}
