import { mixed } from '../text/hash.ts';
import { CLASSES, classNumber, GROUP, type WordRows } from './word-rows.ts';

/** A number in steps that grow. */
export const step = (n: number): number => (n <= 5 ? n : n <= 7 ? 6 : n <= 10 ? 7 : n <= 15 ? 8 : n <= 25 ? 9 : n <= 40 ? 10 : 11);
const STEPS = 12;

/** How many features a token has at most as the head of a cue. */
export const CUE_SIGNS = 48;

/** What a word says by itself for and against being the head of a cue: features as hashes, written into `out`; answers how many. */
export function ownSigns({ low, ending, shortEnding, cluster }: WordRows, i: number, out: Int32Array): number {
  out[0] = sign(0, 0);
  out[1] = sign(1, low[i] as number);
  out[2] = sign(2, ending[i] as number);
  out[3] = sign(3, shortEnding[i] as number);
  out[4] = sign(4, cluster[i] as number);
  return 5;
}
const sign = (id: number, a: number, b = 0, c = 0): number => mixed(mixed(mixed(id, a), b), c);

/** A token that may head a cue, and what stands round it in its paragraph, from `lo` to `hi`. */
export class Around {
  readonly rows: WordRows;
  i = 0;
  lo = 0;
  hi = 0;
  /** Whether it is quoted, and how many tokens behind and ahead of it the nearest quoted one is, if not more than eight. */
  inside = 0;
  behind = FAR;
  ahead = FAR;
  /** Where its sentence begins, how far off that is, in steps, and how many verbs stand between, 3 at most. */
  opens = 0;
  far = 0;
  verbs = 0;

  constructor(rows: WordRows) {
    this.rows = rows;
  }
  look(i: number, lo: number, hi: number): void {
    const { quotation, sentence, group } = this.rows;
    this.i = i;
    this.lo = lo;
    this.hi = hi;
    this.inside = (quotation[i] as number) >= 0 ? 1 : 0;
    this.behind = this.ahead = FAR;
    for (let k = FAR - 1; k > 0; k--) {
      if (i - k >= lo && (quotation[i - k] as number) >= 0) this.behind = k;
      if (i + k < hi && (quotation[i + k] as number) >= 0) this.ahead = k;
    }
    let opens = i,
      verbs = 0;
    while (opens > lo && sentence[opens - 1] === sentence[i]) {
      const g = group[--opens];
      if (g === GROUP.auxiliary || g === GROUP.reporting || g === GROUP.verb || g === GROUP.past) verbs++;
    }
    this.opens = opens;
    this.far = step(i - opens);
    this.verbs = Math.min(verbs, 3);
  }
  /** The token so many behind it; -1 beyond the paragraph. */
  at(k: number): number {
    const i = this.i + k;
    return i < this.lo || i >= this.hi ? -1 : i;
  }
  form(k: number): number {
    const i = this.at(k);
    return i < 0 ? 0 : (this.rows.form[i] as number);
  }
  word(k: number): number {
    const i = this.at(k);
    return i < 0 ? -1 : (this.rows.low[i] as number);
  }
  kind(k: number): number {
    const i = this.at(k);
    return i < 0 ? GROUP.none : (this.rows.group[i] as number);
  }
  near(k: number): number {
    const i = this.at(k);
    return i < 0 ? -99 : (this.rows.cluster[i] as number);
  }
  /** A number for the classes of three tokens, the first of them so many behind it. */
  classes(k: number): number {
    return (classNumber(this.kind(k)) * CLASSES + classNumber(this.kind(k + 1))) * CLASSES + classNumber(this.kind(k + 2));
  }
}
const FAR = 9;

/** Features that depend on no more than `key`, so that their sum can be kept; `ofWords` where keys hold numbers of words. */
interface Part {
  readonly ofWords?: true;
  key(around: Around): number;
  signs(around: Around, out: Int32Array, at: number): number;
}

const word = (k: number, id: number, idNear?: number): Part => ({
  ofWords: true,
  key: (a) => a.form(k),
  signs(a, out, at) {
    out[at] = sign(id, a.word(k));
    if (idNear === undefined) return 1;
    out[at + 1] = sign(idNear, a.near(k));
    return 2;
  },
});

/** What the words round a token say for and against it being the head of a cue ("said", the "according" of "according to"), but for `loose`. */
export const AROUND: readonly Part[] = [
  word(-1, 5, 29),
  word(1, 6, 30),
  word(-2, 7, 32),
  word(2, 8, 31),
  word(3, 9),
  word(-3, 10),
  {
    key: (a) => a.classes(-1),
    signs(a, out, at) {
      out[at] = sign(11, a.kind(0), a.kind(-1));
      out[at + 1] = sign(12, a.kind(0), a.kind(1));
      out[at + 2] = sign(13, a.kind(-1), a.kind(0), a.kind(1));
      return 3;
    },
  },
  {
    key: (a) => a.classes(0),
    signs(a, out, at) {
      out[at] = sign(14, a.kind(1), a.kind(2));
      out[at + 1] = sign(16, a.kind(0), a.kind(1), a.kind(2));
      return 2;
    },
  },
  {
    key: (a) => a.classes(-2),
    signs(a, out, at) {
      out[at] = sign(15, a.kind(-2), a.kind(-1));
      out[at + 1] = sign(17, a.kind(-2), a.kind(-1), a.kind(0));
      return 2;
    },
  },
  {
    key: (a) => a.classes(1),
    signs(a, out, at) {
      out[at] = sign(18, a.kind(1), a.kind(2), a.kind(3));
      return 1;
    },
  },
  {
    key: (a) => ((a.rows.shape[a.i] as number) * CLASSES + classNumber(a.kind(-1))) * 2 + (a.i === a.lo ? 1 : 0),
    signs(a, out, at) {
      out[at] = sign(19, a.rows.shape[a.i] as number, a.kind(-1));
      out[at + 1] = sign(38, a.i === a.lo ? 1 : 0);
      return 2;
    },
  },
  {
    key: (a) => (((a.kind(0) * (FAR + 1) + a.behind) * (FAR + 1) + a.ahead) * 2 + a.inside) * 2 + (a.rows.titled[a.i] as number),
    signs(a, out, at) {
      out[at] = sign(23, a.inside, a.rows.titled[a.i]);
      out[at + 1] = sign(25, a.inside, a.behind, a.ahead);
      out[at + 2] = sign(27, a.kind(0), a.behind);
      out[at + 3] = sign(28, a.kind(0), a.ahead);
      return 4;
    },
  },
  {
    key: (a) => (a.kind(0) * STEPS + a.far) * 4 + a.verbs,
    signs(a, out, at) {
      out[at] = sign(36, a.far, a.kind(0));
      out[at + 1] = sign(39, a.verbs, a.kind(0));
      return 2;
    },
  },
  {
    key: (a) => (a.rows.group[a.opens] as number) * STEPS + a.far,
    signs(a, out, at) {
      out[at] = sign(37, a.rows.group[a.opens] as number, a.far);
      return 1;
    },
  },
];

/** The same of features that depend on too much to be kept: the word with what stands beside it, and pairs of clusters. */
export function looseSigns(a: Around, out: Int32Array, at = 0): number {
  out[at] = sign(20, a.word(0), a.kind(-1));
  out[at + 1] = sign(21, a.word(0), a.kind(1));
  out[at + 2] = sign(22, a.word(0), a.kind(1), a.kind(2));
  out[at + 3] = sign(24, a.word(0), a.inside);
  out[at + 4] = sign(26, a.word(0), a.behind < FAR ? 1 : 0, a.ahead < 4 ? 1 : 0);
  out[at + 5] = sign(33, a.near(-1), a.near(0));
  out[at + 6] = sign(34, a.near(0), a.near(1));
  out[at + 7] = sign(35, a.near(-1), a.near(0), a.near(1));
  out[at + 8] = sign(40, a.verbs, a.word(0));
  return 9;
}

/** All features of the words round a token, as learning sees them, written into `out` from `at` on; answers how many. */
export function cueSigns(around: Around, out: Int32Array, at: number): number {
  let n = at;
  for (const part of AROUND) n += part.signs(around, out, n);
  return n + looseSigns(around, out, n) - at;
}
