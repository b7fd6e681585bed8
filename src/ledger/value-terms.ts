/** An interval, both ends part of it; either may be infinite. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Smaller numbers count as nothing, larger ones all as one decade. */
const LEAST = -6,
  MOST = 18;
/** Places of a decade: its numbers by their first two digits, 10 to 99. */
const DECADE = 90,
  TEN = 10;
const LAST = (MOST - LEAST + 2) * DECADE - 1;

/** Where a number's size stands on a line of places, as many for each power of ten. */
function placeOf(size: number): number {
  if (size < 10 ** LEAST) return 0;
  if (size >= 10 ** (MOST + 1)) return LAST;
  const [digits = '', power = '0'] = size.toExponential(14).split('e');
  return (Number(power) - LEAST + 1) * DECADE + Number(digits.replace('.', '').slice(0, 2)) - 10;
}

interface Places {
  readonly sign: '' | '-';
  readonly from: number;
  readonly to: number;
}
/** The places of an interval, those of negative numbers apart. */
function placesOf({ low, high }: Interval): Places[] {
  return [
    ...(low < 0 ? [{ sign: '-' as const, from: high < 0 ? placeOf(-high) : 0, to: placeOf(-low) }] : []),
    ...(high >= 0 ? [{ sign: '' as const, from: placeOf(Math.max(0, low)), to: placeOf(high) }] : []),
  ];
}

/** Whole numbers from `from` to `to` divided by `by`, each once. */
const steps = ({ from, to }: Places, by: number): number[] => {
  const first = Math.floor(from / by);
  return Array.from({ length: Math.floor(to / by) - first + 1 }, (_, i) => first + i);
};
const named = (level: string, { sign }: Places, numbers: readonly number[]): string[] => numbers.map((n) => `${level}${sign}${n.toString(36)}`);
const exact = (value: number): string => `v=${value}`;
/** Whether an interval is so wide that it is looked for by powers of ten alone. */
const isWide = ({ from, to }: Places): boolean => to - from >= DECADE;

/**
 * Index terms of a figure that may be any number of an interval: a number alone by its power of ten, its first digit and its first two (Lucene's
 * numeric tries), and exactly; a true interval by the first digits, or where it is wide the powers of ten, that it reaches over.
 */
export function termsOfInterval(at: Interval): string[] {
  const parts = placesOf(at);
  if (at.low === at.high)
    return [...parts.flatMap((p) => [...named('v0', p, steps(p, DECADE)), ...named('v1', p, steps(p, TEN)), ...named('v2', p, [p.from])]), exact(at.low)];
  return parts.flatMap((p) => [...named('v3', p, steps(p, DECADE)), ...(isWide(p) ? named('v4', p, steps(p, DECADE)) : named('v5', p, steps(p, TEN)))]);
}

/** Of these terms every figure has one that may be a number of an interval; figures whose first two digits are those of one of its ends may have one as well. */
export function termsMeeting(asked: Interval): string[] {
  const parts = placesOf(asked),
    alone = asked.low === asked.high ? [exact(asked.low)] : parts.flatMap(covering);
  return [
    ...alone,
    ...parts.flatMap((p) => (isWide(p) ? named('v3', p, steps(p, DECADE)) : [...named('v5', p, steps(p, TEN)), ...named('v4', p, steps(p, DECADE))])),
  ];
}

/** The fewest terms for all numbers of some places. */
function covering(p: Places): string[] {
  const found: string[] = [];
  for (let n = p.from; n <= p.to;) {
    const [level, size] =
      n % DECADE === 0 && n + DECADE - 1 <= p.to
        ? (['v0', DECADE] as const)
        : n % TEN === 0 && n + TEN - 1 <= p.to
          ? (['v1', TEN] as const)
          : (['v2', 1] as const);
    found.push(...named(level, p, [n / size]));
    n += size;
  }
  return found;
}
