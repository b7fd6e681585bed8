import { cite, type Citation } from '../model/citation.ts';
import { ownText, type Revision } from '../model/revision.ts';
import { numbers as numbersIn } from '../text/numbers.ts';
import { sentences } from '../text/sentences.ts';
import { shingles } from '../text/shingles.ts';
import { fold, tokens, terms } from '../text/words.ts';
import { carries } from './body.ts';

/** A sentence of a body: hashes of its word 4-grams (of its words where it has fewer), and how it stands in the report. */
export interface Line {
  readonly at: Citation;
  readonly words: number;
  readonly hashes: readonly number[];
  /** Mostly someone's quoted words, a post, or a list entry: what independent reports share too. */
  readonly quoted: boolean;
}
/** A word of a sentence; `capital` where it begins with a capital letter or a digit. */
export interface Spoken {
  readonly word: string;
  readonly capital: boolean;
}
/** A revision made ready to be compared with others. */
export interface Prepared {
  readonly revision: Revision;
  readonly words: number;
  readonly shingles: ReadonlySet<number>;
  /** Hashes of all lines, each with the first line that has it. */
  readonly grams: ReadonlyMap<number, number>;
  readonly lines: readonly Line[];
  /** Capitalised words inside its sentences, folded. */
  readonly names: ReadonlySet<string>;
  /** The words of each of its sentences, folded and without a genitive ending. */
  readonly spoken: readonly (readonly Spoken[])[];
  /** Values of its exact numbers, in digits or in words, but years and what every text has. */
  readonly numbers: ReadonlySet<number>;
  readonly title: ReadonlySet<string>;
  /** Its terms, without the words that stand in every headline. */
  readonly titleTerms: ReadonlySet<string>;
}

const GRAM = 4;
const OPEN = '"“„«‘';

const NOTHING: ReadonlySet<number> = new Set();
/** Texts kept prepared, some 100 kB each: those of a house share a line now and then, and come up for each other again and again. */
const RECENT = 64;
const recent = new Map<Revision, Prepared>();

/** Reads a revision once, for any number of comparisons. */
export function prepare(revision: Revision): Prepared {
  const known = recent.get(revision) ?? made(revision, NOTHING);
  recent.delete(revision);
  recent.set(revision, known);
  for (const oldest of recent.keys()) {
    if (recent.size <= RECENT) break;
    recent.delete(oldest);
  }
  return known;
}

/** The same without the sentences of which `skip` knows a hash, as if they were not there. */
export function without(whole: Prepared, skip: ReadonlySet<number>): Prepared {
  return whole.lines.some((line) => line.hashes.some((h) => skip.has(h))) ? made(whole.revision, skip) : whole;
}

function made(revision: Revision, skip: ReadonlySet<number>): Prepared {
  const all = ownText(revision);
  const lines: Line[] = [];
  const body: string[] = [];
  const names = new Set<string>();
  let numbers: ReadonlySet<number> | undefined;
  let spoken: readonly (readonly Spoken[])[] | undefined;
  for (const block of revision.blocks) {
    if (!carries(block)) continue;
    const text = all.slice(block.start, block.end);
    const kept: string[] = [];
    let quote = block.kind === 'quote';
    for (const range of sentences(text, revision.lang)) {
      const sentence = text.slice(range.start, range.end);
      const inside = quotedShare(sentence, quote);
      if (block.kind !== 'quote') quote = inside.open;
      const made = line(revision, block.start + range.start, sentence, block.kind === 'quote' || inside.share > 0.4 || isPost(sentence));
      if (skip.size > 0 && made.hashes.some((h) => skip.has(h))) continue;
      kept.push(sentence);
      lines.push(made);
      addNames(sentence, names);
    }
    if (kept.length > 0) body.push(kept.join(' '));
  }
  const headline = revision.text.slice(revision.headline.start, revision.headline.end),
    title = new Set(tokens(fold(headline)).map((t) => t.text));
  return {
    revision,
    lines,
    names,
    // Few comparisons need these two, and they take as long to find as all else.
    get spoken() {
      return (spoken ??= lines.map((l) => spokenIn(all.slice(l.at.start, l.at.end))));
    },
    get numbers() {
      return (numbers ??= new Set(lines.flatMap((l) => values(all.slice(l.at.start, l.at.end), revision.lang))));
    },
    title,
    titleTerms: new Set(terms(headline, revision.lang)),
    words: lines.reduce((n, l) => n + l.words, 0),
    shingles: new Set(shingles(body.join('\n\n'))),
    grams: firstLines(lines),
  };
}

function line(revision: Revision, start: number, sentence: string, quoted: boolean): Line {
  const words = tokens(sentence).length;
  return { at: cite(revision, { start, end: start + sentence.length }), words, hashes: [...shingles(sentence, Math.max(1, Math.min(GRAM, words)))], quoted };
}

/** How much of a sentence stands in quotation marks, and whether a quotation is open at its end. */
function quotedShare(sentence: string, openBefore: boolean): { readonly share: number; readonly open: boolean } {
  let open = openBefore;
  let inside = 0;
  for (let i = 0; i < sentence.length; i++) {
    const c = sentence.charAt(i);
    if (c === '"') open = !open;
    else if (OPEN.includes(c) && !/\p{L}/u.test(sentence.charAt(i - 1))) open = true;
    else if ((c === '”' || c === '»' || c === '’') && !/\p{L}/u.test(sentence.charAt(i + 1))) open = false;
    else if (open) inside++;
  }
  return { share: inside / Math.max(1, sentence.length), open: open && !/["”»]$/.test(sentence) };
}

function isPost(sentence: string): boolean {
  return /\(@\w+\)|pic\.twitter\.com|t\.co\//.test(sentence);
}

/** Backwards, so that the first line of each hash is the one that stays. */
function firstLines(lines: readonly Line[]): Map<number, number> {
  const out = new Map<number, number>();
  for (let i = lines.length - 1; i >= 0; i--) for (const h of lines[i]?.hashes ?? []) out.set(h, i);
  return out;
}

/** The words of a text, as `names` are written. */
export const spokenIn = (text: string): Spoken[] =>
  tokens(text).map((t) => ({ word: fold(t.text.replace(/['’]s$/, '')), capital: /^[\p{Lu}\p{N}]/u.test(t.text) }));

/** Adds the capitalised words inside a sentence. */
export function addNames(sentence: string, names: Set<string>): void {
  tokens(sentence).forEach((t, i) => {
    if (i > 0 && t.text.length > 2 && /^\p{Lu}/u.test(t.text)) names.add(fold(t.text.replace(/['’]s$/, '')));
  });
}

/** The exact numbers of a sentence, but years and one. */
export const values = (sentence: string, lang: string): number[] =>
  numbersIn(sentence, lang).flatMap((n) => (!n.vague && n.value > 1 && !isYear(n.value) ? [n.value] : []));

const isYear = (value: number): boolean => value >= 1900 && value < 2100 && Number.isInteger(value);
