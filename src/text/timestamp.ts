import { monthNamed, weekdayNamed, zoneOffset } from './calendar.ts';

export interface DateOptions {
  /** BCP 47; decides between day/month orders and between like-named months. */
  readonly lang?: string;
  /** Epoch ms; lets a date without a year be read as the last such day. */
  readonly now?: number;
}

/** Clocks run ahead, by a day at most; a date further ahead is wrong, and would stand first on every front page to come. */
export const AHEAD_MS = 86_400_000;

/**
 * The instant that a stand-alone timestamp names: RFC 822, ISO 8601 with its odd variants, epoch seconds, and dates in words of many languages.
 *
 * Returns epoch ms; a time without a zone is taken as UTC (Korean clock words as KST), a date without a time as its midnight.
 * Returns undefined where the text is no date, or where a part of it is out of range.
 */
export function parseDate(text: string, options: DateOptions = {}): number | undefined {
  if (text.length > 300) return undefined;
  const mail = MAIL.exec(text);
  if (mail) return inMail(mail);
  const s = digits(text.normalize('NFKC'))
    .replace(/[\s\u200e\u200f]+/gu, ' ')
    .replace(/(?<!\d)(\d{1,2}) ?: ?(?=[0-5]\d(?!\d))/g, '$1:')
    .trim();
  if (!/\d/.test(s)) return undefined;
  return bareNumber(s) ?? iso(s) ?? written(s, options);
}

/** The form of RFC 5322, 3.3, that nearly every feed uses: the longer way below comes to the same. */
const MAIL =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([12]\d{3}) (\d\d):(\d\d):(\d\d) (GMT|[+-]\d{4})$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function inMail([, d, month = '', y, h, mi, s, zone = '']: RegExpExecArray): number | undefined {
  const local = utc(Number(y), MONTHS.indexOf(month) + 1, Number(d), Number(h), Number(mi), Number(s));
  return local === undefined ? undefined : zone === 'GMT' ? local : shift(local, zone);
}

const digits = (s: string): string => s.replace(/[٠-٩]/gu, (c) => String(c.charCodeAt(0) - 0x660)).replace(/[۰-۹]/gu, (c) => String(c.charCodeAt(0) - 0x6f0));

function bareNumber(s: string): number | undefined {
  if (/^[12]\d{12}$/.test(s)) return Number(s);
  if (/^[1-9]\d{8,9}$/.test(s)) return Number(s) * 1000;
  const m = /^(\d\d)(\d\d)(\d\d)$/.exec(s);
  if (m) return utc(century(Number(m[1])), Number(m[2]), Number(m[3]));
  const c = /^(\d{4})(\d\d)(\d\d)$/.exec(s);
  if (c) return utc(Number(c[1]), Number(c[2]), Number(c[3]));
  return undefined;
}

const ISO =
  /^(\d{4})(?:-0?(\d{1,2})(?:-(\d{1,2}))?)?(?:(?:T| |T )(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?\s*(Z|[+-]\d\d:?\d\d|[+-]\d\d|[A-Za-z]{2,5})?)?$/i;

function iso(s: string): number | undefined {
  const m = ISO.exec(s);
  if (!m) return undefined;
  const [, y, mo, d, h, mi, sec, frac, zone] = m;
  const fraction = frac ? Number(`0.${frac}`) * 1000 : 0;
  const local = utc(Number(y), Number(mo ?? 1), Number(d ?? 1), Number(h ?? 0), Number(mi ?? 0), Number(sec ?? 0), Math.floor(fraction));
  return local === undefined ? undefined : shift(local, zone);
}

/** Minutes east of UTC of the zone that a timestamp names; undefined where it names none. */
export function zoneIn(text: string, at: number): number | undefined {
  const m = /\d:?\d\d(?::\d\d)?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?\s*(Z|(?:GMT|UTC)?[+-−]\d{1,2}(?::?\d\d)?|[A-Z]{3,5})\s*$/i.exec(text.trim());
  const moved = m?.[1] === undefined ? undefined : shift(at, m[1]);
  return moved === undefined ? undefined : (at - moved) / 60_000;
}

/** Moves a local time by its zone text; a zone that is out of range or unknown gives undefined. */
function shift(local: number, zone: string | undefined): number | undefined {
  if (!zone) return local;
  const m = /^(?:GMT|UTC)?([+-−])(\d{1,2}):?(\d\d)?$/i.exec(zone);
  const offset = m
    ? Number(m[2]) > 14 || Number(m[3] ?? 0) > 59
      ? undefined
      : (m[1] === '+' ? 1 : -1) * (Number(m[2]) * 60 + Number(m[3] ?? 0))
    : zoneOffset(zone, local);
  return offset === undefined ? undefined : local - offset * 60_000;
}

/** Epoch ms of checked parts; undefined where one is out of range. */
function utc(y: number, mo: number, d: number, h = 0, mi = 0, s = 0, ms = 0): number | undefined {
  if (y < 100 || y > 9999 || mo < 1 || mo > 12 || d < 1 || h > 24 || mi > 59 || s > 60) return undefined;
  const days = new Date(Date.UTC(y, mo, 0)).getUTCDate();
  return d > days ? undefined : Date.UTC(y, mo - 1, d, h, mi, Math.min(s, 59), ms);
}

/** RFC 2822 rule for two-digit years, moved on: 70-99 are 19xx. */
const century = (y: number): number => (y >= 100 ? y : y >= 70 ? 1900 + y : 2000 + y);

interface Clock {
  readonly h: number;
  readonly mi: number;
  readonly s: number;
  readonly korean: boolean;
}

const MERIDIEM = String.raw`a\.?\s?m\b\.?|p\.?\s?m\b\.?|오전|오후|上午|下午|午前|午後|π\.?μ\.?|μ\.?μ\.?|صباحا|مساء|ص|م`;
const TIME = new RegExp(
  String.raw`(?<![\d:+-])(?:(${MERIDIEM})\s*)?(\d{1,2})(?::(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?![\d:])|\s?[hH時点시](?:\s?(\d\d))?(?![\d\p{L}])|\.(\d\d)(?=\s?(?:Uhr|hs|[BG][SM]T|CES?T|${MERIDIEM}))|(?=\s?(?:${MERIDIEM}|Uhr)))(?:\s?(?:Uhr))?(?:\s?(${MERIDIEM}))?`,
  'iu',
);
const ZONE = /^[\s,(]*((?:GMT|UTC)\s?[+-−]\d{1,2}(?::?\d\d)?|[+-−]\d\d:?\d\d|[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+|Z\b|[A-Z]{2,5}\b)/;

function written(s: string, options: DateOptions): number | undefined {
  if (/\d:\d+:\d+:\d/.test(s)) return undefined;
  let rest = s.replace(/(\d)T(?=\d{1,2}:)/g, '$1 ');
  let clock: Clock | undefined;
  let zone: string | undefined;
  const time = TIME.exec(rest);
  if (time) {
    clock = clockOf(time);
    if (!clock) return undefined;
    const after = rest.slice(time.index + time[0].length);
    const z = ZONE.exec(after);
    if (z && zoneOffset((z[1] ?? '').replace(/[+-−].*/, '') || 'utc', 0) !== undefined) zone = z[1]?.replace(/\s/g, '');
    else if (/^\s*[+-−]\s?[\d\p{L}]{2}:?[\d\p{L}]{2}/u.test(after)) return undefined;
    rest = `${rest.slice(0, time.index)} ${zone ? after.slice(z?.[0].length) : after}`;
  }
  const day = dayOf(rest, options);
  if (!day) return undefined;
  const local = utc(day[0], day[1], day[2], clock?.h, clock?.mi, clock?.s);
  return local === undefined ? undefined : shift(local, zone ?? (clock?.korean ? '+0900' : undefined));
}

function clockOf(m: RegExpExecArray): Clock | undefined {
  const half = (m[1] ?? m[7] ?? '').toLowerCase().replace(/[.\s]/g, '');
  const pm = ['pm', '오후', '下午', '午後', 'μμ', 'مساء', 'م'].includes(half);
  let h = Number(m[2]);
  if (half && h === 12) h = 0;
  if (pm) h += 12;
  const mi = Number(m[3] ?? m[5] ?? m[6] ?? 0);
  const s = Number(m[4] ?? 0);
  return h > 24 || mi > 59 || s > 60 ? undefined : { h, mi, s, korean: half === '오전' || half === '오후' };
}

type Day = readonly [number, number, number];

/** Year, month and day in text that has lost its clock time. */
function dayOf(s: string, options: DateOptions): Day | undefined {
  return ordered(s) ?? worded(s, options) ?? slashed(s, options);
}

function ordered(s: string): Day | undefined {
  const m = /(?<!\d)(\d{4})\s?[-/.年년]\s?0?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})\s?[日일.]?(?![\d-])/u.exec(s);
  return m ? [Number(m[1]), Number(m[2]), Number(m[3])] : undefined;
}

const D = String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\.)?`;
const M = String.raw`([\p{L}\p{M}]{2,}\.?)`;
const Y = String.raw`(\d{4}|['’]?\d{2})(?!\d)`;
const G = String.raw`[\s,\-–/]+(?:(?:de|del|of)\s+)?`;
const DMY = new RegExp(D + G + M + G + Y, 'giu');
const MDY = new RegExp(M + G + D + String.raw`[\s,]+` + Y, 'giu');
const YMD = new RegExp(String.raw`(?<!\d)(\d{4})[\s.,-]+` + M + String.raw`[\s-]+` + D, 'giu');
const MY = new RegExp(M + G + String.raw`(\d{4})(?!\d)`, 'giu');
const DM = new RegExp(D + G + M, 'giu');
const MD = new RegExp(M + String.raw`[\s.]+` + D + String.raw`(?!\d)`, 'giu');

function worded(s: string, { lang, now }: DateOptions): Day | undefined {
  const year = (y: string): number => {
    const n = y.replace(/['’]/, '');
    return n.length === 4 ? Number(n) : century(Number(n));
  };
  return (
    first(s, DMY, (m) => named(year(m[3] ?? ''), m[2], m[1], lang)) ??
    first(s, MDY, (m) => named(year(m[3] ?? ''), m[1], m[2], lang)) ??
    first(s, YMD, (m) => named(year(m[1] ?? ''), m[2], m[3], lang)) ??
    first(s, MY, (m) => named(year(m[2] ?? ''), m[1], '1', lang)) ??
    (now === undefined
      ? undefined
      : (first(s, DM, (m) => lately(named(2000, m[2], m[1], lang), now)) ?? first(s, MD, (m) => lately(named(2000, m[1], m[2], lang), now))))
  );
}

function first(s: string, pattern: RegExp, make: (m: RegExpExecArray) => Day | undefined): Day | undefined {
  for (const m of s.matchAll(pattern)) {
    const day = make(m);
    if (day) return day;
  }
  return undefined;
}

function named(y: number, word: string | undefined, d: string | undefined, lang: string | undefined): Day | undefined {
  const month = monthNamed(word ?? '', lang);
  const day = Number(d);
  return month && day >= 1 && day <= 31 ? [y, month, day] : undefined;
}

/** The last such day up to `now` and two days beyond it (clocks differ). */
function lately(day: Day | undefined, now: number): Day | undefined {
  if (!day) return undefined;
  const y = new Date(now).getUTCFullYear();
  const at = Date.UTC(y, day[1] - 1, day[2]);
  return [at > now + 2 * 86_400_000 ? y - 1 : y, day[1], day[2]];
}

/** `a/b/year` in either order: an impossible month decides, then the weekday named, then the nearest past day, then the language. */
function slashed(s: string, { lang, now }: DateOptions): Day | undefined {
  const m = /(?<![\d:-])(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})(?![\d:-])/.exec(s);
  if (!m) return undefined;
  const a = Number(m[1]);
  const b = Number(m[3]);
  const y = century(Number(m[4]));
  const dayFirst: Day = [y, b, a];
  const monthFirst: Day = [y, a, b];
  if (a > 12) return dayFirst;
  if (b > 12) return monthFirst;
  const weekday = [...s.matchAll(/\p{L}[\p{L}\p{M}]+/gu)].map((w) => weekdayNamed(w[0], lang)).find((w) => w !== undefined);
  if (weekday !== undefined) return new Date(Date.UTC(y, b - 1, a)).getUTCDay() === weekday ? dayFirst : monthFirst;
  if (m[2] === '.') return dayFirst;
  const late = (d: Day): boolean => now !== undefined && Date.UTC(d[0], d[1] - 1, d[2]) > now + 2 * 86_400_000;
  if (late(dayFirst) !== late(monthFirst)) return late(dayFirst) ? monthFirst : dayFirst;
  return lang && !/^en(?:$|-us)/i.test(lang) ? dayFirst : monthFirst;
}
