/**
 * Month and weekday names of many languages, taken from CLDR through `Intl`, and offsets of time zones.
 *
 * Names are folded: lower case, no accents' composition difference, no final full stop.
 */
const LANGUAGES =
  'en de fr es it pt nl pl uk ru tr ar cs sk hu ro el sv da nb fi bg hr sr sl et lv lt id ms vi ca gl eu he fa hi bn ta th ko ja zh ka hy az kk sw af is mk sq be'.split(
    ' ',
  );

export interface Calendar {
  /** Folded name to month, 1-12. */
  readonly months: ReadonlyMap<string, number>;
  /** Folded name to weekday, 0 = Sunday. */
  readonly weekdays: ReadonlyMap<string, number>;
}

const calendars = new Map<string, Calendar>();

/** The calendar words of one language; empty maps for a language `Intl` does not know. */
export function calendar(lang: string): Calendar {
  const primary = lang.toLowerCase().split('-')[0] ?? '';
  let known = calendars.get(primary);
  if (!known) calendars.set(primary, (known = build(primary)));
  return known;
}

/** The month a word names, 1-12: first in `lang`, then in any known language; undefined where it names none. */
export function monthNamed(word: string, lang?: string): number | undefined {
  const name = foldName(word);
  if (name.length < 2 || /^\d/.test(name)) return undefined;
  return (lang ? calendar(lang).months.get(name) : undefined) ?? anyCalendar().months.get(name);
}

/** The weekday a word names, 0 = Sunday: first in `lang`, then in any known language. */
export function weekdayNamed(word: string, lang?: string): number | undefined {
  const name = foldName(word);
  if (name.length < 2) return undefined;
  return (lang ? calendar(lang).weekdays.get(name) : undefined) ?? anyCalendar().weekdays.get(name);
}

/** The words of all known languages: of a word of several, what it means in the first. */
function anyCalendar(): Calendar {
  return (any ??= {
    months: new Map([...LANGUAGES].reverse().flatMap((l) => [...calendar(l).months])),
    weekdays: new Map([...LANGUAGES].reverse().flatMap((l) => [...calendar(l).weekdays])),
  });
}
let any: Calendar | undefined;

export function foldName(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.،,]+$/u, '');
}

/** Spellings in newspapers and feeds that CLDR does not list. */
const EXTRA: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: { sept: 9, sep: 9, jun: 6, jul: 7, jan: 1, feb: 2, mar: 3, apr: 4, aug: 8, oct: 10, nov: 11, dec: 12 },
  de: { jänner: 1, feber: 2, mär: 3, mrz: 3, jun: 6, jul: 7, okt: 10, dez: 12, sep: 9 },
  fr: { jan: 1, fev: 2, fevrier: 2, fév: 2, avr: 4, juil: 7, aout: 8, dec: 12, decembre: 12 },
  es: { set: 9, setiembre: 9, ene: 1, abr: 4, ago: 8, dic: 12 },
  el: { ιούλ: 7, ιούν: 6, μάϊ: 5, μαϊ: 5 },
  it: { gen: 1, mag: 5, giu: 6, lug: 7, set: 9, ott: 10 },
};

function build(lang: string): Calendar {
  const months = new Map<string, number>(Object.entries(EXTRA[lang] ?? {}));
  const weekdays = new Map<string, number>();
  if (!Intl.DateTimeFormat.supportedLocalesOf([lang]).length) return { months, weekdays };
  const add = (to: Map<string, number>, name: string | undefined, n: number): void => {
    const key = foldName(name ?? '');
    if (key.length > 1 && !/\d/.test(key) && !to.has(key)) to.set(key, n);
  };
  for (const style of ['long', 'short'] as const) {
    const alone = new Intl.DateTimeFormat(lang, { month: style, timeZone: 'UTC', calendar: 'gregory' });
    const inDate = new Intl.DateTimeFormat(lang, { day: 'numeric', month: style, timeZone: 'UTC', calendar: 'gregory' });
    const weekday = new Intl.DateTimeFormat(lang, { weekday: style, timeZone: 'UTC', calendar: 'gregory' });
    for (let m = 0; m < 12; m++) {
      const at = Date.UTC(2023, m, 15);
      add(months, alone.format(at), m + 1);
      add(months, inDate.formatToParts(at).find((p) => p.type === 'month')?.value, m + 1);
    }
    // 1 January 2023 was a Sunday.
    for (let d = 0; d < 7; d++) add(weekdays, weekday.format(Date.UTC(2023, 0, 1 + d)), d);
  }
  return { months, weekdays };
}

/** Hours east of UTC by the abbreviations in feeds; where one is used by two regions, the reading of the common feed parsers. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, bst: 1, west: 1, cet: 1, met: 1, mez: 1, wat: 1, cest: 2, mest: 2, mesz: 2, eet: 2, sast: 2, cat: 2, ist: 2,
  eest: 3, msk: 3, trt: 3, eat: 3, idt: 3, gst: 4, pkt: 5, wib: 7, ict: 7, hkt: 8, sgt: 8, awst: 8, wita: 8, jst: 9, kst: 9, wit: 9, acst: 9.5, aest: 10,
  acdt: 10.5, aedt: 11, nzst: 12, nzdt: 13, nst: -3.5, ndt: -2.5, ast: -4, adt: -3, brt: -3, art: -3, est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6,
  pst: -8, pdt: -7, akst: -9, akdt: -8, hst: -10,
}; // prettier-ignore
const REGIONS: Readonly<Record<string, string>> = { et: 'America/New_York', ct: 'America/Chicago', mt: 'America/Denver', pt: 'America/Los_Angeles' };

/** Minutes east of UTC of a zone name at a local time given as if it were UTC; undefined for an unknown name. */
export function zoneOffset(name: string, local: number): number | undefined {
  const key = name.toLowerCase();
  const hours = ZONES[key];
  if (hours !== undefined) return hours * 60;
  const region = REGIONS[key] ?? (name.includes('/') ? name : undefined);
  return region ? regionOffset(region, local) : undefined;
}

function regionOffset(timeZone: string, local: number): number | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(local).find((p) => p.type === 'timeZoneName')?.value ?? '';
    const m = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name);
    return m ? (m[1] === '-' ? -1 : 1) * (Number(m[2] ?? 0) * 60 + Number(m[3] ?? 0)) : undefined;
  } catch {
    // An unknown zone name makes the constructor throw a RangeError.
    return undefined;
  }
}
