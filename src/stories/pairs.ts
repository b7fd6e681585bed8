import type { Query } from './query.ts';
import type { Alike, Similarity } from './similarity.ts';
import { probabilities, type Forest } from '../text/forest.ts';
import { mean } from './mean.ts';
import { unpackTrees } from './trees.ts';
import { PAIR_TREES } from './weights.ts';

/** How alike two articles are by what tells their stories from those near: the sum of three cosines. */
const together = (m: Alike): number => m.textTold + m.firstTold + m.titleTold;

const log1p = Math.log1p;
/** Keeps a share of next to nothing from being taken for a large one. */
const LEAST = 0.01;
/** Texts near by which a crowd is told. */
const DENSE = 20;

/** So many of a row's numbers, from its first on, may only make it likelier that two texts are of one development, and so many after these only less likely. */
export const RISING = 28;
export const FALLING = 4;

/** An article beside each kept member of each candidate as the model of pairs sees it: do the two report the same development? */
export function pairRows(q: Query, all: readonly Similarity[]): number[][][] {
  const members = all.flatMap((s) => s.members),
    most = (f: (m: Alike) => number): number => members.reduce((max, m) => Math.max(max, f(m)), LEAST),
    text = most((m) => m.text),
    told = most((m) => m.textTold),
    title = most((m) => m.titleTold),
    first = most((m) => m.firstTold),
    placeIn = (f: (m: Alike) => number): ReadonlyMap<Alike, number> => new Map([...members].sort((a, b) => f(b) - f(a)).map((m, i) => [m, i])),
    // By texts, not by stories: how the stories were cut so far must not say how alike the next two texts are.
    dense =
      members
        .map((m) => m.text)
        .sort((a, b) => b - a)
        .slice(0, DENSE)
        .reduce((sum, x) => sum + x, 0) / DENSE,
    byText = placeIn((m) => m.text),
    byTold = placeIn(together);
  return all.map((s) =>
    s.members.map((m) => [
      // RISING: the more of these, the likelier.
      m.text,
      m.textTold,
      m.title,
      m.titleTold,
      m.titleShared,
      m.first,
      m.firstTold,
      m.titleHeld,
      m.headlineHeld,
      m.titleEarly,
      m.headlineEarly,
      m.firstHeld,
      m.openingHeld,
      m.namesHeld,
      m.memberNamesHeld,
      m.namesEarly,
      m.memberNamesEarly,
      m.namesAlike,
      m.namesTold,
      m.rare1,
      m.rare3,
      m.rare6,
      together(m),
      m.text / text,
      m.textTold / told,
      m.titleTold / title,
      m.firstTold / first,
      m.sameDay,
      // FALLING: the more, the less likely.
      byText.get(m) ?? 0,
      byTold.get(m) ?? 0,
      log1p(m.hours),
      m.daysApart,
      // What says how much the others mean.
      q.nameTerms.length,
      m.nameTerms,
      m.undated,
      m.daysTold,
      m.same,
      log1p(q.plain.length),
      log1p(m.length),
      log1p(Math.min(q.plain.length, m.length)),
      q.titleTerms.length,
      m.titleTerms,
      q.firstTerms,
      m.firstTerms,
      dense,
      text,
      q.article.opinion ? 1 : 0,
      s.left,
      s.titleLeft,
    ]),
  );
}

let shipped: Forest | undefined;

/** Less alike than this by all of their words, two texts are not of one event, however alone they stand. */
const LEAST_COSINE = 0.1;
const alikeAtAll = (s: Similarity): boolean => s.centroid >= LEAST_COSINE || s.members.some((m) => m.text >= LEAST_COSINE);

/** So many names on each side tell where and of whom it reports. */
const NAMED = 2;
/** Below these the other holds next to nothing of a text's first names or of its headline early, and the two have few words in common. */
const FEW = { names: 0.15, title: 0.2, text: 0.2 };
/** Two fires of one day are two stories: neither begins with the names that the other begins with, and they are not told in the same words. */
const namesApart = (q: Query, m: Alike): boolean =>
  q.nameTerms.length >= NAMED &&
  m.nameTerms >= NAMED &&
  Math.max(m.namesEarly, m.memberNamesEarly) < FEW.names &&
  m.titleEarly < FEW.title &&
  m.text < FEW.text;

/** The likelihood, 0-1, that an article belongs to each of some stories: the mean over the members kept of that of reporting the same. */
export function likelihoods(q: Query, all: readonly Similarity[], trees: Forest = (shipped ??= unpackTrees(PAIR_TREES))): number[] {
  const rows = pairRows(q, all).map((of, i) => (alikeAtAll(all[i] as Similarity) ? of : [])),
    flat = rows.flat(),
    width = flat[0]?.length ?? 1,
    numbers = new Float32Array(flat.length * width);
  for (const [i, row] of flat.entries()) numbers.set(row, i * width);
  const likely = probabilities(trees, numbers, width);
  let at = 0;
  return rows.map((of, i) => mean(likely.subarray(at, (at += of.length)).map((p, k) => (namesApart(q, all[i]?.members[k] as Alike) ? 0 : p))));
}
