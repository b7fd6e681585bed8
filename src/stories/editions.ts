import { termList, type Edition, type Profile } from '../model/story.ts';
import { termOf } from '../text/words.ts';
import { member } from './member.ts';
import { numberOf } from './vector.ts';

/**
 * Evidence from which two stories are editions of one: the cosine of what both languages write alike, times the logarithm of how many
 * names, numbers and words that are. What is weaker has to be more,
 * and more of it names or numbers (`telling`): words that both took from Latin tell of no event.
 *
 * Measured on the pairs across languages in Latin letters of SemEval-2022 Task 8 (development part, the half of its articles that was
 * tuned on), then sharpened by reading what it links in those articles as one stream (docs/decisions/0009).
 */
const RULES = [
  { least: 0.6, shared: 6, telling: 3 },
  { least: 0.45, shared: 10, telling: 6 },
] as const;
/** Between the reports of one and those of the other lie two days at most. */
const APART_MS = 2 * 86_400_000;
const TOLD = 8;
/** Stories of a language looked at, and terms that they are looked for by. */
export const NEAR_ABROAD = 8;
const ASKED = 24;

/** Languages whose names are in letters of their own: nothing is said of them. */
const OTHER_LETTERS: ReadonlySet<string> = new Set(
  'am ar be bg bn dv el fa gu he hi hy ja ka kk km kn ko ku ky lo mk ml mn mr my ne or pa ps ru sd si sr ta te tg th ti ug uk ur yi zh'.split(' '),
);
/** Languages that write every noun with a capital: that says nothing of a name. */
const NOUNS_AS_NAMES: ReadonlySet<string> = new Set(['de', 'lb']);

/** Whether names of a language are written as others write them: in Latin letters. */
export const writtenAlike = (lang: string): boolean => !OTHER_LETTERS.has(lang);

/** A term by what other languages have of it: its letters without accents, or its digits. */
interface Key {
  readonly term: string;
  readonly weight: number;
  readonly key: string;
  readonly number: boolean;
  /** Whether reports begin with it as a name, or, where every noun looks like one, as a noun. */
  readonly capital: boolean;
  /** Whether that tells a name. */
  readonly name: boolean;
}

/** By language the numbers of the terms that its stories are looked for by: names and figures first. */
export function askedAbroad(profile: Profile): (lang: string) => readonly number[] {
  const first = keysOf(profile).keys.toSorted((a, b) => telling(b) * b.weight - telling(a) * a.weight || (a.term < b.term ? -1 : 1));
  return (lang) => {
    const asked = new Set<number>();
    for (const key of first) {
      for (const form of formsIn(lang, key)) asked.add(numberOf(form));
      if (asked.size >= ASKED) break;
    }
    return [...asked].slice(0, ASKED);
  };
}
const telling = ({ capital, number }: Key): number => (capital || number ? 2 : 1);

/** How another language's index may have a term: its endings are dropped by other rules, its figures grouped by other marks. */
function formsIn(lang: string, { term, key, number }: Key): string[] {
  return number ? [term, key, key.replace(/\B(?=(?:\d{3})+$)/g, '.')] : [term, termOf(term, lang)].filter((t) => t !== '');
}

/** From when on other stories can be editions of one, and until when: those that began while it went on may have gone on longer. */
export function timeAbroad(profile: Profile, liveMs: number): { readonly since: number; readonly before: number } {
  return { since: sinceOf(profile) - APART_MS, before: profile.until + liveMs };
}
const sinceOf = ({ until, marks }: Profile): number => Math.min(until, ...marks.flatMap((m) => m.at ?? []));

/** The stories of other languages that are editions of a story, as far as is to be seen from these: the most alike first. */
export function editions(story: Profile, others: readonly Profile[]): Edition[] {
  const found = others.flatMap((other) => edition(story, other) ?? []);
  return found.sort((a, b) => b.score - a.score || (a.storyId < b.storyId ? -1 : 1));
}

/** The same from either side, whichever of the two is looked at. */
function edition(story: Profile, other: Profile): Edition | undefined {
  const { storyId, lang } = other;
  if (lang === story.lang || !writtenAlike(lang) || !writtenAlike(story.lang)) return undefined;
  if (sinceOf(story) - other.until > APART_MS || sinceOf(other) - story.until > APART_MS) return undefined;
  const turned = storyId < story.storyId,
    { score, shared } = turned ? alike(other, story) : alike(story, other),
    telling = shared.filter(isTelling);
  if (!RULES.some((r) => score >= r.least && shared.length >= r.shared && telling.length >= r.telling)) return undefined;
  return { storyId, lang, score, shared: telling.slice(0, TOLD).map(([a, b]) => (turned ? [b.term, a.term] : [a.term, b.term])) };
}

type Shared = readonly [Key, Key];
const isTelling = ([a, b]: Shared): boolean => a.number || a.name || b.name;

/** What two stories write alike, the weightiest first, and how strong the evidence of it is. */
function alike(one: Profile, two: Profile): { readonly score: number; readonly shared: readonly Shared[] } {
  const [of, other] = [keysOf(one), keysOf(two)],
    taken = new Set<Key>(),
    shared: Shared[] = [];
  let dot = 0;
  for (const a of of.keys) {
    const b = other.by.get(beginning(a))?.find((k) => !taken.has(k) && same(a, k));
    if (!b) continue;
    taken.add(b);
    shared.push([a, b]);
    dot += a.weight * b.weight;
  }
  const score = dot === 0 ? 0 : (dot / (of.length * other.length)) * Math.log1p(shared.length);
  return { score, shared: shared.sort((x, y) => y[0].weight * y[1].weight - x[0].weight * x[1].weight) };
}

/** Letters that a word and its form in another language begin with alike, and letters of either after those: the fewer begin it, the fewer end it. */
const BEGINS = 4;
const LONG = 6;
const ENDING = { short: 2, long: 3 } as const;
const beginning = ({ key, number }: Key): string => (number ? `#${key}` : key.slice(0, BEGINS));

/** Whether two keys of one beginning are one word with other endings. Shorter ones are the same only as names. */
function same(a: Key, b: Key): boolean {
  if (a.number !== b.number) return false;
  if (a.key === b.key) return a.number || a.key.length >= BEGINS || (a.capital && b.capital);
  let common = 0;
  while (common < a.key.length && a.key[common] === b.key[common]) common++;
  const [one, two] = [a.key.length - common, b.key.length - common];
  // A street is no strait: with few letters in common the endings of both have to be short together.
  return common >= LONG ? Math.max(one, two) <= ENDING.long : common >= BEGINS && one + two <= ENDING.short;
}

/** Letters that stay themselves when accents are taken off. */
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd', ı: 'i', ð: 'd', þ: 'th' };
const LEAST_LETTERS = 2;
const LEAST_DIGITS = 2;

/** The terms of a story that other languages may have too, the heaviest first; the same by what they begin with; and how long a vector they are. */
interface Keys {
  readonly keys: readonly Key[];
  readonly by: ReadonlyMap<string, readonly Key[]>;
  readonly length: number;
}
/** A story is looked at from many others while it lives. */
const known = new WeakMap<Profile, Keys>();

function keysOf(profile: Profile): Keys {
  let made = known.get(profile);
  if (!made) {
    const keys = keyed(profile);
    known.set(profile, (made = { keys, by: Map.groupBy(keys, beginning), length: Math.hypot(...keys.map((k) => k.weight)) }));
  }
  return made;
}

/** Years are in every text, and a digit is no figure. */
function keyed(profile: Profile): Key[] {
  const named = namesOf(profile);
  return termList(profile).flatMap((term, place): Key[] => {
    const weight = profile.weights[place] as number,
      capital = named.has(profile.numbers[place] as number),
      name = capital && !NOUNS_AS_NAMES.has(profile.lang);
    if (/^[\d.,]+$/.test(term)) {
      const key = term.replace(/\D/g, '');
      return key.length < LEAST_DIGITS || /^(?:19|20)\d\d$/.test(term) ? [] : [{ term, weight, key, number: true, capital: false, name: false }];
    }
    const key = bare(term);
    return key.length < LEAST_LETTERS || !/^[a-z\d]+$/.test(key) ? [] : [{ term, weight, key, number: false, capital, name }];
  });
}

const bare = (term: string): string =>
  /^[a-z\d]+$/.test(term)
    ? term
    : term
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[^a-z\d]/g, (c) => LETTERS[c] ?? c);

/** Numbers of the terms that its reports begin with as names: the last side of each (`stories/member`). */
function namesOf({ recent }: Profile): ReadonlySet<number> {
  const named = new Set<number>();
  for (const packed of recent) {
    const { numbers, counts } = member(packed);
    for (const n of numbers.subarray(numbers.length - (counts.at(-1) ?? 0))) named.add(n);
  }
  return named;
}
