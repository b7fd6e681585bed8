import type { Range } from '../model/range.ts';
import { formOf, type Form } from './forms.ts';

/** A word, number or mark of a sentence, with its form and what most ask of that. */
export interface Token extends Range, Pick<Form, 'text' | 'low' | 'kind' | 'cap'> {
  readonly form: Form;
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

function make(written: string, start: number): Token {
  const form = formOf(written),
    { text, low, kind, cap } = form;
  return { start, end: start + text.length, text, low, kind, cap, form };
}
