import type { Profile } from '../model/story.ts';
import { unpack } from './pack.ts';

/** What JSON does well: the few fields, and how long the parts are that follow. */
type Head = Pick<Profile, 'storyId' | 'lang' | 'until' | 'size' | 'terms' | 'marks' | 'saga' | 'beside'> & {
  readonly count: number;
  readonly recent: readonly number[];
};

const FORMAT = 2;
const LENGTHS = 8;
const NUMBER = 4;
/** Numbers of four bytes can be looked at only where they begin on a fourth. */
const aligned = (n: number): number => (n + NUMBER - 1) & -NUMBER;

/** A profile as a row keeps it: format and length of the head, the head as JSON, the numbers and weights of its terms, the members; each part begins on a fourth byte. */
export function packProfile({ numbers, weights, recent, ...fields }: Profile): Uint8Array {
  const count = weights.length,
    head = Buffer.from(JSON.stringify({ ...fields, count, recent: recent.map((m) => m.length) } satisfies Head)),
    from = LENGTHS + aligned(head.length),
    bytes = new Uint8Array(recent.reduce((sum, m) => sum + aligned(m.length), from + 2 * NUMBER * count));
  new Uint32Array(bytes.buffer, 0, 2).set([FORMAT, head.length]);
  bytes.set(head, LENGTHS);
  new Uint32Array(bytes.buffer, from, count).set(numbers);
  new Float32Array(bytes.buffer, from + NUMBER * count, count).set(weights);
  let at = from + 2 * NUMBER * count;
  for (const m of recent) {
    bytes.set(m, at);
    at += aligned(m.length);
  }
  return bytes;
}

export function unpackProfile(row: Uint8Array): Profile {
  if (row[0] !== FORMAT) return older(unpack(row));
  const bytes = row.byteOffset % NUMBER === 0 ? new Uint8Array(row.buffer, row.byteOffset, row.byteLength) : new Uint8Array(row),
    [, length = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2),
    { count, recent: lengths, ...fields } = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset + LENGTHS, length).toString()) as Head,
    from = LENGTHS + aligned(length),
    numbers = new Uint32Array(bytes.buffer, bytes.byteOffset + from, count),
    weights = new Float32Array(bytes.buffer, bytes.byteOffset + from + NUMBER * count, count);
  let at = from + 2 * NUMBER * count;
  const recent = lengths.map((n) => {
    const m = bytes.subarray(at, at + n);
    at += aligned(n);
    return m;
  });
  return { ...fields, numbers, weights, recent };
}

/** A profile of version 0.1.0, JSON with its terms by weight: its members' terms are not what members are compared by now, so it keeps none. */
function older(json: string): Profile {
  const profile = JSON.parse(json) as Omit<Profile, 'terms'> & { readonly terms: Readonly<Record<string, number>> },
    terms = Object.entries(profile.terms).sort(([, a], [, b]) => b - a),
    { storyId, lang, until, size, saga } = profile;
  return {
    ...{ storyId, lang, until, size, recent: [], marks: [], terms: terms.map(([t]) => t).join('\n'), numbers: new Uint32Array(terms.length) },
    weights: Float32Array.from(terms, ([, w]) => w),
    ...(saga === undefined ? {} : { saga }),
  };
}
