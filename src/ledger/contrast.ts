import { differs } from './differ.ts';
import type { Evidence } from './evidence.ts';
import { HAPPENED } from './exclusion.ts';
import type { Quantity } from './quantity.ts';
import type { Setting } from './setting.ts';

/** A figure with where it stands. */
export interface Standing {
  readonly evidence: Evidence;
  /** Asked for only where two figures may differ. */
  readonly setting: () => Setting;
}

/**
 * Whether two figures that answer one question are surely two different answers, so that readers may be told that they differ.
 *
 * Most pairs of one question that state different values are no contradiction: the one counts a part, another place or an earlier event, or is a state that moves
 * by its nature (a storm's position, a share's price). Only what happened to people and things is sure enough: there the same kind, no word for a
 * part ("others", "two of the dead"), no time long ago and no place that the other report does not begin with leave nine of ten right; of other measures less than half are.
 */
export function isContrast(a: Standing, b: Standing): boolean {
  const [x, y] = [a.evidence, b.evidence];
  return (
    differs(x.quantity, y.quantity) &&
    !mayBeOne(x.quantity, y.quantity) &&
    x.kind === y.kind &&
    HAPPENED.has(x.kind) &&
    x.kind !== 'voted' &&
    isWhole(a) &&
    isWhole(b) &&
    isPart(a) === isPart(b) &&
    isOfOne(a, b) &&
    !a.setting().isSome &&
    !b.setting().isSome &&
    !isFarApart(x.quantity, y.quantity) &&
    (a.setting().leads || b.setting().leads) &&
    isOfToday(a.setting(), b.setting())
  );
}

/** Whether nobody else is counted beside: "two others" are a part, the injured beside the dead are not. */
const isWhole = ({ evidence: { marks, kind }, setting }: Standing): boolean => !marks.has('further') || (kind === 'injured' && setting().countsDead);

/** Whether one counts only those who were hurt badly or are in hospital. */
const isPart = ({ evidence: { marks, kind } }: Standing): boolean => kind === 'injured' && marks.has('part');

/** Whether the same are counted: not the gunmen here and the policemen there, nor some of whom the other counts all. */
const isOfOne = (a: Standing, b: Standing): boolean =>
  [...a.evidence.thing].some((term) => b.evidence.thing.has(term)) || (a.setting().ofAnybody && b.setting().ofAnybody);

/** Small counts of one event are seldom told as more than the double: three beside eight are three of them. */
const isFarApart = (a: Quantity, b: Quantity): boolean => Math.min(a.value, b.value) < 10 && Math.max(a.value, b.value) > 2 * Math.min(a.value, b.value);

const isOfToday = (a: Setting, b: Setting): boolean => !a.looksBack && !b.looksBack && isHome(a, b) && isHome(b, a);

/** Whether what a figure is told of belongs to what the other report is about. */
function isHome({ places, leads, namesKnown }: Setting, other: Setting): boolean {
  if (!namesKnown) return leads;
  return places.every((place) => other.lede.includes(stemOf(place)) || other.places.some((p) => p.includes(stemOf(place))));
}

/** "Russian" is of Russia. */
const stemOf = (place: string): string => place.slice(0, Math.max(4, place.length - 2));

/** Whether one number may be meant by both: "more than 70" beside "nearly 80", "dozens" beside "at least 22", or a round number beside the one it stands for. */
function mayBeOne(a: Quantity, b: Quantity): boolean {
  if (isRounded(a, b) || isRounded(b, a)) return true;
  if (isFloor(a, b) || isFloor(b, a)) return true;
  if (isExact(a) && isExact(b)) return false;
  const [x, y] = [rangeOf(a, b), rangeOf(b, a)];
  return x.low <= y.high && y.low <= x.high;
}

/** "At least 20" leaves room for 23; from a quarter more on a count has grown. */
const GROWN = 1.25;
const isFloor = (floor: Quantity, other: Quantity): boolean =>
  floor.bound === 'at-least' && other.bound !== 'at-least' && other.value >= floor.value && other.value < GROWN * floor.value;

/** A count that has only grown is shown as a difference: "at least 60" is taken by its number, but beside a looser word it says no more than that. */
const isExact = ({ bound, vague, dozens }: Quantity): boolean => !vague && !dozens && (bound === undefined || bound === 'at-least');

/** How far above "more than 250", or below "nearly 250", the number meant may lie. */
const BEYOND = 0.12;
/** "Dozens" (24) is said from about twenty up to about a hundred, "a dozen" of ten to fourteen. */
const [FROM, UP_TO] = [0.8, 5];

/** What may be meant by a number with its bound word, beside another. */
function rangeOf({ value, low, high, bound, below, vague, dozens, step }: Quantity, other: Quantity): { readonly low: number; readonly high: number } {
  const reach = Math.max(step, BEYOND * value);
  if (vague) return { low: FROM * value, high: UP_TO * value };
  if (bound === 'more-than') return { low: value, high: value + reach };
  if (bound === 'less-than' || bound === 'at-most' || below) return { low: value - reach, high: value };
  if (bound === 'at-least') return { low: value, high: isExact(other) ? value : Infinity };
  if (bound === 'about' || dozens) return { low: value - reach / 2, high: value + reach / 2 };
  return bound === 'range' ? { low, high } : { low: value, high: value };
}

/** How far a round number without a word that says so may lie from what it is rounded from. */
const ROUNDED = 0.025;
const isRounded = (loose: Quantity, exact: Quantity): boolean =>
  loose.bound === undefined &&
  loose.step > exact.step &&
  loose.step / loose.scale >= 100 &&
  Math.abs(exact.value - loose.value) <= Math.min(loose.step / 2, ROUNDED * loose.value);
