import { DATE_WORDS, type DateWords } from './date-words.ts';
import { stepped, type Context, type Piece } from './date-piece.ts';
import { iso, DAY } from './date-values.ts';
import { shifted } from './date-english.ts';
import { matches } from './matches.ts';
import { numbers } from './numbers.ts';
import type { Range } from '../model/range.ts';

const LETTERS = { D: 'D', W: 'W', M: 'M', Y: 'Y', H: 'H', MIN: 'M', S: 'S', DE: 'Y', CE: 'Y' } as const;

interface Patterns {
  /** A unit anywhere in a text. */
  readonly any: RegExp;
  readonly unit: RegExp;
  readonly ago: RegExp;
  readonly agoOnly: RegExp;
  readonly lead: RegExp;
  readonly before: RegExp | undefined;
  readonly mods: readonly (readonly [string, RegExp])[];
}
const cache = new Map<string, Patterns>();
function patternsOf(lang: string, w: DateWords): Patterns {
  const known = cache.get(lang);
  if (known) return known;
  const units = Object.keys(w.units)
    .sort((a, b) => b.length - a.length)
    .join('|');
  const mod = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})\\s$`, 'iu');
  const out = {
    any: new RegExp(`[\\s-](?:${units})(?!\\p{L})`, 'iu'),
    unit: new RegExp(`^(?:[\\s-]|-)(?:more |other |long |full |whole |consecutive |straight |additional |solid |calendar |trading |working |business )?(${units})(?![\\p{L}])`, 'iu'),
    ago: new RegExp(`^\\s(?:${w.ago}|earlier|later|before|after)(?!\\p{L})`, 'iu'),
    agoOnly: new RegExp(`^\\s(?:${w.ago})`, 'iu'),
    lead: new RegExp(`(?<!\\p{L})(?:(?:the|der|die|den|les|los|las|gli|i|os|as) )?(?:${w.last}|first|${w.next}) $`, 'iu'),
    before: w.agoBefore ? new RegExp(`(?<!\\p{L})(?:${w.agoBefore}) $`, 'iu') : undefined,
    mods: [
      ['more than', mod(w.more)],
      ['less than', mod(w.less)],
      ['about', mod(w.about)],
    ],
  } as const; // prettier-ignore
  cache.set(lang, out);
  return out;
}

/** "just over two weeks", "the past three years", "16-hour"; with "ago" a day, with "later" one counted from the day named before. */
export function durations(text: string, lang: string): (Piece & Range)[] {
  const w = DATE_WORDS[lang];
  if (!w) return [];
  const p = patternsOf(lang, w);
  const out: (Piece & Range)[] = [];
  if (!p.any.test(text)) return out;
  for (const n of [...numbers(text, lang), ...(lang === 'en' ? articles(text) : [])]) {
    const m = p.unit.exec(text.slice(n.end, n.end + 40));
    const code = m && w.units[(m[1] ?? '').toLowerCase()];
    // "The 1988 second quarter" has an ordinal; "60 Minutes" is a name.
    if (!m || !code || (m[1] === 'second' && n.value !== 1 && !m[0].startsWith('-')) || (lang === 'en' && /^[A-Z][a-z]/.test(m[1] ?? ''))) continue;
    const rest = text.slice(n.end + m[0].length, n.end + m[0].length + 24);
    // "21-year-old", "two years old" are ages.
    if (/^[\s-]olds?(?!\p{L})/iu.test(rest)) continue;
    let start = n.start;
    let end = n.end + m[0].length;
    const head = text.slice(Math.max(0, start - 40), start);
    const found = p.mods.map(([name, words]) => ({ name, length: words.exec(head)?.[0].length ?? 0 })).find((x) => x.length > 0);
    const mod = found ? { mod: found.name } : {};
    start -= found?.length ?? 0;
    const lead = p.lead.exec(text.slice(Math.max(0, start - 30), start));
    const before = p.before?.exec(text.slice(Math.max(0, start - 12), start)) ?? null;
    const after = p.ago.exec(rest);
    if ((after && p.agoOnly.test(after[0])) || before) {
      if (before) start -= before[0].length;
      else end += after?.[0].length ?? 0;
      out.push({ kind: 'plain', start, end, value: (c) => past(c.now, n.value, code), ...mod });
      continue;
    }
    const word = after?.[0].trim().toLowerCase();
    // "two days later" is a day where one was named; "after" and "before" go on to what it was counted from.
    if (word === 'later' || word === 'earlier') {
      const unit = code === 'DE' ? 'Y' : code;
      const count = (word === 'later' ? 1 : -1) * (code === 'DE' ? n.value * 10 : n.value);
      out.push({ kind: 'plain', start, end: end + (after?.[0].length ?? 0), value: (c: Context) => shifted(c, unit, count), ...mod });
      continue;
    }
    if (lead) start -= lead[0].length;
    const value = valueOf(n.value, code, n.vague === true);
    if (value) out.push({ kind: 'plain', start, end, value, ...mod });
  }
  return out;
}

function valueOf(n: number, code: keyof typeof LETTERS, vague: boolean): string | undefined {
  const time = code === 'H' || code === 'MIN' || code === 'S';
  const amount = vague ? 'X' : String(code === 'DE' ? n * 10 : code === 'CE' ? n * 100 : n);
  if (Number.isInteger(n)) return `P${time ? 'T' : ''}${amount}${LETTERS[code]}`;
  if (n % 1 !== 0.5) return undefined;
  if (code === 'Y') return `P${Math.floor(n)}Y6M`;
  return code === 'H' ? `PT${Math.floor(n)}H30M` : `P${time ? 'T' : ''}${amount}${LETTERS[code]}`;
}

/** "a week" is a length after a preposition or a bound; elsewhere mostly a rate ("four flights a week"). */
const articles = (text: string): { start: number; end: number; value: number; vague?: boolean }[] =>
  [
    ...matches(
      text,
      /(?<=\b(?:for|in|within|after|than|over|under|about|nearly|almost|around|least|most|half|of|by|every|just|takes?|took|lasts?|lasted|last|spent|spend|once|up to) )an?(?= (?:full |whole )?(?:hour|minute|day|week|month|year|decade|century)\b)|\ba couple(?: of)?(?= [a-z])/gi,
    ),
  ].map((m) => ({ start: m.index, end: m.index + m[0].length, value: /couple/i.test(m[0]) ? 2 : 1 }));

function past(now: number, n: number, code: DateWords['units'][string]): string | undefined {
  if (code === 'W' && n === 1) return iso(now - 7 * DAY);
  return Number.isInteger(n) ? stepped(now, code, -n) : undefined;
}
