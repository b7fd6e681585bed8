import type { Answer } from '../model/ledger.ts';
import type { UiLang } from './words.ts';

declare const formatted: unique symbol;
/** A number, date, or language or country name in the reader's notation. */
export type Formatted = string & { readonly [formatted]: true };

const REGIONS: Readonly<Record<UiLang, string>> = { en: 'en-GB', de: 'de-DE' };
const DAY = 86_400_000;

/** How numbers and dates are written for one reader language and time zone. Times are epoch ms. */
export interface Format {
  number(n: number): Formatted;
  /** 0-1 as whole percent. */
  percent(share: number): Formatted;
  /** A figure's value, or its two ends; an open end is left out. */
  figure(answer: Pick<Answer, 'low' | 'high'>): Formatted;
  /** "2 June, 14:10"; with the year where it is not that of `now`. */
  moment(at: number, now: number): Formatted;
  /** "14:10" */
  time(at: number): Formatted;
  /** "Monday 2 June 2025" */
  longDay(at: number): Formatted;
  /** An ISO day "2025-06-02", or a span of two "2025-05-31/2025-06-01"; without the year where it is that of `now`. */
  isoDay(day: string, now?: number): Formatted;
  language(code: string): Formatted;
  /** The name of an ISO 3166-1 country; undefined where the code is none. */
  country(code: string): Formatted | undefined;
  /** For `datetime` attributes and machine use. */
  iso(at: number): Formatted;
  /** "2025-06-02T14:10" in the zone, as date inputs want it. */
  local(at: number): Formatted;
}

const cache = new Map<string, Format>();
export function formatFor(lang: UiLang, timezone: string): Format {
  const key = `${lang} ${timezone}`;
  let format = cache.get(key);
  if (!format) cache.set(key, (format = make(lang, timezone)));
  return format;
}

function make(lang: UiLang, timeZone: string): Format {
  const region = REGIONS[lang];
  const dates = (options: Intl.DateTimeFormatOptions, zone = timeZone): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(region, { timeZone: zone, hourCycle: 'h23', ...options });
  const numbers = new Intl.NumberFormat(region, { maximumFractionDigits: 2 }),
    share = new Intl.NumberFormat(region, { style: 'percent', maximumFractionDigits: 0 }),
    time = dates({ hour: '2-digit', minute: '2-digit' }),
    day = dates({ day: 'numeric', month: 'long' }),
    dayYear = dates({ day: 'numeric', month: 'long', year: 'numeric' }),
    year = dates({ year: 'numeric' }),
    long = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    utcDay = dates({ day: 'numeric', month: 'long', year: 'numeric' }, 'UTC'),
    utcShort = dates({ day: 'numeric', month: 'long' }, 'UTC'),
    local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
    languages = new Intl.DisplayNames(region, { type: 'language' }),
    countries = new Intl.DisplayNames(region, { type: 'region' });
  const as = (s: string): Formatted => s as Formatted;
  return {
    number: (n) => as(numbers.format(n)),
    percent: (s) => as(share.format(s)),
    figure: ({ low, high }) => as([...new Set([low, high].filter(Number.isFinite))].map((n) => numbers.format(n)).join('–')),
    moment: (at, now) => as(`${(year.format(at) === year.format(now) ? day : dayYear).format(at)}, ${time.format(at)}`),
    time: (at) => as(time.format(at)),
    longDay: (at) => as(long.format(at).replace(/^(\p{L}+),/u, lang === 'en' ? '$1' : '$1,')),
    isoDay: (value, now) => as(spanOf(value, now !== undefined && value.split('/').every((d) => d.startsWith(`${year.format(now)}-`)) ? utcShort : utcDay)),
    language: (code) => as(languages.of(code === '' ? 'und' : code) ?? code),
    country: (code) => {
      const name = /^[A-Z]{2}$/.test(code) ? countries.of(code) : undefined;
      return name === undefined || name === code ? undefined : as(name);
    },
    iso: (at) => as(new Date(at).toISOString()),
    local: (at) => as(local.format(at).replace(' ', 'T')),
  };
}

function spanOf(value: string, format: Intl.DateTimeFormat): string {
  const ends = value.split('/').map((d) => Date.parse(`${d}T00:00:00Z`));
  if (ends.length === 0 || ends.some(Number.isNaN)) return value;
  const [from, till] = ends as [number, number?];
  return till === undefined ? format.format(from) : format.formatRange(from, till);
}

/**
 * The instant of a local date and time in a zone.
 * @param given `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM`, or either with seconds and a zone (`Z`, `+02:00`); a day alone means its end.
 * @returns epoch ms, or undefined if it is not such a time.
 */
export function instantOf(given: string, timeZone: string): number | undefined {
  const m = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?(Z|[+-]\d{2}:\d{2})?$/.exec(given.trim());
  if (!m) return undefined;
  const naive = Date.parse(`${m[1]}T${m[2] ?? '23:59:59'}${m[3] ?? 'Z'}`);
  if (Number.isNaN(naive) || m[3]) return Number.isNaN(naive) ? undefined : naive;
  // Twice, because the offset at the guess may not be the offset at the answer (summer time).
  const first = naive - offsetAt(naive, timeZone),
    at = Number.isNaN(first) ? first : naive - offsetAt(first, timeZone);
  // What lies so far back that its year is written otherwise is no time of a paper.
  return Number.isNaN(at) ? undefined : at;
}

function offsetAt(at: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
}

/** Whole hours, or days from two days on, between two times. */
export function span(from: number, to: number): { readonly unit: 'minutes' | 'hours' | 'days'; readonly n: number } {
  const ms = Math.max(0, to - from);
  if (ms < 3_600_000) return { unit: 'minutes', n: Math.floor(ms / 60_000) };
  return ms < 2 * DAY ? { unit: 'hours', n: Math.floor(ms / 3_600_000) } : { unit: 'days', n: Math.floor(ms / DAY) };
}
