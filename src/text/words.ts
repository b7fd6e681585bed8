import type { Range } from '../model/range.ts';
import { classes, MARK, OTHER, UNSPACED, WORD } from './characters.ts';
import { remembered } from './remembered.ts';
import { stem } from './stems.ts';
import { STOP_WORDS } from './stop-words.ts';

/** A word as it stands in the text. Offsets are UTF-16 code units. */
export interface Token extends Range {
  readonly text: string;
}

const DOT = 0x2e;
const SPACE = 0x20;

/**
 * The words of a text in order, in any script.
 *
 * A word may hold apostrophes ("don't", "l’homme"), the dots of an abbreviation ("U.S.") and the marks within a number
 * ("1,000.5"); hyphens part words. In scripts written without spaces every character is a token.
 */
export function tokens(text: string): Token[] {
  const out: Token[] = [];
  const kind = classes();
  for (let start = nextStart(text, 0, kind), end; start < text.length; start = nextStart(text, end, kind)) {
    end = tokenEnd(text, start, kind);
    out.push({ text: text.slice(start, end), start, end });
  }
  return out;
}

/**
 * The index terms of a text: folded, lightly stemmed where the language is known, without stop words, duplicates kept.
 *
 * Scripts without spaces yield overlapping pairs of characters (a lone character yields itself). Search, stories and the
 * store's index all take their terms from here, so that they mean the same.
 */
export function terms(text: string, lang: string): string[] {
  const folded = fold(text);
  const primary = primaryOf(lang);
  const kind = classes();
  const out: string[] = [];
  // The character of a script without spaces that was last read, and how many pairs the run of them has given.
  let open = -1;
  let last = -1;
  let pairs = 0;
  for (let start = nextStart(folded, 0, kind), end; start < folded.length; start = nextStart(folded, end, kind)) {
    end = tokenEnd(folded, start, kind);
    const unspaced = kind[folded.charCodeAt(start)] === UNSPACED;
    if (unspaced && open >= 0 && last === start) {
      out.push(folded.slice(open, end));
      pairs++;
    } else {
      if (open >= 0 && pairs === 0) out.push(folded.slice(open, last));
      pairs = 0;
    }
    open = unspaced ? start : -1;
    last = end;
    if (unspaced) continue;
    const term = termOf(folded.slice(start, end), primary);
    if (term) out.push(term);
  }
  if (open >= 0 && pairs === 0) out.push(folded.slice(open, last));
  return out;
}

/** One folded word as an index term; empty for a stop word. */
export function termOf(word: string, lang: string): string {
  let of = termsOf.get(lang);
  if (!of) termsOf.set(lang, (of = remembered((w) => makeTerm(w, lang), 50_000)));
  return of(word);
}
const termsOf = new Map<string, (word: string) => string>();

/**
 * A text folded for comparison: NFKC, lower case, quotes, dashes and white space each made one kind; diacritics stay.
 *
 * Offsets into the folded text are not offsets into the original.
 */
export function fold(s: string): string {
  if (/^[\x20-\x7e]*$/.test(s)) return s.toLowerCase().replace(/ {2,}/g, ' ');
  const low = s.normalize('NFKC').replaceAll('İ', 'i').toLowerCase(),
    // Most texts have one kind of marks or none, and each kind is looked for in all of the text.
    plain = MARKS.test(low) ? withPlainMarks(low) : low;
  // A space alone is one already.
  return plain.replace(/[^\S ]\s*| \s+/g, ' ');
}
const MARKS = /[’‘ʼ‛′`´“”„‟«»″‐‑‒–—―−\u00ad\u200b-\u200f\u2060\ufeff]/;
const withPlainMarks = (s: string): string =>
  s
    .replace(/[’‘ʼ‛′`´]/g, "'")
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '');

/** Whether a word begins with a capital letter. */
export function isCapitalised(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 0x80 ? code >= 0x41 && code <= 0x5a : /^\p{Lu}/u.test(word);
}

/** The primary part of a BCP 47 tag, lower case: `pt` of `pt-BR`. */
export function primaryOf(lang: string): string {
  const dash = lang.search(/[-_]/);
  return (dash < 0 ? lang : lang.slice(0, dash)).toLowerCase();
}

/** Languages that run articles and prepositions into the next word with an apostrophe ("l'homme"). */
const ELIDING = new Set(['fr', 'it', 'ca', 'oc']);
const NO_STOP_WORDS: ReadonlySet<string> = new Set();

function makeTerm(word: string, lang: string): string {
  let w = word.includes('.') && !/\d/.test(word) ? word.replaceAll('.', '') : word;
  const at = w.indexOf("'");
  if (at >= 0) w = withoutApostrophe(w, at, lang);
  const stops = STOP_WORDS[lang] ?? NO_STOP_WORDS;
  if (stops.has(w)) return '';
  return /^[\d.,]+$/.test(w) ? w.replaceAll(',', '') : stem(w, lang);
}

function withoutApostrophe(word: string, at: number, lang: string): string {
  if (ELIDING.has(lang)) return at <= 7 && at < word.length - 1 ? word.slice(at + 1).replaceAll("'", '') : word.replaceAll("'", '');
  // Turkish sets the endings of names apart by an apostrophe; English the genitive.
  if (lang === 'tr') return word.slice(0, at);
  const tail = word.slice(word.lastIndexOf("'") + 1);
  return tail === 's' || tail === '' ? word.slice(0, word.lastIndexOf("'")) : word.replaceAll("'", '');
}

/** Where the next word, or the next character of a script without spaces, begins; the end of the text where none does. */
function nextStart(text: string, from: number, kind: Uint8Array): number {
  let i = from;
  for (; i < text.length; i++) {
    const k = kind[text.charCodeAt(i)];
    if (k === WORD || k === UNSPACED) break;
  }
  return i;
}

/** The end of what begins there. */
function tokenEnd(text: string, start: number, kind: Uint8Array): number {
  return kind[text.charCodeAt(start)] === WORD ? wordEnd(text, start, kind) : characterEnd(text, start, kind);
}

function characterEnd(text: string, start: number, kind: Uint8Array): number {
  const code = text.charCodeAt(start);
  let i = start + (code >= 0xd800 && code <= 0xdbff ? 2 : 1);
  while (i < text.length && kind[text.charCodeAt(i)] === MARK) i++;
  return Math.min(i, text.length);
}

function wordEnd(text: string, start: number, kind: Uint8Array): number {
  const n = text.length;
  let i = start + 1;
  let run = start;
  for (; i < n; i++) {
    const code = text.charCodeAt(i);
    const k = kind[code];
    if (k === WORD || k === MARK) continue;
    // Most words end at a space.
    if (code === SPACE || k === UNSPACED || i + 1 >= n || kind[text.charCodeAt(i + 1)] !== WORD || !joins(text, run, i, code)) break;
    run = i + 1;
  }
  // "U.S." keeps its last dot, or the sentence splitter would be asked to guess it again.
  if (i < n && run > start && i - run === 1 && text.charCodeAt(i) === DOT && text.charCodeAt(run - 1) === DOT && !isDigit(text.charCodeAt(run))) i++;
  return i;
}

/** Whether the mark at `i`, between two word characters, joins them; `run` is where the part before it began. */
function joins(text: string, run: number, i: number, code: number): boolean {
  if (code === DOT) {
    const digits = isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 1));
    if (digits) return true;
    const afterNext = text.charCodeAt(i + 2);
    return i - run === 1 && !isDigit(text.charCodeAt(i - 1)) && (afterNext === DOT || Number.isNaN(afterNext) || classes()[afterNext] === OTHER);
  }
  if (code === 0x2c) return isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 1));
  return isApostrophe(code);
}

/** `'`, `’`, `ʼ`, `‘` and the wide `＇`. */
function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2bc || code === 0x2018 || code === 0xff07;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
