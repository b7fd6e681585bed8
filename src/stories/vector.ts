import { bodyRange, type Revision } from '../model/revision.ts';
import { fold, primaryOf, terms, termOf, tokens, type Token } from '../text/words.ts';

/** Weights by term. A key with TITLE, FIRST or NAME before it is the same term in the headline, in the first sentences, or as a name in either. */
export type Vector = Readonly<Record<string, number>>;

/** Marks the terms of headlines, kept beside those of the whole text. */
export const TITLE = '^';
/** Marks terms by how early they come: news says first what is new, and what went before after that. */
export const FIRST = '>';
/** Marks names in the headline and the first sentences: two fires of one day are in two towns. */
export const NAME = '@';

/** A term without its mark. */
export const unmarked = (term: string): string => (isMarked(term) ? term.slice(1) : term);
export const isMarked = (term: string): boolean => term.startsWith(TITLE) || term.startsWith(FIRST) || term.startsWith(NAME);

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
export function storyTerms(revision: Pick<Revision, 'text' | 'headline' | 'deck' | 'blocks' | 'lang'>): Record<string, number> {
  const counts = new Map<string, number>();
  const lang = primaryOf(revision.lang);
  const add = (text: string, weight: number): string[] => {
    const found = features(text, lang);
    for (const t of found) counts.set(t, (counts.get(t) ?? 0) + weight);
    return found;
  };
  const title = add(revision.text.slice(revision.headline.start, revision.headline.end), TITLE_WEIGHT);
  const deck = revision.deck ? add(revision.text.slice(revision.deck.start, revision.deck.end), LEAD_WEIGHT) : [];
  const body = bodyRange(revision);
  const text = revision.text.slice(body.start, Math.min(body.end, body.start + READ));
  const words = [...add(text.slice(0, LEAD), LEAD_WEIGHT), ...add(text.slice(LEAD), 1)];
  const names = namesOf(text, lang);
  const out: Record<string, number> = {};
  for (const [t, n] of counts) out[t] = (1 + Math.log(n)) * (names.has(t) ? NAME_WEIGHT : 1);
  for (const t of new Set(title)) out[TITLE + t] = names.has(t) ? NAME_WEIGHT : 1;
  const fades = SYLLABIC.has(lang) ? 2 * FADES : FADES;
  const early = new Map<string, number>([...title, ...deck].map((t) => [t, 1]));
  for (let i = 0; i < words.length; i++) {
    const t = words[i] as string,
      weight = Math.exp(-i / fades);
    if (weight < LEAST_EARLY) break;
    if (!early.has(t)) early.set(t, weight);
  }
  for (const [t, weight] of early) out[FIRST + t] = weight;
  for (const t of new Set([...title, ...deck, ...features(text.slice(0, OPENING), lang)])) if (names.has(t)) out[NAME + t] = 1;
  return out;
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
    const initial = !last || /[.!?…:"“„«\n]/.test(text.slice(last.end, t.start)) || last.text.endsWith('.');
    if (!initial && /^\p{Lu}/u.test(t.text) && t.text.length > 1) out.add(termOf(fold(t.text), lang));
    last = t;
  }
  return out;
}

export function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (const t in a) {
    const w = b[t];
    if (w !== undefined) sum += (a[t] as number) * w;
  }
  return sum;
}

export function norm(a: Vector): number {
  let sum = 0;
  for (const t in a) sum += (a[t] as number) ** 2;
  return Math.sqrt(sum);
}

/** The cosine of two vectors, 0-1. */
export function cosine(a: Vector, b: Vector): number {
  const d = dot(a, b);
  return d === 0 ? 0 : d / (norm(a) * norm(b));
}

export type Weighted = readonly [term: string, weight: number];

/** The heaviest terms, at most `n`, heaviest first. */
export function heaviest(vector: Vector, n: number): Weighted[] {
  return heaviestOf(Object.entries(vector), n);
}

export function heaviestOf(entries: readonly Weighted[], n: number): Weighted[] {
  // Numbers sort many times as fast as pairs: they tell which pairs are worth sorting.
  const least = entries.length > n ? (weightsOf(entries).sort()[entries.length - n] as number) : -Infinity;
  return entries
    .filter(([, w]) => w >= least)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, n);
}

function weightsOf(entries: readonly Weighted[]): Float64Array {
  const weights = new Float64Array(entries.length);
  for (let i = 0; i < weights.length; i++) weights[i] = (entries[i] as Weighted)[1];
  return weights;
}

/** The terms of the text, of the headline, of the first sentences and the names in these, without their marks, and the length of each. */
export interface Sides {
  readonly plain: readonly Weighted[];
  readonly title: readonly Weighted[];
  readonly first: readonly Weighted[];
  readonly names: readonly Weighted[];
  readonly norm: number;
  readonly titleNorm: number;
  readonly firstNorm: number;
  readonly namesNorm: number;
}
const split = new WeakMap<Vector, Sides>();

/** Takes a vector apart, once: an article's is asked for by everything that places it. */
export function sides(vector: Vector): Sides {
  let made = split.get(vector);
  if (!made) split.set(vector, (made = takeApart(vector)));
  return made;
}

function takeApart(vector: Vector): Sides {
  const plain: Weighted[] = [],
    title: Weighted[] = [],
    first: Weighted[] = [],
    names: Weighted[] = [];
  for (const t in vector) {
    const w = vector[t] as number;
    if (t.startsWith(TITLE)) title.push([t.slice(1), w]);
    else if (t.startsWith(FIRST)) first.push([t.slice(1), w]);
    else if (t.startsWith(NAME)) names.push([t.slice(1), w]);
    else plain.push([t, w]);
  }
  return { plain, title, first, names, norm: lengthOf(plain), titleNorm: lengthOf(title), firstNorm: lengthOf(first), namesNorm: lengthOf(names) };
}
const lengthOf = (entries: readonly Weighted[]): number => Math.sqrt(entries.reduce((sum, [, w]) => sum + w * w, 0)) || 1;
