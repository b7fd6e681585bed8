import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { acceptanceSigns, ACCEPTANCE_SIGNS } from '../../src/claims/acceptance.ts';
import { between, LABEL, LABELS, MOST_SIGNS, restingEdgeSigns, restingPlaceSigns, windowOf } from '../../src/claims/argument-signs.ts';
import {
  candidatesOf,
  headLikelihoods,
  headsOf,
  neighbours,
  seenOf,
  sightsOf,
  type Candidate,
  type Heads,
  type Run,
  type Sight,
} from '../../src/claims/candidates.ts';
import { Around, CUE_SIGNS, cueSigns, ownSigns } from '../../src/claims/cue-signs.ts';
import type { PackedAttributions, PackedLook, PackedRows } from '../../src/claims/learned.ts';
import { laidOut } from '../../src/claims/read.ts';
import { towards, type Seen } from '../../src/claims/towards.ts';
import { GROUP, wordRows, type WordRows } from '../../src/claims/word-rows.ts';
import { lookOf, type Look } from '../../src/claims/resting.ts';
import type { Forest } from '../../src/text/forest.ts';
import { toBase64 } from '../../src/text/base64.ts';
import { packForest } from '../../src/text/packed-forest.ts';
import { readLines, setFiles } from '../corpora.ts';
import { passage } from '../passage.ts';
import { bin, boost, SETTINGS as TREES } from './boost.ts';
import { fitChain, fitLogistic, Lists, SCALE, Sequences, SETTINGS, unpacked, type Packed } from './edge-crf.ts';

type Span = readonly [number, number];
export interface Annotated {
  readonly id: string;
  readonly text: string;
  readonly lang?: string;
  readonly title?: string;
  readonly published?: string;
  readonly quotes: readonly { readonly content: Span; readonly contentParts?: readonly Span[]; readonly cue?: Span; readonly source?: Span }[];
}
/** An attribution of the gold in tokens. */
interface Gold {
  readonly head: number;
  readonly cue: Run;
  readonly speaker?: Run;
  readonly content: readonly Run[];
}
interface Text {
  readonly rows: WordRows;
  readonly gold: readonly Gold[];
}

/** Weights of rows below this are noise, and half of all. */
const FLOOR = 0.02;
/** Judges learn from what the rest was not learnt on: parts of the texts. */
const PARTS = 3;
const JUDGE = { ...TREES, trees: 150, leaves: 12, rate: 0.06, columns: 0.5, least: 20 };

/** The tokens that lie at least half in a span. */
function runOf({ tokens }: WordRows, [start, end]: Span): Run | undefined {
  const from = tokens.findIndex((t) => 2 * (Math.min(end, t.end) - Math.max(start, t.start)) >= t.end - t.start);
  if (from < 0) return undefined;
  let to = from;
  for (let t = tokens[to]; t && 2 * (Math.min(end, t.end) - Math.max(start, t.start)) >= t.end - t.start; t = tokens[to]) to++;
  return { from, to };
}

/** How often each word stands in a cue, of how often it stands anywhere: the head of a cue is its most telling word. */
function telling(texts: readonly { readonly rows: WordRows; readonly cues: readonly Run[] }[]): ReadonlyMap<number, number> {
  const inside = new Map<number, number>(),
    all = new Map<number, number>();
  for (const { rows, cues } of texts) {
    for (const w of rows.low) all.set(w, (all.get(w) ?? 0) + 1);
    for (const { from, to } of cues) for (const w of rows.low.subarray(from, to)) inside.set(w, (inside.get(w) ?? 0) + 1);
  }
  return new Map([...inside].map(([w, n]) => [w, (n - 0.3) / ((all.get(w) ?? 0) + 1)]));
}

/** Some annotations call the speaker the cue and the cue the speaker ("said" by "Ann Lund"): the verb of saying is the cue. */
function unswapped<T extends { readonly cue: Run; readonly speaker?: Run }>(rows: WordRows, quote: T): T {
  const { cue, speaker } = quote,
    says = ({ from, to }: Run): boolean => rows.group.subarray(from, to).includes(GROUP.reporting);
  return speaker && !says(cue) && says(speaker) && rows.tokens[cue.from]?.cap ? { ...quote, cue: speaker, speaker: cue } : quote;
}

export function textsOf(articles: readonly Annotated[]): Text[] {
  const laid = articles.map((a) => {
      const rows = wordRows(laidOut(passage(a.text, { ...a, seenAt: 0 })).list),
        quotes = a.quotes.flatMap((q) => {
          const cue = q.cue && runOf(rows, q.cue),
            content = (q.contentParts ?? [q.content]).flatMap((s) => runOf(rows, s) ?? []),
            speaker = q.source && runOf(rows, q.source);
          return cue && content.length > 0 ? [unswapped(rows, { cue, content, ...(speaker ? { speaker } : {}) })] : [];
        });
      return { rows, quotes, cues: quotes.map((q) => q.cue) };
    }),
    tells = telling(laid);
  return laid.map(({ rows, quotes }) => ({
    rows,
    gold: quotes.map((q) => {
      let head = q.cue.from;
      for (let i = head; i < q.cue.to; i++) if ((tells.get(rows.low[i] as number) ?? 0) > (tells.get(rows.low[head] as number) ?? 0)) head = i;
      return { ...q, head };
    }),
  }));
}

function fitHeads(texts: readonly Text[]): Packed {
  const lists = new Lists(),
    labels: number[] = [],
    signs = new Int32Array(CUE_SIGNS);
  for (const { rows, gold } of texts) {
    const heads = new Set(gold.map((g) => g.head)),
      around = new Around(rows);
    for (let p = 0; p + 1 < rows.begins.length; p++) {
      const lo = rows.begins[p] as number,
        hi = rows.begins[p + 1] as number;
      for (let i = lo; i < hi; i++) {
        const own = ownSigns(rows, i, signs);
        around.look(i, lo, hi);
        lists.add(signs, own + cueSigns(around, signs, own));
        labels.push(heads.has(i) ? 1 : 0);
      }
    }
    lists.close();
  }
  return fitLogistic(lists, Uint8Array.from(labels), FLOOR, SETTINGS);
}

/** @param seen what a first look found for a cue of a text, where this is the second. */
function fitArguments(texts: readonly Text[], seen?: (text: Text, head: number) => Seen): FittedLook {
  const sequences = new Sequences(),
    signs = new Int32Array(3 * MOST_SIGNS),
    more = new Int32Array(MOST_SIGNS);
  for (const text of texts) {
    const { rows, gold } = text;
    for (const g of gold) {
      const window = windowOf(rows, g.head),
        groups = towards(rows, between(rows, g.head, window), seen?.(text, g.head));
      sequences.begins.push(sequences.labels.length);
      for (let i = window.lo; i < window.hi; i++) {
        const side = i < g.head ? 1 : i > g.head ? 2 : 0;
        let n = 0;
        const add = (count: number): void => {
          signs.set(more.subarray(0, count), n);
          n += count;
        };
        add(restingPlaceSigns(rows, i, side, more));
        for (const group of groups.places) add(group.signs(i, more));
        sequences.places.add(signs, n);
        n = 0;
        add(restingEdgeSigns(rows, i, side, more));
        for (const group of groups.edges) add(group.signs(i, more));
        sequences.edges.add(signs, n);
        sequences.labels.push(labelOf(g, i));
        sequences.given.push(i === g.head ? 1 : 0);
      }
    }
    sequences.places.close();
    sequences.edges.close();
  }
  return fitChain(sequences, LABELS, FLOOR, SETTINGS, console.log);
}

const within = (r: Run | undefined, i: number): boolean => r !== undefined && r.from <= i && i < r.to;
function labelOf(g: Gold, i: number): number {
  if (i === g.head) return LABEL.cue;
  if (within(g.speaker, i)) return LABEL.speaker;
  if (g.content.some((r) => within(r, i))) return LABEL.content;
  return within(g.cue, i) ? LABEL.cue : LABEL.none;
}

/** Whether a candidate attributes what the gold does: more than half of the words, and the same speaker by the last word. */
function isRight({ rows: { tokens }, gold }: Text, c: Candidate): boolean {
  const words = (runs: readonly Run[]): Set<number> => {
    const out = new Set<number>();
    for (const r of runs) for (let i = r.from; i < r.to; i++) if (tokens[i]?.kind !== 'mark') out.add(i);
    return out;
  };
  const own = words(c.content);
  return gold.some((g) => {
    const theirs = words(g.content),
      shared = [...theirs].filter((i) => own.has(i)).length;
    if (4 * shared < own.size + theirs.size) return false;
    if (!g.speaker || !c.speaker) return !g.speaker && !c.speaker;
    return within(c.speaker, g.speaker.to - 1) || within(g.speaker, c.speaker.to - 1);
  });
}

interface FittedLook {
  readonly places: Packed;
  readonly edges: Packed;
}
const unpackedLook = ({ places, edges }: FittedLook): Look => lookOf(unpacked(places), unpacked(edges));

/** What the first look found in a text. */
interface Found {
  readonly heads: Float32Array;
  readonly sights: readonly Sight[];
}

/** For each text what a model finds that was learnt from the other parts. */
function crosswise<M, T>(texts: readonly Text[], learn: (texts: readonly Text[]) => M, apply: (model: M, text: Text) => T): ReadonlyMap<Text, T> {
  const out = new Map<Text, T>();
  for (let part = 0; part < PARTS; part++) {
    const model = learn(texts.filter((_, i) => i % PARTS !== part));
    texts.forEach((text, i) => i % PARTS === part && out.set(text, apply(model, text)));
  }
  return out;
}

/** Learns who says what from annotated articles. Each step learns from what the steps before it find in articles that they were not learnt from. */
export function learnAttributions(articles: readonly Annotated[], least: number): PackedAttributions {
  const texts = textsOf(articles),
    learnFirst = (of: readonly Text[]): { readonly heads: Packed; readonly first: FittedLook } => ({ heads: fitHeads(of), first: fitArguments(of) }),
    found = crosswise<{ readonly heads: Heads; readonly first: Look }, Found>(
      texts,
      (of) => {
        const { heads, first } = learnFirst(of);
        return { heads: headsOf(unpacked(heads)), first: unpackedLook(first) };
      },
      ({ heads, first }, { rows }) => {
        const likelihoods = headLikelihoods(rows, heads);
        return { heads: likelihoods, sights: sightsOf(rows, likelihoods, first) };
      },
    ),
    seen = (text: Text, head: number): Seen => {
      const { heads, sights } = found.get(text) as Found,
        k = sights.findIndex((s) => s.head === head),
        own = sights[k];
      return own ? seenOf(heads, neighbours(sights, k), own) : unseen(text, heads, sights, head);
    },
    learnSecond = (of: readonly Text[]): FittedLook => fitArguments(of, seen),
    again = crosswise(
      texts,
      (of) => unpackedLook(learnSecond(of)),
      (look, text) => {
        const { heads, sights } = found.get(text) as Found;
        return candidatesOf(text.rows, heads, sights, look).filter((c) => c.content.length > 0);
      },
    ),
    acceptance = fitAcceptance(texts, again),
    { heads, first } = learnFirst(texts),
    second = learnSecond(texts);
  return { heads: packed(heads), first: packedLook(first), second: packedLook(second), acceptance: packForest(acceptance), least };
}

/** A cue of the gold that the first look did not think one is learnt from all the same, by what its neighbours take. */
function unseen({ rows }: Text, heads: Float32Array, sights: readonly Sight[], head: number): Seen {
  const window = windowOf(rows, head),
    labels = new Float64Array((window.hi - window.lo) * LABELS);
  return seenOf(heads, sights, { window, labels });
}

function fitAcceptance(texts: readonly Text[], found: ReadonlyMap<Text, readonly Candidate[]>): Forest {
  const signs: number[] = [],
    labels: number[] = [],
    groups: number[] = [];
  texts.forEach((text, group) => {
    const candidates = found.get(text) ?? [];
    for (const [k, c] of candidates.entries()) {
      signs.push(...acceptanceSigns(text.rows, c, neighbours(candidates, k)));
      labels.push(isRight(text, c) ? 1 : 0);
      groups.push(group);
    }
  });
  console.log(`${texts.length} articles, ${labels.length} candidates, ${labels.reduce((a, b) => a + b, 0)} right`);
  return boost(
    bin(Float32Array.from(signs), ACCEPTANCE_SIGNS),
    Float32Array.from(labels),
    new Float32Array(labels.length).fill(1),
    Int32Array.from(labels, (_, i) => i),
    Int32Array.from(groups),
    JUDGE,
  );
}

const packedLook = ({ places, edges }: FittedLook): PackedLook => ({ places: packed(places), edges: packed(edges) });

/** Rows in the order of their keys, so that the same weights are the same file. */
function packed({ width, keys, weights }: Packed): PackedRows {
  const order = Int32Array.from({ length: keys.length }, (_, i) => i).sort((a, b) => (keys[a] as number) - (keys[b] as number)),
    bytes = new Int8Array(weights.length);
  order.forEach((row, at) => bytes.set(weights.subarray(row * width, (row + 1) * width), at * width));
  return {
    width,
    scale: SCALE,
    keys: toBase64(new Uint8Array(Int32Array.from(order, (row) => keys[row] as number).buffer)),
    weights: toBase64(new Uint8Array(bytes.buffer)),
  };
}

/** A candidate below this is abstained from: where attributions of held-back parts had the best balance. */
export const LEAST = 0.38;

/** Learns from the training half of PolNeAR and writes `models/attributions-en.json.gz`. */
export function trainAttributions(corpora: string): void {
  const model = learnAttributions(readLines<Annotated>(...setFiles(corpora, 'claims', 'polnear', 'train')), LEAST);
  writeFileSync(new URL('../../models/attributions-en.json.gz', import.meta.url), gzipSync(JSON.stringify(model), { level: 9 }));
}
