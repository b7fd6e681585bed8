import type { Range } from '../model/range.ts';
import { places, type Hold, type SureLine, type Word } from './sure-lines.ts';
import type { SureWords } from './hedge-words.ts';

/** A later line about what an earlier one holds open: how sure it is, and by which word. */
export interface Answering {
  readonly line: SureLine;
  readonly kind: 'hedged' | 'stated' | 'confirmed' | 'denied' | 'withdrawn';
  readonly word?: Range;
  /** How much of either the other has, 0-1. */
  readonly score: number;
}
export interface Weigh {
  readonly weigh: (term: string) => number;
  /** Words of names in the story. */
  readonly names: ReadonlySet<string>;
}

/** Of the weighted words of what is held open the later line must have this share, and of its own these must be so many. */
const COVERED = 0.6;
const COVERS = 0.35;
/** Of what a report that is denied or withdrawn said in full. */
const RECALLED = 0.25;
const FEWEST = 4;
/** Of what is only alleged or denied, where no one word is what is held open, and of two headlines, which name little. */
const STRICT = 0.65;
const HEADLINES = 0.75;
/** So many words before what is said may say no to it, or that it is only willed. */
const REACH = 5;
/** Of so many first words behind a hedge the later line must have this share. */
const HELD = 6;
const HOLDS = 0.6;
/** A longer sentence is a slip of the text's paragraphs, characters. */
const LONGEST = 420;

/** A number, or a word of a name. */
export const isNamed = (term: string, names: ReadonlySet<string>, lang: SureWords): boolean =>
  /\p{N}/u.test(term) || names.has(term) || lang.numerals.test(term);

/** What a later line says of what an earlier one holds open; undefined where it is not surely the same. */
export function answerTo(line: SureLine, hold: Hold, other: SureLine, by: Weigh): Answering | undefined {
  const score = overlap(line, hold.clause, other, by, hold.predicate === '' ? STRICT : COVERED);
  if (score === undefined || !isHeld(line, hold, other) || numbersApart(line, other)) return undefined;
  const text = other.told.revision.text,
    { lang } = other,
    verdict = verdictBeside(line, other, by.names);
  if (verdict) return { ...verdict, score };
  const held = other.holds.find((h) => sameHeld(hold, h, other));
  // Who denies something does not take it back where others go on to say that it is so.
  if (held && hold.isDenied) return undefined;
  if (held) return { line: other, kind: held.isDenied ? 'denied' : 'hedged', word: held.at, score };
  const caveat = places(text, other, lang.caveat)[0] ?? (other.after && places(text, other.after, lang.caveat)[0]);
  if (caveat || other.holds.length > 0 || places(text, other, lang.accusing).length > 0 || text.slice(other.start, other.end).endsWith('?')) return undefined;
  const said = hold.predicate === '' ? other.words[0] : other.words.find((w) => isSame(w.term, hold.predicate));
  if (!said) return undefined;
  const confirmed = places(text, other, lang.confirming)[0];
  if (hold.predicate === '') {
    if (places(text, other, lang.negating).length > 0 || places(text, other, lang.unreal).length > 0) return undefined;
    return { line: other, kind: confirmed ? 'confirmed' : 'stated', ...(confirmed ? { word: confirmed } : {}), score };
  }
  const before = { start: startBefore(other, said), end: said.start },
    no = places(text, before, lang.negating)[0];
  if (no) return { line: other, kind: 'denied', word: no, score };
  if (places(text, before, lang.willing).length > 0 || places(text, { start: other.start, end: said.start }, lang.unreal).length > 0) return undefined;
  const isConfirmed = confirmed && !/^confirm/u.test(hold.predicate);
  return { line: other, kind: isConfirmed ? 'confirmed' : 'stated', ...(isConfirmed ? { word: confirmed } : {}), score };
}

/** Whether a later line has what is held open: most of the first words behind the hedge, the very first among them, and one of those before it in its clause. */
function isHeld(line: SureLine, { at, clause, predicate }: Hold, other: SureLine): boolean {
  if (predicate === '') return true;
  const inOther = (w: Word): boolean => [...other.terms].some((t) => isSame(t, w.term)),
    here = line.words.filter((w) => clause.start <= w.start && w.end <= clause.end && !w.isSaid),
    behind = here.filter((w) => w.start >= at.end),
    held = behind.slice(behind.findIndex((w) => w.term === predicate)).slice(0, HELD),
    before = here.filter((w) => w.end <= at.start);
  return held.filter(inOther).length >= HOLDS * held.length && (before.length === 0 || before.some(inOther));
}

export const isYear = (term: string): boolean => /^(?:19|20)\d\d$/.test(term);

/** Whether two lines give numbers and none in common, or the later one a year that the first has not. */
function numbersApart(line: SureLine, other: SureLine): boolean {
  const of = ({ terms }: SureLine): string[] => [...terms].filter((t) => /^\p{N}/u.test(t)),
    [mine, theirs] = [of(line), of(other)];
  return (mine.length > 0 && theirs.length > 0 && !mine.some((n) => theirs.includes(n))) || theirs.some((n) => isYear(n) && !mine.includes(n));
}

/** Where the words that bear on a word begin: so many before it, in its part of the sentence. */
function startBefore({ told: { revision }, start }: SureLine, { start: at }: Word): number {
  const before = revision.text.slice(start, at),
    part = Math.max(...[',', ';', '—'].map((c) => before.lastIndexOf(c))) + 1,
    words = [...before.slice(part).matchAll(/\S+/gu)].slice(-REACH);
  return start + part + (words[0]?.index ?? before.length - part);
}

/** Whether a later line holds open what an earlier one does. */
function sameHeld(hold: Hold, other: Hold, line: SureLine): boolean {
  const inside = line.words.filter((w) => other.clause.start <= w.start && w.end <= other.clause.end);
  if (hold.predicate === '') return other.predicate === '';
  return other.predicate === '' ? inside.some((w) => isSame(w.term, hold.predicate)) : isSame(other.predicate, hold.predicate);
}

/**
 * How much of each other two lines have; undefined where it is too little for the same statement, or no name and no number is shared.
 * @param within the part of the first that is asked for.
 */
function overlap(line: SureLine, within: Range, other: SureLine, { weigh, names }: Weigh, least = COVERED, back = COVERS): number | undefined {
  if (other.end - other.start > LONGEST || line.end - line.start > LONGEST) return undefined;
  const part = line.words.filter((w) => within.start <= w.start && w.end <= within.end),
    mine = new Map(part.map((w) => [w.term, w])),
    shared = [...mine.keys()].filter((t) => [...other.terms].some((o) => isSame(t, o))),
    all = (words: Iterable<Word>, of: ReadonlySet<string>): number => {
      let [has, sum] = [0, 0];
      for (const w of new Map([...words].map((w) => [w.term, w])).values()) {
        const isShared = [...of].some((t) => isSame(t, w.term));
        if (isShared) has += weigh(w.term);
        if (isShared || !w.isSaid) sum += weigh(w.term);
      }
      return sum === 0 ? 0 : has / sum;
    };
  const [covered, covers] = [all(mine.values(), other.terms), all(other.words, new Set(mine.keys()))],
    areHeadlines = line.isHeadline && other.isHeadline;
  if (shared.length < FEWEST || covered < least || covers < back) return undefined;
  if (!shared.some((t) => isNamed(t, names, line.lang)) && !(areHeadlines && Math.min(covered, covers) >= HEADLINES)) return undefined;
  return Math.sqrt(covered * covers);
}

/** Whether two index terms are of one stem ("resign", "resignation"). */
export function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const shortest = Math.min(a.length, b.length),
    stem = Math.max(5, Math.ceil(shortest * 0.75));
  return shortest >= stem && a.slice(0, stem) === b.slice(0, stem);
}

/** How much of what a report is recalled to have said a line of it has; undefined where it is not surely that line. */
export const recalled = ({ recalls, part }: Verdict, line: SureLine, by: Weigh): number | undefined => overlap(recalls, part, line, by, COVERED, RECALLED);

export interface Verdict {
  readonly kind: 'denied' | 'withdrawn';
  readonly word: Range;
  /** The line that tells what was said before. */
  readonly recalls: SureLine;
  /** Where in it. */
  readonly part: Range;
}

/** A line that withdraws what its house reported, or denies what others did, with the line that tells what that was: itself or the one before it. */
export function verdictOf(line: SureLine): Verdict | undefined {
  const { text } = line.told.revision,
    { lang } = line;
  if (line.isHeadline) return undefined;
  const withdrawn = places(text, line, lang.withdrawing)[0];
  if (withdrawn) {
    const recalls = [...(line.before ? [line.before] : []), line].find(isRecalled);
    return recalls && { kind: 'withdrawn', word: withdrawn, recalls, part: recalls };
  }
  const denied = line.holds.find((h) => h.isDenied)?.at ?? places(text, line, lang.negating)[0],
    said = denied && places(text, line, lang.recalled).find((r) => r.start > denied.end);
  return said && { kind: 'denied', word: denied, recalls: line, part: { start: said.end, end: line.end } };
}

/** Whether a line tells what others said. */
export const isRecalled = (line: SureLine): boolean => places(line.told.revision.text, line, line.lang.recalling).length > 0;

/** A line that recalls what an earlier one held open may stand beside one that says no to it ("The death was not caused by it. On Monday it had said …"). */
function verdictBeside(line: SureLine, recall: SureLine, names: ReadonlySet<string>): Omit<Answering, 'score'> | undefined {
  const { text } = recall.told.revision,
    { lang } = recall;
  if (recall.isHeadline || recall.holds.length === 0 || !isRecalled(recall)) return undefined;
  for (const beside of [recall.after, recall.before]) {
    if (!beside) continue;
    const withdrawn = recall.told.revision.sourceId === line.told.revision.sourceId ? places(text, beside, lang.withdrawing)[0] : undefined;
    if (withdrawn) return { line: beside, kind: 'withdrawn', word: withdrawn };
    const no = places(text, beside, lang.negating)[0],
      shared = new Set(line.words.filter((w) => beside.terms.has(w.term)).map((w) => w.term));
    if (no && shared.size >= BESIDE && [...shared].some((t) => isNamed(t, names, lang)) && beside.holds.length === 0)
      return { line: beside, kind: 'denied', word: no };
  }
  return undefined;
}
/** What is said no to beside what is recalled shares so many words with what was said first, a name or a number among them. */
const BESIDE = 2;
