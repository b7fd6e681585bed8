import { diffArrays } from 'diff';
import type { Range } from '../model/range.ts';
import type { Draft, Edit, RevisionChange } from '../model/revision.ts';
import { weekdayNamed } from '../text/calendar.ts';
import { nameSpans } from '../text/names.ts';
import { numbers } from '../text/numbers.ts';
import { sentences } from '../text/sentences.ts';
import { fold, primaryOf, tokens } from '../text/words.ts';

type Text = Pick<Draft, 'text' | 'headline' | 'deck' | 'blocks' | 'noteRanges' | 'lang'>;
export type Edits = Pick<RevisionChange, 'sentences' | 'numbers' | 'names' | 'quotes'>;

/** Letters and figures alone, folded: what is left when spelling of marks, capitals and spaces does not count. */
export const bare = (s: string): string =>
  fold(s)
    .replace(/(?<=\p{N})[.,](?=\p{N})/gu, '·')
    .replace(/[^\p{L}\p{M}\p{N}·]+/gu, ' ')
    .trim();

/** The sentences of a part of a text, as ranges of the whole text. */
export function sentencesOf({ text, lang }: Pick<Draft, 'text' | 'lang'>, part: Range): Range[] {
  return sentences(text.slice(part.start, part.end), lang).map((s) => ({ start: part.start + s.start, end: part.start + s.end }));
}

/** Something found in a text; `bare` is by what two of them are the same. */
interface Found extends Range {
  readonly bare: string;
}
function allSentences(draft: Text): Found[] {
  const parts = [draft.headline, ...(draft.deck ? [draft.deck] : []), ...draft.blocks, ...draft.noteRanges];
  return parts.flatMap((p) => sentencesOf(draft, p)).map((s) => ({ ...s, bare: bare(draft.text.slice(s.start, s.end)) }));
}

/** Edits of one kind that are told at most; a text of which more changed is another text. */
const MOST = 60;
/** Share of their words from which two sentences are one that was edited. */
const KIN = 0.5;
/** Sentences of each side that are compared; the rest came or went. */
const MOST_PAIRED = 300;

/** Which sentences differ between two texts of an article, and which numbers, names and quotations in them. Moved sentences do not differ. */
export function editsOf(last: Text, next: Text): Edits {
  const pairs = pairsOf(allSentences(last), allSentences(next));
  const inside = (found: (text: Text, range: Range) => readonly Found[]): Edit[] =>
    pairs.flatMap(({ was, is }) => differing(was ? found(last, was) : [], is ? found(next, is) : [])).slice(0, MOST);
  const named = inside(namesIn),
    [before, after] = [bare(last.text), bare(next.text)];
  return {
    sentences: pairs.slice(0, MOST).map(edit),
    numbers: inside(numbersIn),
    // A name that only moved to another sentence is still there.
    names: named.filter(({ was, is }) => (was && is) || (was ? !after.includes(bare(slice(last, was))) : is && !before.includes(bare(slice(next, is))))),
    quotes: pairsOf(quotesIn(last), quotesIn(next)).slice(0, MOST).map(edit),
  };
}
const plain = ({ start, end }: Range): Range => ({ start, end });
const edit = ({ was, is }: Pair): Edit => ({ ...(was ? { was: plain(was) } : {}), ...(is ? { is: plain(is) } : {}) });
const slice = ({ text }: Pick<Draft, 'text'>, { start, end }: Range): string => text.slice(start, end);

/** What only one side has, each as often as it has more of it. */
function unmatched(was: readonly Found[], is: readonly Found[]): { readonly went: Found[]; readonly came: Found[] } {
  const left = new Map<string, number>(),
    take = ({ bare: key }: Found): boolean => {
      const n = left.get(key) ?? 0;
      if (n > 0) left.set(key, n - 1);
      return n > 0;
    };
  for (const s of was) left.set(s.bare, (left.get(s.bare) ?? 0) + 1);
  const came = is.filter((s) => s.bare !== '' && !take(s)),
    // Of equal ones the last are those that went.
    went = was.toReversed().filter((s) => s.bare !== '' && take(s));
  return { went: went.reverse(), came };
}

interface Pair {
  readonly was?: Found;
  readonly is?: Found;
}
/** What came, each with what went whose words it has most; the rest alone. What both texts have is left out. */
function pairsOf(before: readonly Found[], after: readonly Found[]): Pair[] {
  const { went, came } = unmatched(before, after),
    words = new Map([...went, ...came].map((s) => [s, new Set(tokens(s.bare).map((t) => t.text))])),
    free = new Set(went.slice(0, MOST_PAIRED));
  const pairs: Pair[] = came.map((is, i) => {
    if (i >= MOST_PAIRED) return { is };
    const mine = words.get(is) ?? new Set();
    let best: Found | undefined,
      share = KIN;
    for (const was of free) {
      const its = words.get(was) ?? new Set(),
        s = (2 * [...mine].filter((w) => its.has(w)).length) / (its.size + mine.size);
      if (s >= share && s > 0 && (best === undefined || s > share)) [best, share] = [was, s];
    }
    if (best) free.delete(best);
    return best ? { was: best, is } : { is };
  });
  const kept = new Set(pairs.flatMap((p) => p.was ?? []));
  return [...pairs, ...went.filter((s) => !kept.has(s)).map((was) => ({ was }))];
}

/** What only one side of an edited sentence has: in pairs where there are as many on both, else each by itself. */
function differing(was: readonly Found[], is: readonly Found[]): Edit[] {
  const { went, came } = unmatched(was, is);
  if (went.length === came.length) return went.map((w, i) => edit({ was: w, is: came[i] }));
  return [...went.map((w) => edit({ was: w })), ...came.map((c) => edit({ is: c }))];
}

function numbersIn(draft: Text, range: Range): Found[] {
  const text = slice(draft, range),
    names = nameSpans(text).filter((n) => n.words.length > 1);
  return (
    numbers(text, draft.lang)
      // A figure before a name ("Forty Ukrainians") is a number, one inside or after it ("Radio Marenia One") is the name's.
      .filter((n) => !names.some(({ start, end }) => start < n.start && n.end <= end))
      .map((n) => ({ start: range.start + n.start, end: range.start + n.end, bare: `${n.value}${n.vague ? '~' : ''}` }))
  );
}

/** Languages that write every noun with a capital: one such word is no name. */
const ALL_NOUNS: ReadonlySet<string> = new Set(['de', 'lb']);
/** Weekdays have capitals in some languages; their short forms are names too ("Dom", "Sol"). */
const isDay = (word: string, lang: string): boolean => word.length > 3 && weekdayNamed(word, lang) !== undefined;
function namesIn(draft: Text, range: Range): Found[] {
  const least = ALL_NOUNS.has(primaryOf(draft.lang)) ? 2 : 1;
  return nameSpans(slice(draft, range))
    .filter((n) => n.words.length >= (n.initial ? Math.max(2, least) : least) && !n.words.every((w) => isDay(w, draft.lang)))
    .map((n) => ({ start: range.start + n.start, end: range.start + n.end, bare: bare(n.words.join(' ')) }));
}

const QUOTED =
  /“[^“”]{2,1000}”|„[^„“”]{2,1000}[“”]|«[^«»]{2,1000}»|»[^«»]{2,1000}«|「[^「」]{2,500}」|『[^『』]{2,500}』|(?<![\p{L}\p{N}])"[^"\n]{2,1000}"(?![\p{L}\p{N}])/gu;
function quotesIn(draft: Text): Found[] {
  return [draft.headline, ...(draft.deck ? [draft.deck] : []), ...draft.blocks].flatMap((part) =>
    [...slice(draft, part).matchAll(QUOTED)].map((m) => ({ start: part.start + m.index, end: part.start + m.index + m[0].length, bare: bare(m[0]) })),
  );
}

/** More edits than this are not followed word by word: what differs then is taken to matter. */
const MOST_EDITS = 400;

/** Whether words or figures differ beyond spelling, marks, capitals and spaces, or words are now a quotation, or none any more. */
export function isSubstantive(last: Text, next: Text, { sentences: changed = [], numbers: figures = [], names = [], quotes = [] }: Edits): boolean {
  const [before, after] = [bare(last.text), bare(next.text)];
  if (quotes.some(({ was, is }) => !(was && is) && ((was && after.includes(bare(slice(last, was)))) || (is && before.includes(bare(slice(next, is)))))))
    return true;
  if (before === after || changed.length === 0) return false;
  if (changed.length >= MOST || figures.length > 0 || names.length > 0) return true;
  const parts = diffArrays(wordsOf(last, changed, 'was'), wordsOf(next, changed, 'is'), { maxEditLength: MOST_EDITS });
  if (!parts) return true;
  const known = Map.groupBy(tokens(before), (t) => t.text);
  return replacements(parts).some(({ gone, came }) => matters(gone, came, (word) => (known.get(word)?.length ?? 0) > 1));
}

interface Replacement {
  readonly gone: readonly string[];
  readonly came: readonly string[];
}
/** Runs of words that went, each with what stands in their place. */
function replacements(parts: readonly { readonly added: boolean; readonly removed: boolean; readonly value: readonly string[] }[]): Replacement[] {
  const out: Replacement[] = [];
  for (const [i, { added, removed, value }] of parts.entries()) {
    const beside = parts[i + 1];
    if (removed) out.push({ gone: value, came: beside?.added ? beside.value : [] });
    else if (added && !parts[i - 1]?.removed) out.push({ gone: [], came: value });
  }
  return out;
}

function wordsOf(draft: Text, edits: readonly Edit[], side: 'was' | 'is'): string[] {
  return edits.flatMap((e) => {
    const range = e[side];
    return range ? tokens(bare(inFigures(slice(draft, range), draft.lang))).map((t) => t.text) : [];
  });
}

/** A text with its numbers in one spelling: "two" and "2" say the same. */
function inFigures(text: string, lang: string): string {
  return numbers(text, lang).reduceRight((out, { start, end, value, vague }) => (vague ? out : `${out.slice(0, start)} ${value} ${out.slice(end)}`), text);
}

/** Words without which a sentence says the same, in languages whose articles stand alone. */
const ARTICLES: ReadonlySet<string> = new Set(
  'the a an der die das den dem des ein eine einen einem einer le la les un une el los las uno una il lo gli i o os as um uma de het een'.split(' '),
);

/** Whether what came in the place of some words says something else: not where it is their spelling, or an article. */
function matters(gone: readonly string[], came: readonly string[], isUsed: (word: string) => boolean): boolean {
  const a = gone.filter((w) => !ARTICLES.has(w)),
    b = came.filter((w) => !ARTICLES.has(w));
  if (a.join('') === b.join('')) return false;
  return a.length !== b.length || a.some((w, i) => !isSpelling(w, b[i] ?? '', isUsed));
}

/** One or two letters apart, and the first form is no word that the text uses elsewhere; or the same but for accents. */
function isSpelling(was: string, is: string, isUsed: (word: string) => boolean): boolean {
  if (plainLetters(was) === plainLetters(is)) return true;
  const letters = Math.min(was.length, is.length);
  if (/\p{N}/u.test(was + is) || letters < 4 || isUsed(was)) return false;
  return within(was, is, letters >= 8 ? 2 : 1) && !turns(was, is);
}
const plainLetters = (w: string): string => w.normalize('NFD').replace(/\p{M}/gu, '');

/** A syllable that turns a word round stands before one of them and not before the other. */
function turns(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.endsWith(short) && /^(?:un|in|im|il|ir|dis|non|a|не)$/u.test(long.slice(0, long.length - short.length));
}

/** Whether two words are at most so many letters apart; two neighbours that changed places count as one. */
function within(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [],
    row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let d = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, (before[j - 2] ?? 0) + 1);
      next.push(d);
    }
    [before, row] = [row, next];
  }
  return (row[b.length] ?? 0) <= most;
}
