import { calendar, foldName } from './calendar.ts';
import { DATE_WORDS, type DateWords } from './date-words.ts';
import { numbers } from './numbers.ts';
import type { Range } from '../model/range.ts';

export { parseDate, zoneIn } from './timestamp.ts';
export type { DateOptions } from './timestamp.ts';

/** A time expression with its value: an ISO day, month, year or week, `a/b` for a weekend, or a duration (`P2W`). */
export interface DateExpression extends Range {
  readonly value: string;
  /** "more than", "less than" or "about". */
  readonly mod?: string;
}

const DAY = 86_400_000;
const iso = (t: number): string => new Date(t).toISOString().slice(0, 10);

/**
 * The dates and durations a text names, in order, resolved against its day of publication.
 *
 * `published` is epoch ms. A weekday or a month without a year is the last one up to publication, unless the sentence looks ahead. Ranges
 * are UTF-16 offsets. A language without date words gives calendar dates only.
 */
export function dateExpressions(text: string, published: number, lang: string): DateExpression[] {
  const words = DATE_WORDS[lang];
  const patterns = patternsOf(lang, words);
  const midnight = Math.floor(published / DAY) * DAY;
  const found: DateExpression[] = [];
  const free = (r: Range): boolean => !found.some((f) => f.start < r.end && r.start < f.end);
  const add = (r: DateExpression | undefined): void => {
    if (r && free(r)) found.push(r);
  };
  for (const rule of patterns) {
    for (const m of text.matchAll(rule.pattern)) {
      const hit = rule.read(m, { now: midnight, ahead: looksAhead(text, m.index, patterns.future), lang });
      if (hit)
        add({
          start: m.index + (hit.skip ?? 0),
          end: m.index + m[0].trimEnd().replace(/\.$/, '').length,
          value: hit.value,
          ...(hit.mod ? { mod: hit.mod } : {}),
        });
    }
  }
  if (words) for (const d of durations(text, words, lang, midnight)) add(d);
  return found.sort((a, b) => a.start - b.start);
}

interface Reading {
  readonly value: string;
  readonly mod?: string;
  /** Characters at the start of the match that are not part of the expression. */
  readonly skip?: number;
}
interface At {
  readonly now: number;
  readonly ahead: boolean;
  readonly lang: string;
}
interface Rule {
  readonly pattern: RegExp;
  readonly read: (m: RegExpMatchArray, at: At) => Reading | undefined;
}
interface Patterns extends Array<Rule> {
  future: RegExp | undefined;
}

const cache = new Map<string, Patterns>();

function patternsOf(lang: string, words: DateWords | undefined): Patterns {
  const known = cache.get(lang);
  if (known) return known;
  const c = calendar(lang);
  const alt = (names: Iterable<string>): string =>
    [...names]
      .sort((a, b) => b.length - a.length)
      .map((n) => n.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|') || '(?!)';
  const months = `(?:${alt(c.months.keys())})\\.?`;
  const weekdays = `(?:${alt([...c.weekdays.keys()].filter((w) => w.length > 3))})`;
  const B = '(?<![\\p{L}\\p{N}])';
  const E = '(?![\\p{L}\\p{N}])';
  const rules: Rule[] = [...calendarRules(months, B, E, lang), ...(words ? relativeRules(words, weekdays, months, B, E, lang) : [])];
  const out = Object.assign(rules, { future: words ? new RegExp(`${B}(?:${words.future})${E}`, 'iu') : undefined });
  cache.set(lang, out);
  return out;
}

/** Whether the words of the clause before an expression look ahead. */
function looksAhead(text: string, at: number, future: RegExp | undefined): boolean {
  if (!future) return false;
  const from = Math.max(text.lastIndexOf('.', at), text.lastIndexOf('\n', at), at - 80);
  return future.test(text.slice(Math.max(0, from), at));
}

function calendarRules(months: string, B: string, E: string, lang: string): Rule[] {
  const day = '(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?';
  const name = (m: string | undefined): number => calendar(lang).months.get(foldName(m ?? '')) ?? 0;
  const two = (n: number): string => String(n).padStart(2, '0');
  const full = (y: string | undefined, m: number, d: string | undefined): Reading | undefined =>
    m && Number(d) >= 1 && Number(d) <= 31 ? { value: `${y}-${two(m)}-${two(Number(d))}` } : undefined;
  const capital = (s: string | undefined): boolean => lang !== 'en' || /^\p{Lu}/u.test(s ?? '');
  const near = (m: number, d: string | undefined, at: At): Reading | undefined => {
    const y = new Date(at.now).getUTCFullYear();
    const t = Date.UTC(y, m - 1, Number(d));
    const year = at.ahead ? (t < at.now - 31 * DAY ? y + 1 : y) : t > at.now + 60 * DAY ? y - 1 : y;
    return full(String(year), m, d);
  };
  return [
    { pattern: new RegExp(`${B}(\\d{4})-(\\d\\d)-(\\d\\d)${E}`, 'gu'), read: (m) => full(m[1], Number(m[2]), m[3]) },
    { pattern: /(\d{4})年(\d{1,2})月(\d{1,2})日/gu, read: (m) => full(m[1], Number(m[2]), m[3]) },
    { pattern: new RegExp(`${B}(${months}) ${day},? (\\d{4})${E}`, 'giu'), read: (m) => full(m[3], name(m[1]), m[2]) },
    { pattern: new RegExp(`${B}${day} (?:de )?(${months})(?: de(?:l)?| of)?,? (\\d{4})${E}`, 'giu'), read: (m) => full(m[3], name(m[2]), m[1]) },
    { pattern: new RegExp(`${B}(${months})(?: de(?:l)?| of|,)? (\\d{4})${E}`, 'giu'), read: (m) => (name(m[1]) ? { value: `${m[2]}-${two(name(m[1]))}` } : undefined) },
    { pattern: new RegExp(`${B}(${months}) ${day}${E}(?![:%])`, 'giu'), read: (m, at) => (capital(m[1]) ? near(name(m[1]), m[2], at) : undefined) },
    { pattern: new RegExp(`${B}${day} (?:de )?(${months})${E}`, 'giu'), read: (m, at) => (capital(m[2]) ? near(name(m[2]), m[1], at) : undefined) },
    { pattern: /(?<![\p{L}\d.,$€£-])(?:(?:in|since|of|by|from|during|until|before|after|early|late|mid|fiscal|summer|spring|fall|winter|the|im jahr|en|depuis|desde|dal|nel|em|seit)[ -])((?:1[6-9]|20)\d\d)(?![\p{L}\d]|[,.]\d|-\p{L}| (?:people|men|women|miles|\p{Ll}+s )(?!\p{L}))/giu, read: (m) => ({ value: m[1] ?? '', skip: m[0].length - 4 }) },
    { pattern: /(?<=\p{L}[,.)]? |\()((?:19|20)\d\d)(?=[,.)]|'s? |$| \p{Lu}| \p{Ll}+(?:ion|ent|port|paign|race|bid|war|film|study|law|deal|season))/gu, read: (m) => ({ value: m[1] ?? '' }) },
    { pattern: /(?<![\p{L}\d])(?:the )?(?:early |mid-?|late )?((?:1[6-9]|20)\d)0['’]?s(?!\p{L})/giu, read: (m) => ({ value: m[1] ?? '' }) },
  ]; // prettier-ignore
}

function relativeRules(w: DateWords, weekdays: string, months: string, B: string, E: string, lang: string): Rule[] {
  const weekday = (s: string | undefined): number => calendar(lang).weekdays.get(foldName(s ?? '')) ?? -1;
  const back = (now: number, day: number, ahead: boolean): number => {
    const today = new Date(now).getUTCDay();
    return ahead ? now + ((day - today + 7) % 7) * DAY : now - ((today - day + 7) % 7) * DAY;
  };
  const capital = (s: string | undefined): boolean => !/^(?:en|de)$/.test(lang) || /^\p{Lu}/u.test(s ?? '');
  const unit = `(?:${Object.keys(w.units)
    .sort((a, b) => b.length - a.length)
    .join('|')})`;
  const part = lang === 'en' ? '(?: (?:morning|afternoon|evening|night))?' : '';
  const rules: Rule[] = [
    { pattern: new RegExp(`${B}(?:(?:${w.on}) )?(?:(?:the |le |el |il )?(${w.last}) |(${w.next}) |(?:${w.current}) )?(${weekdays})(?: (${w.last})| (${w.next}))?${part}${E}`, 'giu'), read: (m, at) => {
      const day = weekday(m[3]);
      if (day < 0 || !capital(m[3])) return undefined;
      const last = m[1] ?? m[4];
      const next = m[2] ?? m[5];
      const t = back(at.now, day, next !== undefined || (at.ahead && last === undefined));
      return { value: iso(last && t === at.now ? t - 7 * DAY : next && t === at.now ? t + 7 * DAY : t) };
    } },
    { pattern: new RegExp(`${B}(?:(?:over|during|am|ce|le|el|este|nel|o|на) )?(?:the |this |das )?(?:(${w.last}) |(${w.next}) )?(?:${w.weekend})${E}`, 'giu'), read: (m, at) => {
      const saturday = back(at.now, 6, m[2] !== undefined || at.ahead);
      const start = new Date(at.now).getUTCDay() === 6 && m[1] ? saturday - 7 * DAY : saturday;
      return { value: `${iso(start)}/${iso(start + DAY)}` };
    } },
    { pattern: new RegExp(`${B}(${Object.keys(w.days).join('|')})${E}`, 'giu'), read: (m, at) => {
      const n = w.days[(m[1] ?? '').toLowerCase()];
      // "morgen" is tomorrow, "Morgen" the morning.
      return n === undefined || (lang === 'de' && /^\p{Lu}/u.test(m[1] ?? '') && n > 0) ? undefined : { value: iso(at.now + n * DAY) };
    } },
    { pattern: new RegExp(`${B}(?:earlier |later |late |early )?(?:(${w.last})|(${w.next})|(${w.current})) (${unit})${E}`, 'giu'), read: (m, at) => named(w, m[4], m[1] ? -1 : m[2] ? 1 : 0, at.now) },
    { pattern: new RegExp(`${B}(${unit}) (?:(${w.last})|(${w.next}))${E}`, 'giu'), read: (m, at) => (/^(?:fr|es|it|pt)$/.test(lang) ? named(w, m[1], m[2] ? -1 : 1, at.now) : undefined) },
    { pattern: new RegExp(`${B}(?:(?:in|since|by|late|early|mid|until|im|en|in|a|em|seit|last|next|this|of|from|through) ){1,3}(${months})${E}(?! \\d)`, 'giu'), read: (m, at) => monthValue(m, at, lang) },
  ]; // prettier-ignore
  if (lang !== 'en') return rules;
  return [
    ...rules,
    {
      pattern: /(?<!\p{L})(?:a|the) (year|month|week|day|decade|century) (?:ago|earlier)(?!\p{L})/giu,
      read: (m, at) => (m[1]?.toLowerCase() === 'decade' ? { value: String(new Date(at.now).getUTCFullYear() - 10) } : named(w, m[1], -1, at.now)),
    },
    {
      pattern: /(?<!\p{L})(?:the |fiscal )?(first|second|third|fourth)[- ]quarter(?: of (\d{4}))?(?!\p{L})/giu,
      read: (m, at) => ({
        value: `${m[2] ?? new Date(at.now).getUTCFullYear()}-Q${['first', 'second', 'third', 'fourth'].indexOf((m[1] ?? '').toLowerCase()) + 1}`,
      }),
    },
    { pattern: /(?<!\p{L})(now|currently|at the moment|at present)(?!\p{L})/giu, read: () => ({ value: 'PRESENT_REF' }) },
    {
      pattern: /(?<!\p{L})(recently|in the past(?! \p{L}+ (?:days?|weeks?|months?|years?|decades?)| (?:day|week|month|year|decade)))(?!\p{L})/giu,
      read: () => ({ value: 'PAST_REF' }),
    },
  ];
}

function monthValue(m: RegExpMatchArray, at: At, lang: string): Reading | undefined {
  const month = calendar(lang).months.get(foldName(m[1] ?? ''));
  if (!month || (lang === 'en' && !/^\p{Lu}/u.test(m[1] ?? '')) || (lang === 'en' && /^(?:sun|sat|mon)$/i.test(m[1] ?? ''))) return undefined;
  const y = new Date(at.now).getUTCFullYear();
  const current = new Date(at.now).getUTCMonth() + 1;
  const ahead = at.ahead || /next/i.test(m[0]);
  const year = ahead ? (month < current ? y + 1 : y) : month > current || (/last/i.test(m[0]) && month === current) ? y - 1 : y;
  return { value: `${year}-${String(month).padStart(2, '0')}`, skip: m[0].length - (m[1]?.length ?? 0) };
}

/** "last month", "this week", "next year" as a calendar value. */
function named(w: DateWords, unit: string | undefined, step: number, now: number): Reading | undefined {
  const d = new Date(now);
  switch (w.units[(unit ?? '').toLowerCase()]) {
    case 'D':
      return step === 0 ? { value: iso(now) } : { value: iso(now + step * DAY) };
    case 'W':
      return { value: isoWeek(now + step * 7 * DAY) };
    case 'M':
      return { value: new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + step, 1)).toISOString().slice(0, 7) };
    case 'Y':
      return { value: String(d.getUTCFullYear() + step) };
    case 'DE':
      return { value: String(Math.floor(d.getUTCFullYear() / 10) + step) };
    default:
      return undefined;
  }
}

/** ISO 8601 week of an instant ("2025-W23"). */
export function isoWeek(t: number): string {
  const day = (new Date(t).getUTCDay() + 6) % 7;
  const thursday = new Date(t + (3 - day) * DAY);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 4);
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY;
  return `${thursday.getUTCFullYear()}-W${String(1 + Math.floor((thursday.getTime() - monday) / (7 * DAY))).padStart(2, '0')}`;
}

const LETTERS = { D: 'D', W: 'W', M: 'M', Y: 'Y', H: 'H', MIN: 'M', S: 'S', DE: 'Y', CE: 'Y' } as const;

/** "just over two weeks", "the past three years", "16-hour"; with "ago" a day. */
function durations(text: string, w: DateWords, lang: string, now: number): DateExpression[] {
  const unit = new RegExp(
    `^(?:[\\s-]|-)(?:more |other |long |consecutive |straight )?(${Object.keys(w.units)
      .sort((a, b) => b.length - a.length)
      .join('|')})(?![\\p{L}])`,
    'iu',
  );
  const ago = new RegExp(`^\\s(?:${w.ago}|earlier|later)(?!\\p{L})`, 'iu');
  const out: DateExpression[] = [];
  const list = [...numbers(text, lang), ...(lang === 'en' ? articles(text) : [])];
  for (const n of list) {
    const m = unit.exec(text.slice(n.end, n.end + 40));
    const code = m && w.units[(m[1] ?? '').toLowerCase()];
    if (!m || !code) continue;
    const rest = text.slice(n.end + m[0].length);
    // "21-year-old", "two years old" are ages.
    if (/^[\s-]olds?(?!\p{L})/iu.test(rest)) continue;
    let start = n.start;
    let end = n.end + m[0].length;
    const head = text.slice(Math.max(0, start - 40), start);
    const mod = modOf(head, w);
    if (mod) start -= mod.length;
    const lead = new RegExp(`(?<!\\p{L})(?:(?:the|der|die|den|les|los|las|gli|i|os|as) )?(?:${w.last}|first|${w.next}) $`, 'iu').exec(
      text.slice(Math.max(0, start - 30), start),
    );
    const before = w.agoBefore ? new RegExp(`(?<!\\p{L})(?:${w.agoBefore}) $`, 'iu').exec(text.slice(Math.max(0, start - 12), start)) : null;
    const after = ago.exec(rest);
    if ((after && new RegExp(`^\\s(?:${w.ago})`, 'iu').test(after[0])) || before) {
      if (before) start -= before[0].length;
      else end += after?.[0].length ?? 0;
      const value = past(now, n.value, code);
      if (value) out.push({ start, end, value, ...(mod ? { mod: mod.name } : {}) });
      continue;
    }
    if (lead) start -= lead[0].length;
    const amount = n.vague ? 'X' : String(code === 'DE' ? n.value * 10 : code === 'CE' ? n.value * 100 : n.value);
    const time = code === 'H' || code === 'MIN' || code === 'S';
    if (!Number.isInteger(n.value)) continue;
    out.push({ start, end, value: `P${time ? 'T' : ''}${amount}${LETTERS[code]}`, ...(mod ? { mod: mod.name } : {}) });
  }
  return out;
}

const articles = (text: string): { start: number; end: number; value: number; vague?: boolean }[] =>
  [...text.matchAll(/(?<!\p{L})an?(?= (?:hour|minute|day|week|month|year|decade|century)(?!\p{L}))/giu)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    value: 1,
  }));

function modOf(head: string, w: DateWords): { name: string; length: number } | undefined {
  for (const [name, words] of [
    ['more than', w.more],
    ['less than', w.less],
    ['about', w.about],
  ] as const) {
    const m = new RegExp(`(?<!\\p{L})(?:${words})\\s$`, 'iu').exec(head);
    if (m) return { name, length: m[0].length };
  }
  return undefined;
}

function past(now: number, n: number, code: DateWords['units'][string]): string | undefined {
  const d = new Date(now);
  if (code === 'D') return iso(now - n * DAY);
  if (code === 'W') return n === 1 ? iso(now - 7 * DAY) : isoWeek(now - n * 7 * DAY);
  if (code === 'M') return new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() - n, 1)).toISOString().slice(0, 7);
  if (code === 'Y') return String(d.getUTCFullYear() - n);
  if (code === 'DE') return String(d.getUTCFullYear() - 10 * n);
  return undefined;
}
