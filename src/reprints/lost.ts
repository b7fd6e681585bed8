import { cite } from '../model/citation.ts';
import type { Lost } from '../model/comparison.ts';
import { bodyRange, ownText } from '../model/revision.ts';
import { sentences } from '../text/sentences.ts';
import { fold, primaryOf, terms } from '../text/words.ts';
import { lossesOf, related, type Line, type Side } from './lost-kinds.ts';
import { CAVEATS } from './lost-words.ts';

export type { Side } from './lost-kinds.ts';

/**
 * What a copy no longer says, or says otherwise, of what its original says: who claims it, that it is hedged, the number, the
 * words of a quotation, or that it could not be verified. In the original's order; one loss of each kind a sentence.
 *
 * Sentences are aligned by the words and numbers they share; what the copy leaves out altogether is a cut (`edits`), not a loss,
 * but for a caveat whose claim the copy keeps.
 */
export function lost(original: Side, copy: Side): Lost[] {
  const [from, to] = [linesOf(original), linesOf(copy)];
  const cues = cuesOf(original, copy);
  const weight = weigher([...from, ...to]);
  const partners = from.map((line) => partnerOf(line, to, weight));
  return from.flatMap((line, i) => {
    const partner = partners[i];
    const kinds = partner
      ? lossesOf({ original, copy, line, partner, near: nearOf(to, partner), cues, weight })
      : caveatLost(original, from, i, partners, to)
        ? (['caveat'] as const)
        : [];
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

/** The words that either text reports by, folded. */
function cuesOf(...sides: readonly Side[]): ReadonlySet<string> {
  return new Set(sides.flatMap(({ revision, reading }) => reading.claims.flatMap((c) => (c.cue ? [fold(revision.text.slice(c.cue.start, c.cue.end))] : []))));
}

/** A sentence and its neighbours. */
function nearOf(lines: readonly Line[], line: Line): readonly Line[] {
  const at = lines.indexOf(line);
  return lines.slice(Math.max(0, at - 1), at + 2);
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

/** Numbers weigh most, then words of few sentences. */
function weigher(lines: readonly Line[]): (word: string) => number {
  const frequency = new Map<string, number>();
  for (const line of lines) for (const w of line.words) frequency.set(w, (frequency.get(w) ?? 0) + 1);
  return (w) => (/\p{N}/u.test(w) ? 2 : 1) * Math.log(1 + lines.length / (frequency.get(w) ?? 1));
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
