import type { Relation } from '../model/reprint.ts';
import type { Likeness } from './compare.ts';
import { WEIGHTS, type RelationWeights, type Table } from './relation-weights.ts';

/** What is known of two texts beside their words. */
export interface Circumstances {
  readonly sameSource: boolean;
  /** Both credit, or are by, one agency, and come from different sources. */
  readonly sameAgency: boolean;
  /** Either is agency copy: by its source, its dateline or a credit. */
  readonly wire: boolean;
  /** Either names the other's source. */
  readonly named: boolean;
  /** Either side's source is not known. */
  readonly unknownSource: boolean;
  /** Undefined where either is not dated. */
  readonly hoursApart: number | undefined;
  /** The later of the two is not the longer: what it has can be a cut of the other. */
  readonly laterIsShorter: boolean;
}
export interface Verdict {
  readonly relation: Relation;
  /** Of the verdict itself, and that one text comes from the other (reprint, update or based-on). */
  readonly probability: number;
  readonly family: number;
}

/** Columns of the tables of weights. */
export const ORDER: readonly Relation[] = ['reprint', 'update', 'based-on', 'shared-source', 'distinct'];
/** A text that stands whole in an earlier one is a cut of it, however short: a reprint by definition, of which the pairs read by hand hold too few. */
const WHOLE = 0.97;
/** Copying is asserted only where it is likelier than not. */
const LIKELY = 0.5;

/**
 * How two texts are related; the order does not matter. One table of weights says whether one text comes from the other, another,
 * of fewer signs, which way it does: there are fewer examples to learn that from.
 */
export function relate(l: Likeness, c: Circumstances, weights: RelationWeights = WEIGHTS): Verdict {
  const of = signs(l, c);
  const origin = probabilities(weights.origin, of);
  const kind = probabilities(weights.kind, of);
  const family = (origin[0] ?? 0) + (origin[1] ?? 0) + (origin[2] ?? 0);
  const kinds = (kind[0] ?? 0) + (kind[1] ?? 0) + (kind[2] ?? 0);
  const p = ORDER.map((_, i) => (i < 3 ? (family * (kind[i] ?? 0)) / (kinds || 1) : (origin[i] ?? 0)));
  // A later version of a report is by the same house or agency; elsewhere it is a rewrite.
  const version = c.sameSource || c.sameAgency || c.unknownSource;
  const allowed = family >= LIKELY && !isHouseBox(l, c) ? [0, ...(version ? [1] : []), 2] : [3, 4];
  const best = allowed.reduce((a, b) => ((p[b] ?? 0) > (p[a] ?? 0) ? b : a));
  const cut = ORDER[best] === 'based-on' && c.laterIsShorter && l.containment >= WHOLE && l.prose >= WHOLE;
  return { relation: cut ? 'reprint' : (ORDER[best] ?? 'distinct'), probability: p[best] ?? 0, family };
}

/** Openings that share less than this are openings of different reports. */
const DIFFERENT = 0.2;
/**
 * What a house says again weeks later under another opening is its gallery, its explainer or its list, not its report; and under a
 * headline that shares no telling word with the first one it is what stands on each of its pages. A headline that is missing says nothing.
 */
const isHouseBox = (l: Likeness, c: Circumstances): boolean =>
  c.sameSource && (c.hoursApart ?? 0) > HOURS_OF_WEEK && (l.leadReverse < DIFFERENT || l.titlesApart);

const HOURS_OF_DAY = 18;
const HOURS_OF_NEXT = 48;
const HOURS_OF_WEEK = 8 * 24;

/** The numbers that the weights are for, by name; all of them lie between 0 and about 1.5. */
export function signs(l: Likeness, c: Circumstances): Readonly<Record<string, number>> {
  const same = c.sameSource ? 1 : 0;
  const hours = c.hoursApart ?? 0;
  const far = hours > HOURS_OF_WEEK ? 1 : 0;
  const { containment, reverse, prose, proseReverse, proseOfShared, quoted, lead, leadReverse, top, topReverse, size, title, names, order } = l;
  return {
    ...{ containment, reverse, prose, proseReverse, proseOfShared, quoted, lead, leadReverse, top, topReverse, size, title, names, order },
    proseReverseSquared: proseReverse ** 2,
    run: Math.log1p(l.run) / 5,
    shared: Math.log1p(l.shared) / 6,
    ordered: Math.log1p(l.ordered) / 3,
    sameSource: same,
    sameSourceProse: same * prose,
    sameSourceLead: same * lead,
    sameSourceFar: same * far,
    sameAgency: c.sameAgency ? 1 : 0,
    wire: c.wire ? 1 : 0,
    named: c.named ? 1 : 0,
    apart: Math.min(Math.log1p(hours), 6) / 5,
    apartLong: Math.log1p(hours) / 8,
    sameDay: c.hoursApart !== undefined && hours < HOURS_OF_DAY ? 1 : 0,
    nextDay: hours >= HOURS_OF_DAY && hours < HOURS_OF_NEXT ? 1 : 0,
    far,
  };
}

function probabilities(table: Table, of: Readonly<Record<string, number>>): number[] {
  const scores = ORDER.map((_, i) => table.bias?.[i] ?? 0);
  for (const [name, weights] of Object.entries(table)) {
    const value = of[name] ?? 0;
    if (value !== 0) weights.forEach((w, i) => (scores[i] = (scores[i] ?? 0) + w * value));
  }
  const highest = Math.max(...scores);
  const e = scores.map((v) => Math.exp(v - highest));
  const sum = e.reduce((a, b) => a + b, 0);
  return e.map((v) => v / sum);
}
