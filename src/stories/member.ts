import { heaviest, norm, SIDES, type SideName, type Vector } from './vector.ts';

/** Terms kept of each side of a member. */
const KEPT: Readonly<Record<SideName, number>> = { plain: 120, title: 24, first: 64, names: 16 };

/** A member of a story laid out for comparing: terms by their numbers, side by side, the heaviest of each first. */
export interface Member {
  readonly numbers: Uint32Array;
  /** What each weighs, in parts of `PARTS`. */
  readonly parts: Uint16Array;
  /** How many terms each of the sides has. */
  readonly counts: Uint8Array;
}

/** Weights are kept as whole parts of this: from .0002 to 15.9, more than the rarest term weighs. */
export const PARTS = 4096;
const MOST = 0xffff;
/** How many terms each of the four sides has, a byte each; then all numbers, then all weights. */
const HEAD = SIDES.length;
const NUMBER = 4;
const WEIGHT = 2;

/**
 * What a story keeps of a member, in bytes: profiles are read and written for each article.
 *
 * The terms of the text, the headline and the names are of unit length each; the early ones, which are compared one by one, are as they are.
 */
export function packMember(vector: Vector): Uint8Array {
  const sides = SIDES.map((side) => {
      const weights = vector[side];
      return { weights, places: heaviest(vector.terms, weights).slice(0, KEPT[side]), parts: PARTS / (side === 'first' ? 1 : norm(weights)) };
    }),
    count = sides.reduce((sum, side) => sum + side.places.length, 0),
    bytes = new Uint8Array(HEAD + (NUMBER + WEIGHT) * count),
    numbers = new Uint32Array(bytes.buffer, HEAD, count),
    weights = new Uint16Array(bytes.buffer, HEAD + NUMBER * count, count);
  let at = 0;
  for (const [i, side] of sides.entries()) {
    bytes[i] = side.places.length;
    for (const place of side.places) {
      numbers[at] = vector.numbers[place] as number;
      weights[at++] = Math.min(MOST, Math.round((side.weights[place] as number) * side.parts));
    }
  }
  return bytes;
}

export function member(packed: Uint8Array): Member {
  // Numbers can only be looked at where they lie on a fourth byte.
  const { buffer, byteOffset: start } = packed.byteOffset % NUMBER === 0 ? packed : packed.slice(),
    count = (packed.byteLength - HEAD) / (NUMBER + WEIGHT);
  return {
    numbers: new Uint32Array(buffer, start + HEAD, count),
    parts: new Uint16Array(buffer, start + HEAD + NUMBER * count, count),
    counts: packed.subarray(0, HEAD),
  };
}
