import type { Range } from '../model/range.ts';
import type { Readable, Saying } from '../model/verdict.ts';
import { isTitle } from '../text/titles.ts';
import { spoken } from './spoken.ts';

/** Words that make what stands before a name somebody or something else: "critics of Lee", "a spokesman for Lee". */
const LINKS: ReadonlySet<string> = new Set(
  'of for by with who whom that to from in on at against about between than like said told von für mit gegen bei zu aus über dass de du des del por para con pour avec contre que qui di da dei della'.split(
    ' ',
  ),
);
const JOINING = /\s(?:and|und|et|y|e|og|och|en|i|и|和|与)\s|[,;(–—]|\s-\s/u;
/** Words by which a speaker is meant that name nobody. */
const PRONOUN = /^(?:i|he|she|they|it|we|you|who|one|er|sie|es|wir|ich|il|elle|ils|elles|on|nous|je|él|ella|ellos|ellas|nosotros|yo|lui|lei|loro|noi)$/iu;

/**
 * Whether whoever says a passage is whom a typed name means, by a full name, a last name, a role or a body's letters.
 *
 * `other` where the text gives the words to somebody else by name; `unsure` where it names nobody ("he"), or where two bear the name.
 */
export function isMeant(asked: string, said: Saying, text: Readable): 'same' | 'other' | 'unsure' {
  const wanted = nameWords(asked.split(/[,;(–—]/u, 1)[0] ?? '');
  if (wanted.length === 0) return 'unsure';
  const phrases = [said.named, said.speaker].flatMap((at) => (at ? partsOf(wordsAt(text, at)) : [])),
    names = phrases.map(nameWords).filter((n) => n.length > 0),
    verdicts = names.flatMap((name) => [name, ...headOf(name)].map((n) => compare(wanted, n, text)));
  if (verdicts.includes('same') || hasRole(wanted, said, text) || areLetters(asked, phrases, text)) return 'same';
  if (verdicts.includes('unsure') || phrases.some((phrase) => isWithin(wanted, phrase))) return 'unsure';
  if (said.named) return 'other';
  // "He" is somebody of whom the text speaks; "a diplomat" may be anybody.
  if (PRONOUN.test(wordsAt(text, said.speaker).trim())) return isNamed(wanted, text) ? 'unsure' : 'other';
  return isNameless(text, said.speaker) ? 'unsure' : 'other';
}

const wordsAt = ({ revision }: Readable, { start, end }: Range): string => revision.text.slice(start, end);

/** The words of a name, folded, without articles and the genitive. */
export function nameWords(name: string): string[] {
  return spoken(name.replace(/['’]s(?!\p{L})/gu, ''))
    .map((w) => w.word)
    .filter((w) => !/^(?:the|a|an|der|die|das|le|la|les|el|los|las|il|lo)$/.test(w));
}

/** "Ann Lee and Bo Hill", "Ann Lee, the mayor": each by itself, but for "critics of Lee and Hill". */
function partsOf(phrase: string): string[] {
  const parts = phrase.split(JOINING).filter((p) => p.trim() !== ''),
    first = nameWords(parts[0] ?? '');
  return first.some((w) => LINKS.has(w)) ? [phrase.split(/[,;(–—]/u, 1)[0] ?? phrase] : parts;
}

const endsWith = (long: readonly string[], end: readonly string[]): boolean =>
  end.length <= long.length && end.every((w, i) => long[long.length - end.length + i] === w);
const bare = (words: readonly string[]): readonly string[] => {
  const from = words.findLastIndex(isTitle) + 1;
  return from < words.length ? words.slice(from) : words;
};

/** "Ann Lee of Lorn Research": what stands before the word that says of where. */
function headOf(name: readonly string[]): string[][] {
  const link = name.findIndex((w) => LINKS.has(w));
  return link > 0 ? [name.slice(0, link)] : [];
}

/** Whether a name stands in a phrase that has no other: "the SBU security service" may be the SBU, "the Lee spokeswoman" speaks for Lee. */
function isWithin(wanted: readonly string[], phrase: string): boolean {
  const words = spoken(phrase),
    from = words.findIndex((_, i) => wanted.every((w, k) => words[i + k]?.word === w)),
    rest = from < 0 ? '' : phrase.slice(0, words[from]?.start) + phrase.slice(words[from + wanted.length - 1]?.end);
  return from >= 0 && !words.slice(0, from).some((w) => LINKS.has(w.word)) && !/\p{Lu}/u.test(rest.replace(/^\s*The\s/, ''));
}

/** Whether two names are of one: the same, one the end of the other, or with one first and last word. */
function compare(wanted: readonly string[], name: readonly string[], text: Readable): 'same' | 'other' | 'unsure' {
  const [a, b] = [bare(wanted), bare(name)];
  if (sameWords(a, b)) return 'same';
  if (endsWith(b, a)) return LINKS.has(b[b.length - a.length - 1] ?? '') ? 'other' : a.length > 1 || isLastName(a, b, text) ? 'same' : 'unsure';
  if (endsWith(a, b)) {
    // Who is asked for by more than the text shows of anybody may be a namesake.
    const full = bearers(b, text);
    return full.length > 0 && full.every((f) => isOne(a, f)) ? 'same' : 'unsure';
  }
  return a.length > 1 && b.length > 1 && isOne(a, b) ? 'same' : 'other';
}

/** Whether one word is the last name of somebody called so in full: "Lee" of Ann Lee, but not "House" of the White House. */
const isLastName = (last: readonly string[], full: readonly string[], text: Readable): boolean =>
  bearers(last, text).some((f) => endsWith(full, f) || endsWith(f, full));
/** One first and last word, whatever stands between. */
const isOne = (a: readonly string[], b: readonly string[]): boolean => a[0] === b[0] && a.at(-1) === b.at(-1);

/** The full names that a text has of those whose name ends so. */
function bearers(last: readonly string[], { revision, reading }: Readable): string[][] {
  return [...reading.mentions.filter((m) => m.kind === 'person').map((m) => m.at), ...reading.roles.map((r) => r.person)]
    .map((at) => [...bare(nameWords(revision.text.slice(at.start, at.end)))])
    .filter((full) => full.length > last.length && endsWith(full, last));
}

/** Whether the words asked for are a role of whoever speaks: as the text gives it to them, or as it calls them. */
function hasRole(wanted: readonly string[], { speaker, named }: Saying, text: Readable): boolean {
  const own = nameWords(wordsAt(text, speaker)),
    roles = text.reading.roles.filter((r) => [speaker, named].some((at) => at && bearsName(r.person, at, text))).map((r) => nameWords(wordsAt(text, r.role)));
  return [...roles, ...(own.some((w, i) => i > 0 && i === wanted.length && LINKS.has(w)) ? [own] : [])].some((role) => wanted.every((w, i) => role[i] === w) || sameWords(wanted, role)); // prettier-ignore
}
const sameWords = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((w, i) => b[i] === w);
/** Whether a role's person and a speaker's words end in one name. */
function bearsName(person: Range, speaker: Range, text: Readable): boolean {
  const [a, b] = [bare(nameWords(wordsAt(text, person))), bare(nameWords(wordsAt(text, speaker).split(/[,;(–—]/u, 1)[0] ?? ''))];
  return a.length > 0 && b.length > 0 && (endsWith(a, b) || endsWith(b, a));
}

/** Whether letters as typed ("SBU") are the first ones of a speaker's name, or stand in brackets behind it in the text. */
function areLetters(asked: string, phrases: readonly string[], { revision }: Readable): boolean {
  const letters = asked.replace(/^the\s/i, '').replace(/[.\s]/g, '');
  if (!/^\p{Lu}[\p{Lu}\p{N}&]{1,7}$/u.test(letters)) return false;
  return phrases.some((phrase) => {
    const name = phrase.trim().replace(/^the\s/i, ''),
      firsts = [...name.matchAll(/(?<![\p{L}\p{M}])\p{Lu}/gu)].map((m) => m[0]).join('');
    return name.includes(' ') && (firsts === letters || revision.text.includes(`${name} (${letters})`));
  });
}

/** Whether a speaker's words are a phrase without a name in it ("the mayor"). */
function isNameless({ revision, reading }: Readable, { start, end }: Range): boolean {
  const words = revision.text.slice(start, end);
  if (reading.mentions.some((m) => m.kind !== 'place' && start <= m.at.start && m.at.end <= end)) return false;
  // A capital shows a name unless it only begins the sentence.
  const before = /\p{Ll},?\s$/u.test(revision.text.slice(Math.max(0, start - 3), start));
  return !/\p{Lu}[^\s]*\s\p{Lu}/u.test(words) && !/\p{Lu}/u.test(before ? words : words.slice(1));
}

/** Whether the last word of a name stands in the text at all. */
function isNamed(wanted: readonly string[], { revision }: Readable): boolean {
  const last = wanted.at(-1);
  return last !== undefined && spoken(revision.text).some((w) => w.word === last);
}
