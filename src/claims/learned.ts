import { probabilities, type Forest } from '../text/forest.ts';
import { unpackForest } from '../text/packed-forest.ts';
import { fromBase64 } from '../text/base64.ts';
import { rowsOf, type Rows } from '../text/crf.ts';
import type { Range } from '../model/range.ts';
import { ACCEPTANCE_SIGNS, acceptanceSigns } from './acceptance.ts';
import { candidatesOf, headLikelihoods, headsOf, neighbours, sightsOf, type Candidate, type Heads, type Run } from './candidates.ts';
import { lookOf, type Look } from './resting.ts';
import './standing.ts';
import { finish } from './statements.ts';
import type { Attribution, Paragraph, Tagger } from './tagger.ts';
import { GROUP, wordRows, type WordRows } from './word-rows.ts';

/** Rows as they are kept: keys as 32-bit and weights as 8-bit integers, in base64. */
export interface PackedRows {
  readonly width: number;
  readonly scale: number;
  readonly keys: string;
  readonly weights: string;
}
export interface PackedLook {
  readonly places: PackedRows;
  readonly edges: PackedRows;
}
export interface PackedAttributions {
  readonly heads: PackedRows;
  readonly first: PackedLook;
  readonly second: PackedLook;
  readonly acceptance: string;
  /** Candidates of a lower likelihood are abstained from. */
  readonly least: number;
}
/** What reading attributions was learnt to be: which words head a cue, what belongs to a cue at a first and at a second look, and how sure that is. */
export interface AttributionModel {
  readonly heads: Heads;
  readonly first: Look;
  readonly second: Look;
  readonly acceptance: Forest;
  readonly least: number;
}

export function attributionModel({ heads, first, second, acceptance, least }: PackedAttributions): AttributionModel {
  return { heads: headsOf(unpackRows(heads)), first: unpackLook(first), second: unpackLook(second), acceptance: unpackForest(acceptance), least };
}
const unpackLook = ({ places, edges }: PackedLook): Look => lookOf(unpackRows(places), unpackRows(edges));
const unpackRows = ({ width, scale, keys, weights }: PackedRows): Rows =>
  rowsOf(new Int32Array(fromBase64(keys).buffer), new Int8Array(fromBase64(weights).buffer), width, scale);

/** A candidate with how likely it is that its speaker says its content. */
interface Judged {
  readonly candidate: Candidate;
  readonly score: number;
}

/** All candidates of a text, in order, with their scores. */
function judged(rows: WordRows, { heads, first, second, acceptance }: AttributionModel): Judged[] {
  const likelihoods = headLikelihoods(rows, heads),
    candidates = candidatesOf(rows, likelihoods, sightsOf(rows, likelihoods, first), second).filter((c) => c.content.length > 0),
    near = candidates.map((_, k) => neighbours(candidates, k)),
    others = candidates.map((c) => (c.instead && c.instead.content.length > 0 ? c.instead : c)),
    score = (of: readonly Candidate[]): Float32Array =>
      probabilities(acceptance, Float32Array.from(of.flatMap((c, k) => acceptanceSigns(rows, c, near[k] ?? []))), ACCEPTANCE_SIGNS),
    [scores, otherwise] = [score(candidates), score(others)];
  return candidates.map((candidate, i) => {
    const [own, other] = [scores[i] ?? 0, otherwise[i] ?? 0];
    return other > own ? { candidate: others[i] as Candidate, score: other } : { candidate, score: own };
  });
}

/**
 * Reads attributions of English by weights: every word that may head a cue is looked at, and its speaker and content are labelled from where it stands; what a
 * judge of the whole finds less likely than `least` is left out.
 */
export function learnedTagger(model: AttributionModel): Tagger {
  return {
    tag(text, paragraphs) {
      const rows = wordRows(paragraphs),
        kept = judged(rows, model).filter((j, _, all) => j.score >= model.least && isWhole(rows, j.candidate) && !all.some((o) => isSurer(o, j)));
      return withFollowing(rows, kept).map((j) => attributionOf(text, paragraphs, rows, j));
    },
  };
}

function attributionOf(text: string, paragraphs: readonly Paragraph[], { tokens }: WordRows, { candidate, score }: Judged): Attribution {
  const range = ({ from, to }: Run): Range => ({ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 });
  return {
    ...finish(
      text,
      { parts: candidate.content.map(range), cue: range(candidate.cue), ...(candidate.speaker ? { speaker: range(candidate.speaker) } : {}) },
      paragraphs,
    ),
    score,
  };
}

/** What a speaker does not end with: then its name is cut off. */
const CUT: ReadonlySet<number> = new Set([
  GROUP.auxiliary,
  GROUP.conjunction,
  GROUP.coordinator,
  GROUP.determiner,
  GROUP.opening,
  GROUP.preposition,
  GROUP.relative,
  GROUP.that,
  GROUP.to,
]);

/** Whether the speaker is a phrase, and not one who was told, asked or accused: "he was told" has somebody else for its speaker. */
function isWhole({ tokens, group }: WordRows, { cue, speaker }: Candidate): boolean {
  if (!speaker) return true;
  const words = tokens.slice(speaker.from, speaker.to);
  if (words.length > 1 && CUT.has(group[speaker.to - 1] as number)) return false;
  if (words.filter((t) => t.text === '(').length !== words.filter((t) => t.text === ')').length) return false;
  const verbs = tokens.slice(cue.from, cue.to);
  return !(speaker.to <= cue.from && verbs.some((t) => BE.test(t.low)) && verbs.some((t) => HEARING.test(t.low)));
}
const BE = /^(?:is|are|was|were|be|been|being|'re|'m|'s)$/;
const HEARING = /^(?:told|asked|informed|accused|reminded|urged|advised|warned|quoted|cited|criticized|blamed)$/;

/** Two readings of one cue: the surer stays, and of equals the first. */
function isSurer(other: Judged, { candidate: { head, cue }, score }: Judged): boolean {
  const { candidate: o } = other;
  return o.head !== head && o.cue.from < cue.to && cue.from < o.cue.to && (other.score > score || (other.score === score && o.head < head));
}

/** Between "…,” she said" and the sentence that goes on with her words, at most so many tokens ("in an interview on Monday."). */
const ADJUNCT = 16;

/** Gives a quotation that nobody took, and that makes up a sentence or more, to the quotation before it in its paragraph: "“A,” she said. “B.”" */
function withFollowing(rows: WordRows, kept: readonly Judged[]): readonly Judged[] {
  const { quotation, sentence, paragraph, tokens } = rows,
    taken = new Uint8Array(tokens.length);
  for (const { candidate } of kept) for (const r of candidate.content) taken.fill(1, r.from, r.to);
  return kept.map((j) => {
    const { cue, speaker, content } = j.candidate,
      last = content.at(-1) as Run,
      end = Math.max(last.to, cue.to, speaker?.to ?? 0);
    if ((quotation[last.to - 1] as number) < 0 || last.to > cue.from + (speaker ? speaker.to - speaker.from : 0) + 2) return j;
    let from = end;
    while (from < tokens.length && from - end < ADJUNCT && (quotation[from] as number) < 0 && paragraph[from] === paragraph[end - 1]) from++;
    const q = quotation[from] as number;
    if (from === tokens.length || !(q >= 0) || paragraph[from] !== paragraph[end - 1] || sentence[from] === sentence[from - 1] || taken[from] === 1) return j;
    let to = from;
    while (quotation[to] === q && taken[to] === 0) to++;
    // What follows in the same sentence may be another's "…,” said Lund".
    if (quotation[to] === q || (to < tokens.length && paragraph[to] === paragraph[from] && sentence[to] === sentence[to - 1])) return j;
    taken.fill(1, from, to);
    return { ...j, candidate: { ...j.candidate, content: [...content, { from, to }] } };
  });
}
