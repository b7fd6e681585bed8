import type { Range } from '../model/range.ts';

/** A run of capitalised words that may be a name. */
export interface NameSpan extends Range {
  readonly words: readonly string[];
  /** True where it opens a sentence, so that its capital proves nothing. */
  readonly initial: boolean;
}

const WORD = String.raw`(?:\p{Lu}\.(?:\s?\p{Lu}\.)*|\p{Lu}[\p{L}\p{M}\p{N}]*(?:[-‐‑'’&]\p{L}[\p{L}\p{M}\p{N}]*)*\.?)`;
const PARTICLE = String.raw`(?:de|da|di|del|della|der|den|des|du|dos|van|von|zu|zur|la|le|bin|ibn|al|el|ben|bint|ter|ten)`;
// The look ahead is for speed: capitals are rarer than the letters and digits that the look behind asks about.
const NAME = new RegExp(String.raw`(?=\p{Lu})(?<![\p{L}\p{N}])${WORD}(?:(?:\s|\s${PARTICLE}\s(?:${PARTICLE}\s)?)${WORD})*`, 'gu');
const ABBREVIATED =
  /^(?:\p{Lu}\.|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Rev|Hon|Jr|Sr|St|Inc|Corp|Co|Ltd|Cmdr|Adm|Sens|Reps)\.|(?:\p{Lu}\.)+)$/u;

const INITIAL = /(?:^|[.!?…:]["”’»)]?\s+|\n\s*|^["“„«(]|[.!?]\s["“„«(])$/u;

/**
 * Runs of capitalised words in a range of a text, with particles ("van", "al"), initials and abbreviated titles kept inside; a full stop ends a run otherwise.
 * Scripts without capitals give none. A possessive ending stays outside.
 */
export function nameSpans(text: string, { start: from, end: to }: Range = { start: 0, end: text.length }): NameSpan[] {
  const out: NameSpan[] = [],
    part = text.slice(from, to);
  NAME.lastIndex = 0;
  for (let m = NAME.exec(part); m; m = NAME.exec(part)) {
    let initial = INITIAL.test(part.slice(Math.max(0, m.index - 4), m.index)),
      at = from + m.index,
      start = at,
      words: string[] = [];
    // One character of white space parts the words of a run.
    for (const word of m[0].split(/\s/u)) {
      if (words.length === 0) start = at;
      const isOwner = word.endsWith("'s") || word.endsWith('’s'),
        isLast = isOwner || (word.endsWith('.') && !ABBREVIATED.test(word)),
        bare = isOwner ? word.slice(0, -2) : isLast ? word.slice(0, -1) : word;
      words.push(bare);
      if (isLast || at + word.length === from + NAME.lastIndex) {
        out.push({ start, end: at + bare.length, words, initial });
        initial = isLast && !isOwner;
        words = [];
      }
      at += word.length + 1;
    }
  }
  return out;
}
