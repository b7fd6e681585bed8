import type { Range } from '../model/range.ts';
import { abbreviations, BEFORE_NAMES, DOTTED_ORDINALS } from './abbreviations.ts';
import { primaryOf } from './words.ts';

/** Stops of all scripts. The wide ones need no space after them. */
const STOP = /[.!?…。！？｡؟۔।॥։።፧၊။]/g;
const WIDE = /[。！？｡।॥]/;
const CLOSING = /[.!?…。！？"'”’»›)\]」』）】\u2018\u201c]/;
const SPACE = /\s/;
const OPENING = /[\s"'“”„‘’‚«»‹›([¿¡–—\-•「『（*]/;

/**
 * The sentences of a text as ranges without outer white space, in order; none crosses an empty line.
 *
 * A stop within brackets or before a small letter does not end a sentence, nor do stops of abbreviations, initials and ordinals of the
 * language; closing quotes and brackets go with the sentence they close. Unknown languages get the rules common to all.
 */
export function sentences(text: string, lang: string): Range[] {
  const out: Range[] = [];
  const primary = primaryOf(lang);
  for (const paragraph of paragraphs(text)) split(text, paragraph, primary, out);
  return out;
}

function* paragraphs(text: string): Generator<Range> {
  let start = 0;
  for (const gap of text.matchAll(/\r?\n[^\S\n]*(?:\r?\n\s*)+/g)) {
    yield { start, end: gap.index };
    start = gap.index + gap[0].length;
  }
  yield { start, end: text.length };
}

function split(text: string, within: Range, lang: string, out: Range[]): void {
  let start = within.start;
  const stop = new RegExp(STOP);
  stop.lastIndex = start;
  for (let m = stop.exec(text); m && m.index < within.end; m = stop.exec(text)) {
    const after = closingEnd(text, m.index + 1, within.end);
    if (!ends(text, start, m.index, after, within.end, lang)) continue;
    push(text, start, after, out);
    start = after;
    stop.lastIndex = after;
  }
  push(text, start, within.end, out);
}

function push(text: string, start: number, end: number, out: Range[]): void {
  let s = start;
  let e = end;
  while (s < e && SPACE.test(text.charAt(s))) s++;
  while (e > s && SPACE.test(text.charAt(e - 1))) e--;
  if (e > s) out.push({ start: s, end: e });
}

/** The end of the stops, quotes and brackets that close the sentence with the stop before `i`. */
function closingEnd(text: string, i: number, limit: number): number {
  let end = i;
  while (end < limit && CLOSING.test(text.charAt(end))) end++;
  // French sets a space before its closing guillemet.
  const spaced = /^[\u00a0\u202f ]»/.exec(text.slice(end, end + 2));
  if (spaced && end + 2 <= limit) return end + 2;
  // A quote mark after a space opens the next sentence; one hard against the next word does too.
  const last = text.charAt(end - 1);
  if (end > i && end < limit && /["'“‘„«(]/.test(last) && /[\p{L}\p{N}]/u.test(text.charAt(end))) return end - 1;
  return end;
}

function ends(text: string, start: number, at: number, after: number, limit: number, lang: string): boolean {
  const mark = text.charAt(at);
  if (WIDE.test(mark)) return after >= limit || !/[「『]/.test(text.charAt(after)) || SPACE.test(text.charAt(after));
  if (after >= limit) return true;
  if (!SPACE.test(text.charAt(after))) return mark !== '.' && mark !== '…' && /[“"«\p{Lu}]/u.test(text.charAt(after)) && after > at + 1;
  const next = nextLetter(text, after, limit);
  // A small letter goes on with the sentence: `"Why?" he asked`.
  if (/\p{Ll}/u.test(next)) return false;
  return mark === '.' && after === at + 1 ? fullStop(text, start, at, next, lang) : true;
}

function nextLetter(text: string, from: number, limit: number): string {
  let i = from;
  while (i < limit && OPENING.test(text.charAt(i))) i++;
  return String.fromCodePoint(text.codePointAt(i) ?? 0x20);
}

/** Whether a lone full stop, with white space and then `next` after it, ends a sentence. */
function fullStop(text: string, start: number, at: number, next: string, lang: string): boolean {
  const word = lastWord(text, start, at);
  const low = word.toLowerCase();
  const digitNext = /\p{N}/u.test(next);
  if (/^\d{1,3}$/.test(word)) return !(DOTTED_ORDINALS.has(lang) && /\p{L}/u.test(next)) && !(at - word.length <= start + 1);
  // "z. B.", "d. h.": the parts of an abbreviation set apart.
  if (/^\p{L}$/u.test(word) && /^\s\p{L}\.(?!\p{L})/u.test(text.slice(at + 1, at + 5))) return false;
  if (/^\p{Lu}$/u.test(word)) return !isInitial(text, at, next);
  // "U.S.", "a.m.": a sentence ends here when what follows plainly begins one.
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return beginsSentence(text, at);
  if (!abbreviations(lang).has(low)) return true;
  if (BEFORE_NAMES.has(low)) return false;
  return !digitNext && beginsSentence(text, at);
}

/** A single capital with a stop is an initial unless a word like "vitamin C" or the pronoun I stands there. */
function isInitial(text: string, at: number, next: string): boolean {
  if (!/\p{Lu}/u.test(next)) return false;
  const before = /([\p{L}'’]+)\s+\p{Lu}$/u.exec(text.slice(Math.max(0, at - 40), at))?.[1];
  return text.charAt(at - 1) !== 'I' || before === undefined || /^\p{Lu}/u.test(before);
}

function lastWord(text: string, start: number, at: number): string {
  let i = at;
  while (i > start && /[\p{L}\p{M}\p{N}.-]/u.test(text.charAt(i - 1))) i--;
  return text.slice(i, at);
}

const BEGINS =
  /^\s+["“„«‘(]?(?:The|This|That|These|Those|It|He|She|They|We|I|But|And|In|On|At|A|An|As|If|When|While|For|After|Before|His|Her|Its|Their|There|What|Our|You|Some|Many|Most|However|According|Since|Last|Earlier|Now|Then|So|Yet|Der|Die|Das|Ein|Eine|Er|Sie|Es|Wir|Doch|Auch|Im|In|Am|Nach|Le|La|Les|Un|Une|Il|Elle|Ils|Mais|Dans|El|Los|Las|Una|En|Pero|Lo|Gli|Ma|Nel|O|Os|As|No|Na|Mas)\b/;

function beginsSentence(text: string, at: number): boolean {
  return BEGINS.test(text.slice(at + 1, at + 40)) || /^\s*["”»]?\s*$/.test(text.slice(at + 1, at + 4));
}
