import type { Relation } from '../model/reprint.ts';
import { overlap } from '../text/shingles.ts';
import type { Likeness } from './compare.ts';
import type { Prepared } from './prepare.ts';

/** What is known of two texts beside their words. */
export interface Known {
  /** The agency that both credit or are by. */
  readonly agency: string | undefined;
  readonly sameSource: boolean;
  /** Undefined where either is not dated. */
  readonly hoursApart: number | undefined;
  /** What points to the later one being made from the earlier: it names its house, or credits its agency, or that one is an agency's own. */
  readonly pointer: string | undefined;
  readonly earlier: Prepared;
  readonly later: Prepared;
}
export interface Told {
  readonly relation: Extract<Relation, 'based-on'>;
  /** The one that was there first: it is the original, whatever else ranks originals. */
  readonly earlier: Prepared;
  readonly evidence: readonly string[];
}

/** Later than this it is another day's report. */
const FRESH_HOURS = 72;
/** Names and numbers that a rewrite shares with its original at least, and numbers among them. */
const FACTS = 10;
const NUMBERS = 3;
/** The share of its own that it may add; more where it credits the agency whose report the original is too. */
const OWN = 1 / 6;
const OWN_CREDITED = 1 / 5;
const ROUNDING = 1e-9;
/** With fewer of its names in the other a text is not looked at for numbers. */
const SOME = 0.6;
/** Words of quotations of its own: who quotes more than this has asked somebody. */
const QUOTED = 12;

/**
 * A rewrite that kept little wording, told by its facts; undefined where they do not suffice.
 *
 * Independent reports of one event share its names and some numbers too, but each has some that the other lacks, and quotes others.
 * A rewrite has hardly any of its own, and it is made from a text that others take, agency copy, or from one whose house it names.
 */
export function told(l: Likeness, known: Known): Told | undefined {
  if (known.sameSource || known.pointer === undefined || (known.hoursApart ?? 0) > FRESH_HOURS || l.ownQuoted > QUOTED) return undefined;
  const { later, earlier } = known;
  const names = overlap(later.names, earlier.names);
  if (names / Math.max(1, later.names.size) < SOME) return undefined;
  const numbers = overlap(later.numbers, earlier.numbers);
  const facts = later.names.size + later.numbers.size;
  if (numbers < NUMBERS || names + numbers < FACTS || facts > earlier.names.size + earlier.numbers.size) return undefined;
  const own = 1 - (names + numbers) / facts;
  if (own > (known.agency === undefined ? OWN : OWN_CREDITED) + ROUNDING) return undefined;
  const evidence = [known.pointer, `shares names ${names} of ${later.names.size}`, `numbers ${numbers} of ${later.numbers.size}`];
  return { relation: 'based-on', earlier, evidence };
}
