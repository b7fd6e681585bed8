import type { Quantity } from './quantity.ts';

/** Converted units are rounded twice: by the source and by whoever converted. */
const CONVERSION_TOLERANCE = 0.03;
/** "Dozens" (24) is said up to about a hundred, "hundreds" (200) up to a thousand. */
const VAGUE_REACH = 5;
/** How far from "about 180,000" a number may lie that is still meant by it. */
const ABOUT = 0.04;
/** How far below "up to 100" a number may lie that is still meant by it. */
const REACH_BELOW = 0.25;
/** How far below "nearly 200,000". */
const BELOW = 0.08;

/**
 * Whether two answers to one question exclude each other.
 *
 * Rounded or looser wordings are no difference ("more than 50" beside 51, "dozens" beside 59, 400 pounds beside 181 kg); a count
 * that has only grown is one ("at least 60" beside "at least 84"), because a reader who has seen one should see the other.
 */
export function differs(a: Quantity, b: Quantity): boolean {
  if (a.dimension !== b.dimension) return false;
  if (a.value === b.value) return false;
  if (a.scale !== b.scale) return !near(a.value, b.value, CONVERSION_TOLERANCE);
  return !(loosely(a, b) || loosely(b, a));
}

/** Whether `loose` is a looser wording of the same number as `exact`. */
function loosely(loose: Quantity, exact: Quantity): boolean {
  const y = exact.value,
    x = loose.value;
  if (loose.vague) return y >= x && y < x * VAGUE_REACH;
  const { step } = loose;
  switch (loose.bound) {
    case 'range':
      return y >= loose.low && y <= loose.high;
    case 'more-than':
      return y > x && y < x + step;
    case 'less-than':
    case 'at-most':
      return y < x && y > x - Math.min(step, REACH_BELOW * Math.abs(x));
    case 'about':
      if (loose.below) return y <= x && y > x - Math.min(step, BELOW * Math.abs(x));
      return Math.abs(y - x) <= Math.min(step / 2, ABOUT * Math.abs(x));
    case 'at-least':
      return false;
    case undefined:
      // Without a word that says so, only large round numbers are taken for rounded ("1.2 million" beside 1,203,456).
      return step / loose.scale >= 100 && loose.digits >= 2 && Math.abs(y - x) <= step / 2;
  }
}

/** What a bound leaves out lies this share of a step beyond what it reaches. */
const OPEN_END = 1e-9;
/**
 * From where to where a number may lie that a quantity's words mean, in its own unit: "more than 40" above 40 and below 50, "dozens" from 24 to 120, "up to 100"
 * from 75. As in `differs`.
 */
export function reach(q: Quantity): { readonly low: number; readonly high: number } {
  const { value: x, step } = q,
    end = step * OPEN_END,
    below = Math.min(step, REACH_BELOW * Math.abs(x));
  if (q.vague) return { low: x, high: x * VAGUE_REACH };
  switch (q.bound) {
    case 'range':
      return { low: q.low, high: q.high };
    case 'more-than':
      return { low: x + end, high: x + step - end };
    case 'at-least':
      return { low: x, high: x + step - end };
    case 'less-than':
      return { low: x - below, high: x - end };
    case 'at-most':
      return { low: x - below, high: x };
    case 'about': {
      const either = Math.min(step / 2, ABOUT * Math.abs(x));
      return q.below ? { low: x - Math.min(step, BELOW * Math.abs(x)), high: x } : { low: x - either, high: x + either };
    }
    case undefined:
      return { low: x, high: x };
  }
}

function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
}
