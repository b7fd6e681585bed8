import { LANGUAGE_TABLE } from './language-table.ts';

/** What the n-grams of a text say about its language. */
export interface Guess {
  /** Of the language that the text looks most like; undefined where nothing in it is known. */
  readonly language?: string;
  /** Per n-gram, 0 to 1, by language. */
  readonly scores: ReadonlyMap<string, number>;
  /** Whether it looks as much like that language as texts that are in it. */
  readonly reliable: boolean;
}

/** Sixty languages by ISO 639-1, in the order of the table, with the mean score of texts that are in them. */
const LANGUAGES = [
  ['am', 0.832], ['ar', 0.845], ['az', 0.804], ['be', 0.841], ['bg', 0.838], ['bn', 0.876], ['ca', 0.762], ['cs', 0.759], ['da', 0.77], ['de', 0.777],
  ['el', 0.801], ['en', 0.777], ['es', 0.771], ['et', 0.779], ['eu', 0.746], ['fa', 0.831], ['fi', 0.784], ['fr', 0.783], ['gu', 0.872], ['he', 0.803],
  ['hi', 0.883], ['hr', 0.77], ['hu', 0.752], ['hy', 0.802], ['is', 0.788], ['it', 0.784], ['ja', 0.796], ['ka', 0.893], ['kn', 0.875], ['ko', 0.764],
  ['ku', 0.853], ['lo', 0.873], ['lt', 0.777], ['lv', 0.789], ['ml', 0.874], ['mr', 0.884], ['ms', 0.774], ['nl', 0.77], ['no', 0.75], ['or', 0.872],
  ['pa', 0.873], ['pl', 0.768], ['pt', 0.78], ['ro', 0.771], ['ru', 0.833], ['sk', 0.763], ['sl', 0.771], ['sq', 0.789], ['sr', 0.838], ['sv', 0.767],
  ['ta', 0.882], ['te', 0.878], ['th', 0.864], ['tl', 0.777], ['tr', 0.783], ['uk', 0.836], ['ur', 0.827], ['vi', 0.848], ['yo', 0.752], ['zh', 0.752],
] as const; // prettier-ignore

/** What every score of the table has had taken off, and by what sums become scores of 0 to 1. */
const BASE = 53,
  SCALE = 25;
/** Of the mean score of its language, from which share on a guess is reliable, and from how many n-grams. */
const SURE = 0.75,
  FEW = 3;
/** Bytes of a text that are looked at: no word begins after the first, none goes on after the second. Of a word, so many count. */
const ENOUGH = 350,
  MOST = 380,
  LONGEST_WORD = 70;

/**
 * Guesses the language of a text by the n-grams of its words' UTF-8 bytes: four bytes, every third, with a space where the word begins or ends.
 *
 * Method and weights are those of ELD 2 (Nito T. M., github.com/nitotm/efficient-language-detector-js, Apache-2.0), its table of medium size; the
 * test beside this holds both against each other. Its own loader takes 190 MB and half a second in every thread, this 6 MB and a tenth of that.
 */
export function guessLanguage(text: string): Guess {
  const { keys, starts, pairs } = table(),
    grams = gramsOf(text),
    sums = new Float64Array(LANGUAGES.length);
  for (const gram of grams) {
    const at = indexOf(keys, gram);
    if (at < 0) continue;
    for (let i = starts[at] as number; i < (starts[at + 1] as number); i += 2)
      sums[pairs[i] as number] = (sums[pairs[i] as number] ?? 0) + (pairs[i + 1] as number) + BASE;
  }
  const scores = new Map<string, number>();
  let best: (typeof LANGUAGES)[number] | undefined,
    most = 0;
  for (const [i, language] of LANGUAGES.entries()) {
    const each = (sums[i] ?? 0) / grams.size,
      score = each / (each + SCALE);
    if (!(score > 0)) continue;
    scores.set(language[0], score);
    if (score > most) [best, most] = [language, score];
  }
  return best ? { language: best[0], scores, reliable: grams.size >= FEW && most >= best[1] * SURE } : { scores, reliable: false };
}

/** What is no letter parts words, but for an apostrophe before a letter; letters beyond the first plane are in no table. */
const BETWEEN = /[[^\p{L}][\u{10000}-\u{10ffff}]]+(?<!['`’])/gv;

const encoder = new TextEncoder();

/** The n-grams of a text, each once, as numbers: their bytes, the first the highest. */
function gramsOf(text: string): ReadonlySet<number> {
  const grams = new Set<number>(),
    words = encoder.encode(text.replace(BETWEEN, ' ').trim().toLowerCase());
  let start = 0;
  for (let end = 0; end <= words.length; end++) {
    const over = end > MOST && isFirst(words[end]);
    if (!over && end < words.length && words[end] !== SPACE) continue;
    if (end > start) addGrams(grams, words, start, end);
    start = end + 1;
    if (over || end > ENOUGH) break;
  }
  return grams;
}
const SPACE = 0x20;
/** Whether a character begins at a byte. */
const isFirst = (byte: number | undefined): boolean => byte === undefined || (byte & 0xc0) !== 0x80;

function addGrams(grams: Set<number>, bytes: Uint8Array, start: number, end: number): void {
  const length = Math.min(end - start, LONGEST_WORD);
  for (let at = 0; at + 4 < length; at += 3) grams.add(numberOf(bytes, start + at, start + at + 4, at === 0 ? SPACE : 0));
  const last = length === 3 ? start : Math.max(start, start + length - 4),
    rest = numberOf(bytes, last, end, length <= 4 ? SPACE : 0);
  // What is left of a word that was cut is one n-gram more, which no table has.
  grams.add(end - last > 4 ? -rest : rest * 256 + SPACE);
}

function numberOf(bytes: Uint8Array, from: number, to: number, before: number): number {
  let number = before;
  for (let i = from; i < to; i++) number = number * 256 + (bytes[i] as number);
  return number;
}

interface Table {
  /** N-grams as numbers, rising. */
  readonly keys: Float64Array;
  /** Where the pairs of each begin in `pairs`, and where the last end. */
  readonly starts: Uint32Array;
  /** Language and score, in turn. */
  readonly pairs: Uint8Array;
}

let known: Table | undefined;

/** The table as `npm run train -- languages` writes it: for each n-gram by how much its number has grown, how many pairs, and the pairs; base64. */
function table(): Table {
  if (known) return known;
  const bytes = atob(LANGUAGE_TABLE);
  let at = 0;
  const next = (): number => {
    for (let value = 0, unit = 1; ; unit *= 128) {
      const byte = bytes.charCodeAt(at++);
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  };
  const size = next(),
    keys = new Float64Array(size),
    starts = new Uint32Array(size + 1),
    pairs = new Uint8Array(next() * 2);
  for (let i = 0, key = 0, filled = 0; i < size; i++) {
    key += next();
    keys[i] = key;
    for (let left = next() * 2; left > 0; left--) pairs[filled++] = bytes.charCodeAt(at++);
    starts[i + 1] = filled;
  }
  return (known = { keys, starts, pairs });
}

/** Where a number stands among rising ones; -1 where it does not. */
function indexOf(keys: Float64Array, key: number): number {
  let low = 0,
    high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1,
      there = keys[middle] as number;
    if (there === key) return middle;
    if (there < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
