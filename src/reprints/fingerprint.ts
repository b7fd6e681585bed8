import { own, type Revision } from '../model/revision.ts';
import { sentences } from '../text/sentences.ts';
import { hashOf, mix, shingles } from '../text/shingles.ts';
import { tokens } from '../text/words.ts';
import { bodyText, carries } from './body.ts';
import { addNames, values } from './prepare.ts';

/** By what a text is found, hashes of unsigned 32 bits. */
export interface Fingerprint {
  /** Kept with the text, at most 184. */
  readonly kept: readonly number[];
  /** Asked for of other texts, at most 112. */
  readonly asked: readonly number[];
}
type Text = Pick<Revision, 'text' | 'furniture' | 'blocks' | 'lang' | 'published' | 'seenAt'>;

/** The hashes by which texts are found that are worded like this one, or tell the same facts within a day and a half. */
export function fingerprint(whole: Text): Fingerprint {
  const revision = own(whole),
    words = wording(revision),
    pairs = told(revision),
    time = (revision.published ?? revision.seenAt) / SPAN_MS,
    span = Math.floor(time),
    nearer = time - span < 0.5 ? span - 1 : span + 1;
  return {
    kept: [...words, ...pairs.map((pair) => dated(pair, span))],
    asked: [...words.slice(0, ASKED), ...pairs.flatMap((pair) => [dated(pair, span), dated(pair, nearer)])],
  };
}

/** One hash in eight is kept: a copy of 60 words still shares about seven. */
const SAMPLED_BELOW = 2 ** 32 / 8;
const LEAST = 24;
const MOST = 160;
/** Asked for of a wording; of a text that shares a tenth with this one, six are shared on average. The lowest, which a copy is likeliest to have kept too. */
const ASKED = 64;

/**
 * Sampled 6-gram hashes, ascending, at most 160.
 *
 * The lowest hashes are kept (a bottom-k sketch, Broder 1997): two texts keep the same ones of what they share, wherever it
 * stands in them, so that a copy cut to a third is found as surely as a whole one.
 */
function wording(revision: Text): number[] {
  const lowest: number[] = [];
  let before: number | undefined;
  for (const hash of shingles(bodyText(revision)).sort()) {
    if (hash === before) continue;
    if (lowest.length >= (hash < SAMPLED_BELOW ? MOST : LEAST)) break;
    lowest.push((before = hash));
  }
  return lowest;
}

/** Pairs kept of a text. */
const PAIRS = 24;
/** Numbers and names looked at in a sentence, the first ones, and pairs in a text: a table run together into one sentence has thousands of each. */
const FIGURES = 20;
const NAMES = 40;
const MOST_PAIRS = 20_000;
/** Facts are looked for within one span of time and the nearer one beside it. */
const SPAN_MS = 72 * 3_600_000;

/**
 * Hashes of what a text says in one sentence of a number and a name, the lowest of them, ascending: what a rewrite keeps when it keeps
 * no wording. They are common after some days, so they count for their own time alone (see `dated`).
 */
function told(revision: Text): number[] {
  const pairs = new Set<number>();
  for (const block of revision.blocks) {
    if (!carries(block)) continue;
    const text = revision.text.slice(block.start, block.end);
    for (const { start, end } of sentences(text, revision.lang)) {
      const sentence = text.slice(start, end),
        figures = [...new Set(values(sentence, revision.lang))].slice(0, FIGURES),
        names = new Set<string>();
      if (figures.length > 0) addNames(tokens(sentence), names);
      const first = [...names].slice(0, NAMES);
      for (const value of figures) for (const name of first) pairs.add(hashOf(`${value} ${name}`));
      if (pairs.size >= MOST_PAIRS) return lowest(pairs);
    }
  }
  return lowest(pairs);
}

const lowest = (pairs: ReadonlySet<number>): number[] => [...pairs].sort((a, b) => a - b).slice(0, PAIRS);

const dated = (pair: number, span: number): number => mix(pair ^ Math.imul(span, 0x9e3779b1));
