import type { Range } from '../model/range.ts';

/** A word as it counts for what was said, with its place in the text. */
export interface Spoken extends Range {
  readonly word: string;
}

/** Characters that are drawn as an apostrophe, each one code unit, so that places stay. */
const APOSTROPHES = /[’‘‛ʼʻ＇`´′]/g;
/** Characters that show nothing: soft hyphens, joiners, direction marks, the stretch of Arabic letters. */
const UNSEEN = '\\u00ad\\u200b-\\u200f\\u2060\\u2066-\\u2069\\ufeff\\u0640';
const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー]';
/**
 * A character of a script without spaces; a number with the marks inside it; a word with the apostrophes inside it; a sign that changes what is said.
 * A hyphen is a minus only where it stands free before a number.
 */
const SPOKEN = new RegExp(
  [
    `${UNSPACED}[\\p{M}${UNSEEN}]*`,
    String.raw`\p{Nd}+(?:[.,:/]\p{Nd}+)*(?![\p{L}\p{Nd}])`,
    String.raw`(?:(?!${UNSPACED})[\p{L}\p{Nd}])(?:(?!${UNSPACED})[\p{L}\p{M}\p{Nd}${UNSEEN}]|'(?=[\p{L}\p{Nd}]))*`,
    String.raw`\p{No}|\p{Nl}`,
    String.raw`[\p{Sc}%‰٪％﹪&@#§°+=<>±×÷]`,
    String.raw`(?<![^\s("“„«])[-−](?=\p{Sc}?\p{Nd})`,
  ].join('|'),
  'gu',
);
const UNSEEN_ALL = new RegExp(`[${UNSEEN}]`, 'g');

/**
 * The words of a text as they count for what was said, in order.
 *
 * Loose are capitals, quotation marks, dashes, dots, other marks and spaces. Strict are the letters with their accents, apostrophes inside a word ("we're" is not
 * "were"), numbers with their marks, and signs that say something: currencies, percent, a minus.
 */
export function spoken(text: string, { start, end }: Range = { start: 0, end: text.length }): Spoken[] {
  const part = text.slice(start, end).replace(APOSTROPHES, "'");
  return [...part.matchAll(SPOKEN)].map((m) => ({ word: plain(m[0]), start: start + m.index, end: start + m.index + m[0].length }));
}

/** One word in the spelling that all its forms share. */
function plain(word: string): string {
  if (/^[a-z']+$/.test(word)) return word;
  if (/^\p{No}$/u.test(word)) return word;
  return word
    .replace(UNSEEN_ALL, '')
    .replace(/İ/g, 'i')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ς/g, 'σ')
    .replace(/٪/g, '%')
    .replace(/−/g, '-')
    .replace(/\p{Nd}/gu, digit);
}

/** A digit of any script as one of ours: digits of a script stand together, beginning with its nought. */
function digit(d: string): string {
  if (d <= '9') return d;
  const code = d.codePointAt(0) ?? 0;
  let nought = code;
  while (code - nought < 9 && /\p{Nd}/u.test(String.fromCodePoint(nought - 1))) nought--;
  return String(code - nought);
}

/** The words of some parts of a text, one after the other, made to be searched. */
export interface Heard {
  readonly words: readonly Spoken[];
  /** The words with a space around each, and where each begins in it. */
  readonly line: string;
  readonly starts: readonly number[];
}

export function heard(text: string, parts: readonly Range[]): Heard {
  const words = parts.flatMap((p) => spoken(text, p)),
    starts: number[] = [];
  let line = ' ';
  for (const { word } of words) {
    starts.push(line.length);
    line += `${word} `;
  }
  return { words, line, starts };
}

/** Where some words stand one after the other: the number of the first of them, each of at most `most` times. */
export function occurrences({ line, starts }: Heard, words: readonly Spoken[], most: number): number[] {
  const asked = ` ${words.map((w) => w.word).join(' ')} `,
    out: number[] = [];
  if (words.length === 0) return out;
  for (let at = line.indexOf(asked); at >= 0 && out.length < most; at = line.indexOf(asked, at + 1)) out.push(indexOf(starts, at + 1));
  return out;
}

function indexOf(starts: readonly number[], at: number): number {
  let low = 0,
    high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
