import type { Range } from '../model/range.ts';
import { isCity } from '../text/cities.ts';
import { nameSpans, type NameSpan } from '../text/names.ts';
import { REGION, regionWord } from '../text/regions.ts';
import type { FoundMention } from './mentions.ts';
import { isRoleNoun } from './role-words.ts';
import type { FoundRole } from './roles.ts';
import { runWord, type RunWord } from './run-words.ts';
import type { Attribution, Paragraph } from './tagger.ts';

export type Gender = 'm' | 'f';

/** Somebody whom a text names in full. */
export interface Person {
  readonly first: string;
  readonly last: string;
  /** Their full name wherever it stands, in text order. */
  readonly fulls: Range[];
  /** What the text calls them, as keys of roles (`roleKey`). */
  readonly roles: Set<string>;
  /** How often the text shows a gender. */
  readonly shown: Record<Gender, number>;
}
/** A place where somebody is named: who, unless the name may be of several or nobody in full has it. */
export interface Naming extends Range {
  readonly person?: Person;
  /** One word, with or without a title. */
  readonly isShort: boolean;
  /** By the courtesy title that stands there. */
  readonly gender?: Gender;
  /** Stands in quotation marks. */
  readonly quoted: boolean;
}
export interface People {
  readonly persons: readonly Person[];
  /** Those of them whom a short name may mean. */
  readonly named: readonly Person[];
  /** In text order. */
  readonly namings: readonly Naming[];
  /** The words of a role that stand with somebody's name. */
  readonly titles: readonly (Range & { readonly person: Person })[];
}

const COURTESY: Readonly<Record<string, Gender>> = { 'mr.': 'm', mr: 'm', 'mrs.': 'f', mrs: 'f', 'ms.': 'f', ms: 'f', miss: 'f' };
export const lower = (words: string): string => words.toLowerCase().replaceAll('’', "'");

/** The runs of capitals of each paragraph, with places in the whole text. */
export type Runs = readonly (readonly NameSpan[])[];
export const runsOf = (text: string, paragraphs: readonly Range[]): Runs => paragraphs.map((p) => nameSpans(text, p));

export interface Told {
  readonly paragraphs: readonly Paragraph[];
  readonly attributions: readonly Attribution[];
  readonly roles: readonly FoundRole[];
  readonly mentions: readonly FoundMention[];
}

/**
 * The persons whom the body of a text names in full, and every place where it names one of them or somebody it names only so.
 *
 * A run of capitals is a person where a role or a mention says so, or where its last word stands for it alone elsewhere.
 */
export function peopleOf(text: string, { paragraphs, roles, mentions, attributions }: Told, runs: Runs): People {
  const spans = paragraphs.flatMap((p, i) =>
    (runs[i] ?? []).flatMap((n) => {
      const bare = bareName(text, n);
      return bare ? [{ ...bare, quoted: p.quotations.some((q) => q.start <= bare.start && bare.end <= q.end) }] : [];
    }),
  );
  const wordsAt = (r: Range): RunWord[] => text.slice(r.start, r.end).split(/\s+/).map(runWord); // prettier-ignore
  const known = new Set([...roles.map((r) => r.person), ...mentions.filter((m) => m.kind === 'person').map((m) => m.at)].map((r) => keyOf(wordsAt(r)))); // prettier-ignore
  const others = mentions.filter((m) => m.kind !== 'person').map((m) => m.at),
    isOther = (r: Range): boolean => others.some((o) => o.start < r.end && r.start < o.end);
  const alone = new Set(spans.flatMap((s) => (s.isShort && !s.article ? [s.last] : [])));
  const speak = new Set(attributions.flatMap((a) => (a.speaker ? [lastOf(wordsAt(a.speaker))] : []).filter((w) => alone.has(w))));
  const isKnown = (s: Bare): boolean => known.has(s.key) || (!s.article && (isOther(s) ? speak : alone).has(s.last));
  const persons = new Map<string, Person>(),
    nameOf = keysByMiddle(spans);
  for (const s of spans) {
    const key = nameOf(s);
    if (key === undefined || s.isShort || isTooLong(s.words) || isPlural(s.words) || !isKnown(s)) continue;
    const person = persons.get(key) ?? { first: s.words[0]?.low ?? '', last: s.last, fulls: [], roles: new Set(), shown: { m: 0, f: 0 } };
    person.fulls.push({ start: s.start, end: s.end });
    persons.set(key, person);
  }
  const list = withFullFirst([...persons.values()], spans),
    lasts = new Set([...persons.values()].map((p) => p.last)),
    fulls = spans.flatMap((s) => (s.isShort ? [] : [{ start: s.start, end: s.end, person: persons.get(nameOf(s) ?? '') }])),
    titles = giveRoles(text, roles, fulls);
  const namings = spans.flatMap((s): Naming[] => {
    const { last, isShort } = s,
      title = titleOf(text, s, roles),
      one = isShort ? ofLast(last, list) : persons.get(nameOf(s) ?? ''),
      // "Police Chief Lund" is not the mayor; "Jordan" and "Washington" are places but with a title.
      person = one && isShort && (!mayBe(one, title) || (title === '' && !s.gender && isPlaceName(s.words[0]?.text ?? ''))) ? undefined : one,
      known = s.gender !== undefined || title !== '' || lasts.has(last) || (speak.has(last) && !isOther(s));
    if (!person && (s.article || isPlural(s.words) || (isShort ? !known : s.words.length > 3 || isOther(s)))) return [];
    if (person && s.gender && !isShort) person.shown[s.gender] += 3;
    return [{ start: s.start, end: s.end, quoted: s.quoted, ...(person ? { person } : {}), ...(s.gender ? { gender: s.gender } : {}), isShort }];
  });
  return {
    persons: [...persons.values()],
    named: list,
    namings,
    titles: [
      ...titles,
      ...giveRoles(
        text,
        roles,
        namings.filter((n) => n.isShort),
      ),
    ],
  };
}

/** Keys of full names: first and last word, and the middle where a text has two of one first and last name; undefined for the one of them without a middle, who may be either. */
function keysByMiddle(names: readonly Bare[]): (name: Bare) => string | undefined {
  const middles = new Map<string, Set<string>>();
  for (const { words, key, middle } of names) if (words.length > 2 && middle !== '') middles.set(key, (middles.get(key) ?? new Set()).add(middle));
  return ({ key, middle }) => ((middles.get(key)?.size ?? 0) < 2 ? key : middle === '' ? undefined : `${key} ${middle}`);
}

const isPlaceName = (word: string): boolean => (regionWord(lower(word)) & REGION) !== 0 || isCity(word);

/** The role that stands before a short name, as its key ("Police Chief Lund"). */
function titleOf(text: string, s: Bare, roles: readonly FoundRole[]): string {
  const role = roles.find((r) => r.role.end <= s.start && r.person.start < s.end && s.start < r.person.end)?.role,
    key = s.title === '' ? '' : roleKey(s.title, 'last');
  return key === '' && role ? roleKey(text.slice(role.start, role.end), 'last') : key;
}

/** Whether somebody may bear a title: one of their roles, none that speaks against their gender, and any where no role of theirs is known. */
function mayBe(person: Person, title: string): boolean {
  if (title === '') return true;
  const words = title.split(' '),
    gender = genderOfNoun(words.at(-1) ?? ''),
    known = genderOf(person);
  if (gender && known && gender !== known) return false;
  return person.roles.size === 0 || [...person.roles].some((r) => r.split(' ').at(-1) === words.at(-1) && words.every((w) => r.split(' ').includes(w)));
}

/**
 * The person of a last name, where one alone has it.
 *
 * With a courtesy title only whom the text shows to be of its gender: "Mr. Lund" may be the husband of the one Lund who is named.
 */
export function ofLast(last: string, persons: readonly Person[], gender?: Gender): Person | undefined {
  const all = persons.filter((p) => p.last === last),
    fit = gender ? all.filter((p) => leaning(p) === gender) : all,
    isOpen = gender !== undefined && all.some((p) => !leaning(p));
  return fit.length === 1 && !isOpen ? fit[0] : undefined;
}

/** The only gender that a text shows of somebody, however seldom. */
const leaning = ({ shown }: Person): Gender | undefined => (shown.m > 0 && shown.f === 0 ? 'm' : shown.f > 0 && shown.m === 0 ? 'f' : undefined);

/** What a text shows of somebody's gender; undefined where it shows none, or both. */
export function genderOf({ shown }: Person): Gender | undefined {
  if (shown.m >= 2 && shown.m > 5 * shown.f) return 'm';
  return shown.f >= 2 && shown.f > 5 * shown.m ? 'f' : undefined;
}

/** Whose full name stands before the last name does alone: where it does not, the short name may be of somebody whom the text never names in full. */
function withFullFirst(persons: readonly Person[], spans: readonly Bare[]): Person[] {
  return persons.filter((p) => {
    const short = spans.find((s) => s.isShort && s.last === p.last);
    return !short || (p.fulls[0]?.start ?? 0) < short.start || persons.some((q) => q.last === p.last && (q.fulls[0]?.start ?? 0) < short.start);
  });
}

/** "Palestinians", "Democrats": nobody's name. */
const isPlural = (words: readonly RunWord[]): boolean => /(?:ians|icans|crats|ists|ese|cans)$/.test(words.at(-1)?.low ?? '');

interface Bare extends Range {
  readonly words: readonly RunWord[];
  /** First and last word; the last; the first letters of those between. */
  readonly key: string;
  readonly last: string;
  readonly middle: string;
  /** One word. */
  readonly isShort: boolean;
  readonly gender: Gender | undefined;
  /** Stands behind "the". */
  readonly article: boolean;
  /** The words of its run before the name. */
  readonly title: string;
}

/** A run of capitals without the titles and the words of a sentence that stand before the name in it; undefined where it is no person's. */
function bareName(text: string, n: NameSpan): Bare | undefined {
  const words = n.words.map(runWord),
    end = words.at(-1),
    isRole = end?.isRole ?? false;
  let from = words.findLastIndex((w) => w.isTitle || (w.isRole && !isRole)) + 1;
  // "Chief of Staff Ann Lee": the run begins behind the "of".
  if (
    from === 0 &&
    words.length > 2 &&
    /^(?:Staff|Charge|State|Defen[cs]e|Justice|Parliament|Police|Commons)$/u.test(n.words[0] ?? '') &&
    /\s(?:of|in)\s(?:the\s)?$/u.test(text.slice(Math.max(0, n.start - 8), n.start))
  )
    from = 1;
  if (isRole && words.length < 2) return undefined;
  const title = words[from - 1]?.low ?? '',
    titled = from > 0;
  while (!titled && from < words.length - 1 && (n.initial && from === 0 ? words[from]?.mayOpen : words[from]?.opens)) from++;
  // "the United Nations Ann Lee": a body's words lead over to a name of two words at least.
  const body = words.findLastIndex((w) => w.isOfNobody || w.isLetters) + 1;
  if (body > from && words.length - body >= 2) from = body;
  const rest = words.slice(from),
    [first] = rest;
  if (
    !first ||
    rest.some((w) => w.isOfNobody || w.isRunTogether) ||
    (rest.length === 1 && first.isCalendar && !isSubject(text, n)) ||
    rest.slice(0, -1).some((w) => w.isDay) ||
    (!titled && first.mayOpen && !first.isCalendar) ||
    /^\p{Lu}{2,}$|\d/u.test(first.text)
  )
    return undefined;
  let start = n.start;
  words.forEach((w, i) => {
    if (i > from) return;
    start = text.indexOf(w.text, i === 0 ? n.start : start + (words[i - 1]?.text.length ?? 0));
  });
  return {
    start,
    end: n.end,
    words: rest,
    key: keyOf(rest),
    last: lastOf(rest),
    middle: middleOf(rest),
    isShort: rest.length === 1,
    gender: COURTESY[title],
    article: from === 0 ? /(?:^|\s)the\s$/iu.test(text.slice(Math.max(0, n.start - 5), n.start)) : words[from - 1]?.low === 'the',
    title: n.words.slice(0, from).join(' '),
  };
}

/** "May said", not "in May": a month's name before a verb is somebody's. */
const isSubject = (text: string, n: Range): boolean =>
  /^(?:['’]s|\s(?:was|is|has|had|will|would|says?|said|told|also|accepted|added|insisted|replied|admitted|warned|called)(?!\p{L}))/u.test(
    text.slice(n.end, n.end + 14),
  ) && !/(?:in|of|since|until|by|last|this|early|late|from|to|and)\s$/iu.test(text.slice(Math.max(0, n.start - 8), n.start));

/** More than three words are a name only with an initial or a particle among them. */
const isTooLong = (words: readonly RunWord[]): boolean =>
  words.length > 5 || (words.length > 3 && !words.some((w) => /^\p{Lu}\.$|^\p{Ll}/u.test(w.text) || w.isSuffix));

/** First and last word; a suffix goes with the last. */
function keyOf(words: readonly RunWord[]): string {
  const bare = words.filter((w) => !w.isTitle).map((w) => (/['’]s$/.test(w.text) ? runWord(w.text.slice(0, -2)) : w)),
    first = bare[0]?.low ?? '';
  return bare.length < 2 ? first : `${first} ${lastOf(bare)}`;
}
function lastOf(words: readonly RunWord[]): string {
  const at = words.findLastIndex((w) => !w.isSuffix);
  return words.slice(Math.max(0, at)).map((w) => w.low).join(' ').replace(/\.$/, ''); // prettier-ignore
}
const middleOf = (words: readonly RunWord[]): string => words.filter((w) => !w.isTitle && !w.isSuffix).slice(1, -1).map((w) => w.text[0] ?? '').join(''); // prettier-ignore

// ─── roles and what they show ────────────────────────────────────────────────────────────────────────────────────────────

const MEN =
  /(?:spokes|chair|congress|council|business|assembly|states|noble|clergy|fire|police)man$|^(?:king|prince|emperor|sir|lord|father|dad|husband|son|brother|uncle|nephew|grandfather|grandson|widower|boyfriend|stepson|stepfather|duke|baron|earl|pope|imam|businessman|man|boy)$/;
const WOMEN =
  /(?:spokes|chair|congress|council|business|assembly|states|noble|clergy|police)woman$|^(?:queen|princess|actress|comedienne|duchess|dame|baroness|countess|mother|mom|wife|daughter|sister|aunt|niece|grandmother|granddaughter|widow|girlfriend|stepmother|lady|first-lady|woman|girl)$/;
export const genderOfNoun = (noun: string): Gender | undefined => (WOMEN.test(noun) ? 'f' : MEN.test(noun) ? 'm' : undefined);

/** The office that words name, with what makes it another one ("vice president", "former mayor"); empty where none. */
export function roleKey(words: string, end: 'first' | 'last'): string {
  const list = lower(words).match(/[\p{L}.'-]+/gu) ?? [],
    before = end === 'first' ? list.findIndex((w) => /^(?:of|for|to|at|in|and|with|from|who|on)$/.test(w)) : -1,
    head = (before < 0 ? list : list.slice(0, before)).findLastIndex((w) => isRoleNoun(w, 'en'));
  if (head < 0) return '';
  const noun = LONG_FORMS[list[head] ?? ''] ?? list[head] ?? '',
    kind = list
      .slice(0, head)
      .filter((w) =>
        /^(?:vice|deputy|former|ex|acting|assistant|prime|attorney|then|vice-|under|foreign|defen[cs]e|interior|finance|police|fire)$/.test(
          w.replace(/^ex-/, 'ex'),
        ),
      );
  return [...kind, noun].join(' ');
}
const LONG_FORMS: Readonly<Record<string, string>> = {
  'sen.': 'senator', 'rep.': 'representative', 'gov.': 'governor', 'gen.': 'general', 'lt.': 'lieutenant', 'sgt.': 'sergeant', 'capt.': 'captain', 'col.': 'colonel',
  congressman: 'representative', congresswoman: 'representative', sheik: 'sheikh', lawmaker: 'lawmaker', advisor: 'adviser', 'dr.': 'doctor', 'prof.': 'professor',
}; // prettier-ignore

function giveRoles(
  text: string,
  roles: readonly FoundRole[],
  namings: readonly (Range & { readonly person?: Person | undefined })[],
): (Range & { person: Person })[] {
  return roles.flatMap(({ person, role }) => {
    const named = namings.find((n) => n.start < person.end && person.start < n.end)?.person,
      words = text.slice(role.start, role.end),
      key = roleKey(words, role.start < person.start ? 'last' : 'first');
    if (!named || key === '') return [];
    named.roles.add(key);
    const gender = genderOfNoun(key.split(' ').at(-1) ?? '');
    if (gender) named.shown[gender] += 3;
    return [{ ...role, person: named }];
  });
}
