import { cite, type Citation } from '../model/citation.ts';
import { ownText, type Revision } from '../model/revision.ts';
import { numbers as numbersIn } from '../text/numbers.ts';
import { Recent } from '../text/remembered.ts';
import { sentences } from '../text/sentences.ts';
import { runs, wordHashes } from '../text/shingles.ts';
import { fold, isCapitalised, terms, tokens, type Token } from '../text/words.ts';
import { carries } from './body.ts';

/** A sentence of a body: hashes of its word 4-grams (of its words where it has fewer), and how it stands in the report. */
export interface Line {
  readonly at: Citation;
  readonly words: number;
  readonly hashes: Int32Array;
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
/** Words of the runs that texts share. */
const RUN = 6;
const OPEN = '"“„«‘';

const NOTHING: ReadonlySet<number> = new Set();
/** Texts kept prepared, some 100 kB each: those of a house share a line now and then, and come up for each other again and again. */
const recent = new Recent<Revision, Prepared>(64);

/** Reads a revision once, for any number of comparisons. */
export function prepare(revision: Revision): Prepared {
  return recent.get(revision) ?? recent.set(revision, made(revision, NOTHING));
}

/** The same without the sentences of which `skip` knows a hash, as if they were not there. */
export function without(whole: Prepared, skip: ReadonlySet<number>): Prepared {
  return whole.lines.some((line) => line.hashes.some((h) => skip.has(h))) ? made(whole.revision, skip) : whole;
}

function made(revision: Revision, skip: ReadonlySet<number>): Prepared {
  const all = ownText(revision);
  const lines: Line[] = [];
  const body: Int32Array[] = [];
  const names = new Set<string>();
  let numbers: ReadonlySet<number> | undefined;
  let spoken: readonly (readonly Spoken[])[] | undefined;
  for (const block of revision.blocks) {
    if (!carries(block)) continue;
    const text = all.slice(block.start, block.end);
    let quote = block.kind === 'quote';
    for (const range of sentences(text, revision.lang)) {
      const sentence = text.slice(range.start, range.end);
      const inside = quotedShare(sentence, quote);
      if (block.kind !== 'quote') quote = inside.open;
      const words = tokens(sentence);
      const hashes = wordHashes(fold(sentence));
      const grams = signed(runs(hashes, Math.max(1, Math.min(GRAM, words.length))));
      if (skip.size > 0 && grams.some((h) => skip.has(h))) continue;
      const start = block.start + range.start;
      lines.push({
        at: cite(revision, { start, end: start + sentence.length }),
        words: words.length,
        hashes: grams,
        quoted: block.kind === 'quote' || inside.share > 0.4 || isPost(sentence),
      });
      body.push(hashes);
      addNames(words, names);
    }
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
    shingles: new Set(signed(runs(joined(body), RUN))),
    grams: firstLines(lines),
  };
}

/** The same hashes as signed numbers: sets and maps find those faster than what lies beyond 2^31. */
const signed = (hashes: Uint32Array): Int32Array => new Int32Array(hashes.buffer);

/** The words of all lines, one after the other: a space parts words as the end of a line does. */
function joined(lines: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(lines.reduce((n, l) => n + l.length, 0));
  let at = 0;
  for (const words of lines) {
    all.set(words, at);
    at += words.length;
  }
  return all;
}

const QUOTE_MARK = /["“„«‘”»’]/;

/** How much of a sentence stands in quotation marks, and whether a quotation is open at its end. */
function quotedShare(sentence: string, openBefore: boolean): { readonly share: number; readonly open: boolean } {
  if (!QUOTE_MARK.test(sentence)) return { share: openBefore ? 1 : 0, open: openBefore };
  let open = openBefore;
  let inside = 0;
  for (let i = 0; i < sentence.length; i++) {
    const c = sentence.charAt(i);
    // Of these marks only the straight one is ASCII.
    if (c < '\x80' && c !== '"') inside += open ? 1 : 0;
    else if (c === '"') open = !open;
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
export function addNames(sentence: readonly Token[], names: Set<string>): void {
  for (let i = 1; i < sentence.length; i++) {
    const { text } = sentence[i] as Token;
    if (text.length > 2 && isCapitalised(text)) names.add(fold(text.replace(/['’]s$/, '')));
  }
}

/** The exact numbers of a sentence, but years and one. */
export const values = (sentence: string, lang: string): number[] =>
  numbersIn(sentence, lang).flatMap((n) => (!n.vague && n.value > 1 && !isYear(n.value) ? [n.value] : []));

const isYear = (value: number): boolean => value >= 1900 && value < 2100 && Number.isInteger(value);
