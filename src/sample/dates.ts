/** A time as ISO 8601 at an offset ("2025-10-06T07:10:00+02:00"). */
export function isoAt(time: number, offset: string): string {
  const m = /^([+-])(\d\d):(\d\d)$/.exec(offset),
    minutes = m ? (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3])) : 0;
  return new Date(time + minutes * 60_000).toISOString().slice(0, 19) + offset;
}

/** A time as an outlet of a language prints it. */
export function printed(time: number, offset: string, lang: string): string {
  const parts = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    timeZone: offset,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    numberingSystem: 'latn',
  });
  return parts.format(time) + (lang === 'de' ? ' Uhr' : '');
}
