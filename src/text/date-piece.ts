import { DAY, iso, isoWeek } from './date-values.ts';
import type { Tense } from './date-tense.ts';
import type { Range } from '../model/range.ts';

/** What was named last, which "two days later" and "a year earlier" are counted from. */
export interface Anchor {
  /** Midnight of the day, epoch ms, and where its words end. */
  day?: number;
  dayAt?: number;
  month?: string;
  year?: number;
  yearAt?: number;
  quarter?: string;
}
export interface Context {
  /** Midnight of the day of publication, epoch ms. */
  readonly now: number;
  readonly tense: Tense;
  readonly anchor: Readonly<Anchor>;
  readonly text: string;
  readonly at: Range;
}
/** What a rule reads in a match: the parts of a date that words around may complete, or a value. */
export interface Piece {
  readonly kind: 'date' | 'weekday' | 'year' | 'season' | 'quarter' | 'relative-year' | 'clock' | 'plain';
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** 0 = Sunday. */
  readonly weekday?: number;
  /** -1 for "last", 1 for "next", 0 for "this". */
  readonly step?: number;
  /** TIMEX3's part of the day ("TNI"), a season ("SU"), a quarter ("Q3"), or a time ("T22:00"). */
  readonly part?: string;
  readonly value?: string | ((c: Context) => string | undefined);
  readonly mod?: string;
  /** Characters of the match before and after the expression. */
  readonly skip?: number;
  readonly length?: number;
}
export interface Rule {
  /** Lower-case words, parted by spaces: whatever the rule reads has one of them in it, or `0`, any number. A rule without words is tried on every text. */
  readonly words?: string;
  readonly pattern: RegExp;
  readonly read: (m: RegExpMatchArray) => Piece | readonly Piece[] | undefined;
}
/** The last weekend up to publication, or the one to come. */
export function weekend(step: number | undefined): Piece {
  const value = (c: Context): string | undefined => {
    const today = new Date(c.now).getUTCDay();
    const ahead = step === undefined ? c.tense === 'ahead' : step > 0;
    // "this weekend" of a weekday is the one to come, unless the sentence looks back.
    const near = step === 0 && c.tense !== 'back' && today > 1;
    const saturday = today === 0 ? c.now - DAY : ahead || near ? c.now + (6 - today) * DAY : c.now - ((today + 1) % 7) * DAY;
    const shift = (today === 0 || today === 6) && step ? step * 7 * DAY : 0;
    const week = isoWeek(saturday + shift);
    return week === undefined ? undefined : `${week}-WE`;
  };
  return { kind: 'plain', value };
}

/** "last month", "this week", "next year" as a calendar value. */
export function named(unit: string | undefined, step: number): Piece | undefined {
  if (unit === 'Y') return { kind: 'relative-year', step };
  if (!unit || !'DWMDE'.includes(unit)) return undefined;
  return { kind: 'plain', value: (c) => stepped(c.now, unit, step) };
}

/** The day, week, month, year or decade that lies a number of units from an instant; undefined for a day, a week or a month outside the years 1000 to 2999. */
export function stepped(t: number, unit: string, n: number): string | undefined {
  const d = new Date(t);
  if (unit === 'D') return iso(t + n * DAY);
  if (unit === 'W') return isoWeek(t + n * 7 * DAY);
  if (unit === 'M') return iso(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + n, 1))?.slice(0, 7);
  if (unit === 'Y') return String(d.getUTCFullYear() + n);
  if (unit === 'Q') {
    const q = d.getUTCFullYear() * 4 + Math.floor(d.getUTCMonth() / 3) + n;
    return `${Math.floor(q / 4)}-Q${(q % 4) + 1}`;
  }
  if (unit === 'DE') return String(d.getUTCFullYear() + 10 * n);
  return undefined;
}
