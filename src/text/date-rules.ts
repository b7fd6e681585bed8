import { calendar, foldName } from './calendar.ts';
import { DATE_WORDS, type DateWords } from './date-words.ts';
import { DAY, iso } from './date-values.ts';
import { englishRules } from './date-english.ts';
import { matches } from './matches.ts';
import { named, weekend, type Piece, type Rule } from './date-piece.ts';

export interface Rules {
  readonly list: readonly Rule[];
  /** The rules by their words, as places in the list, and what finds these words. */
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  readonly words: RegExp;
  readonly future: RegExp | undefined;
}

const cache = new Map<string, Rules>();
export function rulesOf(lang: string): Rules {
  const known = cache.get(lang);
  if (known) return known;
  const words = DATE_WORDS[lang];
  const names = namesOf(lang);
  const list = [
    ...(lang === 'en' ? englishRules : []),
    ...calendarRules(names, lang),
    ...(lang !== 'en' && words ? relativeRules(words, names, lang) : []),
    ...YEARS,
  ];
  const out = {
    list,
    ...byWords(list),
    future: words ? new RegExp(`${B}(?:${words.future})${E}`, 'iu') : undefined,
  };
  cache.set(lang, out);
  return out;
}

function byWords(list: readonly Rule[]): Pick<Rules, 'byWord' | 'words'> {
  const byWord = new Map<string, number[]>();
  list.forEach((rule, i) => {
    for (const word of rule.words?.split(' ') ?? []) byWord.set(word, [...(byWord.get(word) ?? []), i]);
  });
  return { byWord, words: new RegExp(`\\b(?:${[...byWord.keys()].filter((w) => w !== '0').join('|') || '(?!)'})\\b|\\d+`, 'gi') };
}

/** The rules that may read something in a text, in order: most paragraphs have words of a few only. */
export function rulesFor(text: string, lang: string): Rule[] {
  const { list, byWord, words } = rulesOf(lang),
    held = new Uint8Array(list.length);
  for (const m of text.match(words) ?? []) for (const i of byWord.get(/^\d/.test(m) ? '0' : m.toLowerCase()) ?? []) held[i] = 1;
  return list.filter((rule, i) => rule.words === undefined || held[i]);
}

const B = '(?<![\\p{L}\\p{N}])';
const E = '(?![\\p{L}\\p{N}])';
/** "3 and 5", "3-5", "3, 4 and 5": days of one month. */
const TO = '(?: ?[-–—] ?| (?:and|to|through|or|und|bis|et|au|y|al?|e|и|по|і|до) )(?:the )?';

/** Words that a year without a date stands behind. */
const BEFORE_YEAR =
  /(?:^|[^\p{L}\d.,$€£#-])(?:(?:in|since|of|by|from|during|until|before|after|early|late|mid|fiscal|the|im jahr|en|depuis|desde|dal|nel|em|seit|between|through|and|to|or|post|pre|both|around|for|due)[ -]|(?:19|20)\d\d[-–])$/iu;
const WHOLE =
  /^(?:[,.)]["”]?(?: |$|\n)|'s? |$| \p{Lu}| (?:and|or) (?:19|20)\d\d| \p{Ll}*(?:ion|ent|port|paign|race|bid|war|film|study|law|deal|season|book|song|case))/u;
/** Years and decades alone, read where nothing else has taken them. */
const YEARS: readonly Rule[] = [
  { words: '0', pattern: /(?<!\d)((?:1[6-9]|20)\d\d)(?![\p{L}\d]|[,.]\d|-\p{L}| (?:people|men|women|miles)(?!\p{L}))/gu, read: (m) => {
    const before = (m.input ?? '').slice(Math.max(0, (m.index ?? 0) - 14), m.index),
      after = (m.input ?? '').slice((m.index ?? 0) + 4, (m.index ?? 0) + 28),
      old = Number(m[1]) < 1900;
    const governed = BEFORE_YEAR.test(before) && !(old && /(?:and|to|or|for|the|by|of)[ -]$/i.test(before)) && !/^ \p{Ll}+s (?!\p{L})/u.test(after);
    const alone = !old && (/\p{L}['’]?[,.):]? ["“(]?$|(?:19|20)\d\d, $|\($/u.test(before) && WHOLE.test(after));
    // "A 1996 law", "the council's 1992 vote".
    const attributed = !old && /(?:(?:^|\P{L})(?:an?|the|his|her|its|their)|\p{L}['’]s) $/iu.test(before) && /^ \p{Ll}/u.test(after);
    return governed || alone || attributed ? { kind: 'year', year: Number(m[1]) } : undefined;
  } },
  // "The 1900s" are a century sooner than ten years, "the 2000s" are not.
  { words: '0', pattern: /(?<!\d)((?:1[6-9]|20)\d)0['’]?s(?!\p{L})/gu, read: (m) => ({ kind: 'plain', value: /^1.0$/.test(m[1] ?? '') ? (m[1] ?? '').slice(0, 2) : (m[1] ?? '') }) },
]; // prettier-ignore

const DAY_OF = '\\d{1,2}(?:st|nd|rd|th|er|\\.|º)?';

interface Names {
  readonly months: string;
  readonly weekdays: string;
}
function namesOf(lang: string): Names {
  const c = calendar(lang);
  const alt = (names: Iterable<string>): string =>
    [...names]
      .sort((a, b) => b.length - a.length)
      .map((n) => n.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|') || '(?!)';
  return { months: `(?:${alt(c.months.keys())})\\.?`, weekdays: `(?:${alt([...c.weekdays.keys()].filter((w) => w.length > 3))})` };
}

function calendarRules({ months }: Names, lang: string): Rule[] {
  const name = (m: string | undefined): number => calendar(lang).months.get(foldName(m ?? '')) ?? 0;
  const capital = (s: string | undefined): boolean => lang !== 'en' || /^\p{Lu}/u.test(s ?? '');
  const date = (y: string | undefined, month: number, d: string | undefined): Piece | undefined =>
    month && Number(d) >= 1 && Number(d) <= 31
      ? { kind: 'date', month, day: Number(d), ...(y ? { year: y.length < 4 ? 2000 + Number(y.slice(1)) : Number(y) } : {}) }
      : undefined;
  /** The days that stand beside one in a match, each with its own words. */
  const each = (m: RegExpMatchArray, month: number, days: string, year: string | undefined): readonly Piece[] | undefined => {
    const list = matches(days, /\d{1,2}/g);
    const from = m[0].indexOf(days);
    const dates = list.map((d) => date(year, month, d[0]));
    if (!dates.every((d) => d !== undefined)) return undefined;
    return dates.map((d, i) => {
      const [first, last] = [i === 0, i === list.length - 1];
      const start = first ? 0 : from + (list[i]?.index ?? 0);
      const end = last ? m[0].length : from + (list[i]?.index ?? 0) + (list[i]?.[0].length ?? 0);
      return { ...d, skip: start, length: end - start };
    });
  };
  return [
    { words: '0', pattern: new RegExp(`${B}(\\d{4})-(\\d\\d)-(\\d\\d)${E}`, 'gu'), read: (m) => date(m[1], Number(m[2]), m[3]) },
    { words: '0', pattern: /(\d{4})年(\d{1,2})月(\d{1,2})日/gu, read: (m) => date(m[1], Number(m[2]), m[3]) },
    { words: '0', pattern: new RegExp(`${B}(?:the )?(${DAY_OF}(?:(?:, \\d{1,2}){0,6}(?: de)?${TO}${DAY_OF})?) (?:de |of )?(${months})(?:(?: de(?:l)?| of)?,? (\\d{4}))?${E}`, 'giu'), read: (m) => (m[3] || capital(m[2]) ? each(m, name(m[2]), m[1] ?? '', m[3]) : undefined) },
    { words: '0', pattern: new RegExp(`${B}(${months})(?:(?: de(?:l)?| of|,)? (\\d{4})| (${DAY_OF}(?:(?:, \\d{1,2}(?=[^.;]{0,20} and \\d))*,?${TO}${DAY_OF}(?!\\d|:\\d|%| (?:people|percent|others|years?|days?|months?|million|\\p{Ll}+s)${E}|-\\p{L}))?)(?:,? (\\d{4}|['’]\\d\\d))?)${E}(?!:\\d|%)`, 'giu'), read: (m) => {
      const month = name(m[1]);
      if (!month || !(m[4] || capital(m[1]))) return undefined;
      return m[2] ? (capital(m[1]) ? { kind: 'date', year: Number(m[2]), month } : undefined) : each(m, month, m[3] ?? '', m[4]);
    } },
  ]; // prettier-ignore
}

function relativeRules(w: DateWords, { months, weekdays }: Names, lang: string): Rule[] {
  const weekday = (s: string | undefined): number => calendar(lang).weekdays.get(foldName(s ?? '')) ?? -1;
  const capital = (s: string | undefined): boolean => lang !== 'de' || /^\p{Lu}/u.test(s ?? '');
  const unit = `(?:${Object.keys(w.units)
    .sort((a, b) => b.length - a.length)
    .join('|')})`;
  const step = (last: string | undefined, next: string | undefined): Pick<Piece, 'step'> => (last ? { step: -1 } : next ? { step: 1 } : {});
  return [
    { pattern: new RegExp(`${B}(?:(?:${w.on}) )?(?:(?:the |le |el |il )?(${w.last}) |(${w.next}) |(?:${w.current}) )?(${weekdays})(?: (${w.last})| (${w.next}))?${E}`, 'giu'), read: (m) =>
      weekday(m[3]) < 0 || !capital(m[3]) ? undefined : { kind: 'weekday', weekday: weekday(m[3]), ...step(m[1] ?? m[4], m[2] ?? m[5]) } },
    { pattern: new RegExp(`${B}(?:(?:am|ce|le|el|este|nel|o|на) )?(?:das )?(?:(${w.last}) |(${w.next}) )?(?:${w.weekend})${E}`, 'giu'), read: (m) => weekend(step(m[1], m[2]).step) },
    { pattern: new RegExp(`${B}(${Object.keys(w.days).join('|')})${E}`, 'giu'), read: (m) => {
      const n = w.days[(m[1] ?? '').toLowerCase()];
      // "morgen" is tomorrow, "Morgen" the morning.
      return n === undefined || (lang === 'de' && /^\p{Lu}/u.test(m[1] ?? '') && n > 0) ? undefined : { kind: 'plain', value: (c) => iso(c.now + n * DAY) };
    } },
    { pattern: new RegExp(`${B}(?:(${w.last})|(${w.next})|(${w.current})) (${unit})${E}`, 'giu'), read: (m) => named(w.units[(m[4] ?? '').toLowerCase()], m[1] ? -1 : m[2] ? 1 : 0) },
    { pattern: new RegExp(`${B}(${unit}) (?:(${w.last})|(${w.next}))${E}`, 'giu'), read: (m) => (/^(?:fr|es|it|pt)$/.test(lang) ? named(w.units[(m[1] ?? '').toLowerCase()], m[2] ? -1 : 1) : undefined) },
    { pattern: new RegExp(`${B}(?:(?:im|en|in|a|em|seit|of|since|this|mid) ){1,3}(${months})${E}(?! \\d)`, 'giu'), read: (m) => {
      const month = calendar(lang).months.get(foldName(m[1] ?? ''));
      return month ? { kind: 'date', month, skip: m[0].length - (m[1]?.length ?? 0) } : undefined;
    } },
  ]; // prettier-ignore
}
