/** Relative time words of a language. Patterns are sources for case-insensitive regular expressions over whole words. */
export interface DateWords {
  /** Days from the day of publication. */
  readonly days: Readonly<Record<string, number>>;
  /** Words before a weekday or a date that belong to the expression. */
  readonly on: string;
  readonly last: string;
  readonly next: string;
  readonly current: string;
  readonly units: Readonly<Record<string, 'D' | 'W' | 'M' | 'Y' | 'H' | 'MIN' | 'S' | 'DE' | 'CE'>>;
  readonly ago: string;
  /** A prefix for "ago" ("vor drei Tagen", "il y a trois jours"). */
  readonly agoBefore?: string;
  readonly weekend: string;
  /** Words of a sentence that looks ahead. */
  readonly future: string;
  readonly more: string;
  readonly less: string;
  readonly about: string;
}

const never = '(?!)';
const EN_UNITS = {
  day: 'D',
  days: 'D',
  week: 'W',
  weeks: 'W',
  month: 'M',
  months: 'M',
  year: 'Y',
  years: 'Y',
  hour: 'H',
  hours: 'H',
  minute: 'MIN',
  minutes: 'MIN',
  second: 'S',
  seconds: 'S',
  decade: 'DE',
  decades: 'DE',
  century: 'CE',
  centuries: 'CE',
} as const;

export const DATE_WORDS: Readonly<Record<string, DateWords>> = {
  en: {
    days: { today: 0, yesterday: -1, tomorrow: 1, tonight: 0 },
    on: 'on|late on|early on|since|by|until|from', last: 'last|past|previous', next: 'next|coming|following|upcoming', current: 'this|current', units: EN_UNITS, ago: 'ago', weekend: 'weekend',
    future: "will|won't|to be|next|set to|scheduled|plans?|planned|expected|due|upcoming|would|until|going to|shall|'ll|is to|are to", more: '(?:just |well |slightly |little )?(?:more than|over)', less: '(?:less|fewer) than|under|(?:just )?under', about: 'about|around|nearly|almost|some|roughly|approximately',
  },
  de: {
    days: { heute: 0, gestern: -1, vorgestern: -2, morgen: 1, übermorgen: 2 }, on: 'am|seit|bis', last: 'letzte[nsrm]?|vergangene[nsrm]?|vorige[nsrm]?', next: 'nächste[nsrm]?|kommende[nsrm]?', current: 'diese[nsrm]?',
    units: { tag: 'D', tage: 'D', tagen: 'D', woche: 'W', wochen: 'W', monat: 'M', monate: 'M', monaten: 'M', jahr: 'Y', jahre: 'Y', jahren: 'Y', stunde: 'H', stunden: 'H', minute: 'MIN', minuten: 'MIN', sekunden: 'S', jahrzehnt: 'DE', jahrzehnte: 'DE', jahrzehnten: 'DE' },
    ago: never, agoBefore: 'vor', weekend: 'wochenende', future: 'wird|werden|soll|sollen|will|wollen|geplant', more: 'mehr als|über|gut', less: 'weniger als|unter|knapp', about: 'etwa|rund|ungefähr|fast|knapp',
  },
  fr: {
    days: { 'aujourd’hui': 0, "aujourd'hui": 0, hier: -1, demain: 1 }, on: 'le|depuis|dès|ce', last: 'derniers?|dernières?|passée?', next: 'prochaine?', current: 'ce|cette',
    units: { jour: 'D', jours: 'D', semaine: 'W', semaines: 'W', mois: 'M', an: 'Y', ans: 'Y', année: 'Y', années: 'Y', heure: 'H', heures: 'H', minute: 'MIN', minutes: 'MIN', décennie: 'DE', décennies: 'DE' },
    ago: never, agoBefore: 'il y a', weekend: 'week-end', future: 'sera|seront|doit|doivent|va|vont|prochain', more: 'plus de', less: 'moins de', about: 'environ|près de',
  },
  es: {
    days: { hoy: 0, ayer: -1, anteayer: -2, mañana: 1 }, on: 'el|desde|este', last: 'pasad[oa]s?|últim[oa]s?', next: 'próxim[oa]s?', current: 'este|esta',
    units: { día: 'D', días: 'D', semana: 'W', semanas: 'W', mes: 'M', meses: 'M', año: 'Y', años: 'Y', hora: 'H', horas: 'H', minuto: 'MIN', minutos: 'MIN', década: 'DE', décadas: 'DE' },
    ago: 'atrás', agoBefore: 'hace', weekend: 'fin de semana', future: 'será|serán|próximo|prevé|prevista?', more: 'más de', less: 'menos de', about: 'unos|unas|casi|cerca de',
  },
  it: {
    days: { oggi: 0, ieri: -1, domani: 1 }, on: 'il|da|dal', last: 'scors[oaie]|passat[oaie]|ultim[oaie]', next: 'prossim[oaie]', current: 'questo|questa',
    units: { giorno: 'D', giorni: 'D', settimana: 'W', settimane: 'W', mese: 'M', mesi: 'M', anno: 'Y', anni: 'Y', ora: 'H', ore: 'H', minuti: 'MIN' }, ago: 'fa', weekend: 'fine settimana|weekend', future: 'sarà|prossimo', more: 'più di|oltre', less: 'meno di', about: 'circa|quasi',
  },
  pt: {
    days: { hoje: 0, ontem: -1, amanhã: 1 }, on: 'na|no|desde', last: 'passad[oa]s?|últim[oa]s?', next: 'próxim[oa]s?', current: 'este|esta|nesta|neste',
    units: { dia: 'D', dias: 'D', semana: 'W', semanas: 'W', mês: 'M', meses: 'M', ano: 'Y', anos: 'Y', hora: 'H', horas: 'H', minutos: 'MIN' }, ago: 'atrás', agoBefore: 'há', weekend: 'fim de semana', future: 'será|próximo', more: 'mais de', less: 'menos de', about: 'cerca de|quase',
  },
  uk: {
    days: { сьогодні: 0, вчора: -1, учора: -1, позавчора: -2, завтра: 1 }, on: 'у|в|з', last: 'минул\\p{L}+', next: 'наступн\\p{L}+', current: 'ць\\p{L}+',
    units: { день: 'D', дні: 'D', днів: 'D', тиждень: 'W', тижні: 'W', тижнів: 'W', тижня: 'W', місяць: 'M', місяці: 'M', місяців: 'M', місяця: 'M', рік: 'Y', роки: 'Y', років: 'Y', року: 'Y', годин: 'H', години: 'H', хвилин: 'MIN' }, ago: 'тому', weekend: 'вихідн\\p{L}+', future: 'буде|планує|наступн', more: 'понад|більше', less: 'менше', about: 'близько|майже',
  },
  ru: {
    days: { сегодня: 0, вчера: -1, позавчера: -2, завтра: 1 }, on: 'в|во|с', last: 'прошл\\p{L}+|минувш\\p{L}+', next: 'следующ\\p{L}+', current: 'эт\\p{L}+',
    units: { день: 'D', дня: 'D', дней: 'D', неделя: 'W', неделю: 'W', недели: 'W', недель: 'W', месяц: 'M', месяца: 'M', месяцев: 'M', год: 'Y', года: 'Y', лет: 'Y', часов: 'H', часа: 'H', минут: 'MIN' }, ago: 'назад', weekend: 'выходн\\p{L}+', future: 'будет|планирует|следующ', more: 'более|свыше', less: 'менее', about: 'около|почти',
  },
}; // prettier-ignore
