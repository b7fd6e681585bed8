import { overlap } from '../text/shingles.ts';
import type { Line, Prepared } from './prepare.ts';

/** How two texts are alike. All shares are 0-1. */
export interface Likeness {
  /** Share of the shorter text's 6-grams in the other, and of the longer's. */
  readonly containment: number;
  readonly reverse: number;
  /** Words of the own prose found in the other, by shares of the text where the share is higher and of the other one. */
  readonly prose: number;
  readonly proseReverse: number;
  /** The same for quoted words. */
  readonly quoted: number;
  /** Of the words the two share, the share that is prose, not quotation. */
  readonly proseOfShared: number;
  /** Share of the opening (first three sentences) of each that stands in the other: the higher and the lower. */
  readonly lead: number;
  readonly leadReverse: number;
  /** Words of the longest run of shared sentences of prose. */
  readonly run: number;
  /** Words shared. */
  readonly shared: number;
  readonly title: number;
  /** Names and numbers of the text with fewer that stand in the other. */
  readonly names: number;
  readonly numbers: number;
  readonly sharedNumbers: number;
  readonly sharedNames: number;
}

/** Compares two texts; the order does not matter. */
export function compare(a: Prepared, b: Prepared): Likeness {
  const shared = overlap(a.shingles, b.shingles);
  const [small, large] = a.shingles.size <= b.shingles.size ? [a.shingles.size, b.shingles.size] : [b.shingles.size, a.shingles.size];
  const x = covered(a, b);
  const y = covered(b, a);
  const sharedNames = overlap(a.names, b.names);
  const sharedNumbers = overlap(a.numbers, b.numbers);
  const better = x.shared / Math.max(1, a.words) >= y.shared / Math.max(1, b.words) ? x : y;
  return {
    containment: small ? shared / small : 0,
    reverse: large ? shared / large : 0,
    prose: Math.max(x.prose, y.prose),
    proseReverse: Math.min(x.prose, y.prose),
    quoted: Math.max(x.quoted, y.quoted),
    proseOfShared: better.shared ? better.sharedProse / better.shared : 0,
    lead: Math.max(x.lead, y.lead),
    leadReverse: Math.min(x.lead, y.lead),
    run: Math.max(x.run, y.run),
    shared: better.shared,
    title: overlap(a.title, b.title) / Math.max(1, Math.min(a.title.size, b.title.size)),
    names: sharedNames / Math.max(1, Math.min(a.names.size, b.names.size)),
    numbers: sharedNumbers / Math.max(1, Math.min(a.numbers.size, b.numbers.size)),
    sharedNames,
    sharedNumbers,
  };
}

interface Covered {
  readonly prose: number;
  readonly quoted: number;
  readonly shared: number;
  readonly sharedProse: number;
  readonly lead: number;
  readonly run: number;
}

const LEAD = 3;
/** Sentences shorter than this are found by chance. */
const SHORT = 6;

function covered(a: Prepared, b: Prepared): Covered {
  const sum = { prose: 0, quoted: 0, sharedProse: 0, sharedQuoted: 0, lead: 0, sharedLead: 0 };
  let run = 0;
  let longest = 0;
  let opening = 0;
  for (const line of a.lines) {
    if (line.words < SHORT) continue;
    const share = coverage(line, b.grams);
    const words = share * line.words;
    if (line.quoted) {
      sum.quoted += line.words;
      sum.sharedQuoted += words;
    } else {
      sum.prose += line.words;
      sum.sharedProse += words;
    }
    if (opening++ < LEAD) {
      sum.lead += line.words;
      sum.sharedLead += words;
    }
    run = share > 0.5 ? run + (line.quoted ? 0 : line.words) : 0;
    longest = Math.max(longest, run);
  }
  return {
    prose: ratio(sum.sharedProse, sum.prose),
    quoted: ratio(sum.sharedQuoted, sum.quoted),
    shared: sum.sharedProse + sum.sharedQuoted,
    sharedProse: sum.sharedProse,
    lead: ratio(sum.sharedLead, sum.lead),
    run: longest,
  };
}

/** Share of a sentence's 4-grams in the other text; under a third it is chance. */
function coverage(line: Line, grams: ReadonlySet<number>): number {
  if (line.hashes.length === 0) return 0;
  let found = 0;
  for (const h of line.hashes) if (grams.has(h)) found++;
  const share = found / line.hashes.length;
  return share < 0.34 ? 0 : share;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
