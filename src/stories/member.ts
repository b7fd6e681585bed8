import type { Profile } from '../model/story.ts';
import { fromBase64, toBase64 } from '../text/base64.ts';
import { heaviestOf, sides, type Vector, type Weighted } from './vector.ts';

/** Terms kept of a member: of the whole text, the headline, the earliest, the names in headline and first sentences. */
const TEXT_TERMS = 120;
const TITLE_TERMS = 24;
const FIRST_TERMS = 64;
const NAME_TERMS = 16;

/** A term by its number: FNV-1a over its UTF-16 units, 32 bits (Fowler, Noll, Vo 1991). */
export function numberOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Terms by their numbers, and what each weighs. */
export interface Side {
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
  readonly norm: number;
}
/** A member of a story laid out for comparing. */
export interface Member {
  readonly plain: Side;
  readonly title: Side;
  readonly first: Side;
  readonly names: Side;
}

/** Weights are kept as whole parts of this: from .0002 to 15.9, more than the rarest term weighs. */
const PARTS = 4096;
const MOST = 0xffff;
/** Bytes of a term: its number and its weight. */
const TERM = 4 + 2;
const SIDES = 4;

/**
 * What a story keeps of a member, in base64: profiles are read and written for each article.
 *
 * The terms of the text, the headline and the names are of unit length each; the early ones, which are compared one by one, are as they are.
 */
export function packMember(vector: Vector): string {
  const { plain, title, first, names, norm, titleNorm, namesNorm } = sides(vector);
  return packed([cut(plain, norm, TEXT_TERMS), cut(title, titleNorm, TITLE_TERMS), cut(first, 1, FIRST_TERMS), cut(names, namesNorm, NAME_TERMS)]);
}
const cut = (entries: readonly Weighted[], norm: number, limit: number): Weighted[] => heaviestOf(entries, limit).map(([t, w]) => [t, w / norm]);

/** The terms of a centroid, in the same way. */
export const packCentroid = (entries: readonly Weighted[]): string => packed([entries]);

/** How many terms each side has, a byte each, then each term's number and weight. */
function packed(all: readonly (readonly Weighted[])[]): string {
  const view = new DataView(new ArrayBuffer(all.length + TERM * all.reduce((sum, side) => sum + side.length, 0)));
  let at = all.length;
  all.forEach((side, i) => {
    view.setUint8(i, side.length);
    for (const [term, weight] of side) {
      view.setUint32(at, numberOf(term), true);
      view.setUint16(at + 4, Math.min(MOST, Math.round(weight * PARTS)), true);
      at += TERM;
    }
  });
  return toBase64(new Uint8Array(view.buffer));
}

function unpacked(base64: string, count: number): Side[] {
  const view = new DataView(fromBase64(base64).buffer);
  let at = count;
  return Array.from({ length: count }, (_, i): Side => {
    const n = view.getUint8(i),
      terms = new Uint32Array(n),
      weights = new Float32Array(n);
    let squared = 0;
    for (let k = 0; k < n; k++, at += TERM) {
      const weight = view.getUint16(at + 4, true) / PARTS;
      terms[k] = view.getUint32(at, true);
      weights[k] = weight;
      squared += weight * weight;
    }
    return { terms, weights, norm: Math.sqrt(squared) || 1 };
  });
}

function member(base64: string): Member {
  const [plain, title, first, names] = unpacked(base64, SIDES) as [Side, Side, Side, Side];
  return { plain, title, first, names };
}

const centroids = new WeakMap<Profile, Side>();
/** The terms of a story's centroid; profiles of older versions have them by name alone. */
export function centroidOf(profile: Profile): Side {
  let made = centroids.get(profile);
  if (!made) centroids.set(profile, (made = unpacked(profile.centroid ?? packCentroid(Object.entries(profile.terms)), 1)[0] as Side));
  return made;
}

const laidOut = new WeakMap<readonly unknown[], readonly Member[]>();
/** The members that a profile keeps, laid out; those of older versions were kept as vectors. */
export function membersOf({ recent }: Profile): readonly Member[] {
  let made = laidOut.get(recent);
  if (!made) laidOut.set(recent, (made = recent.map((m) => member(typeof m === 'string' ? m : packMember(m)))));
  return made;
}
