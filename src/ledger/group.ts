import type { Evidence } from './evidence.ts';
import { UNBOUND, type Bound } from './bonds.ts';
import { contextOf } from './context.ts';
import type { Context } from './context.ts';
import { alike, impossible } from './exclusion.ts';
import { sameQuestion } from './same-question.ts';

/** The least mean probability at which two groups of figures are one question. */
export const SAME = 0.4;
/** The same over their pairs of different value: to show two figures as a contradiction takes more than to show them side by side. */
export const SAME_UNLIKE = 0.5;

/**
 * Figures of one story parted into questions: indexes into `list`, every figure in exactly one group.
 *
 * The surest pairs are joined first, two groups only while the mean over all their pairs holds (average linkage, Sokal and
 * Michener 1958) and no pair between them is impossible: one bold link never ties two questions together.
 * @param bound pairs that are joined before all others, and pairs that never come into one group.
 */
export function group(list: readonly Evidence[], weights?: readonly number[], bound: Bound = UNBOUND): number[][] {
  const context = contextOf(list);
  const known = new Map<number, number>();
  const probability = (i: number, j: number): number => {
    const key = i < j ? i * list.length + j : j * list.length + i;
    let p = known.get(key);
    if (p === undefined) known.set(key, (p = sameQuestion(list[i] as Evidence, list[j] as Evidence, context, weights)));
    return p;
  };
  const owner = list.map((_, i) => i);
  const members = list.map((_, i) => [i]);
  const join = (i: number, j: number, may: (left: readonly number[], right: readonly number[]) => boolean): void => {
    const [a, b] = [owner[i] as number, owner[j] as number];
    const [left, right] = [members[a] as number[], members[b] as number[]];
    if (a === b || !may(left, right)) return;
    for (const k of right) owner[k] = a;
    left.push(...right);
    members[b] = [];
  };
  for (const [i, j] of bound.same) join(i, j, () => true);
  const apart = (left: readonly number[], right: readonly number[]): boolean =>
    bound.apart.some(([i, j]) => (left.includes(i) && right.includes(j)) || (left.includes(j) && right.includes(i)));
  for (const [i, j] of links(context, probability)) join(i, j, (left, right) => !apart(left, right) && together(left, right, list, probability));
  return members.filter((m) => m.length > 0).map((m) => m.sort((x, y) => x - y));
}

function together(left: readonly number[], right: readonly number[], list: readonly Evidence[], probability: (i: number, j: number) => number): boolean {
  const [all, unlike] = [mean(), mean()];
  for (const i of left)
    for (const j of right) {
      const [a, b] = [list[i] as Evidence, list[j] as Evidence];
      if (impossible(a, b)) return false;
      const p = probability(i, j);
      all.add(p);
      if (!alike(a, b)) unlike.add(p);
    }
  return all.value() >= SAME && unlike.value() >= SAME_UNLIKE;
}

/** A running mean; 1 of nothing. */
function mean() {
  let [sum, count] = [0, 0];
  return {
    add(x: number): void {
      sum += x;
      count++;
    },
    value: (): number => (count === 0 ? 1 : sum / count),
  };
}

/** Pairs that may be one question, surest first; ties in the order of the list. */
function links(context: Context, probability: (i: number, j: number) => number): [number, number][] {
  return context.pairs
    .map(([i, j]) => [i, j, probability(i, j)] as const)
    .filter(([, , p]) => p >= SAME)
    .sort((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1])
    .map(([i, j]) => [i, j]);
}
