import { STOP_WORDS } from '../text/stop-words.ts';
import { fold, tokens } from '../text/words.ts';

/** Share of the shorter quotation's words, in order, from which the other is the same one. */
const SAME_QUOTATION = 0.75;
const FEWEST = 6;

/**
 * Whether a quotation is another one with words put in, taken out or exchanged within it.
 *
 * One that begins later or ends sooner is only shortened; where brackets or dots show the editing it is no alteration either, nor are another spelling or
 * words written in one or in two.
 */
export function alteredWords(original: string, copy: string, lang: string): boolean {
  if (EDITED.test(copy) || EDITED.test(original)) return false;
  const [a, b] = [wordsOf(original), wordsOf(copy)];
  if (` ${a.join(' ')} `.includes(` ${b.join(' ')} `) || ` ${b.join(' ')} `.includes(` ${a.join(' ')} `)) return false;
  const pairs = anchored(inOrder(a, b)),
    first = pairs[0],
    last = pairs.at(-1);
  if (!first || !last || pairs.length < FEWEST || pairs.length / Math.min(a.length, b.length) < SAME_QUOTATION) return false;
  return pairs.some(([i, j], k) => {
    const next = pairs[k + 1];
    return next !== undefined && differ(a.slice(i + 1, next[0]), b.slice(j + 1, next[1]), lang);
  });
}
/** Brackets and dots show what a house put in or left out. */
const EDITED = /[[(…*]|\.\.\./;

/** The pairs from the first to the last two in a row: a lone small word before or after them agrees by chance. */
function anchored(pairs: readonly [number, number][]): readonly [number, number][] {
  const follows = (k: number): boolean => pairs[k + 1]?.[0] === (pairs[k]?.[0] ?? NaN) + 1 && pairs[k + 1]?.[1] === (pairs[k]?.[1] ?? NaN) + 1,
    runs = pairs.flatMap((_, k) => (follows(k) ? [k] : []));
  return pairs.slice(runs[0] ?? pairs.length, (runs.at(-1) ?? -2) + 2);
}

const wordsOf = (s: string): string[] =>
  tokens(s.replace(/(?<![\p{L}])((?:\p{L}\.)+\p{L})\.?(?!\p{L})/gu, (m) => m.replaceAll('.', '')).replace(/[-‐‑–—]\s?/g, ' ')).map((t) =>
    fold(t.text).replaceAll("'", ''),
  );

const NEGATION = /^(?:not|no|never|none|nor|dont|didnt|wont|cant|isnt|wasnt|cannot|nicht|kein\p{L}*|nie|pas|jamais|nunca)$/u;

/** Whether what stands between two words that agree is other words, not another spelling or another small word. */
function differ(before: readonly string[], after: readonly string[], lang: string): boolean {
  if (before.join('') === after.join('')) return false;
  const weighs = (w: string): boolean => NEGATION.test(w) || !(STOP_WORDS[lang]?.has(w) ?? false),
    [a, b] = [before.filter(weighs), after.filter(weighs)],
    [x, y] = [a.join(''), b.join('')];
  if (x === y) return false;
  // A number in words and in figures cannot be told apart from another number here.
  if (/\p{N}/u.test(x) || /\p{N}/u.test(y)) return /\p{N}/u.test(x) && /\p{N}/u.test(y);
  const short = Math.min(x.length, y.length);
  return short === 0 || distance(x, y) > (short >= 5 ? 2 : 1);
}

/** Pairs of places of the longest common subsequence. */
function inOrder(a: readonly string[], b: readonly string[]): [number, number][] {
  const rows = a.map(() => new Uint16Array(b.length + 1));
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) (rows[i] as Uint16Array)[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const out: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) out.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return out;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) next.push(Math.min((row[j] ?? 0) + (a[i] === b[j] ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return row[b.length] ?? 0;
}
