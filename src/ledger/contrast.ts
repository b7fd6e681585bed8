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
 * part ("others"), no time long ago and no place that the other report does not begin with leave nine of ten right; of other measures less than half are.
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
    isOfToday(a.setting(), b.setting())
  );
}

/** Whether nobody else is counted beside: "two others" are a part, the injured beside the dead are not. */
const isWhole = ({ evidence: { marks, kind }, setting }: Standing): boolean => !marks.has('further') || (kind === 'injured' && setting().countsDead);

const isOfToday = (a: Setting, b: Setting): boolean => !a.looksBack && !b.looksBack && isHome(a, b) && isHome(b, a);

/** Whether what a figure is told of belongs to what the other report is about. */
function isHome({ places, leads, namesKnown }: Setting, other: Setting): boolean {
  if (!namesKnown) return leads;
  return places.every((place) => other.lede.includes(stemOf(place)) || other.places.some((p) => p.includes(stemOf(place))));
}

/** "Russian" is of Russia. */
const stemOf = (place: string): string => place.slice(0, Math.max(4, place.length - 2));

/** Whether one number may be meant by both: "more than 70" beside "nearly 80", or a bare number that rounds the other. */
function mayBeOne(a: Quantity, b: Quantity): boolean {
  if (isRounded(a, b) || isRounded(b, a)) return true;
  const [x, y] = [rangeOf(a), rangeOf(b)];
  return a.bound !== undefined && b.bound !== undefined && a.bound !== 'at-least' && b.bound !== 'at-least' && x.low < y.high && y.low < x.high;
}

/** How far a round number without a word that says so may lie from what it is rounded from. */
const ROUNDED = 0.025;
const isRounded = (loose: Quantity, exact: Quantity): boolean =>
  loose.bound === undefined &&
  loose.step > exact.step &&
  loose.step / loose.scale >= 100 &&
  Math.abs(exact.value - loose.value) <= Math.min(loose.step / 2, ROUNDED * loose.value);

/** What is meant by a number with its bound word, at most. */
function rangeOf({ value, low, high, bound, below, vague, step }: Quantity): { readonly low: number; readonly high: number } {
  if (vague) return { low: value, high: Infinity };
  if (bound === 'more-than') return { low: value, high: value + step };
  if (bound === 'less-than' || bound === 'at-most' || below) return { low: value - step, high: value };
  if (bound === 'about') return { low: value - step / 2, high: value + step / 2 };
  return { low, high };
}
