import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MEDIA_TOPICS } from '../../src/model/media-topic.ts';
import { guess, topicModel, type Guess, type PackedTopics } from '../../src/stories/topic.ts';
import { toBase64 } from '../../src/text/base64.ts';
import { definedRows, labelledRows, PARTS, type Row } from './section-rows.ts';

const WRITTEN = fileURLToPath(new URL('../../models/sections-en.json', import.meta.url));
const TOPICS = MEDIA_TOPICS.length;
/** A word of fewer articles is nobody's: it would tell of one event. */
const LEAST_ARTICLES = 5;
/** Words kept: those whose weights are longest. */
const KEPT = 6000;
const ROUNDS = 5;
const RATE = 0.3;
const PENALTY = 1e-5;
/** No row counts for more than so many. */
const HEAVIEST = 8;
/** What a topic is taken to have at least, so that one of a few rows is not made as heavy as the greatest. */
const LEAST_MASS = 30;
/** One weight of a thousand may be cut short, so that the others keep their steps. */
const CLIPPED = 0.999;

/**
 * Multinomial logistic regression by stochastic gradient steps (AdaGrad), in an order that is the same each time. Each topic weighs the
 * same. A row that may belong to several topics says only that it is one of them.
 */
export function fitted(rows: readonly Row[], least: PackedTopics['least']): PackedTopics {
  const { terms, places } = vocabulary(rows),
    weights = new Float32Array(terms.length * TOPICS),
    slopes = new Float32Array(weights.length).fill(1e-3),
    bias = new Float64Array(TOPICS),
    biasSlopes = new Float64Array(TOPICS).fill(1e-3),
    counts = rowWeights(rows),
    prepared = rows.map((r, i) => ({ ...vector(r, places), truth: r.truth, weight: counts[i] ?? 0 })),
    order = prepared.map((_, i) => i).sort((a, b) => (Math.imul(a + 1, 0x9e3779b1) >>> 0) - (Math.imul(b + 1, 0x9e3779b1) >>> 0)),
    p = new Float64Array(TOPICS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const i of order) {
      const { at, value, truth, weight } = prepared[i] as (typeof prepared)[number];
      slopeOf(at, value, truth, weight, weights, bias, p);
      for (let k = 0; k < TOPICS; k++) {
        const g = p[k] as number;
        biasSlopes[k] = (biasSlopes[k] as number) + g * g;
        bias[k] = (bias[k] as number) - (0.1 * RATE * g) / Math.sqrt(biasSlopes[k] as number);
      }
      for (let j = 0; j < at.length; j++) {
        const first = (at[j] as number) * TOPICS,
          v = value[j] as number;
        for (let k = 0; k < TOPICS; k++) {
          const w = weights[first + k] as number,
            g = (p[k] as number) * v + PENALTY * w,
            slope = (slopes[first + k] as number) + g * g;
          slopes[first + k] = slope;
          weights[first + k] = w - (RATE * g) / Math.sqrt(slope);
        }
      }
    }
  }
  return packed(terms, weights, bias, least);
}

/** What the loss of one row rises by with each topic's sum, into `p`. */
function slopeOf(
  at: Uint32Array,
  value: Float32Array,
  truth: readonly number[],
  weight: number,
  weights: Float32Array,
  bias: Float64Array,
  p: Float64Array,
): void {
  p.set(bias);
  for (let j = 0; j < at.length; j++) {
    const first = (at[j] as number) * TOPICS,
      v = value[j] as number;
    for (let k = 0; k < TOPICS; k++) p[k] = (p[k] as number) + (weights[first + k] as number) * v;
  }
  const highest = Math.max(...p);
  let all = 0,
    may = 0;
  for (let k = 0; k < TOPICS; k++) all += p[k] = Math.exp((p[k] as number) - highest);
  for (const k of truth) may += p[k] as number;
  may = Math.max(may, 1e-9);
  for (let k = 0; k < TOPICS; k++) {
    const e = p[k] as number;
    p[k] = weight * (e / all - (truth.includes(k) ? e / may : 0));
  }
}

function vocabulary(rows: readonly Row[]): { readonly terms: readonly string[]; readonly places: ReadonlyMap<string, number> } {
  const articles = new Map<string, number>();
  for (const { terms } of rows) for (const t of terms) articles.set(t, (articles.get(t) ?? 0) + 1);
  const terms = [...articles].flatMap(([t, n]) => (n >= LEAST_ARTICLES ? [t] : [])).sort();
  return { terms, places: new Map(terms.map((t, i) => [t, i])) };
}

/** A row's weights, of unit length with those of words that are not known. */
function vector({ terms, profile }: Row, places: ReadonlyMap<string, number>): { readonly at: Uint32Array; readonly value: Float32Array } {
  const length = Math.sqrt(profile.weights.reduce((sum, w) => sum + w * w, 0)) || 1,
    known = terms.flatMap((t, i) => (places.has(t) ? [i] : []));
  return {
    at: Uint32Array.from(known, (i) => places.get(terms[i] as string) as number),
    value: Float32Array.from(known, (i) => (profile.weights[i] as number) / length),
  };
}

/** What each row counts for, so that all topics together weigh as much; one on average. */
function rowWeights(rows: readonly Row[]): readonly number[] {
  const mass = new Float64Array(TOPICS);
  for (const { truth, weight } of rows) for (const k of truth) mass[k] = (mass[k] as number) + weight / truth.length;
  const by = rows.map(({ truth, weight }) => truth.reduce((sum, k) => sum + weight / truth.length / Math.max(mass[k] as number, LEAST_MASS), 0)),
    mean = by.reduce((a, b) => a + b, 0) / by.length;
  return by.map((w) => Math.min(HEAVIEST, w / mean));
}

function packed(terms: readonly string[], weights: Float32Array, bias: Float64Array, least: PackedTopics['least']): PackedTopics {
  const length = (i: number): number => Math.sqrt(weights.subarray(i * TOPICS, (i + 1) * TOPICS).reduce((sum, w) => sum + w * w, 0)),
    kept = terms
      .map((_, i) => [i, length(i)] as const)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, KEPT)
      .map(([i]) => i)
      .sort((a, b) => a - b),
    sizes = kept.flatMap((i) => [...weights.subarray(i * TOPICS, (i + 1) * TOPICS)].map(Math.abs)).sort((a, b) => a - b),
    scale = (sizes[Math.floor(sizes.length * CLIPPED)] ?? 1) / 127,
    bytes = Int8Array.from(
      kept.flatMap((i) => [...weights.subarray(i * TOPICS, (i + 1) * TOPICS)].map((w) => Math.max(-127, Math.min(127, Math.round(w / scale))))),
    );
  return {
    topics: MEDIA_TOPICS,
    least,
    bias: Array.from(bias, (b) => Math.round(b * 1000) / 1000),
    scale: Number(scale.toPrecision(4)),
    terms: kept.map((i) => terms[i]).join(' '),
    weights: toBase64(new Uint8Array(bytes.buffer)),
  };
}

/** An article with what a model says of it that has seen nothing of its domain and nothing of its half year. */
export interface Tested {
  readonly row: Row;
  readonly guess?: Guess;
  readonly right: boolean;
}
const ANY: readonly number[] = MEDIA_TOPICS.map(() => 0);

/** The likeliest topic of every row by cross-validation over domain and time together, however unlikely. */
export function tested(rows: readonly Row[], defined: readonly Row[]): readonly Tested[] {
  const out: Tested[] = [];
  for (let domain = 0; domain < PARTS; domain++) {
    for (let time = 0; time < PARTS; time++) {
      const model = topicModel(fitted([...rows.filter((r) => r.domainPart !== domain && r.timePart !== time), ...defined], ANY));
      for (const row of rows) {
        if (row.domainPart !== domain || row.timePart !== time) continue;
        const said = guess(row.profile, model);
        out.push({ row, ...(said ? { guess: said } : {}), right: said !== undefined && row.truth.includes(MEDIA_TOPICS.indexOf(said.topic)) });
      }
    }
  }
  return out;
}

/** A topic is said from the least of these likelihoods from which on so many were right, in news of all kinds; one that was said too seldom to know is not said at all. */
const LIKELIHOODS = [0.75, 0.8, 0.85, 0.9, 0.95];
const RIGHT = 0.93;
const KNOWN_BY = 10;

function leastFor(all: readonly Tested[]): PackedTopics['least'] {
  return MEDIA_TOPICS.map((topic) => {
    const said = all.filter((t) => t.guess?.topic === topic);
    return (
      LIKELIHOODS.find((least) => {
        const from = said.filter((t) => (t.guess?.likelihood ?? 0) >= least);
        return from.length >= KNOWN_BY && rightOf(from).general >= RIGHT;
      }) ?? null
    );
  });
}

/** The share of what is said that is right: as it comes, and in news of all kinds. */
export function rightOf(said: readonly Tested[]): { readonly plain: number; readonly general: number } {
  const right = said.filter((t) => t.right);
  return { plain: right.length / said.length, general: general(right) / general(said) };
}

/** What is said where only likelihoods from `least` on are. */
export const saidFrom = (all: readonly Tested[], least: PackedTopics['least']): readonly Tested[] =>
  all.filter(({ guess: g }) => g !== undefined && g.likelihood >= (least[MEDIA_TOPICS.indexOf(g.topic)] ?? Infinity));

export const general = (of: readonly Tested[]): number => of.reduce((s, t) => s + t.row.general, 0);

function print(all: readonly Tested[], least: PackedTopics['least']): void {
  const line = (name: string, of: readonly Tested[]): void => {
    const said = saidFrom(of, least),
      { plain, general: weighed } = rightOf(said);
    console.log(
      `${name.padEnd(28)} ${String(of.length).padStart(6)} articles, said of ${(said.length / of.length).toFixed(3)}, right ${plain.toFixed(3)}; as news of all kinds ${(general(said) / general(of)).toFixed(3)}, ${weighed.toFixed(3)}`,
    );
  };
  line('all', all);
  for (const [set, of] of Map.groupBy(all, (t) => t.row.set)) line(set, of);
  line('named by page or address', all.filter((t) => t.row.named)); // prettier-ignore
  line('all but AllSides', all.filter((t) => !t.row.set.startsWith('allsides'))); // prettier-ignore
  MEDIA_TOPICS.forEach((topic, k) => {
    const said = saidFrom(all, least).filter((t) => t.guess?.topic === topic),
      own = all.filter((t) => t.row.truth.length === 1 && t.row.truth[0] === k),
      found = saidFrom(own, least).filter((t) => t.right);
    console.log(
      `  ${topic.padEnd(16)} from ${least[k] ?? 'never'}: said ${said.length}, right ${(rightOf(said).plain || 0).toFixed(3)}, in all kinds ${(rightOf(said).general || 0).toFixed(3)}; of its own found ${found.length} of ${own.length}`,
    );
  });
}

/** Learns from every row, with the thresholds of the cross-validation, and writes the model; prints the folds where asked to. */
export async function trainSections(corpora: string, show: boolean): Promise<void> {
  const rows = await labelledRows(corpora),
    defined = definedRows(corpora),
    all = tested(rows, defined),
    least = leastFor(all);
  if (show) print(all, least);
  writeFileSync(WRITTEN, `${JSON.stringify(fitted([...rows, ...defined], least), null, 1)}\n`);
}
