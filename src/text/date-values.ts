export const DAY = 86_400_000;

export const two = (n: number): string => String(n).padStart(2, '0');

/** The ISO day of an instant. */
export const iso = (t: number): string => new Date(t).toISOString().slice(0, 10);

/** ISO 8601 week of an instant ("2025-W23"). */
export function isoWeek(t: number): string {
  const day = (new Date(t).getUTCDay() + 6) % 7;
  const thursday = new Date(t + (3 - day) * DAY);
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
  return `${iso(saturday)}/${iso(saturday + DAY)}`;
}

/** The one day a value names, as an ISO day. */
export const dayOf = (value: string): string | undefined => {
  const days = daysOf(value);
  return days?.includes('/') ? undefined : days;
};
