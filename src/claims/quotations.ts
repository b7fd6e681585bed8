import type { Range } from '../model/range.ts';

/** Words in quotation marks; `start` and `end` include the marks. `open` is true where no closing mark follows in its paragraph. */
export interface Quotation extends Range {
  readonly open: boolean;
}

const PAIRS: Readonly<Record<string, string>> = { '“': '”', '„': '“', '«': '»', '»': '«', '「': '」', '『': '』', '"': '"', '‟': '”' };
const OPENING = /[“„«»「『"‟]/g;

/**
 * The quotations of one paragraph, in order, outermost only.
 *
 * The mark that opens decides which closes; „ closes with “ or ”, a straight mark with a straight one. A mark that never closes runs to the end of the
 * paragraph (the rule of multi-paragraph quotes); a straight one only from the start of it, since it may as well be a slip or an inch sign.
 */
export function quotations(text: string, start: number, end: number): Quotation[] {
  const out: Quotation[] = [],
    part = text.slice(start, end);
  OPENING.lastIndex = 0;
  for (let m = OPENING.exec(part); m; m = OPENING.exec(part)) {
    const i = start + m.index,
      [mark] = m;
    // « and » change roles between languages: a closing mark before any opening one is none.
    if (!opens(text, i, start)) continue;
    const close = closing(text, i, end, PAIRS[mark] ?? '');
    if (close > i + 1) {
      out.push({ start: i, end: close + 1, open: false });
      OPENING.lastIndex = close + 1 - start;
    } else if (close < 0 && (mark === '“' || part.slice(0, m.index).trim() === '')) {
      out.push({ start: i, end, open: true });
      break;
    }
  }
  return out;
}

function opens(text: string, i: number, start: number): boolean {
  const before = i === start ? ' ' : (text[i - 1] ?? ' ');
  const after = text[i + 1] ?? ' ';
  if (text[i] === '"') return !/\s/.test(after) && !/[\p{L}\p{N}.,!?]/u.test(before);
  if (text[i] === '“' || text[i] === '»') return !/[\p{L}\p{N}]/u.test(before) && !/\s/.test(after);
  return true;
}

function closing(text: string, i: number, end: number, closer: string): number {
  let depth = 0;
  const mark = text[i] ?? '';
  for (let k = i + 1; k < end; k++) {
    const c = text[k] ?? '';
    if (c === mark && c !== closer && mark !== '„') depth++;
    else if (c === closer || (mark === '„' && (c === '”' || c === '"'))) {
      if (depth === 0) return k;
      depth--;
    }
  }
  return -1;
}
