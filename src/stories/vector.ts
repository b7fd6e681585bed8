import { bodyRange, ownWords, type Revision } from '../model/revision.ts';
import { fold, isCapitalised, primaryOf, terms, termOf, tokens, type Token } from '../text/words.ts';

/** What an article is about: its terms, once weighed the heaviest first, and by their places what each weighs; 0 where it does not stand. */
export interface Vector {
  readonly terms: readonly string[];
  /** Each term by its number (`numberOf`): what is kept and compared, for a number takes a tenth of the time of a string. */
  readonly numbers: Uint32Array;
  /** In the whole text. */
  readonly plain: Float64Array;
  /** In the headline. */
  readonly title: Float64Array;
  /** By how early it comes: news says first what is new, and what went before after that. */
  readonly first: Float64Array;
  /** As a name in the headline or the first sentences: two fires of one day are in two towns. */
  readonly names: Float64Array;
}
/** What texts are compared by: all of it, the headline, the earliest terms, the names in headline and first sentences. */
export const SIDES = ['plain', 'title', 'first', 'names'] as const;
export type SideName = (typeof SIDES)[number];

/** A term by its number: FNV-1a over its UTF-16 units, 32 bits (Fowler, Noll, Vo 1991). */
export function numberOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The number of each of some terms. A loop, as below. */
export function numbersOf(terms: readonly string[]): Uint32Array {
  const numbers = new Uint32Array(terms.length);
  for (let place = 0; place < numbers.length; place++) numbers[place] = numberOf(terms[place] as string);
  return numbers;
}

/** A vector of terms that weigh nothing yet. */
function blank(terms: readonly string[], numbers: Uint32Array): Vector {
  const weights = (): Float64Array => new Float64Array(terms.length);
  return { terms, numbers, plain: weights(), title: weights(), first: weights(), names: weights() };
}

/** The vector of terms by their weights, as tests and benchmarks make one. Loops here and below, for `from` takes ten times as long and an article has a thousand terms. */
export function vectorOf(terms: readonly string[], of: (side: SideName, term: string, place: number) => number): Vector {
  const vector = blank(terms, numbersOf(terms));
  for (const side of SIDES) for (let place = 0; place < terms.length; place++) vector[side][place] = of(side, terms[place] as string, place);
  return vector;
}

/** Some of a vector's terms, by their places; each may count by a factor. */
export function picked(vector: Vector, places: readonly number[], factors?: Float64Array): Vector {
  const numbers = new Uint32Array(places.length);
  for (let at = 0; at < numbers.length; at++) numbers[at] = vector.numbers[places[at] as number] as number;
  const some = blank(
    places.map((place) => vector.terms[place] as string),
    numbers,
  );
  for (const side of SIDES) {
    const [from, to] = [vector[side], some[side]];
    for (let at = 0; at < to.length; at++) to[at] = (from[places[at] as number] as number) * (factors?.[places[at] as number] ?? 1);
  }
  return some;
}

/** What is read of a body: news says first what it is about. UTF-16 units. */
const READ = 4000;
const LEAD = 600;
/** What counts as the first sentences, beside the deck. */
const OPENING = 450;
/** Terms after which the earliness of a term has fallen to 1/e, about 120 words. */
const FADES = 70;
/** Later terms are not early at all. */
const LEAST_EARLY = 0.02;
const TITLE_WEIGHT = 3;
const LEAD_WEIGHT = 2;
/** Names tell events of one kind apart. */
const NAME_WEIGHT = 1.5;

/** Languages that write syllables apart: pairs of neighbours are terms too, for a syllable alone says little. */
const SYLLABIC: ReadonlySet<string> = new Set(['vi']);

/**
 * What an article is about: its terms by how much it says of them, before it is weighed how rare they are.
 *
 * Headline and lead count more than the rest of the body, and names more than other words (Miranda et al. 2018 keep them apart for
 * the same reason); the frequency of a term is dampened by its logarithm.
 */
export function storyTerms(revision: Pick<Revision, 'text' | 'furniture' | 'headline' | 'deck' | 'blocks' | 'lang'>): Vector {
  const counts = new Map<string, number>();
  const lang = primaryOf(revision.lang);
  const add = (text: string, weight: number): string[] => {
    const found = features(text, lang);
    for (const t of found) counts.set(t, (counts.get(t) ?? 0) + weight);
    return found;
  };
  const title = add(revision.text.slice(revision.headline.start, revision.headline.end), TITLE_WEIGHT);
  const deck = revision.deck ? add(revision.text.slice(revision.deck.start, revision.deck.end), LEAD_WEIGHT) : [];
  const text = ownWords(revision, bodyRange(revision)).slice(0, READ);
  const words = [...add(text.slice(0, LEAD), LEAD_WEIGHT), ...add(text.slice(LEAD), 1)];
  const names = namesOf(text, lang),
    heads = new Set(title),
    opening = new Set([...title, ...deck, ...features(text.slice(0, OPENING), lang)]),
    early = earliness([...title, ...deck], words, SYLLABIC.has(lang) ? 2 * FADES : FADES),
    known = [...counts.keys()],
    vector = blank(known, numbersOf(known));
  let place = 0;
  for (const [t, count] of counts) {
    const isName = names.has(t),
      asName = isName ? NAME_WEIGHT : 1;
    vector.plain[place] = (1 + Math.log(count)) * asName;
    vector.title[place] = heads.has(t) ? asName : 0;
    vector.first[place] = early.get(t) ?? 0;
    vector.names[place] = isName && opening.has(t) ? 1 : 0;
    place++;
  }
  return vector;
}

/** How early terms come, 0-1: those of headline and deck as early as can be, those of the body by their place in it. */
function earliness(heads: readonly string[], words: readonly string[], fades: number): ReadonlyMap<string, number> {
  const early = new Map<string, number>(heads.map((t) => [t, 1]));
  for (let i = 0; i < words.length; i++) {
    const t = words[i] as string,
      weight = Math.exp(-i / fades);
    if (weight < LEAST_EARLY) break;
    if (!early.has(t)) early.set(t, weight);
  }
  return early;
}

function features(text: string, lang: string): string[] {
  const all = terms(text, lang);
  return SYLLABIC.has(lang) ? all.flatMap((t, i) => (i + 1 < all.length ? [t, `${t} ${all[i + 1] ?? ''}`] : [t])) : all;
}

/** Terms that stand capitalised inside a sentence. */
function namesOf(text: string, lang: string): ReadonlySet<string> {
  const out = new Set<string>();
  let last: Token | undefined;
  for (const t of tokens(text)) {
    if (last && t.text.length > 1 && isCapitalised(t.text) && !/[.!?…:"“„«\n]/.test(text.slice(last.end, t.start)) && !last.text.endsWith('.'))
      out.add(termOf(fold(t.text), lang));
    last = t;
  }
  return out;
}

/** The length of a list of weights. */
export function norm(weights: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) ** 2;
  return Math.sqrt(sum);
}

/** The places of terms by what they weigh, heaviest first; those that weigh nothing are left out. */
export function heaviest(terms: readonly string[], weights: ArrayLike<number>): number[] {
  const places: number[] = [];
  for (let i = 0; i < weights.length; i++) if ((weights[i] as number) > 0) places.push(i);
  return places.sort((a, b) => (weights[b] as number) - (weights[a] as number) || ((terms[a] as string) < (terms[b] as string) ? -1 : 1));
}
