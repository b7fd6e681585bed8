import { calendar, foldName } from '../text/calendar.ts';
import type { FigureWords } from './figure-words.ts';
import type { Quantity } from './figures.ts';
import { LEXICONS } from './lexicon.ts';
import type { Sentence } from './tagger.ts';

/** What tells that a number counts nothing stands no farther before it, UTF-16 units. */
const REACH = 80;
/** A month and its day stand no farther. */
const MONTH_REACH = 30;

/**
 * Whether a number counts or measures something: false for ages, years, dates, clock times, ordinals, scores, ranks, names, "one of",
 * and spans of time that only say when.
 */
export function isCounted(text: string, s: Sentence, q: Quantity, words: FigureWords, lang: string): boolean {
  const head = text.slice(s.start, q.number.start);
  const before = head.slice(-REACH);
  const bare = text.slice(Math.max(s.start, q.span.start - REACH), q.span.start);
  const after = text.slice(q.number.end, s.end);
  const raw = text.slice(q.number.start, q.number.end);
  if (q.measure === 'money' || (q.measure === 'percent' && !q.tally)) return !/^\s?[-–]\s?(?:time|way)/i.test(after);
  return !(
    isAge(head, before, after, words) ||
    isCalendar(raw, before, after, q, lang) ||
    isPartOfName(raw, before, after, q, lang) ||
    isScore(text, s, q) ||
    isOnlyWhen(bare, text.slice(q.unit?.end ?? q.span.end, s.end), q, lang) ||
    isPronoun(raw, bare, text.slice(q.span.end, s.end), q, lang) ||
    isOfTheText(bare, after)
  );
}

/** What a text has of its own: a headline that opens with the number of its items ("5 takeaways from"), a gallery's pictures. */
const isOfTheText = (before: string, after: string): boolean =>
  (/^["“]?$/.test(before) && /^\s(?:[\p{L}-]+\s){0,2}(?:takeaways|things|reasons|ways|questions|lessons|facts|tips|moments|quotes|charts|maps)(?!\p{L})(?!\s(?:were|are|have|had|remain))/iu.test(after)) ||
  /^\s(?:photos|images|slides|pictures|videos)(?:\)|$)/iu.test(after); // prettier-ignore

const PERSON_OF =
  /(?<!\p{L})(?:man|woman|boy|girl|child|baby|patient|pensioner|person|son|daughter|mother|father|widow|widower|teenager|mann|frau|junge|mädchen|kind|homme|femme|hombre|mujer)\s(?:of|von|de)\s(?:about\s)?$/iu;

function isAge(head: string, before: string, after: string, words: FigureWords): boolean {
  return (
    words.age.test(after) ||
    /(?<!\p{L})(?:aged?|ages|im alter von|de edad|âgée?)\s+(?:of |between )?$/iu.test(before) ||
    // "Ann Lee (the long-serving mayor of Lorn), 52, said"
    (/^(?:,|\.|;|\sand\s(?:his|her)|$)/u.test(after) && /,\s$/.test(before) && /(?:^|\s)\p{Lu}[\p{L}\p{M}.'’-]*["”)]?(?:\s\([^)]*\))?,\s$/u.test(head)) ||
    // "a man of 84"
    PERSON_OF.test(before) ||
    // "wounded or under 25"
    (/(?<!\p{L})under\s$/iu.test(before) && /^(?:[,.;]|\sand\s|$)/u.test(after)) ||
    /^\s(?:years?|ans|años|anni|anos|Jahre|років|лет)[\s-](?:old|alt|de edad)/iu.test(after) ||
    /^,?\s?-?\s?(?:year|month)[s]?\s?[\s-]\s?old/iu.test(after) || /^[-–][\p{L}]+[-–]olds?/iu.test(after) || /(?<!\p{L})(?:turned|turning|turns)\s+$/iu.test(before)
  ); // prettier-ignore
}

/** A clock time that was parted ("02: 24 GMT"): the hour before its minutes, and what stands behind these. */
const OF_CLOCK = String.raw`\s?(?:a\.?\s?m|p\.?\s?m|GMT|UTC|BST|CES?T|[CEMP][SD]?T|uhr)(?!\p{L})`;
const CLOCK = new RegExp(String.raw`^\s?:\s?[0-5]\d${OF_CLOCK}`, 'u');
const ZONE = new RegExp(`^${OF_CLOCK}`, 'u');
/** What stands before the year of a plural: "the 2015 rules", "under 2015 rules"; behind a verb the number counts. */
const OF_YEAR = /(?:^|(?<!\p{L})(?:the|an?|its|their|his|her|our|under|of|in|from|with|for|by|these|those)\s|['’]s\s)$/iu;

function isCalendar(raw: string, before: string, after: string, q: Quantity, lang: string): boolean {
  const month = (w: string | undefined): boolean =>
    w !== undefined && w.length > 2 && (calendar(lang).months.has(foldName(w)) || (lang !== 'en' && calendar('en').months.has(foldName(w))));
  const beside = before.slice(-MONTH_REACH);
  const previous = /([\p{L}\p{M}]+\.?)\s$/u.exec(beside)?.[1];
  const following = /^(?:st|nd|rd|th|\.|er)?(?:\sde|\sof)?\s([\p{L}\p{M}]+)/u.exec(after)?.[1];
  if (
    !q.number.words &&
    ((month(previous) && /^\p{Lu}/u.test(previous ?? '') && !/^May\.?$/.test(previous ?? '')) || (/^May$/.test(previous ?? '') && q.value <= 31))
  )
    return true;
  if (!q.number.words && q.value >= 1 && q.value <= 31 && month(following) && (lang !== 'en' || /^\p{Lu}/u.test(following ?? ''))) return true;
  if (!q.number.words && month(/([\p{L}\p{M}]+\.?)\s\d{1,2},\s$/u.exec(beside)?.[1])) return true;
  if (
    /^:\d\d|^\s?(?:a\.?\s?m\.?|p\.?\s?m\.?|o['’]clock|uhr)(?!\p{L})/iu.test(after) ||
    /\d[:.]$/.test(before) ||
    CLOCK.test(after) ||
    (/(?<!\d)[012]?\d:\s$/.test(before) && ZONE.test(after)) ||
    /^\s?(?:h|год|ч)\s?\d\d/u.test(after)
  )
    return true;
  // Four digits without a group mark are a year, unless a plural follows; also then behind what years stand behind.
  if (/^(?:1[0-9]|20|21)\d\d$/.test(raw) && !q.bound && !/^\s(?:\p{Ll}+s|people|men|women|children)(?!\p{L})/u.test(after)) return true;
  if (/^(?:19[5-9]|20[0-4])\d$/.test(raw) && !/00$/.test(raw) && !q.bound && OF_YEAR.test(before) && !/^\s(?:people|men|women|children)(?!\p{L})/u.test(after)) return true; // prettier-ignore
  if (
    /^(?:1[4-9]|20)\d\d$/.test(raw) &&
    (/(?<!\p{L})(?:in|since|of|by|from|the|during|until|before|after|late|early|mid|fiscal|im|seit|jahr|en|depuis|année|año|anno|nel|em)[\s-]$/iu.test(
      before,
    ) ||
      q.bound === 'about')
  )
    return true;
  return /^['’]?s(?!\p{L})/u.test(after) || /^['’]$/.test(before.slice(-1));
}

function isPartOfName(raw: string, before: string, after: string, q: Quantity, lang: string): boolean {
  if (/[\p{L}\d][/.]$|#$|\d[-–]$|[\p{L}][-–]$/u.test(before) && !q.tally && !/[$€£]/.test(before.slice(-2)) && !q.number.words) return true;
  if (/^[/.]\d|^[-–]\d|^[-–]?\p{Lu}\p{L}*\d/u.test(after) && q.high === undefined && !q.tally) return true;
  // An ordinal ("21st") or letters that are no unit ("9mm").
  if (/^\p{L}/u.test(after) && !q.unit && !q.measure && lang !== 'zh' && !q.number.words) return true;
  if (/^[-–](?:time|way|fold|term|party|thirds?|quarters?|fifths?|tenths?|on-|page|hander|star|bedroom|run|inning)/iu.test(after)) return true;
  if (
    /(?<!\p{L})(?:no|nos|number|numbers|page|chapter|section|article|route|highway|interstate|flight|case|level|phase|stage|group|district|room|channel|title|proposition|top|ranked|rank|gate|route|part|volume|version|class|type|day|week|nr|nummer|numéro|número|§|game|act|amendment|model|unit|apollo)\.?\s$/iu.test(
      before,
    ) &&
    !q.number.words
  )
    return true;
  const capital = /(\p{Lu}[\p{L}\d&'’-]*)\s$/u.exec(before);
  if (
    capital &&
    lang !== 'de' &&
    !q.bound &&
    !q.number.words &&
    (capital.index > 0 || /^\s\p{Lu}|^[,.;:)]|^$|^\s(?:is|was|has|had|at|on|in)\s/u.test(after)) &&
    !/^\s\p{Ll}{3,}s(?!\p{L})|^\s(?:people|men|women|dead)/u.test(after) &&
    !calendar(lang).weekdays.has((capital[1] ?? '').toLowerCase())
  )
    return true;
  // "10 Downing Street"
  if (
    /^\s(?:\p{Lu}[\p{L}.]+\s){1,3}(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.|Lane|Drive|Boulevard|Blvd\.?|Square|Place|Terrace)(?!\p{L})(?!\s\p{L}+s(?!\p{L}))/u.test(
      after,
    )
  )
    return true;
  if (
    /^\s?(?:of|\/)\s?\d+(?:\s(?:Photos|Images|Slides)|:|\s*$)/u.test(after) ||
    /(?:Photos?|Caption|Slide)\s(?:\d+ of )?$/u.test(before) ||
    (/\d+\sof\s$/.test(before) && /^\s(?:Photos|Images)/.test(after))
  )
    return true;
  return /\d[\s-]\d{3}[\s-]$|^\(?\d{3}\)$/.test(before) || /^0\d/.test(raw);
}

function isScore(text: string, s: Sentence, q: Quantity): boolean {
  const joined = /^\d+[-–]\d+$/.test(text.slice(q.span.start, q.span.end));
  return (
    joined &&
    /(?<!\p{L})(?:win|wins|won|victory|loss|lost|defeat(?:ed)?|beat|season|game|match|goals?|quarterback|tied?|draw|score[ds]?|halftime|league|cup)(?!\p{L})/iu.test(
      text.slice(s.start, s.end),
    ) &&
    !/vote|poll|percent/iu.test(text.slice(s.start, s.end))
  );
}

function isOnlyWhen(before: string, rest: string, q: Quantity, lang: string): boolean {
  if (q.measure !== 'duration') return false;
  if (lang !== 'en')
    return (
      /(?<!\p{L})(?:vor|seit|il y a|hace|depuis|desde|fa|há|через|тому)\s+$/iu.test(before) ||
      /^\s(?:später|ago|zuvor|plus tard|después|dopo|depois|тому|назад)/iu.test(rest)
    );
  return (
    /^\s(?:ago|later|earlier|after|before|since|from now|prior|away|into|to go|until|hence)(?!\p{L})/iu.test(rest) ||
    /(?<!\p{L})(?:past|last|next|first|previous|recent|coming|final|following|preceding|every|these|those|latest|the)\s+$/iu.test(before)
  ); // prettier-ignore
}

const HUMAN =
  /^\s(?:other |more |additional |young |adult |police |\p{L}+an )?(?:person|people|man|woman|child|boy|girl|soldier|officer|civilian|student|victim|death|fatality|injury|arrest|suspect|passenger|dead|killed|injured|wounded|missing|house|home|building|missile|drone|plane|vote|state)(?!\p{L})/iu;

/** "One student told" names a speaker. */
const SPEAKS = /^\s\p{L}+\s(?:said|says|told|tells|wrote|writes|added|asked|recalled|explained|argued|posted|tweeted|noted|testified)(?!\p{L})/iu;

function isPronoun(raw: string, before: string, after: string, q: Quantity, lang: string): boolean {
  const lex = LEXICONS[lang];
  if (q.value === 1 && q.number.words && raw.length > 1) {
    if (lang !== 'en') return q.bound === undefined || /^\s(?:der|von|des|de|dei|dos)(?!\p{L})/iu.test(after);
    if (q.measure && !/^\s(?:day|time)(?!\p{L})/iu.test(after)) return false;
    if (/^\s(?:of|another|who|that|which|day|more time)(?!\p{L})/iu.test(after) || SPEAKS.test(after)) return true;
    return q.bound
      ? !HUMAN.test(after) && !/^\s\p{Ll}/u.test(after)
      : !HUMAN.test(after) || /(?<!\p{L})(?:no|the|this|that|any|every|each|another|a|for)\s+$/iu.test(before);
  }
  // "Zero tolerance" counts nothing.
  if (q.value === 0 && q.number.words && /^(?:\s(?:to|or|in on|tolerance|sum|hour)(?!\p{L})|[-‐])/iu.test(after)) return true;
  if (q.number.vague && /^(?:scores|tens)$/i.test(raw) && !/^\s(?:of|more)(?!\p{L})/iu.test(after)) return true;
  if (lang === 'en' && q.number.words && /(?<!\p{L})(?:the|these|those|all|both|between the|other)\s+$/iu.test(before)) {
    const next = /^\s([\p{L}'’-]+)/u.exec(after)?.[1]?.toLowerCase();
    return (
      next === undefined ||
      lex === undefined ||
      lex.auxiliaries.has(next) ||
      lex.prepositions.has(next) ||
      lex.conjunctions.has(next) ||
      lex.coordinators.has(next) ||
      (/ed$/.test(next) && next !== 'wounded')
    );
  }
  return false;
}
