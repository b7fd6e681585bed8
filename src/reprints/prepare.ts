import { cite, type Citation } from '../model/citation.ts';
import type { Revision } from '../model/revision.ts';
import { sentences } from '../text/sentences.ts';
import { shingles } from '../text/shingles.ts';
import { fold, tokens } from '../text/words.ts';
import { carries } from './body.ts';

/** A sentence of a body: hashes of its word 4-grams (of its words where it has fewer), and how it stands in the report. */
export interface Line {
  readonly at: Citation;
  readonly words: number;
  readonly hashes: readonly number[];
  /** Mostly someone's quoted words, a post, or a list entry: what independent reports share too. */
  readonly quoted: boolean;
}
/** A revision made ready to be compared with others. */
export interface Prepared {
  readonly revision: Revision;
  readonly words: number;
  readonly shingles: ReadonlySet<number>;
  /** Hashes of all lines. */
  readonly grams: ReadonlySet<number>;
  readonly lines: readonly Line[];
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly title: ReadonlySet<string>;
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
  const lines: Line[] = [];
  const body: string[] = [];
  const names = new Set<string>();
  const numbers = new Set<string>();
  for (const block of revision.blocks) {
    if (!carries(block)) continue;
    const text = revision.text.slice(block.start, block.end);
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
      facts(sentence, names, numbers);
    }
    if (kept.length > 0) body.push(kept.join(' '));
  }
  const title = new Set(tokens(fold(revision.text.slice(revision.headline.start, revision.headline.end))).map((t) => t.text));
  return {
    revision,
    lines,
    names,
    numbers,
    title,
    words: lines.reduce((n, l) => n + l.words, 0),
    shingles: new Set(shingles(body.join('\n\n'))),
    grams: new Set(lines.flatMap((l) => l.hashes)),
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

/** Capitalised words inside the sentence, and numbers in digits of at least two figures. */
function facts(sentence: string, names: Set<string>, numbers: Set<string>): void {
  tokens(sentence).forEach((t, i) => {
    if (/^\d/.test(t.text)) {
      const digits = t.text.replace(/[.,](?=\d{3}\b)/g, '');
      if (digits.length > 1 && !/^(?:19|20)\d\d$/.test(digits)) numbers.add(digits);
    } else if (i > 0 && t.text.length > 2 && /^\p{Lu}/u.test(t.text)) names.add(fold(t.text.replace(/['’]s$/, '')));
  });
}
