export const DAY = 86_400_000;

export const two = (n: number): string => String(n).padStart(2, '0');

/** The years that a news text tells of: ISO 8601 writes them with four digits, and what lies outside is a count gone wrong. */
const isYear = (year: number): boolean => year >= 1000 && year < 3000;

/** The ISO day of an instant, with a part of the day behind it; undefined outside the years 1000 to 2999. */
export function iso(t: number, part = ''): string | undefined {
  const d = new Date(t);
  return isYear(d.getUTCFullYear()) ? d.toISOString().slice(0, 10) + part : undefined;
}

/** An instant, epoch ms, in ISO 8601; null where there is none. */
export const instant = (t: number | undefined): string | null => (t === undefined ? null : new Date(t).toISOString());

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Whether a month, 1-12, has a day in a year of the Gregorian calendar. */
export const isDay = (year: number, month: number, day: number): boolean =>
  day >= 1 && day <= (DAYS[month - 1] ?? 0) && (month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)));

/** Shapes of TIMEX3 values: a calendar value with its parts, a decade or a century, a length, what recurs, and what is vague. */
const CALENDAR =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(?:MO|AF|EV|NI|(?:[01]\d|2[0-4]):[0-5]\d))?)?|-W(?:0[1-9]|[1-4]\d|5[0-3])(?:-WE)?|-(?:Q[1-4]|H[12]|SP|SU|FA|WI))?$/;
const OTHER =
  /^(?:[12]\d{2}|[0-2]\d|P(?:T?(?:X|\d{1,9}(?:\.\d+)?)[A-Z]){1,2}|XXXX-WXX-[1-7](?:T(?:MO|AF|EV|NI))?|XXXX-(?:0[1-9]|1[0-2])|(?:PAST|PRESENT|FUTURE)_REF)$/;
/** Whether a value names a time that there is: no 30 February, no month 13, no year outside 1000 to 2999. */
export function isPossible(value: string): boolean {
  const [whole, year, month, day] = CALENDAR.exec(value) ?? [];
  if (whole === undefined) return OTHER.test(value);
  return isYear(Number(year)) && (month === undefined || isDay(Number(year), Number(month), Number(day ?? 1)));
}

/** ISO 8601 week of an instant ("2025-W23"); undefined outside the years 1000 to 2999. */
export function isoWeek(t: number): string | undefined {
  const day = (new Date(t).getUTCDay() + 6) % 7;
  const thursday = new Date(t + (3 - day) * DAY);
  if (!isYear(thursday.getUTCFullYear())) return undefined;
  const monday = firstMonday(thursday.getUTCFullYear());
  return `${thursday.getUTCFullYear()}-W${two(1 + Math.floor((thursday.getTime() - monday) / (7 * DAY)))}`;
}

/** The Monday of a year's first ISO week. */
function firstMonday(year: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
}

/**
 * The days a value names as they are printed: an ISO day, or `a/b` for a weekend; undefined where it names no day.
 *
 * The time of day is left out ("2025-06-02TEV"); a weekend may be TIMEX3's ("2025-W22-WE") or a pair of days.
 */
export function daysOf(value: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/.test(value)) return value;
  const day = /^(\d{4}-\d\d-\d\d)(?:$|T)/.exec(value);
  if (day) return day[1];
  const weekend = /^(\d{4})-W(\d\d)-WE$/.exec(value);
  if (!weekend) return undefined;
  const saturday = firstMonday(Number(weekend[1])) + ((Number(weekend[2]) - 1) * 7 + 5) * DAY;
  const [first, last] = [iso(saturday), iso(saturday + DAY)];
  return first === undefined || last === undefined ? undefined : `${first}/${last}`;
}

/** The one day a value names, as an ISO day. */
export const dayOf = (value: string): string | undefined => {
  const days = daysOf(value);
  return days?.includes('/') ? undefined : days;
};
