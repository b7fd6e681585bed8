import type { Range } from '../model/range.ts';
import { lower, type Runs, type Told } from './people.ts';

/** A body that a text names in full: a ministry, a union, a company. */
export interface Body {
  readonly at: Range;
  readonly key: string;
  /** The noun by which it may be meant ("ministry"). */
  readonly noun: string;
  /** The letters that stand in brackets behind its name. */
  readonly letters?: string;
}

/** Nouns that most such bodies bear in their name; "the company" and "the court" may be one whose name has another word. */
const NOUNS = 'ministry|agency|bureau|committee|council|commission|foundation|federation|institute';
const NOUN = new RegExp(`^(?:${NOUNS})$`);
const WITH_NOUN = new RegExp(NOUNS, 'i');
const SHORT = /^\s\((?:the\s)?([\p{Lu}\p{N}&.]{2,8})\)/u;

/** Bodies that the text names in full: what a mention calls one, and names that end in such a noun or have letters behind them. */
export function bodies(text: string, { paragraphs, mentions }: Pick<Told, 'paragraphs' | 'mentions'>, runs: Runs): Body[] {
  const told = mentions.filter((m) => m.kind === 'organisation' && paragraphs.some((p) => p.start <= m.at.start && m.at.end <= p.end)).map((m) => m.at),
    isBody = (r: Range): boolean => lettersBehind(text, r) !== undefined || (WITH_NOUN.test(text.slice(r.start, r.end)) && nounOf(wordsOf(text, r)) !== ''),
    more = runs.flat().filter((r) => isBody(r) && !told.some((o) => o.start < r.end && r.start < o.end));
  return [...told, ...more].flatMap((r) => bodyAt(text, r)).sort((a, b) => a.at.start - b.at.start);
}

function bodyAt(text: string, run: Range): Body[] {
  const words = wordsOf(text, run),
    letters = lettersBehind(text, run),
    start = run.end - words.join(' ').length,
    // "Velmark's Harbour Ministry": whose it is belongs to its name.
    owner = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]+['’]s?\s$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? '',
    at = { start: start - owner.length, end: run.end };
  if (words.length < 2) return [];
  return [{ at, key: lower(owner + words.join(' ')), noun: nounOf(words), ...(letters !== undefined && isShortFor(letters, words) ? { letters } : {}) }];
}
const wordsOf = (text: string, { start, end }: Range): string[] => text.slice(start, end).replace(/^The\s+/u, '').split(' '); // prettier-ignore
const lettersBehind = (text: string, { end }: Range): string | undefined => (text[end + 1] === '(' ? SHORT.exec(text.slice(end, end + 16))?.[1] : undefined);

/** "Harbour Ministry", "Ministry of Ports": the noun that says what kind of body it is. */
function nounOf(words: readonly string[]): string {
  const link = words.findIndex((w) => /^(?:of|for)$/.test(w)),
    noun = lower(words.at(link > 0 ? link - 1 : -1) ?? '');
  return NOUN.test(noun) ? noun : '';
}

/** Whether letters are the first ones of the words that they stand behind. */
function isShortFor(letters: string, words: readonly string[]): boolean {
  const firsts = words
    .filter((w) => /^\p{Lu}/u.test(w))
    .map((w) => w[0])
    .join('');
  return firsts.endsWith(letters.replace(/\./g, '')) || letters.replace(/\./g, '').startsWith(firsts);
}

/**
 * The body that "the ministry" or "the SBU" means: the only one of its noun that was named before, or the one whose letters these are.
 *
 * A noun means one named from `since` on only, with none of its kind that the text names otherwise in between.
 */
export function bodyMeant(text: string, speaker: Range, known: readonly Body[], since: number): Range | undefined {
  const words = text.slice(speaker.start, speaker.end),
    letters = /^(?:[Tt]he\s)?([\p{Lu}\p{N}&.]{2,8})$/u.exec(words)?.[1];
  if (letters !== undefined) {
    const alike = known.filter((b) => b.letters === letters);
    return isOne(alike) ? alike[0]?.at : undefined;
  }
  const noun = /^[Tt]he\s(\p{Ll}+)$/u.exec(words)?.[1];
  if (noun === undefined || !NOUN.test(noun)) return undefined;
  const alike = known.filter((b) => b.noun === noun),
    before = alike.filter((b) => b.at.start >= since && b.at.end <= speaker.start);
  return isOne(alike) && before[0] && !namesAnother(text, { start: before[0].at.end, end: speaker.start }, noun, alike.map((b) => b.at)) ? before.at(-1)?.at : undefined; // prettier-ignore
}

const isOne = (list: readonly Body[]): boolean => new Set(list.map((b) => b.key)).size === 1;

/** Whether a text speaks in a range of a bearer of a noun ("mayor") otherwise than as "the mayor", and not in places that are known: "a mayor", "the French mayor", "the mayor of Lorn". */
export function namesAnother(text: string, { start, end }: Range, noun: string, known: readonly Range[]): boolean {
  const part = text.slice(start, end),
    plain = new RegExp(String.raw`(?:^|[^\p{L}])the\s$`, 'iu');
  for (const m of part.matchAll(new RegExp(String.raw`(?<![\p{L}\p{N}-])${noun.replace(/\./g, '\\.')}(?:s|es)?(?![\p{L}\p{N}-])`, 'giu'))) {
    const at = start + m.index,
      before = text.slice(Math.max(0, at - 5), at),
      behind = text.slice(at + m[0].length, at + m[0].length + 16);
    if (known.some((r) => r.start <= at && at < r.end)) continue;
    // "A ministry spokesman" is of the ministry.
    if (/^\s(?:spokes|official|statement|source|report)/u.test(behind) && /(?:^|\s)(?:an?|the)\s$/iu.test(before)) continue;
    if (m[0].length !== noun.length || !plain.test(before) || /^\s(?:of|in|for|from|at)\s/u.test(behind)) return true;
  }
  return false;
}
