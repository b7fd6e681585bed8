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
  /** The same for the first third. */
  readonly top: number;
  readonly topReverse: number;
  /** Words of the longest run of shared sentences of prose. */
  readonly run: number;
  /** Shared sentences that stand in the same order in both, and their share of those shared. */
  readonly ordered: number;
  readonly order: number;
  /** Words shared. */
  readonly shared: number;
  /** Words of the shorter text by those of the longer. */
  readonly size: number;
  readonly title: number;
  /** Whether both have headlines, and those share no word that tells anything. */
  readonly titlesApart: boolean;
  /** Names of the text with fewer that stand in the other. */
  readonly names: number;
  /** Words of quotations in that text that the other does not have. */
  readonly ownQuoted: number;
}

/** Compares two texts; the order does not matter. */
export function compare(a: Prepared, b: Prepared): Likeness {
  const shared = overlap(a.shingles, b.shingles);
  const [small, large] = a.shingles.size <= b.shingles.size ? [a.shingles.size, b.shingles.size] : [b.shingles.size, a.shingles.size];
  const x = covered(a, b);
  const y = covered(b, a);
  const fewer = a.names.size <= b.names.size ? x : y;
  const better = x.shared / Math.max(1, a.words) >= y.shared / Math.max(1, b.words) ? x : y;
  const ordered = Math.max(inOrder(x.places), inOrder(y.places));
  return {
    containment: ratio(shared, small),
    reverse: ratio(shared, large),
    prose: Math.max(x.prose, y.prose),
    proseReverse: Math.min(x.prose, y.prose),
    quoted: Math.max(x.quoted, y.quoted),
    proseOfShared: ratio(better.sharedProse, better.shared),
    lead: Math.max(x.lead, y.lead),
    leadReverse: Math.min(x.lead, y.lead),
    top: Math.max(x.top, y.top),
    topReverse: Math.min(x.top, y.top),
    run: Math.max(x.run, y.run),
    ordered,
    order: ratio(ordered, Math.max(x.places.length, y.places.length)),
    shared: better.shared,
    size: ratio(Math.min(a.words, b.words), Math.max(a.words, b.words)),
    titlesApart: a.titleTerms.size > 0 && b.titleTerms.size > 0 && overlap(a.titleTerms, b.titleTerms) === 0,
    title: overlap(a.title, b.title) / Math.max(1, Math.min(a.title.size, b.title.size)),
    names: overlap(a.names, b.names) / Math.max(1, Math.min(a.names.size, b.names.size)),
    ownQuoted: fewer.ownQuoted,
  };
}

interface Covered {
  readonly prose: number;
  readonly quoted: number;
  readonly ownQuoted: number;
  readonly shared: number;
  readonly sharedProse: number;
  readonly lead: number;
  readonly top: number;
  readonly run: number;
  /** Of each shared sentence, which one of the other text it is, or begins with. */
  readonly places: readonly number[];
}

const LEAD = 3;
/** The part of a text in which a report tells what is new. */
const TOP = 0.3;
/** Sentences shorter than this are found by chance. */
const SHORT = 6;

function covered(a: Prepared, b: Prepared): Covered {
  const sum = { prose: 0, quoted: 0, sharedProse: 0, sharedQuoted: 0, lead: 0, sharedLead: 0, top: 0, sharedTop: 0 };
  const places: number[] = [];
  let run = 0;
  let longest = 0;
  let opening = 0;
  let before = 0;
  for (const line of a.lines) {
    const isTop = before < TOP * a.words;
    before += line.words;
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
    if (isTop) {
      sum.top += line.words;
      sum.sharedTop += words;
    }
    if (share > 0.5) places.push(placeOf(line, b.grams));
    run = share > 0.5 ? run + (line.quoted ? 0 : line.words) : 0;
    longest = Math.max(longest, run);
  }
  return {
    prose: ratio(sum.sharedProse, sum.prose),
    quoted: ratio(sum.sharedQuoted, sum.quoted),
    ownQuoted: sum.quoted - sum.sharedQuoted,
    shared: sum.sharedProse + sum.sharedQuoted,
    sharedProse: sum.sharedProse,
    lead: ratio(sum.sharedLead, sum.lead),
    top: ratio(sum.sharedTop, sum.top),
    run: longest,
    places,
  };
}

/** Share of a sentence's 4-grams in the other text; under a third it is chance. */
function coverage(line: Line, grams: ReadonlyMap<number, number>): number {
  if (line.hashes.length === 0) return 0;
  let found = 0;
  for (const h of line.hashes) if (grams.has(h)) found++;
  const share = found / line.hashes.length;
  return share < 0.34 ? 0 : share;
}

/** The sentence of the other text that holds a shared sentence's first shared words. */
function placeOf(line: Line, grams: ReadonlyMap<number, number>): number {
  for (const h of line.hashes) {
    const at = grams.get(h);
    if (at !== undefined) return at;
  }
  return 0;
}

/** Length of the longest rising part of a sequence (Fredman 1975). */
function inOrder(places: readonly number[]): number {
  const ends: number[] = [];
  for (const place of places) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    ends[low] = place;
  }
  return ends.length;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
