import type { Range } from '../model/range.ts';
import { matches } from './matches.ts';
import { NUMERALS, type Numerals } from './numerals.ts';

/** A number in running text, in digits or in words. */
export interface NumberSpan extends Range {
  readonly value: number;
  /** True for "dozens", "several hundred": `value` is the least it says. */
  readonly vague?: boolean;
  /** True where it stands in words only. */
  readonly words: boolean;
}

const DIGITS = /[\d٠-٩۰-۹]/u;
const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '⅓': 1 / 3, '⅔': 2 / 3, '¼': 0.25, '¾': 0.75 };

/**
 * Every cardinal number of a text, in digits, in words, or both ("5.2 million", "forty-two", "einundzwanzig", "3万").
 *
 * Ranges are UTF-16 offsets. Ordinals, and digits inside a word ("F16", "COVID-19"), are left out; the reader decides what is a year or a date.
 * Group and decimal marks follow the language; an unknown language is read with a comma as group mark.
 */
export function numbers(text: string, lang: string): NumberSpan[] {
  const n = NUMERALS[lang] ?? NUMERALS.en;
  if (!n) return [];
  if (lang === 'zh') return chinese(text, n);
  return compound(text, n);
}

interface Part extends Range {
  readonly value: number;
  readonly kind: 'digits' | 'small' | 'scale' | 'vague' | 'several';
}

// Looks ahead first, which is quicker than to look back at every place.
const DIGIT_RUN = String.raw`(?=[\d٠-٩۰-۹])(?<![\p{L}\d.,])[\d٠-٩۰-۹]+(?:[.,'’\u00a0\u202f ][\d٠-٩۰-۹]{3}(?![\d٠-٩۰-۹]))*(?:[.,][\d٠-٩۰-۹]+)?(?:\s[1-9]\/[2-9](?!\d)|[½⅓⅔¼¾])?`;
const WORD = String.raw`\p{L}[\p{L}\p{M}'’ʼ]*`;
/** What stands before a place within a word. */
const IN_WORD = /\p{L}[\p{M}'’ʼ]*$/u;
/** "Hundreds of thousands" is one number. */
const OF = /^[^\p{L}\d٠-٩۰-۹]*(?:(?:of|de|von|di)[^\p{L}\d٠-٩۰-۹]+)*$/iu;
type Word = Pick<Part, 'kind' | 'value'>;
const SEVERAL: Readonly<Record<string, number>> = {
  several: 3,
  few: 2,
  mehrere: 3,
  einige: 2,
  plusieurs: 3,
  quelques: 2,
  varios: 3,
  varias: 3,
  diversi: 3,
  várias: 3,
  vários: 3,
  birkaç: 2,
  кілька: 3,
  несколько: 3,
};

/** What the words of a language are as parts of a number. */
interface Wording {
  readonly words: ReadonlyMap<string, Word>;
  /** Digits, and what ends with one of these words or is one; where a number is written as one word, any word may be one. */
  readonly part: RegExp;
  /** What stands between two parts for "and". */
  readonly joiner: RegExp;
}
function wordingOf(n: Numerals): Wording {
  const known = wordings.get(n);
  if (known) return known;
  const of = (kind: Part['kind'], table: Readonly<Record<string, number>>): [string, Word][] =>
      Object.entries(table).map(([word, value]) => [word, { kind, value }]),
    words = new Map([...of('several', SEVERAL), ...of('vague', n.vague), ...of('scale', n.scales), ...of('small', n.small)]),
    any = n.glued ? WORD : String.raw`(?:${[...words.keys()].join('|')})(?![\p{L}\p{M}'’ʼ])`,
    made = { words, part: new RegExp(`${DIGIT_RUN}|${any}`, 'giu'), joiner: new RegExp(String.raw`^\s+(?:${n.joiners.join('|') || '(?!)'})\s+$`, 'iu') };
  wordings.set(n, made);
  return made;
}
const wordings = new Map<Numerals, Wording>();

function compound(text: string, n: Numerals): NumberSpan[] {
  const out: NumberSpan[] = [],
    wording = wordingOf(n),
    found = matches(text, wording.part);
  if (found.length === 0) return out;
  let run: Part[] = [];
  const flush = (): void => {
    const head = run[0];
    // "a dozen", "a million": the article is the one.
    const article = head?.kind === 'scale' && head.value >= 12 ? /(?<!\p{L})an?\s$/iu.exec(text.slice(Math.max(0, head.start - 4), head.start)) : null;
    const span = total(head && article ? [{ start: head.start - article[0].length, end: head.start - 1, value: 1, kind: 'small' }, ...run] : run);
    if (span) out.push(span);
    run = [];
  };
  for (const m of found) {
    const part = partOf(text, m[0], m.index, n, wording.words);
    if (!part) continue;
    const last = run.at(-1);
    if (last && !joins(text.slice(last.end, part.start), run, part, wording.joiner)) flush();
    run.push(part);
  }
  flush();
  return out;
}

function partOf(text: string, part: string, start: number, n: Numerals, known: ReadonlyMap<string, Word>): Part | undefined {
  const end = start + part.length;
  if (DIGITS.test(part)) {
    // A letter or a hyphen and letter on the left makes it part of a name ("COVID-19"); on the right a letter makes an ordinal or a unit.
    if (/[\p{L}_#@/][-–]?$/u.test(text.slice(Math.max(0, start - 2), start)) && !/[$€£]$/u.test(text.slice(0, start))) return undefined;
    const value = digitsValue(part, n);
    return value === undefined ? undefined : { start, end, value, kind: 'digits' };
  }
  const low = part.toLowerCase();
  const word = known.get(low);
  if (word && !IN_WORD.test(text.slice(Math.max(0, start - 3), start))) return { start, end, ...word };
  if (n.glued && low.length > 6) {
    const value = glued(low, n);
    if (value !== undefined) return { start, end, value, kind: 'small' };
  }
  return undefined;
}

/** Whether a part goes on with the number that the run has begun. */
function joins(between: string, run: readonly Part[], part: Part, joiner: RegExp): boolean {
  const last = run.at(-1);
  if (!last) return true;
  if (part.kind === 'scale') return /^(?:[\s\u00a0]|-|\u2011)?$/u.test(between) && last.kind !== 'vague';
  if (part.kind === 'vague') return last.kind === 'vague' && last.value < part.value && OF.test(between);
  if (last.kind === 'vague') return false;
  if (part.kind === 'small') {
    if (joiner.test(between)) return (last.kind === 'scale' || last.kind === 'small') && run.some((p) => p.kind === 'scale' && part.value < p.value);
    if (last.kind === 'small')
      return /^(?:\s|-|\u2011)$/u.test(between) && last.value >= 20 && part.value > 0 && (last.value >= 100 ? part.value < 100 : part.value < 10);
    if (last.kind === 'scale') return /^\s+$/.test(between) && last.value >= 100 && part.value < last.value && run.some((p) => p.kind === 'small');
  }
  return false;
}

function total(run: readonly Part[]): NumberSpan | undefined {
  const head = run[0];
  const last = run.at(-1);
  if (!head || !last) return undefined;
  if (head.kind === 'several' && run.length === 1) return undefined;
  // A scale word alone ("the million") counts nothing.
  if (head.kind === 'scale' && run.length === 1) return undefined;
  let sum = 0;
  let group = 0;
  for (const p of run) {
    if (p.kind === 'vague' && group > 0) group *= p.value / 2;
    else if (p.kind === 'scale') {
      if (p.value === 100) group = (group || 1) * 100;
      else {
        sum += (group || 1) * p.value;
        group = 0;
      }
    } else group += p.value;
  }
  const value = Math.round((sum + group) * 1e6) / 1e6;
  return {
    start: head.start,
    end: last.end,
    value,
    words: !run.some((p) => p.kind === 'digits'),
    ...(head.kind === 'several' || head.kind === 'vague' ? { vague: true } : {}),
  };
}

function digitsValue(word: string, n: Numerals): number | undefined {
  let s = word.replace(/[٠-٩]/gu, (c) => String(c.charCodeAt(0) - 0x660)).replace(/[۰-۹]/gu, (c) => String(c.charCodeAt(0) - 0x6f0));
  let fraction = 0;
  const f = /(?:\s([1-9])\/([2-9])|([½⅓⅔¼¾]))$/u.exec(s);
  if (f) {
    fraction = f[3] ? (FRACTIONS[f[3]] ?? 0) : Number(f[1]) / Number(f[2]);
    s = s.slice(0, f.index);
  }
  const mark = /[.,](?=\d+$)/.exec(s)?.[0];
  const tail = mark ? s.slice(s.lastIndexOf(mark) + 1) : '';
  // "1.234" in German and "1,234" in English are groups; a mark that occurs twice is a group mark in any language.
  const isDecimal = mark !== undefined && (tail.length !== 3 || mark === n.decimal) && s.split(mark).length === 2;
  const plain = isDecimal && mark ? s.slice(0, s.lastIndexOf(mark)).replace(/[^\d]/g, '') + '.' + tail : s.replace(/[^\d]/g, '');
  const value = Number(plain) + fraction;
  return Number.isFinite(value) ? value : undefined;
}

/** A number written as one word: einundzwanzig, zweitausenddreihundert, trecentocinquanta. */
function glued(word: string, n: Numerals): number | undefined {
  const scales = Object.entries(n.scales).filter(([, v]) => v === 1000 || v === 100);
  for (const [name, factor] of scales.sort((a, b) => b[1] - a[1])) {
    const at = word.indexOf(name);
    if (at < 0) continue;
    const before = at === 0 ? 1 : glued(word.slice(0, at), n);
    const rest = word.slice(at + name.length).replace(/^und/, '');
    const after = rest === '' ? 0 : glued(rest, n);
    if (before !== undefined && after !== undefined) return before * factor + after;
  }
  if (Object.hasOwn(n.small, word)) return n.small[word];
  for (const joiner of ['und', '']) {
    for (const [ten, value] of Object.entries(n.small)) {
      if (value < 20 || value > 90) continue;
      if (joiner && word.endsWith(joiner + ten)) {
        const unit = n.small[word.slice(0, -(joiner + ten).length)];
        if (unit !== undefined && unit > 0 && unit < 10) return value + unit;
      }
      const stem = word.startsWith(ten) ? ten : word.startsWith(ten.slice(0, -1)) ? ten.slice(0, -1) : undefined;
      const unit = !joiner && stem ? n.small[word.slice(stem.length)] : undefined;
      if (unit !== undefined && unit > 0 && unit < 10) return value + unit;
    }
  }
  return undefined;
}

const CHINESE = /(?:数|上)[十百千万亿]+|(?<![\p{Script=Latin}\d.,])\d+(?:,\d{3})*(?:\.\d+)?(?:[百千万萬亿億]+)?|[零一二两三四五六七八九十百千万萬亿億]{1,}/gu;

function chinese(text: string, n: Numerals): NumberSpan[] {
  const out: NumberSpan[] = [];
  for (const m of text.matchAll(CHINESE)) {
    const vague = n.vague[m[0]];
    const value = vague ?? chineseValue(m[0], n);
    // One character alone is a number only before a measure word.
    if (value === undefined || (/^[一二两三四五六七八九十零]$/u.test(m[0]) && !/^[人名个架枚艘辆次起处座家万]/u.test(text.slice(m.index + 1)))) continue;
    if (/^[第]$/u.test(text.slice(m.index - 1, m.index))) continue;
    out.push({ start: m.index, end: m.index + m[0].length, value, words: !/\d/.test(m[0]), ...(vague === undefined ? {} : { vague: true }) });
  }
  return out;
}

function chineseValue(word: string, n: Numerals): number | undefined {
  const d = /^([\d,.]+)([百千万萬亿億]*)$/u.exec(word);
  if (d) return [...(d[2] ?? '')].reduce((v, c) => v * (n.scales[c] ?? 1), Number((d[1] ?? '').replaceAll(',', '')));
  let sum = 0;
  let section = 0;
  let digit = 0;
  for (const c of word) {
    const scale = c === '十' ? 10 : n.scales[c];
    if (scale === undefined) digit = n.small[c] ?? 0;
    else if (scale >= 1e4) {
      sum += (section + digit || 1) * scale;
      section = digit = 0;
    } else {
      section += (digit || 1) * scale;
      digit = 0;
    }
  }
  return sum + section + digit;
}
