import { classes, MARK, UNSPACED, WORD } from './characters.ts';
import { fold } from './words.ts';

/**
 * One hash for each run of `n` words, in order (unsigned 32 bits); empty where the text has fewer than `n` words.
 *
 * Words are folded; punctuation and the dots of abbreviations do not count ("U.S." is "us"), so house style changes little. In
 * scripts without spaces a character is a word. Word hashes are FNV-1a, runs are their polynomial hash (Rabin and Karp 1987).
 */
export function shingles(text: string, n = 6): Uint32Array {
  return runs(wordHashes(fold(text)), n);
}

/** One hash for each run of `n` of these words, in order; unsigned 32 bits. */
export function runs(words: ArrayLike<number>, n: number): Uint32Array {
  const count = Math.max(0, words.length - n + 1);
  const out = new Uint32Array(count);
  if (count === 0) return out;
  // What the first word of a run counts for in its polynomial.
  let first = 1;
  for (let j = 1; j < n; j++) first = Math.imul(first, BASE);
  let h = 0;
  for (let j = 0; j < n; j++) h = (Math.imul(h, BASE) + (words[j] as number)) | 0;
  out[0] = mix(h);
  for (let i = 1; i < count; i++) {
    h = (Math.imul(h - Math.imul(words[i - 1] as number, first), BASE) + (words[i + n - 1] as number)) | 0;
    out[i] = mix(h);
  }
  return out;
}
const BASE = 0x9e3779b1;

/** Share of the smaller set that lies in the other, 0-1; 0 where one is empty (Broder 1997). */
export function containment<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return small.size === 0 ? 0 : overlap(small, large) / small.size;
}

/** How many members two sets share. */
export function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const x of small) if (large.has(x)) shared++;
  return shared;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The FNV-1a hash of a whole text, mixed; unsigned 32 bits. */
export function hashOf(text: string): number {
  let h = FNV_OFFSET;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), FNV_PRIME);
  return mix(h);
}

/** The FNV-1a hash of every word of a folded text, in order. */
export function wordHashes(folded: string): Int32Array {
  const kind = classes();
  const out = folded.length <= ROOM.length ? ROOM : new Int32Array(folded.length);
  let count = 0;
  let h = 0;
  let open = false;
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    const k = kind[code];
    if (k === WORD) {
      h = Math.imul((open ? h : FNV_OFFSET) ^ code, FNV_PRIME);
      open = true;
    } else if (k === MARK && open) h = Math.imul(h ^ code, FNV_PRIME);
    else if (k === UNSPACED) {
      if (open) out[count++] = h;
      out[count++] = Math.imul(FNV_OFFSET ^ code, FNV_PRIME);
      open = false;
    } else if (open && !(code === DOT && isInitial(folded, i, kind))) {
      out[count++] = h;
      open = false;
    }
  }
  if (open) out[count++] = h;
  return out.slice(0, count);
}
const DOT = 0x2e;
/** Where the hashes of a text are gathered until they are counted. */
const ROOM = new Int32Array(1 << 16);

/** Whether the dot at `i` stands between single letters ("u.s"). */
function isInitial(s: string, i: number, kind: Uint8Array): boolean {
  const single = kind[s.charCodeAt(i + 1)] === WORD && kind[s.charCodeAt(i + 2)] !== WORD;
  const before = i < 2 || kind[s.charCodeAt(i - 2)] !== WORD;
  return single && before && !/\d/.test(s.charAt(i - 1));
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
export function mix(x: number): number {
  let h = x;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
