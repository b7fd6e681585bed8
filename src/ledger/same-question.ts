import type { Context } from './context.ts';
import type { Evidence, Mark } from './evidence.ts';
import { alike, HAPPENED, impossible } from './exclusion.ts';
import { sharesHead } from './likeness.ts';
import { bothNames } from './names.ts';
import type { Quantity } from './quantity.ts';
import { WEIGHTS } from './same-question-weights.ts';

/** What a pair of figures is judged by. */
export const FEATURES = [
  'rounded',
  'ratio',
  'exactness',
  'kindSpecific',
  'thing',
  'head',
  'thingApart',
  'near',
  'sentence',
  'after',
  'othersShared',
  'valueElsewhere',
  'namesShared',
  'namesApart',
  'daysShared',
  'sameArticle',
  'further',
  'earlier',
  'ofApart',
  'eventElsewhere',
  'best',
  'rival',
] as const;
export type Feature = (typeof FEATURES)[number];

/**
 * The probability that two figures answer the same question: same thing, event, place and scope, whoever says it and whenever.
 *
 * Pairs that no context could make one question (another dimension, two figures of one sentence that are no conversion of each
 * other, killed against injured) are 0. The rest is a logistic model over `FEATURES`.
 */
export function sameQuestion(a: Evidence, b: Evidence, context: Context, weights: readonly number[] = WEIGHTS): number {
  if (impossible(a, b) || !shareAnything(a, b, context)) return 0;
  return 1 / (1 + Math.exp(-features(a, b, context).reduce((sum, v, i) => sum + v * (weights[i + 1] ?? 0), weights[0] ?? 0)));
}

/** Equal numbers alone prove nothing: some word or some other number must be shared. */
function shareAnything(a: Evidence, b: Evidence, context: Context): boolean {
  return context.sentence(a, b) > 0 || [...a.others].some((n) => b.others.has(n));
}

/** The features of a pair in the order of `FEATURES`, each about 0-1; symmetric in a and b. */
export function features(a: Evidence, b: Evidence, context: Context): number[] {
  const [x, y] = [a.quantity.value, b.quantity.value];
  const sameValue = x === y;
  const bothThings = a.thing.size > 0 && b.thing.size > 0;
  const thing = context.thing(a, b);
  const names = circumstances(a, b);
  const days = daysOf(a.days, b.days);
  const apart = (mark: Mark): number => bit(a.marks.has(mark) !== b.marks.has(mark));
  const values: Record<Feature, number> = {
    rounded: bit(!sameValue && alike(a, b) && a.quantity.bound !== 'range' && b.quantity.bound !== 'range'),
    ratio: sameValue || disputed(a, b) ? 0 : Math.min(3, Math.abs(Math.log((Math.abs(x) + 1) / (Math.abs(y) + 1)))) / 3,
    exactness: sameValue ? exactness(a.quantity) : 0,
    kindSpecific: bit(a.kind === b.kind && HAPPENED.has(a.kind)),
    thing,
    head: bit(sharesHead(a, b)),
    thingApart: bit(bothThings && thing === 0),
    near: context.near(a, b),
    sentence: context.sentence(a, b),
    after: bit(a.after !== '' && a.after === b.after),
    othersShared: Math.min(2, [...a.others].filter((n) => b.others.has(n)).length) / 2,
    valueElsewhere: (bit(!sameValue && b.others.has(x / a.quantity.scale)) + bit(!sameValue && a.others.has(y / b.quantity.scale))) / 2,
    namesShared: bit(names === 'shared'),
    namesApart: bit(names === 'apart'),
    daysShared: bit(days === 'shared'),
    sameArticle: bit(a.articleId === b.articleId),
    further: apart('further'),
    earlier: apart('earlier'),
    eventElsewhere: (bit(a.event !== '' && b.near.has(a.event)) + bit(b.event !== '' && a.near.has(b.event))) / 2,
    best: context.best(a, b),
    rival: context.rival(a, b),
    ofApart: bit(!sameWhole(a, b) || a.against !== b.against),
  };
  return FEATURES.map((f) => values[f]);
}

/** What two sides of a fight count of each other's losses; there a count three times the other is no sign of another question. */
const LOSSES: ReadonlySet<string> = new Set(['destroyed', 'damaged', 'downed', 'captured']);
function disputed(a: Evidence, b: Evidence): boolean {
  return a.kind === b.kind && LOSSES.has(a.kind) && sharesHead(a, b);
}

/** Whether names or days beside the numbers agree; apart only where both have the like and none agrees. */
function circumstances(a: Evidence, b: Evidence): 'shared' | 'apart' | undefined {
  const [names, days] = [bothNames(a.names, b.names), daysOf(a.nearDays, b.nearDays)];
  if (names === 'shared' || days === 'shared') return 'shared';
  return names ?? days;
}

/** Parts of one whole, which either sentence may only mention ("80, of which 52"). */
function sameWhole(a: Evidence, b: Evidence): boolean {
  return a.of === b.of || (a.of === undefined ? b.of !== undefined && a.others.has(b.of) : b.of === undefined && b.others.has(a.of));
}

const bit = (b: boolean): number => (b ? 1 : 0);

/** How little chance alone explains that two sources state one number: few digits say little, many say much. */
function exactness({ value, scale, digits }: Quantity): number {
  return Math.min(1, (digits - 1) / 2 + (value / scale > 12 && digits === 1 ? 0.25 : 0));
}

/** Days are compared only with days, months with months, years with years. */
function daysOf(a: ReadonlySet<string>, b: ReadonlySet<string>): 'shared' | 'apart' | undefined {
  let comparable = false;
  for (const x of a)
    for (const y of b) {
      if (x === y) return 'shared';
      if (x[0] === y[0]) comparable = true;
    }
  return comparable ? 'apart' : undefined;
}
