import type { Context } from './context.ts';
import type { Evidence, Mark } from './evidence.ts';
import { differs } from './differ.ts';
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

type Rarity = Context['rarity'];

/**
 * The probability that two figures answer the same question: same thing, event, place and scope, whoever says it and whenever.
 *
 * Pairs that no context could make one question (another dimension, two figures of one sentence that are no conversion of each
 * other, killed against injured) are 0. The rest is a logistic model over `FEATURES`.
 */
export function sameQuestion(a: Evidence, b: Evidence, context: Context, weights: readonly number[] = WEIGHTS): number {
  if (impossible(a, b)) return 0;
  return 1 / (1 + Math.exp(-features(a, b, context).reduce((sum, v, i) => sum + v * (weights[i + 1] ?? 0), weights[0] ?? 0)));
}

/** Whether two figures state one value, or one is a looser wording of the other. */
export function alike(a: Evidence, b: Evidence): boolean {
  return !differs(a.quantity, b.quantity);
}

export function impossible(a: Evidence, b: Evidence): boolean {
  if (a.quantity.dimension !== b.quantity.dimension) return true;
  if (a.quantity.dimension === 'other' && a.quantity.unit !== b.quantity.unit) return true;
  if (a.place === b.place) return a.quantity.unit === b.quantity.unit || !alike(a, b);
  return kindsConflict(a, b);
}

/** Kinds that say what happened; the others only say what is counted. */
const HAPPENED: ReadonlySet<string> = new Set(['killed', 'injured', 'missing', 'displaced', 'arrested', 'captured', 'destroyed', 'damaged', 'downed', 'voted']);
/** Kinds that sources use of one event. */
const EXCHANGED: readonly (readonly [string, string])[] = [
  ['destroyed', 'damaged'],
  ['destroyed', 'downed'],
  ['damaged', 'downed'],
  ['arrested', 'captured'],
];

function kindsConflict(a: Evidence, b: Evidence): boolean {
  return a.kind !== b.kind && HAPPENED.has(a.kind) && HAPPENED.has(b.kind) && !EXCHANGED.some(([x, y]) => (a.kind === x && b.kind === y) || (a.kind === y && b.kind === x));
}

/** The features of a pair in the order of `FEATURES`, each about 0-1; symmetric in a and b. */
export function features(a: Evidence, b: Evidence, context: Context): number[] {
  const { rarity } = context;
  const [x, y] = [a.quantity.value, b.quantity.value];
  const sameValue = x === y;
  const bothThings = a.thing.size > 0 && b.thing.size > 0;
  const thing = overlap(a.thing, b.thing, rarity);
  const head = a.head !== '' && (a.thing.has(b.head) || b.thing.has(a.head));
  const names = bothNames(a.names, b.names);
  const days = daysOf(a.days, b.days);
  const apart = (mark: Mark): number => bit(a.marks.has(mark) !== b.marks.has(mark));
  const values: Record<Feature, number> = {
    rounded: bit(!sameValue && alike(a, b)),
    ratio: sameValue ? 0 : Math.min(3, Math.abs(Math.log((Math.abs(x) + 1) / (Math.abs(y) + 1)))) / 3,
    exactness: sameValue ? exactness(x / a.quantity.scale) : 0,
    kindSpecific: bit(a.kind === b.kind && HAPPENED.has(a.kind)),
    thing,
    head: bit(head),
    thingApart: bit(bothThings && thing === 0),
    near: cosine(a.near, b.near, rarity),
    sentence: overlap(new Set(a.near.keys()), new Set(b.near.keys()), rarity),
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
    ofApart: bit(a.of !== b.of || a.against !== b.against),
  };
  return FEATURES.map((f) => values[f]);
}

const bit = (b: boolean): number => (b ? 1 : 0);

/** How little chance alone explains that two sources state one number: few digits say little, many say much. */
function exactness(x: number): number {
  const digits = Number(Math.abs(x).toPrecision(6)).toExponential().split('e')[0]?.replace('.', '').length ?? 1;
  return Math.min(1, (digits - 1) / 2 + (x > 12 && digits === 1 ? 0.25 : 0));
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>, rarity: Rarity): number {
  if (a.size === 0 || b.size === 0) return 0;
  let [shared, left, right] = [0, 0, 0];
  for (const t of a) {
    const w = rarity(t);
    left += w;
    if (b.has(t)) shared += w;
  }
  for (const t of b) right += rarity(t);
  return shared === 0 ? 0 : shared / Math.sqrt(left * right);
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, rarity: Rarity): number {
  let [dot, left, right] = [0, 0, 0];
  for (const [t, w] of a) {
    const x = w * rarity(t);
    left += x * x;
    const other = b.get(t);
    if (other !== undefined) dot += x * other * rarity(t);
  }
  for (const [t, w] of b) right += (w * rarity(t)) ** 2;
  return dot === 0 ? 0 : dot / Math.sqrt(left * right);
}

function bothNames(a: ReadonlySet<string>, b: ReadonlySet<string>): 'shared' | 'apart' | undefined {
  if (a.size === 0 || b.size === 0) return undefined;
  for (const x of a) for (const y of b) if (sameName(x, y)) return 'shared';
  return 'apart';
}

/** A name and what is made of it ("Ukraine", "Ukrainian") begin alike. */
function sameName(x: string, y: string): boolean {
  if (x === y) return true;
  const shortest = Math.min(x.length, y.length);
  const stem = Math.max(4, Math.ceil(shortest * 0.7));
  return shortest >= stem && x.slice(0, stem) === y.slice(0, stem);
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

/** Likeness by context alone, without the values: what competes for a place in a question. */
export function likeness(a: Evidence, b: Evidence, rarity: Rarity): number {
  if (impossible(a, b)) return 0;
  return cosine(a.near, b.near, rarity) + overlap(a.thing, b.thing, rarity) / 2 + (a.kind === b.kind ? (HAPPENED.has(a.kind) ? 0.5 : 0.2) : 0) + (a.after !== '' && a.after === b.after ? 0.2 : 0);
}
