import type { Range } from '../model/range.ts';
import { byForm, formAt, formOf, type Form } from './forms.ts';

/** A word, number or mark of a sentence, with its form and what most ask of that. */
export interface Token extends Range, Pick<Form, 'text' | 'low' | 'kind' | 'cap'> {
  readonly form: Form;
}

const TOKEN =
  /\d(?:[\d.,:]*\d)?%?|(?:\p{Lu}\.){2,}|[\p{L}]+?n[’']t(?!\p{L})|[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}]|[-‐‑](?=[\p{L}\p{N}])|&(?=\p{Lu}))*|[’'](?:s|re|ve|ll|d|m|t)(?![\p{L}])|\.{3}|--|[^\s]/uy;
const ABBREVIATION =
  /^(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Maj|Rev|Hon|Jr|Sr|St|Inc|Corp|Co|Ltd|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mt|Ft|\p{Lu})$/u;
const isAbbreviation = byForm((form) => ABBREVIATION.test(form.text));

/** Words, numbers and marks of `text` from `start` to `end`, with offsets into `text`. "don’t" is one token, "Trump’s" two. */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const out: Token[] = [],
    part = text.slice(start, end);
  for (let at = 0; at < part.length;) {
    const stop = plainEnd(part, at) || tokenEnd(part, at);
    if (stop > at) {
      const last = out.at(-1);
      if (stop === at + 1 && last?.end === start + at && part.charCodeAt(at) === DOT && isAbbreviation(last.form)) {
        out[out.length - 1] = tokenOf(formOf(last.text + '.'), last.start);
      } else out.push(tokenOf(formAt(part, at, stop), start + at));
    }
    at = Math.max(stop, at + 1);
  }
  return out;
}
const DOT = 0x2e;

function tokenOf(form: Form, start: number): Token {
  const { text, low, kind, cap } = form;
  return { start, end: start + text.length, text, low, kind, cap, form };
}

/** Where the token that begins at `at` ends; 0 where there is white space. */
function tokenEnd(part: string, at: number): number {
  TOKEN.lastIndex = at;
  return TOKEN.test(part) ? TOKEN.lastIndex : 0;
}

/** What the characters of ASCII are to a token: letters, marks that neither join words nor go on with another mark, and what only the whole pattern tells. */
const LETTER = 1,
  MARK = 2;
const ASCII = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const c = String.fromCharCode(code);
  return /[a-z]/i.test(c) ? LETTER : /[^\w\s.'&-]/.test(c) ? MARK : 0;
});
/** Of plain English most tokens are words of letters up to a gap or a mark, or such marks: for them there is no need of a pattern. 0 where there is. */
function plainEnd(part: string, at: number): number {
  const first = kindAt(part, at);
  if (first === MARK) return at + 1;
  if (first !== LETTER) return 0;
  let end = at + 1;
  while (kindAt(part, end) === LETTER) end++;
  const code = part.charCodeAt(end);
  // A full stop behind a letter alone may go on to "U.S.".
  return code === 0x20 || kindAt(part, end) === MARK || end === part.length || (code === DOT && end > at + 1) ? end : 0;
}
function kindAt(part: string, at: number): number {
  const code = part.charCodeAt(at);
  return code < 0x80 ? (ASCII[code] as number) : 0;
}
