import type { Citation } from '../model/citation.ts';
import { isClaim, type Claim } from '../model/claim.ts';
import type { Lost } from '../model/comparison.ts';
import type { Range } from '../model/range.ts';
import type { Reading } from '../model/reading.ts';
import type { Revision } from '../model/revision.ts';
import { fold, primaryOf, terms } from '../text/words.ts';
import { alteredWords } from './lost-quote.ts';
import { PRONOUNS, RESERVATIONS, SAYING } from './lost-words.ts';

export interface Side {
  readonly revision: Revision;
  readonly reading: Reading;
}
/** One sentence of the body with what it says. */
export interface Line extends Range {
  readonly words: ReadonlySet<string>;
  readonly folded: string;
  readonly claims: readonly Claim[];
}
/** A sentence of an original beside the one of its copy that stands in its place. */
export interface Aligned {
  readonly original: Side;
  readonly copy: Side;
  readonly line: Line;
  readonly partner: Line;
  /** The partner with its neighbours. */
  readonly near: readonly Line[];
  /** The words that either text reports by, folded. */
  readonly cues: ReadonlySet<string>;
  readonly weight: (word: string) => number;
}

/** What the copy's sentence no longer says, or says otherwise. */
export function lossesOf(aligned: Aligned): Lost['kind'][] {
  if (aligned.line.folded === aligned.partner.folded) return [];
  return [
    ...(claimantLost(aligned) ? (['claimant'] as const) : []),
    ...(hedgeLost(aligned) ? (['hedge'] as const) : []),
    ...(numberChanged(aligned) ? (['number'] as const) : []),
    ...(quoteAltered(aligned) ? (['quote'] as const) : []),
  ];
}

/** Share of the weighted words of one text's part that the other sentence has, words of one stem agreeing. */
function kept({ partner, weight }: Aligned, words: readonly string[]): number {
  const distinct = [...new Set(words)],
    has = (w: string): boolean => partner.words.has(w) || [...partner.words].some((x) => related(w, x)),
    all = distinct.reduce((sum, w) => sum + weight(w), 0);
  return all === 0 ? 0 : distinct.filter(has).reduce((sum, w) => sum + weight(w), 0) / all;
}
/** Whether two words are of one stem ("Ukraine", "Ukrainian"). */
export function related(a: string, b: string): boolean {
  const shortest = Math.min(a.length, b.length);
  const stem = Math.max(5, Math.ceil(shortest * 0.75));
  return shortest >= stem && a.slice(0, stem) === b.slice(0, stem);
}

// ─── who says so ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What is claimed must stand in the copy: of its weighted words this share, and so many words. */
const CONTENT = 0.6;
const CONTENT_WORDS = 3;

/**
 * What somebody claims stands in the copy as what is so: its sentence reports nothing and is no part of a quotation, and neither it nor its neighbours name
 * who claimed it. Words in quotation marks are left out: a copy that prints them without is a speech, or a quotation that goes on.
 */
function claimantLost(aligned: Aligned): boolean {
  const { original, copy, line, partner, near, cues } = aligned;
  if (QUOTED.test(partner.folded)) return false;
  const said = line.claims.filter(
    (c) => c.manner !== 'figure' && isClaim(c) && c.speaker && inside(c.speaker, line) && !isPronoun(original, c.speaker) && saysSo(original, c),
  );
  if (said.length === 0 || reports(partner, copy, cues)) return false;
  const nearby = near.flatMap((l) => l.claims.flatMap((c) => wordsAt(copy, c.speaker)));
  return said.some((claim) => {
    const speaker = wordsAt(original, claim.speaker),
      content = (claim.contentParts ?? [claim.content]).flatMap((r) => wordsAt(original, r).filter((w) => line.words.has(w)));
    if (!isKept(aligned, content) && !isKept(aligned, wordsAt(original, inFront(original, line, claim)))) return false;
    return !speaker.every((w) => partner.words.has(w)) && !speaker.some((w) => nearby.includes(w));
  });
}
/** Somebody says, claims or reports something in a house's own words: "a club called the Boars" is no claim, and quoted words may be the copy's own source. */
function saysSo(side: Side, { cue, type, content }: Claim): boolean {
  const { text, lang } = side.revision,
    cues = SAYING[primaryOf(lang)],
    words = text.slice(content.start, content.end),
    quoted = [...words.matchAll(/[“"„«][^“”"„«»]+[”"“»]/gu)].reduce((sum, m) => sum + m[0].length, 0);
  return type !== 'direct' && 2 * quoted < words.length && cue !== undefined && (cues?.test(fold(text.slice(cue.start, cue.end))) ?? true);
}
const isKept = (aligned: Aligned, words: readonly string[]): boolean => new Set(words).size >= CONTENT_WORDS && kept(aligned, words) >= CONTENT;
/** What stands before ", the ministry said": it is claimed too, whatever of the sentence was taken for the claim. */
function inFront({ revision }: Side, line: Line, { speaker, cue }: Claim): Range | undefined {
  if (!speaker || !cue || cue.start < speaker.end || !/,\s*$/u.test(revision.text.slice(line.start, speaker.start))) return undefined;
  return { start: line.start, end: speaker.start };
}
const QUOTED = /["“”„«»]/;

/** Whether a sentence reports: by a claim with a speaker, or by a word that either text reports by. */
function reports(partner: Line, copy: Side, cues: ReadonlySet<string>): boolean {
  const hedges = new Set(partner.claims.flatMap((c) => c.hedges.map((h) => fold(copy.revision.text.slice(h.start, h.end)))));
  return (
    partner.claims.some((c) => c.speaker) ||
    [...cues].some((cue) => !hedges.has(cue) && ` ${partner.folded.replace(/[^\p{L}\p{M}\p{N}'’]+/gu, ' ')} `.includes(` ${cue} `))
  );
}

// ─── how sure, how many ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Of the weighted words that a hedge holds, up to the end of its clause, the copy must have this share. */
const HELD = 0.3;

function hedgeLost(aligned: Aligned): boolean {
  const { original, line, partner } = aligned,
    reserved = RESERVATIONS[primaryOf(original.revision.lang)],
    held = line.claims.flatMap((c) => c.hedges).filter((h) => inside(h, line) && (reserved?.test(fold(original.revision.text.slice(h.start, h.end))) ?? true));
  if (
    held.length === 0 ||
    partner.claims.length === 0 ||
    partner.claims.some((c) => c.hedges.length > 0 || c.speaker) ||
    (reserved?.test(partner.folded) ?? false)
  )
    return false;
  // What the hedge holds must be kept, not only its sentence.
  return held.some((h) => {
    const held = wordsAt(original, { start: h.end, end: clauseEnd(original, line, h) });
    return held.length > 0 && kept(aligned, held) >= HELD;
  });
}
function clauseEnd({ revision }: Side, line: Range, at: Range): number {
  const after = revision.text.slice(at.end, line.end);
  return at.end + (/[,;:]\s/.exec(after)?.index ?? after.length);
}

/** One figure of the original has another in its place in the copy, of the same thing; neither stands elsewhere in the other text. */
function numberChanged({ original, copy, line, partner }: Aligned): boolean {
  const [from, to] = [figuresOf(line), figuresOf(partner)],
    missing = from.filter((f) => !to.some((g) => g.value === f.value)),
    fresh = to.filter((g) => !from.some((f) => f.value === g.value)),
    [f] = missing,
    [g] = fresh;
  if (!f || !g || missing.length !== 1 || fresh.length !== 1 || f.kind !== g.kind || f.of !== g.of) return false;
  if (f.bound !== undefined && g.value >= f.low && g.value <= (f.high ?? Infinity)) return false;
  const things = [wordsAt(original, f.thing), wordsAt(copy, g.thing)] as const;
  if (things[0].length > 0 && things[1].length > 0 && !things[0].some((w) => things[1].some((x) => x === w || related(w, x)))) return false;
  return !mentions(copy, f.value) && !mentions(original, g.value) && othersAlike(line, partner) && !namesDiffer(original, line, copy, partner);
}
const mentions = ({ reading }: Side, value: number): boolean => reading.claims.some((c) => c.figure?.value === value);

/** Share of the words beside the numbers that two sentences must have in common. */
const ALIKE = 0.6;
function othersAlike(line: Line, partner: Line): boolean {
  const plain = (l: Line): string[] => [...l.words].filter((w) => !/\p{N}/u.test(w)),
    [a, b] = [plain(line), plain(partner)],
    shared = a.filter((w) => b.some((x) => x === w || related(w, x))).length;
  return (2 * shared) / Math.max(1, a.length + b.length) >= ALIKE;
}

/** Whether each of two sentences has a capital within it that the other has not: they may be of two persons or places. */
function namesDiffer(original: Side, line: Line, copy: Side, partner: Line): boolean {
  const names = ({ revision }: Side, { start, end }: Line): Set<string> =>
      new Set([...revision.text.slice(start, end).matchAll(/(?<=[\p{L}\p{N},;]\s)\p{Lu}[\p{L}\p{M}]+/gu)].map((m) => fold(m[0]))),
    [a, b] = [names(original, line), names(copy, partner)];
  return [...a].some((n) => !partner.folded.includes(n)) && [...b].some((n) => !line.folded.includes(n));
}

function figuresOf(line: Line) {
  return line.claims.flatMap((c) => (c.figure && inside(c.figure.span, line) ? [c.figure] : []));
}

// ─── the words of a quotation ────────────────────────────────────────────────────────────────────────────────────────────

function quoteAltered({ original, line, copy, partner }: Aligned): boolean {
  const theirs = quotesIn(copy, partner);
  return quotesIn(original, line).some((q) => theirs.some((t) => alteredWords(q, t, primaryOf(copy.revision.lang))));
}

/** What somebody says in quotation marks in a sentence, piece by piece; a title in them is nobody's words. */
function quotesIn({ revision }: Side, of: Line): string[] {
  const said = of.claims.filter((c) => c.manner !== 'figure' && c.type !== 'indirect').map((c) => c.content);
  return [...revision.text.slice(of.start, of.end).matchAll(/[“"„«]([^“”"„«»]+)[”"“»]/gu)].flatMap((m) => {
    const start = of.start + m.index;
    return m[1] !== undefined && said.some((r) => r.start < start + m[0].length && start < r.end) ? [m[1]] : [];
  });
}

// ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export function inside(a: Range, b: Range): boolean {
  return a.start >= b.start && a.end <= b.end;
}
function wordsAt(side: Side, at: Range | undefined): string[] {
  return at ? terms(side.revision.text.slice(at.start, at.end), primaryOf(side.revision.lang)) : [];
}
function isPronoun(side: Side, at: Citation): boolean {
  return PRONOUNS[primaryOf(side.revision.lang)]?.test(fold(side.revision.text.slice(at.start, at.end))) ?? wordsAt(side, at).length === 0;
}
