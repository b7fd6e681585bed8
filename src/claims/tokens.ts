import { remembered } from '../text/remembered.ts';
import type { Range } from '../model/range.ts';

/** A word, number or mark of a sentence. `low` is its lower-case form with straight apostrophes. */
export interface Token extends Range {
  readonly text: string;
  readonly low: string;
  readonly kind: 'word' | 'number' | 'mark';
  /** True for a word that starts with a capital. */
  readonly cap: boolean;
}

const TOKEN =
  /\d(?:[\d.,:]*\d)?%?|(?:\p{Lu}\.){2,}|[\p{L}]+?n[’']t(?!\p{L})|[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}]|[-‐‑](?=[\p{L}\p{N}])|&(?=\p{Lu}))*|[’'](?:s|re|ve|ll|d|m|t)(?![\p{L}])|\.{3}|--|[^\s]/gu;
const ABBREVIATION =
  /^(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Maj|Rev|Hon|Jr|Sr|St|Inc|Corp|Co|Ltd|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mt|Ft|\p{Lu})$/u;

/** Words, numbers and marks of `text` from `start` to `end`, with offsets into `text`. */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const out: Token[] = [];
  const part = text.slice(start, end);
  for (const m of part.matchAll(TOKEN)) {
    let word = m[0];
    const at = start + m.index;
    const last = out.at(-1);
    if (word === '.' && last && last.end === at && ABBREVIATION.test(last.text)) {
      out[out.length - 1] = make(last.text + '.', last.start);
      continue;
    }
    // "don’t" is one token, "Trump’s" two.
    if (/^\p{L}.*[^n][’']$/u.test(word)) word = word.slice(0, -1);
    out.push(make(word, at));
  }
  return out;
}

type Form = Pick<Token, 'low' | 'kind' | 'cap'>;
const formOf = remembered((text): Form => ({
  low: text.toLowerCase().replaceAll('’', "'"),
  kind: /^\d/.test(text) ? 'number' : /^[\p{L}\p{M}’']\p{L}|^\p{L}/u.test(text) ? 'word' : 'mark',
  cap: /^\p{Lu}/u.test(text),
}));

function make(text: string, start: number): Token {
  const { low, kind, cap } = formOf(text);
  return { start, end: start + text.length, text, low, kind, cap };
}
