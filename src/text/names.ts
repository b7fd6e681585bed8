import type { Range } from '../model/range.ts';

/** A run of capitalised words that may be a name. */
export interface NameSpan extends Range {
  readonly words: readonly string[];
  /** True where it opens a sentence, so that its capital proves nothing. */
  readonly initial: boolean;
}

const WORD = String.raw`(?:\p{Lu}\.(?:\s?\p{Lu}\.)*|\p{Lu}[\p{L}\p{M}\p{N}]*(?:[-‐‑'’&]\p{L}[\p{L}\p{M}\p{N}]*)*\.?)`;
const PARTICLE = String.raw`(?:de|da|di|del|della|der|den|des|du|dos|van|von|zu|zur|la|le|bin|ibn|al|el|ben|bint|ter|ten)`;
const NAME = new RegExp(String.raw`(?<![\p{L}\p{N}])${WORD}(?:(?:\s|\s${PARTICLE}\s(?:${PARTICLE}\s)?)${WORD})*`, 'gu');
const ABBREVIATED =
  /^(?:\p{Lu}\.|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Rev|Hon|Jr|Sr|St|Inc|Corp|Co|Ltd|Cmdr|Adm|Sens|Reps)\.|(?:\p{Lu}\.)+)$/u;

/**
 * Runs of capitalised words, with particles ("van", "al"), initials and abbreviated titles kept inside; a full stop ends a run otherwise.
 * Scripts without capitals give none. A possessive ending stays outside.
 */
export function nameSpans(text: string): NameSpan[] {
  const out: NameSpan[] = [];
  for (const m of text.matchAll(NAME)) {
    let initial = /(?:^|[.!?…:]["”’»)]?\s+|\n\s*|^["“„«(]|[.!?]\s["“„«(])$/u.test(text.slice(Math.max(0, m.index - 4), m.index));
    let start = m.index;
    let words: string[] = [];
    const flush = (): void => {
      if (words.length) out.push(span(text, start, words, initial));
      initial = false;
      words = [];
    };
    for (const w of m[0].matchAll(/\S+/gu)) {
      if (!words.length) start = m.index + w.index;
      const word = w[0];
      if (word.endsWith('.') && !ABBREVIATED.test(word)) {
        words.push(word.slice(0, -1));
        flush();
        initial = true;
      } else if (/['’]s$/u.test(word)) {
        words.push(word.slice(0, -2));
        flush();
      } else words.push(word);
    }
    flush();
  }
  return out;
}

function span(text: string, start: number, words: readonly string[], initial: boolean): NameSpan {
  const last = words.at(-1) ?? '';
  let end = start;
  for (const w of words) end = text.indexOf(w, end) + w.length;
  return { start, end: Math.max(end, start + last.length), words: [...words], initial };
}
