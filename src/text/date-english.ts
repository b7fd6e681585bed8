import { named, stepped, weekend, type Context, type Piece, type Rule } from './date-piece.ts';
import { DAY, iso, isoWeek, two } from './date-values.ts';

const WEEKDAY = '((?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)';
const MONTH = '(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)';
const MONTH_WORDS = 'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const UNIT: Readonly<Record<string, string>> = { day: 'D', week: 'W', month: 'M', year: 'Y', quarter: 'Q', decade: 'DE' };
const LETTER: Readonly<Record<string, string>> = {
  second: 'TXS',
  minute: 'TXM',
  hour: 'TXH',
  day: 'XD',
  week: 'XW',
  month: 'XM',
  quarter: 'XQ',
  year: 'XY',
  decade: 'XY',
  century: 'XC',
  centurie: 'XC',
};
const PARTS: Readonly<Record<string, string>> = { morning: 'TMO', afternoon: 'TAF', evening: 'TEV', night: 'TNI' };
const SEASONS: Readonly<Record<string, string>> = { spring: 'SP', summer: 'SU', fall: 'FA', autumn: 'FA', winter: 'WI' };
const ORDINALS = ['first', 'second', 'third', 'fourth'];

const low = (s: string | undefined): string => (s ?? '').toLowerCase();
const stepOf = (s: string | undefined): number | undefined =>
  !s ? undefined : /last|past|previous/i.test(s) ? -1 : /next|coming|following|upcoming/i.test(s) ? 1 : 0;
const step = (s: string | undefined): Pick<Piece, 'step'> => {
  const n = stepOf(s);
  return n === undefined ? {} : { step: n };
};
/** The words before a match, and after it. */
const lead = (m: RegExpMatchArray, words: RegExp): RegExpExecArray | null => words.exec((m.input ?? '').slice(Math.max(0, (m.index ?? 0) - 60), m.index));
const after = (m: RegExpMatchArray): string => (m.input ?? '').slice((m.index ?? 0) + m[0].length, (m.index ?? 0) + m[0].length + 24);
const plain = (value: Piece['value']): Piece => (value === undefined ? { kind: 'plain' } : { kind: 'plain', value });

/** "Black Friday" and "Sunday Times" are names. */
const NAMED_BEFORE = /(?:Black|Super|Good|Easter|Bloody|Cyber|Holy|Ash|Palm|Giving|Fat|Shrove|Ruby|Freaky|Taco|Mega|Wild|Casual) $/;
const NAMED_AFTER =
  /^ (?:Night (?:Live|Football|Lights|Massacre)|Times|Mirror|Telegraph|Mail|Herald|Express|Star|Independent|Post|Review|Sun|People|Evening Post|Magazine|Styles|School)\b/;
/** A sum or a share before: what a company compares is quarters. */
const SUM = /(?:\d[^.;]{0,70}(?:share|million|billion|cents|%|yen|percent)|(?:million|billion) )[^;]{0,60}$/;

export const englishRules: readonly Rule[] = [
  { words: WEEKDAYS.flatMap((d) => [d, `${d}s`]).join(' '), pattern: new RegExp(`\\b(?:(?:[Oo]n|[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater) ){0,2}(?:(every|each) |(?:the )?(last|this past|past|previous|next|this coming|coming|following|this) )?${WEEKDAY}(s(?!['’]))?(?:[ -](?:early )?(morning|afternoon|evening|night)(s)?)?\\b`, 'g'), read: (m) => {
    const weekday = WEEKDAYS.indexOf(low(m[3])),
      text = m.input ?? '',
      part = PARTS[low(m[5])];
    if (NAMED_BEFORE.test(text.slice(Math.max(0, m.index! - 8), m.index)) || NAMED_AFTER.test(text.slice(m.index! + m[0].length, m.index! + m[0].length + 18))) return undefined;
    if (m[1] || m[4] || m[6]) return plain(`XXXX-WXX-${weekday || 7}${part ?? ''}`);
    if (/^previous$/i.test(m[2] ?? '')) return plain((c) => iso((c.anchor.day ?? c.now) - (((new Date(c.anchor.day ?? c.now).getUTCDay() - weekday + 6) % 7) + 1) * DAY));
    if (/^following$/i.test(m[2] ?? '')) return plain((c) => (c.anchor.day === undefined ? undefined : iso(c.anchor.day + (((weekday - new Date(c.anchor.day).getUTCDay() + 6) % 7) + 1) * DAY)));
    return { kind: 'weekday', weekday, ...step(m[2]) };
  } },
  { words: 'weekend', pattern: /\bweekend\b(?! (?:edition|box|show|anchors?|getaway|home|warriors?|before|of|after))/g, read: (m) => {
    const words = lead(m, /\b(?:(?:[Oo]ver|[Dd]uring|[Oo]n|[Ff]or|[Ii]n) )?(?:([Tt]his past|[Ll]ast|[Pp]ast|[Nn]ext|[Tt]his coming|[Tt]his|[Tt]he coming|[Cc]oming)|[Tt]he) (?:(?:long|holiday|opening|entire|whole|past|first|Labor Day|Memorial Day|Easter|Thanksgiving) ){0,2}$/);
    return words ? { ...weekend(stepOf(words[1])), skip: -words[0].length } : undefined;
  } },
  { words: 'sept september', pattern: /\bSept(?:ember|\.)? 11(?:th)?\b(?=,? (?:terror|attacks?\b|hijack|commission|victim|memorial|families|era))/gi, read: () => plain('2001-09-11') },
  { words: 'yesterday tomorrow', pattern: /\bthe day (before yesterday|after tomorrow)\b/gi, read: (m) => plain((c) => iso(c.now + (/^b/i.test(m[1] ?? '') ? -2 : 2) * DAY)) },
  { words: 'today yesterday tomorrow tonight', pattern: /\b(?:(?:early|late|earlier|later) )?(today|yesterday|tomorrow|tonight)(?: (morning|afternoon|evening|night))?\b/gi, read: (m) => {
    const word = low(m[1]),
      days = word === 'yesterday' ? -1 : word === 'tomorrow' ? 1 : 0,
      part = word === 'tonight' ? 'TNI' : (PARTS[low(m[2])] ?? '');
    // "USA Today", "Today show".
    if (/^T(?:oday|ODAY)$/.test(m[1] ?? '') && /(?:\p{Lu}[\p{L}.]* $)|(?:\bthe $)/u.test((m.input ?? '').slice(Math.max(0, m.index! - 16), m.index))) return undefined;
    if (/^[”"’']? [Ss]how\b/.test(after(m))) return undefined;
    return plain((c) => iso(c.now + days * DAY, part));
  } },
  { words: 'night morning afternoon evening', pattern: /\b(?:(?:early|late|earlier|later) )?(last night|this (morning|afternoon|evening))\b/gi, read: (m) => plain((c) => (m[2] ? iso(c.now, PARTS[low(m[2])]) : iso(c.now - DAY, 'TNI'))) },
  { words: 'week month year quarter decade day', pattern: /\b(?:(?:early|earlier|late|later|sometime|the) ){0,2}(last|this past|past|previous|next|this|current|coming) (?:calendar |fiscal |full |school )?(week|month|year|quarter|decade|day)\b(?!-)/gi, read: (m) => {
    const n = stepOf(m[1]) ?? 0,
      unit = UNIT[low(m[2])] ?? '';
    // "the past decade" is a length, "this day" and "the previous year" are counted from what was told.
    if (unit === 'DE') return plain(n < 0 ? 'P10Y' : (c) => String(Math.floor(new Date(c.now).getUTCFullYear() / 10) + n));
    if (unit === 'D' || m[0] === 'This Week') return undefined;
    if (/previous/i.test(m[1] ?? '')) return plain((c) => shifted(c, unit, -1));
    if (unit === 'Q') return plain((c) => (n === 0 && c.anchor.quarter ? c.anchor.quarter : stepped(c.now, unit, n)));
    return named(unit, n);
  } },
  { words: 'day', pattern: /\b(?:later|earlier) in the day\b/gi, read: () => plain((c) => day(c, 0) ?? iso(c.now)) },
  { words: 'day week month year morning afternoon evening night', pattern: /\b(?:(?:the|that) )?(same|next|following|that|previous|very) (?:same |very )?(day|week|month|year|morning|afternoon|evening|night)\b/gi, read: (m) => {
    const word = low(m[2]),
      n = /next|following/i.test(m[1] ?? '') ? 1 : /previous/i.test(m[1] ?? '') ? -1 : 0;
    if (/next/i.test(m[1] ?? '') && !/^the/i.test(m[0])) return undefined;
    return plain((c) => (PARTS[word] ? day(c, n, PARTS[word]) : shifted(c, UNIT[word] ?? '', n)));
  } },
  { words: 'spring summer fall autumn winter', pattern: /\b(?:(in|during|by|over|through) )?(?:(?:the )?(?:early |late |mid-?)?(?:(last|this past|this coming|this|next|coming|previous)|the|early|late|of|in|since|by|mid)[ -])?(spring|summer|fall|autumn|winter)(?: (?:of |semester of )?((?:1[89]|20)\d\d))?\b(?! (?:from|off|out|apart|short|sports?|games|olympics|olympic|for|into|on|to|break|in love))/gi, read: (m) => {
    const known = m[2] ?? m[4] ?? (/^(?:spring|summer|winter)$/i.test(m[3] ?? '') ? /\bthe |early|late|mid/i.test(m[0]) : m[1] && /the|early|late|mid/i.test(m[0]));
    return known ? { kind: 'season', skip: m[1] ? m[1].length + 1 : 0, part: SEASONS[low(m[3])] ?? '', ...step(m[2]), ...(m[4] ? { year: Number(m[4]) } : {}) } : undefined;
  } },
  { words: 'quarter half period', pattern: /\b([Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[ -](quarter|half|period)\b(?: of (?:fiscal )?((?:19|20)\d\d))?/g, read: (m) => {
    const words = lead(m, /\b(?:(?:the|its|a|in) )?(?:(?:latest|current|this|year-ago|year-earlier|prior-year|same|comparable|fiscal|its|((?:19|20)\d\d))[ -]){0,3}$/i),
      n = ORDINALS.indexOf(low(m[1])) + 1,
      half = m[2] === 'half',
      year = Number(m[3] ?? words?.[1] ?? 0);
    if (half && (n > 2 || !year)) return undefined;
    return { kind: 'quarter', part: `${half ? 'H' : 'Q'}${n}`, skip: -(words?.[0].length ?? 0), ...(year ? { year } : {}), ...(/year-|prior/i.test(words?.[0] ?? '') ? { step: -1 } : {}) };
  } },
  { words: 'quarter period', pattern: /\b(?:quarter|period)\b(?!-| of (?:a|an|the)?)/g, read: (m) => {
    const words = lead(m, /\b(?:(?:in|for) )?(?:the|this|that|its) (?:(latest|current|comparable|corresponding|same)?[ -]?(year-ago|year-earlier|prior-year|((?:19|20)\d\d))? )?$/i);
    if (!words || (m[0] === 'period' && !words[1] && !words[2])) return undefined;
    const ended = /^ end(?:ed|ing) ([A-Z][a-z]{2})/.exec(after(m)),
      month = MONTHS.indexOf(low(ended?.[1]));
    if (m[0] === 'quarter' && month >= 0) return { ...plain((c) => stepped(c.now, 'Q', -((Math.floor(new Date(c.now).getUTCMonth() / 3) - Math.floor(month / 3) + 4) % 4))), skip: -words[0].length };
    if (/^current$/i.test(words[1] ?? '') && !words[2]) return { ...plain((c) => stepped(c.now, 'Q', 0)), skip: -words[0].length };
    return { kind: 'quarter', skip: -words[0].length, ...(words[3] ? { year: Number(words[3]) } : words[2] ? { step: -1 } : {}) };
  } },
  { words: 'year month week day decade century', pattern: /\b(?:about |almost |nearly |just |more than |over )?(?:a|one|the) (?:full )?(year|month|week|day|decade|century|half-century) (ago|earlier|before|later|after)\b/gi, read: (m) => {
    const unit = UNIT[low(m[1])] ?? '',
      ago = low(m[2]) === 'ago';
    // "The day before the vote" is counted from the vote, which may have no day.
    if (/^(?:before|after)$/i.test(m[2] ?? '') && (!/^the day/i.test(m[0]) || /^ [\p{L}\d]/u.test(after(m)))) return undefined;
    if (ago) return plain((c) => (unit === 'Y' && c.anchor.quarter && SUM.test(before(c)) ? yearBefore(c.anchor.quarter) : unit === 'DE' ? String(new Date(c.now).getUTCFullYear() - 10) : unit === 'W' ? iso(c.now - 7 * DAY) : stepped(c.now, unit, -1)));
    const n = /later|after/i.test(m[2] ?? '') ? 1 : -1;
    return plain((c) => (unit === 'Y' && n < 0 && c.anchor.quarter && SUM.test(before(c)) ? yearBefore(c.anchor.quarter) : (shifted(c, unit, n) ?? (n < 0 && unit === 'Y' ? stepped(c.now, unit, n) : undefined))));
  } },
  { words: 'year', pattern: /\b(?:a )?(?:year-(?:ago|earlier))\b(?! (?:first|second|third|fourth|quarter|period|nine|six|three))/gi, read: () => plain((c) => (c.anchor.quarter ? yearBefore(c.anchor.quarter) : stepped(c.now, 'Y', -1))) },
  { words: MONTH_WORDS, pattern: new RegExp(`\\b(?:(?:in|since|by|late|early|mid|until|of|from|through|for|last|this|next|past|this past|during|between|and|to|the|before|after|around|a|an|each|every)[ -]){0,3}${MONTH}(?:\\.|\\b)(?!\\.? ?\\d)`, 'gi'), read: (m) => {
    const word = m[1] ?? '',
      lead = m[0].slice(0, m[0].indexOf(word)),
      text = m.input ?? '',
      end = m.index! + m[0].length;
    if (!/^[A-Z]/.test(word)) return undefined;
    // "5 April", "the 5th of April": a day, which is read with its month.
    if (/(?<![\p{L}\p{N}]|\d[.,:])\d{1,2}(?:st|nd|rd|th)? (?:of )?$/iu.test(text.slice(Math.max(0, m.index! - 10), m.index! + lead.length))) return undefined;
    // A short form needs its stop; "May" and "March" are also words, and months also first names.
    if (word.length < 5 && !/^(?:May|June|July)$/.test(word) && !lead && !m[0].endsWith('.')) return undefined;
    if (/^(?:Mar|Jan)$/.test(word) && !m[0].endsWith('.')) return undefined;
    if (/^(?:May|March|August)$/.test(word) && !lead.trim()) return undefined;
    if (word === 'March' && /\b(?:the|a|an|for|to)[ -]$/.test(lead) && !/^ ?(?:\p{Ll}+ing|meeting|accession|election|vote|report|primary|ruling|decision|deadline|attack)\b/u.test(text.slice(end))) return undefined;
    if (!/\b(?:in|since|by|last|this|next|early|late|mid|until|of|through|during)[ -]/i.test(lead) && (/^ \p{Lu}/u.test(text.slice(end, end + 2)) || (!lead.trim() && /\p{Lu}[\p{L}.]* $/u.test(text.slice(Math.max(0, m.index! - 12), m.index))))) return undefined;
    if (/\b(?:of|for|by|to)[ -]$/.test(lead) && /^May$/.test(word) && /^ \p{Lu}|^['’]s/u.test(text.slice(end, end + 3))) return undefined;
    if (/\b(?:each|every) $/i.test(lead)) return plain(`XXXX-${two(MONTHS.indexOf(low(word).slice(0, 3)) + 1)}`);
    return { kind: 'date', month: MONTHS.indexOf(low(word).slice(0, 3)) + 1, ...step(/\b(?:last|next|this|past)\b/i.exec(lead)?.[0]), skip: lead.length };
  } },
  { words: 'now currently presently nowadays days moment present current', pattern: /\b(now|currently|presently|nowadays|these days|at the moment|at present|(?<=\bthe |\bits |\bhis |\bher |\btheir )current)\b(?! (?:fiscal |calendar )?(?:year|month|week|quarter|period))/gi, read: () => plain('PRESENT_REF') },
  { words: 'recently past ago', pattern: /\b(?:(?:most |just )?recently|in the (?:recent |distant )?past(?! (?:\w+ )?(?:\w+ )?(?:days?|weeks?|months?|quarters?|years?|decades?))|(?:several |many |some |a few )?years ago)\b/gi, read: () => plain('PAST_REF') },
  { words: 'future soon', pattern: /\b(?:[Ff]uture\b(?=[^ a-z]|$| (?:of|and|if|as|with|when|is|to|for|in)\b)|[Ss]oon\b(?! (?:after|as|thereafter|became|be?g[au]n|followed)))/g, read: (m) => {
    const soon = /soon/i.test(m[0]),
      words = lead(m, soon ? /\b(?:as|too|how|very|so) $/i : /\b(?:in |for )?(?:the|its|his|her|their|near|foreseeable) (?:(?:near|immediate|foreseeable|not-too-distant) )?$/i);
    return soon === (words === null) ? { ...plain('FUTURE_REF'), skip: -(words?.[0].length ?? 0) } : undefined;
  } },
  { words: 'seconds minutes hours days weeks months quarters years decades centuries', pattern: /\b(second|minute|hour|day|week|month|quarter|year|decade|centurie)s\b(?! (?:ago|old|later|earlier|after|before|prior))/g, read: (m) => {
    const words = lead(m, /\b(?:(?:(?:in|over|the) ){0,2}(?:recent|coming|(?:last|past|next) (?:few|several|many)|few|several|past|last|many) |(?:for|within|in|after|over|took|takes?|spent|just|about) (?:(?:at least|many|the) )?)$/i);
    const governed = words && /^(?:for|within|in|after|over|took|takes?|spent|just|about) (?:(?:at least|many|the) )?$/i.test(words[0]);
    return words && !(governed && (m[1] === 'quarter' || /^ of [a-z]+s\b/.test(after(m)))) ? { ...plain(`P${LETTER[m[1] ?? '']}`), skip: governed ? 0 : -words[0].length } : undefined;
  } },
  { words: 'long', pattern: /\b(hours|days|weeks|months|years|decades)-long\b/gi, read: (m) => plain(`P${LETTER[low(m[1]).slice(0, -1)]}`) },
  { words: 'eighteen nineteen', pattern: /\b(eighteen|nineteen)[- ](hundred|(?:oh[- ]|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]?(?:one|two|three|four|five|six|seven|eight|nine))?)\b/gi, read: (m) => spokenYear(low(m[1]), low(m[2])) },
  { words: 'daily weekly monthly hourly yearly annually every each', pattern: /\b(?:(daily|weekly|monthly|hourly|yearly|annually)|(?:every|each) (?:single )?(day|week|month|year|hour|morning|night|quarter))\b/gi, read: (m) => plain({ d: 'P1D', w: 'P1W', m: 'P1M', h: 'PT1H', y: 'P1Y', a: 'P1Y', n: 'P1D', q: 'P1Q' }[/morning/i.test(m[0]) ? 'd' : low(m[1] ?? m[2]).charAt(0)]) },
  { words: 'twenties thirties forties fifties sixties seventies eighties nineties'.replace(/\w+/g, '$& mid$&'), pattern: /\bthe (?:early |late |mid-?)?(twen|thir|for|fif|six|seven|eigh|nine)ties\b/g, read: (m) => plain(`19${['twen', 'thir', 'for', 'fif', 'six', 'seven', 'eigh', 'nine'].indexOf(m[1] ?? '') + 2}`) },
  { words: 'century', pattern: /\b(?:the )?(\d{1,2})(?:st|nd|rd|th)[- ]century\b/gi, read: (m) => plain(String(Number(m[1]) - 1).padStart(2, '0')) },
  { words: 'year', pattern: /\b(?:the )?(?:full |fiscal )?year(?= end(?:ed|ing) )|(?<=(?:[Ff]or|of|[Ii]n) )the (?:full )?year\b(?! (?:\d|of|that|when|he|she|it|they|before|after|two)|-|['’])|\b(?:the )?year[- ]end\b/gi, read: (m) => (/end$/i.test(m[0]) ? plain((c) => `${new Date(c.now).getUTCFullYear()}-12-31`) : / the (?:full )?year$/i.test((m.input ?? '').slice(m.index! - 1, m.index! + m[0].length)) && !/^ end/.test((m.input ?? '').slice(m.index! + m[0].length)) ? plain((c) => stepped(c.now, 'Y', 0)) : plain('P1Y')) },
  { words: '0 noon midday midnight', pattern: /\b(?:(\d{1,2})(?::([0-5]\d))? ?([ap])\.? ?m(?:\.(?=\W)|\b)|noon\b|midday\b|midnight\b)(?: (?:E[SD]?T|P[SD]?T|C[SD]?T|M[SD]?T|GMT|local time))?/g, read: (m) => {
    const hour = m[1] ? (Number(m[1]) % 12) + (m[3] === 'p' ? 12 : 0) : /^(?:noon|midday)/.test(m[0]) ? 12 : 24,
      words = lead(m, /\b(?:at|by|around|shortly (?:before|after)|about) $/i);
    // "High Noon" is no hour.
    if (Number(m[1] ?? 1) > 12 || (!m[1] && !words)) return undefined;
    return { kind: 'clock', part: `T${String(hour).padStart(2, '0')}:${m[2] ?? '00'}` };
  } },
  { words: 'day eve thanksgiving christmas halloween easter friday', pattern: /\b(?:(last|this|next) )?(Thanksgiving|Christmas|New Year['’]s|Election|Inauguration|Labor|Memorial|Independence|Veterans|Columbus|Presidents?['’]?|Valentine['’]s|Boxing|Halloween|Easter Sunday|Easter|Good Friday|Martin Luther King(?:,? Jr\.?)?|May|Mother['’]s|Father['’]s|Armistice|Bastille|St\. Patrick['’]s)(?: (Day|Eve))?\b/g, read: (m) => {
    const name = (m[2] ?? '').toLowerCase().replace(/['’]s?|,? jr\.?$/g, ''),
      alone = /^(?:thanksgiving|christmas|halloween|easter|easter sunday|good friday)$/.test(name);
    if (!HOLIDAYS[name] || (!m[3] && !(alone && (m[1] ?? /\b(?:on|since|before|after|until|by|around|over) $/.test((m.input ?? '').slice(Math.max(0, m.index! - 8), m.index)))))) return undefined;
    return plain((c) => holiday(c, name, low(m[3]) === 'eve', stepOf(m[1])));
  } },
]; // prettier-ignore

const TENS = ['hundred', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ONES = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
/** "nineteen ninety-one", as broadcasts are written down. */
function spokenYear(century: string, rest: string): Piece {
  const [tens, ones] = [TENS.findIndex((t) => t !== '' && rest.startsWith(t)), ONES.findIndex((o) => o !== '' && rest.endsWith(o))];
  return { kind: 'year', year: (century === 'eighteen' ? 1800 : 1900) + 10 * Math.max(0, tens) + Math.max(0, ones) };
}

const before = (c: Context): string => c.text.slice(Math.max(0, c.at.start - 140), c.at.start);
const yearBefore = (quarter: string): string => `${Number(quarter.slice(0, 4)) - 1}${quarter.slice(4)}`;

/** How far back in the text an anchor may lie, UTF-16 units. */
const NEAR = 400;
function day(c: Context, n: number, part = ''): string | undefined {
  const { day: anchor, dayAt } = c.anchor;
  return anchor === undefined || c.at.start - (dayAt ?? 0) > NEAR ? undefined : iso(anchor + n * DAY, part);
}
/** "that year", "the following month", "a week later": counted from what was named last. */
export function shifted(c: Context, unit: string, n: number): string | undefined {
  if (unit === 'D') return day(c, n);
  if (unit === 'W')
    return c.anchor.day === undefined || c.at.start - (c.anchor.dayAt ?? 0) > NEAR ? undefined : n ? iso(c.anchor.day + 7 * n * DAY) : isoWeek(c.anchor.day);
  if (unit === 'Y') return c.anchor.year === undefined || c.at.start - (c.anchor.yearAt ?? 0) > NEAR ? undefined : String(c.anchor.year + n);
  if (unit === 'M')
    return c.anchor.month === undefined || c.at.start - (c.anchor.yearAt ?? 0) > NEAR ? undefined : stepped(Date.parse(`${c.anchor.month}-15`), 'M', n);
  return undefined;
}

/** Month and day, or month, weekday and which of them (-1 the last). */
const HOLIDAYS: Readonly<Record<string, readonly number[]>> = {
  thanksgiving: [11, 4, 4], christmas: [12, 25], 'new year': [1, 1], election: [11, 2, 1], inauguration: [1, 20], labor: [9, 1, 1], memorial: [5, 1, -1], independence: [7, 4],
  veterans: [11, 11], columbus: [10, 1, 2], president: [2, 1, 3], presidents: [2, 1, 3], valentine: [2, 14], boxing: [12, 26], halloween: [10, 31], 'martin luther king': [1, 1, 3],
  may: [5, 1], mother: [5, 0, 2], father: [6, 0, 3], armistice: [11, 11], bastille: [7, 14], 'st. patrick': [3, 17], easter: [], 'easter sunday': [], 'good friday': [],
}; // prettier-ignore

function holiday(c: Context, name: string, eve: boolean, n: number | undefined): string | undefined {
  const year = new Date(c.now).getUTCFullYear();
  const days = [year - 1, year, year + 1].map((y) => holidayIn(name, y) - (eve ? DAY : 0));
  if (n === undefined) {
    // Far from its day, or beside another year, a holiday may be any year's.
    if (c.anchor.year !== undefined && c.anchor.year !== year && Math.abs(c.at.start - (c.anchor.yearAt ?? 0)) < 120) return undefined;
    const nearest = days.reduce((a, b) => (Math.abs(b - c.now) < Math.abs(a - c.now) ? b : a));
    return Math.abs(nearest - c.now) > 100 * DAY ? undefined : iso(nearest);
  }
  const found = n > 0 ? days.find((d) => d >= c.now) : days.filter((d) => (n === -1 ? d < c.now : d <= c.now)).at(-1);
  return found === undefined ? undefined : iso(found);
}

function holidayIn(name: string, year: number): number {
  const [month, second, nth] = HOLIDAYS[name] ?? [];
  if (month === undefined || second === undefined) return easter(year) - (name === 'good friday' ? 2 * DAY : 0);
  if (nth === undefined) return Date.UTC(year, month - 1, second);
  // The Tuesday after the first Monday.
  if (name === 'election') return nthWeekday(year, 11, 1, 1) + DAY;
  return nthWeekday(year, month, second, nth);
}
function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  if (nth < 0) {
    const last = Date.UTC(year, month, 0);
    return last - ((new Date(last).getUTCDay() - weekday + 7) % 7) * DAY;
  }
  const first = Date.UTC(year, month - 1, 1);
  return first + (((weekday - new Date(first).getUTCDay() + 7) % 7) + 7 * (nth - 1)) * DAY;
}
/** Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher). */
function easter(year: number): number {
  const a = year % 19,
    b = Math.floor(year / 100),
    c = year % 100,
    d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30,
    e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7,
    f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
}
