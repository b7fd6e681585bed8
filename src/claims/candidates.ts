import { addRows, fix, likeliest, marginalsOfSteps, type Rows, type Scores, type Steps } from '../text/crf.ts';
import { between, LABEL, LABELS, MOST_SIGNS, windowOf, REACH, type Window } from './argument-signs.ts';
import { KeptSums, type SumTables } from '../text/kept-sums.ts';
import { Around, AROUND, CUE_SIGNS, looseSigns, ownSigns } from './cue-signs.ts';
import { Resting, type Look } from './resting.ts';
import { towards, type Group, type Seen } from './towards.ts';
import { GROUP, type WordRows } from './word-rows.ts';

/** Tokens from one to another, end exclusive. */
export interface Run {
  readonly from: number;
  readonly to: number;
}
/** A token that may head a cue, and the window that is looked at round it. */
interface Looked {
  readonly head: number;
  /** How likely the token is the head of a cue. */
  readonly likely: number;
  readonly window: Window;
}
/** The same with how likely each label is at each place of the window, `LABELS` a place. */
export interface Sight extends Looked {
  readonly labels: Float64Array;
}
/** What a cue may attribute: the tokens of cue, speaker and content, with what is known of how sure that is. */
export interface Candidate extends Sight {
  readonly path: Uint8Array;
  /** The likelihood of the whole path, as a logarithm. */
  readonly whole: number;
  readonly cue: Run;
  readonly speaker?: Run;
  readonly content: readonly Run[];
  /** The same cue read with a speaker, where the likeliest reading has none. */
  readonly instead?: Candidate;
}

/** A token less likely than this to be the head of a cue is not looked at further. */
const LEAST_LIKELY = 0.25;
/** Heads of a text that are looked at: ten times what a long article has. */
const MOST_HEADS = 2000;

/** A word that by itself speaks so much against being a cue is none anywhere: of a thousand attributions one is lost, and three of four words are passed over. */
const HOPELESS = -0.8;

/** The weights of cues' heads, what each word says by itself, and what is kept of the words round it. */
export interface Heads {
  readonly rows: Rows;
  readonly own: KeptSums;
  readonly around: readonly KeptSums[];
}
export const headsOf = (rows: Rows): Heads => ({ rows, own: new KeptSums(rows), around: AROUND.map(() => new KeptSums(rows)) });

/** How likely each token is the head of a cue; 0 where that is out of the question. */
export function headLikelihoods(rows: WordRows, { rows: heads, own, around: kept }: Heads): Float32Array {
  const out = new Float32Array(rows.tokens.length),
    around = new Around(rows),
    signs = new Int32Array(CUE_SIGNS),
    loose = new Int32Array(1);
  own.ofEdition(rows.edition);
  AROUND.forEach((part, k) => part.ofWords && kept[k]?.ofEdition(rows.edition));
  for (let p = 0; p + 1 < rows.begins.length; p++) {
    const lo = rows.begins[p] as number,
      hi = rows.begins[p + 1] as number;
    for (let i = lo; i < hi; i++) {
      const at = own.at(rows.form[i] as number, signs, () => ownSigns(rows, i, signs));
      let sum = own.sums[at] as number;
      if (sum * heads.scale < HOPELESS) continue;
      around.look(i, lo, hi);
      for (let k = 0; k < AROUND.length; k++) {
        const part = AROUND[k] as (typeof AROUND)[number],
          ofPart = kept[k] as KeptSums,
          begins = ofPart.at(part.key(around), signs, () => part.signs(around, signs, 0));
        sum += ofPart.sums[begins] as number;
      }
      loose[0] = 0;
      addRows(heads, signs, looseSigns(around, signs), loose, 0);
      out[i] = 1 / (1 + Math.exp(-(sum + (loose[0] as number)) * heads.scale));
    }
  }
  return out;
}

/** What a first look makes of each likely cue of a text. */
export function sightsOf(rows: WordRows, likelihoods: Float32Array, look: Look): Sight[] {
  const resting = new Resting(rows, look);
  return likeliestHeads(likelihoods).map((head) => {
    const here = { head, likely: likelihoods[head] as number, window: windowOf(rows, head) };
    return { ...here, labels: marginalsOfSteps(scoresOf(rows, here, look, resting), LABELS, look.steps).likely };
  });
}

/** The likely heads in order; of a text that has more than any article, the likeliest. */
function likeliestHeads(likelihoods: Float32Array): readonly number[] {
  const heads: number[] = [];
  likelihoods.forEach((likely, head) => {
    if (likely >= LEAST_LIKELY) heads.push(head);
  });
  if (heads.length <= MOST_HEADS) return heads;
  return heads
    .sort((a, b) => (likelihoods[b] as number) - (likelihoods[a] as number) || a - b)
    .slice(0, MOST_HEADS)
    .sort((a, b) => a - b);
}

/** The candidates of a text, cue by cue, by a second look, which knows what the first found for each cue and for the cues beside it; of some no content is found. */
export function candidatesOf(rows: WordRows, likelihoods: Float32Array, first: readonly Sight[], look: Look): Candidate[] {
  const resting = new Resting(rows, look);
  return first.map((c, k) => {
    const here = narrowed(c);
    return candidate(rows, here, look, scoresOf(rows, here, look, resting, seenOf(likelihoods, neighbours(first, k), here)));
  });
}

/** A place less likely to be of no statement may be of one. */
const SURELY_NONE = 0.98;
/** How many places beside those are looked at again. */
const BESIDE = 8;

/**
 * What a second look needs of a candidate: from the first to the last place that may be of its statement, and a few beside. It is learnt on whole windows; read
 * on these it finds the same in two thirds of the time (claims / joint .564 either way).
 */
function narrowed({ head, likely, window: { lo, hi }, labels }: Sight): Sight {
  let [from, to] = [head, head + 1];
  for (let i = lo; i < hi; i++) {
    if ((labels[(i - lo) * LABELS + LABEL.none] as number) >= SURELY_NONE) continue;
    from = Math.min(from, i);
    to = Math.max(to, i + 1);
  }
  const window = { lo: Math.max(lo, from - BESIDE), hi: Math.min(hi, to + BESIDE) };
  return { head, likely, window, labels: labels.subarray((window.lo - lo) * LABELS, (window.hi - lo) * LABELS) };
}

/** The other candidates whose windows may meet that of number `k`; all lie in the order of their heads. */
export function neighbours<T extends Looked>(all: readonly T[], k: number): readonly T[] {
  const head = all[k]?.head ?? 0;
  let from = k,
    to = k + 1;
  while (from > 0 && head - (all[from - 1]?.head ?? 0) <= 2 * REACH) from--;
  while (to < all.length && (all[to]?.head ?? 0) - head <= 2 * REACH) to++;
  return [...all.slice(from, k), ...all.slice(k + 1, to)];
}

/** What a first look found, as one of its candidates sees it. */
export function seenOf(heads: Float32Array, near: readonly Sight[], own: Pick<Sight, 'window' | 'labels'>): Seen {
  const { lo, hi } = own.window,
    content = new Float32Array(hi - lo),
    speaker = new Float32Array(hi - lo);
  for (const { likely, window, labels } of near) {
    for (let i = Math.max(lo, window.lo); i < Math.min(hi, window.hi); i++) {
      const at = (i - window.lo) * LABELS;
      content[i - lo] = Math.max(content[i - lo] as number, likely * (labels[at + LABEL.content] as number));
      speaker[i - lo] = Math.max(speaker[i - lo] as number, likely * (labels[at + LABEL.speaker] as number));
    }
  }
  return { heads, own: own.labels, content, speaker };
}

/** Room for what is made of one window after the other, and never of two at a time. */
const PLACES = new Int32Array(2 * REACH * LABELS);
const EDGES = new Int32Array(2 * REACH * LABELS * LABELS);
const KEYS = new Int32Array(2 * REACH);
const SIGNS = new Int32Array(MOST_SIGNS);

/** What the places and edges of a window score, in steps of the look's scale; good until the next window is asked for. */
function scoresOf(rows: WordRows, { head, window }: Looked, look: Look, resting: Resting, seen?: Seen): Scores {
  const { lo, hi } = window,
    length = hi - lo,
    groups = towards(rows, between(rows, head, window), seen),
    places = PLACES.subarray(0, length * LABELS),
    edges = EDGES.subarray(0, length * LABELS * LABELS);
  for (let i = lo; i < hi; i++) {
    const at = resting.at(i, i < head ? 1 : i > head ? 2 : 0),
      place = (i - lo) * LABELS,
      edge = place * LABELS;
    for (let k = 0; k < LABELS; k++) places[place + k] = resting.places[at * LABELS + k] as number;
    for (let k = 0; k < LABELS * LABELS; k++) edges[edge + k] = resting.edges[at * LABELS * LABELS + k] as number;
  }
  for (const group of groups.places) addGroup(look.places, look.kept.places, group, window, places);
  for (const group of groups.edges) addGroup(look.edges, look.kept.edges, group, window, edges);
  fix(places, (head - lo) * LABELS, LABELS, LABEL.cue, look.steps.scale);
  return { length, places, edges };
}

/** The likeliest reading of a cue, and where it has no speaker also the one with the likeliest. */
function candidate(rows: WordRows, here: Looked, look: Look, scores: Scores): Candidate {
  const read = reading(rows, here, scores, look.steps);
  if (read.speaker || here.likely < SPEAKS) return read;
  const at = likeliestSpeaker(read);
  if (at === undefined) return read;
  fix(scores.places, (at - here.window.lo) * LABELS, LABELS, LABEL.speaker, look.steps.scale);
  return { ...read, instead: reading(rows, here, scores, look.steps) };
}

/** From this likelihood of its head on a candidate without a speaker is also read with the likeliest one. */
const SPEAKS = 0.5;
/** A token less likely than this to be of the speaker is none. */
const LEAST_SPEAKER = 0.1;

function likeliestSpeaker({ labels, window: { lo, hi } }: Candidate): number | undefined {
  let [best, most] = [-1, LEAST_SPEAKER];
  for (let i = lo; i < hi; i++) {
    const likely = labels[(i - lo) * LABELS + LABEL.speaker] as number;
    if (likely > most) [best, most] = [i, likely];
  }
  return best < 0 ? undefined : best;
}

/** The likeliest reading of a window by its scores. */
function reading(rows: WordRows, { head, likely, window }: Looked, scores: Scores, steps: Steps): Candidate {
  const { path, score } = likeliest(scores, LABELS),
    spans = spansOf(rows, path, window.lo),
    cue = spans.find((s) => s.label === LABEL.cue && s.from <= head && head < s.to),
    content = withoutStrays(
      rows,
      spans.filter((s) => s.label === LABEL.content).map((s) => wholeQuotations(rows, s, spans, head)),
    ),
    speaker = spans.filter((s) => s.label === LABEL.speaker).sort((a, b) => Math.abs(a.from - head) - Math.abs(b.from - head))[0],
    { likely: labels, logSum } = marginalsOfSteps(scores, LABELS, steps);
  return {
    head,
    likely,
    window,
    path,
    labels,
    whole: score * steps.scale - logSum,
    cue: cue ?? { from: head, to: head + 1 },
    ...(speaker ? { speaker } : {}),
    content,
  };
}

/** A content that ends or begins amid a quotation takes the whole of it, up to where its own cue or speaker stands. */
function wholeQuotations({ quotation }: WordRows, run: Run, spans: readonly (Run & { readonly label: number })[], head: number): Run {
  let { from, to } = run;
  const others = spans.filter((s) => s.label === LABEL.cue || s.label === LABEL.speaker),
    free = (i: number): boolean => !others.some((s) => s.from <= i && i < s.to),
    [first, last] = [quotation[from] as number, quotation[to - 1] as number];
  if (last >= 0 && last !== quotation[head]) while (quotation[to] === last && free(to)) to++;
  if (first >= 0 && first !== quotation[head]) while (from > 0 && quotation[from - 1] === first && free(from - 1)) from--;
  return { from, to };
}

/** Words in quotation marks that are no title ("on “Meet the Press”") are a quotation that others only follow. */
const QUOTATION_WORDS = 4;

/** Beside a quotation, runs outside quotation marks and titles are no part of the content ("…,” he said, showing a montage"). */
function withoutStrays({ quotation, tokens, group }: WordRows, content: readonly Run[]): readonly Run[] {
  const counts = content.map(({ from, to }) => {
    let [quoted, all] = [0, 0];
    for (let i = from; i < to; i++) {
      if (tokens[i]?.kind === 'mark') continue;
      all++;
      if ((quotation[i] as number) >= 0) quoted++;
    }
    return { quoted, all };
  });
  if (!counts.some(({ quoted, all }) => quoted === all && all >= QUOTATION_WORDS)) return content;
  return content
    .map((run, k) => (k > 0 ? withoutTitle(quotation, tokens, run) : run))
    .filter(({ from }, k) => {
      const { quoted, all } = counts[k] as { quoted: number; all: number },
        titled = quoted === all && all < QUOTATION_WORDS && group[from - 1] === GROUP.preposition;
      return quoted > 0 && !titled;
    });
}

/** The programme that a quotation was given in is no part of it: "said on “Face the Nation.” “But we have a problem.”" */
function withoutTitle(quotation: Int32Array, tokens: WordRows['tokens'], run: Run): Run {
  const first = quotation[run.from] as number;
  let to = run.from,
    count = 0;
  while (to < run.to && quotation[to] === first) if (tokens[to++]?.kind !== 'mark') count++;
  return first >= 0 && count < QUOTATION_WORDS && to < run.to && (quotation[to] as number) >= 0 ? { from: to, to: run.to } : run;
}

/** Adds what a group says of each place: by sums that are kept, or else anew wherever the key changes. */
function addGroup(rows: Rows, tables: SumTables, group: Group, { lo, hi }: Window, into: Int32Array): void {
  const { width } = rows,
    length = hi - lo,
    { kept } = group;
  group.keys(KEYS);
  if (kept) {
    const sums = tables.of(kept.table, kept.owner);
    if (kept.edition !== undefined) sums.ofEdition(kept.edition);
    return sums.addAll(KEYS, length, into, SIGNS, (t) => group.signs(lo + t, SIGNS));
  }
  const sums = new Int32Array(width);
  let known = -1;
  for (let t = 0, at = 0; t < length; t++, at += width) {
    const key = KEYS[t] as number;
    if (key !== known) {
      known = key;
      sums.fill(0);
      addRows(rows, SIGNS, group.signs(lo + t, SIGNS), sums, 0);
    }
    for (let k = 0; k < width; k++) into[at + k] = (into[at + k] as number) + (sums[k] as number);
  }
}

/** Runs of one label that hold a word. */
function spansOf({ tokens }: WordRows, path: Uint8Array, lo: number): (Run & { readonly label: number })[] {
  const out: { from: number; to: number; readonly label: number }[] = [];
  path.forEach((label, t) => {
    const last = out.at(-1);
    if (last?.label === label && last.to === lo + t) last.to++;
    else out.push({ label, from: lo + t, to: lo + t + 1 });
  });
  return out.filter((s) => s.label === LABEL.cue || tokens.slice(s.from, s.to).some((t) => t.kind !== 'mark'));
}
