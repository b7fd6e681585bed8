import type { Evidence } from './evidence.ts';
import { HAPPENED, impossible } from './exclusion.ts';
import { cosine, weighted, type Weighted } from '../text/weighted.ts';
import { likeness } from './likeness.ts';

/** What the figures of one story, taken together, say about each pair of them. */
export interface Context {
  /** Index pairs, lower first, that anything speaks for. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Cosines over the words by nearness to the number, over the whole sentence, and over the things counted. */
  near(a: Evidence, b: Evidence): number;
  sentence(a: Evidence, b: Evidence): number;
  thing(a: Evidence, b: Evidence): number;
  /** How far two figures are each other's closest in their articles: 0, 0.5 or 1. */
  best(a: Evidence, b: Evidence): number;
  /** Whether the article of one states the value of the other in a figure of its own. */
  rival(a: Evidence, b: Evidence): number;
}

/** Sums of the same numbers in another order. */
const ROUNDING = 1e-9;

interface Vectors {
  readonly near: Weighted;
  readonly sentence: Weighted;
  readonly thing: Weighted;
}

export function contextOf(list: readonly Evidence[]): Context {
  const rarity = rarityOf(list);
  const vectors = new Map(list.map((e) => [e, vectorsOf(e, rarity)] as const));
  const by =
    (part: keyof Vectors) =>
    (a: Evidence, b: Evidence): number => {
      const [x, y] = [vectors.get(a), vectors.get(b)];
      return x && y ? cosine(x[part], y[part]) : 0;
    };
  const [near, sentence, thing] = [by('near'), by('sentence'), by('thing')];
  const like = (a: Evidence, b: Evidence): number => likeness(a, b, near(a, b), thing(a, b));
  const pairs = candidates(list);
  const closest = closestOf(list, pairs, like);
  const values = new Set(list.map((e) => valueKey(e, e)));
  return {
    pairs,
    near,
    sentence,
    thing,
    best(a, b) {
      const own = like(a, b);
      const is = (most: number | undefined): number => Number(most !== undefined && own >= most - ROUNDING);
      return (is(closest.get(a)?.get(b.articleId)) + is(closest.get(b)?.get(a.articleId))) / 2;
    },
    rival: (a, b) => (a.quantity.value === b.quantity.value ? 0 : (Number(values.has(valueKey(a, b))) + Number(values.has(valueKey(b, a)))) / 2),
  };
}

function vectorsOf(e: Evidence, rarity: (term: string) => number): Vectors {
  return {
    near: weighted([...e.near].map(([t, w]) => [t, w * rarity(t)])),
    sentence: weighted([...e.near.keys()].map((t) => [t, Math.sqrt(rarity(t))])),
    thing: weighted([...e.thing].map((t) => [t, Math.sqrt(rarity(t))])),
  };
}

/** How alike each figure's closest figure in every article is. */
function closestOf(list: readonly Evidence[], pairs: Context['pairs'], like: (a: Evidence, b: Evidence) => number): Map<Evidence, Map<string, number>> {
  const closest = new Map(list.map((e) => [e, new Map<string, number>()] as const));
  const raise = (e: Evidence, articleId: string, value: number): void => {
    const row = closest.get(e);
    if (row && value > (row.get(articleId) ?? 0)) row.set(articleId, value);
  };
  for (const [i, j] of pairs) {
    const [a, b] = [list[i] as Evidence, list[j] as Evidence];
    const value = like(a, b);
    raise(a, b.articleId, value);
    raise(b, a.articleId, value);
  }
  return closest;
}

function valueKey(value: Evidence, article: Evidence): string {
  return `${value.quantity.dimension} ${value.quantity.value} ${article.articleId}`;
}

/** Rarity by the share of the sentences that hold a term (inverse document frequency, scaled to 0-1). */
function rarityOf(list: readonly Evidence[]): (term: string) => number {
  const sentences = new Map(list.map((e) => [e.place, e]));
  const frequency = new Map<string, number>();
  for (const e of sentences.values()) for (const t of e.near.keys()) frequency.set(t, (frequency.get(t) ?? 0) + 1);
  const most = Math.log(1 + Math.max(2, sentences.size));
  const known = new Map([...frequency].map(([t, f]) => [t, Math.log(1 + sentences.size / f) / most] as const));
  return (term) => known.get(term) ?? 1;
}

/** A term of more figures than this says nothing by itself; in a small story every shared term counts. */
const COMMON = 24;

/**
 * Pairs that share a value, the noun counted, what happened, or a word that is not in most of the sentences.
 *
 * A large story has thousands of figures: without this every one would be compared with every other.
 */
function candidates(list: readonly Evidence[]): [number, number][] {
  const bins = new Map<string, number[]>();
  list.forEach((e, i) => {
    for (const key of keysOf(e)) {
      const bin = bins.get(key);
      if (bin) bin.push(i);
      else bins.set(key, [i]);
    }
  });
  const met = new Int32Array(list.length).fill(-1);
  return list.flatMap((a, i) => {
    const out: [number, number][] = [];
    for (const key of keysOf(a)) {
      const bin = bins.get(key) ?? [];
      if (key.startsWith('w ') && bin.length > COMMON) continue;
      for (const j of bin) {
        if (j <= i || met[j] === i) continue;
        met[j] = i;
        if (!impossible(a, list[j] as Evidence)) out.push([i, j]);
      }
    }
    return out;
  });
}

function keysOf(e: Evidence): string[] {
  const { dimension, value } = e.quantity;
  const d = dimension;
  return [
    `v ${d} ${value}`,
    ...(e.head ? [...e.thing].map((t) => `h ${d} ${t}`) : []),
    ...(HAPPENED.has(e.kind) ? [`k ${e.kind}`] : []),
    ...[...e.near.keys()].map((t) => `w ${d} ${t}`),
  ];
}
