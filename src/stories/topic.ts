import type { MediaTopic } from '../model/media-topic.ts';
import { termList, type Profile } from '../model/story.ts';
import { fromBase64 } from '../text/base64.ts';
import { calendar } from '../text/calendar.ts';
import { termOf } from '../text/words.ts';
import { NOWHERE, Places } from './places.ts';
import { norm, numbersOf } from './vector.ts';

/** Weights of words for each topic as they are kept (`models/sections-*.json`). */
export interface PackedTopics {
  readonly topics: readonly MediaTopic[];
  /** For each topic the likelihood from which on it is said; null where it is never said, but may still keep others from being. */
  readonly least: readonly (number | null)[];
  readonly bias: readonly number[];
  /** What one step of a weight is worth. */
  readonly scale: number;
  /** Parted by spaces. */
  readonly terms: string;
  /** A signed byte for each term and topic, term by term, in base64. */
  readonly weights: string;
}
export interface TopicModel extends Omit<PackedTopics, 'terms' | 'weights'> {
  readonly places: Places;
  readonly weights: Int8Array;
}
/** Models by language; a story in another language is not guessed at. */
export type TopicModels = Readonly<Record<string, TopicModel>>;

/** What the words of a story make it likely to be about. */
export interface Guess {
  readonly topic: MediaTopic;
  /** 0-1. */
  readonly likelihood: number;
  /** The terms that speak most for it, the strongest first; never a day or a month. */
  readonly terms: readonly string[];
}

/** Throws a `RangeError` where there is not a weight for each term and topic. */
export function topicModel({ terms, weights, ...rest }: PackedTopics): TopicModel {
  const numbers = numbersOf(terms.split(' ')),
    bytes = new Int8Array(fromBase64(weights).buffer);
  if (bytes.length !== numbers.length * rest.topics.length) throw new RangeError(`${bytes.length} weights for ${numbers.length} terms`);
  return { ...rest, places: new Places(numbers), weights: bytes };
}

/** Terms that must speak for a topic: one word makes none. */
const LEAST_TERMS = 2;
const SHOWN_TERMS = 6;

/**
 * What a story is about by the words of all its members together, its centroid; undefined where no topic is likely enough.
 *
 * Multinomial logistic regression over the centroid's terms, taken to unit length so that the number of members does not count.
 */
export function guess(profile: Pick<Profile, 'terms' | 'numbers' | 'weights'> & Partial<Pick<Profile, 'lang'>>, model: TopicModel): Guess | undefined {
  const likelihoods = likelihoodsOf(profile, model),
    best = likelihoods.indexOf(Math.max(...likelihoods)),
    topic = model.topics[best],
    likelihood = likelihoods[best] ?? 0,
    least = model.least[best];
  if (topic === undefined || typeof least !== 'number' || likelihood < least) return undefined;
  const dated = datesIn(profile.lang),
    terms = speakingFor(best, profile, model).filter((t) => !dated.has(t));
  return terms.length < LEAST_TERMS ? undefined : { topic, likelihood, terms: terms.slice(0, SHOWN_TERMS) };
}

/** Letters from which a name of a day or month is no other word's: "sun", "sat", "mar". */
const FULL_NAME = 4;
const NONE: ReadonlySet<string> = new Set();
const dates = new Map<string, ReadonlySet<string>>();

/** The terms of the days and months of a language, which speak for no topic to a reader. */
function datesIn(lang: string | undefined): ReadonlySet<string> {
  if (lang === undefined) return NONE;
  let known = dates.get(lang);
  if (!known) {
    const { weekdays, months } = calendar(lang),
      names = [...weekdays.keys(), ...months.keys()].filter((n) => n.length >= FULL_NAME);
    dates.set(lang, (known = new Set(names.map((n) => termOf(n, lang)))));
  }
  return known;
}

/** How likely each topic of the model is, in its order. */
export function likelihoodsOf({ numbers, weights }: Pick<Profile, 'numbers' | 'weights'>, model: TopicModel): Float64Array {
  const { bias, scale, places } = model,
    sums = Float64Array.from(bias),
    step = scale / (norm(weights) || 1);
  for (let i = 0; i < numbers.length; i++) {
    const place = places.of(numbers[i] as number);
    if (place === NOWHERE) continue;
    const weight = (weights[i] as number) * step,
      row = place * sums.length;
    for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] as number) + weight * (model.weights[row + k] as number);
  }
  const highest = Math.max(...sums);
  let all = 0;
  for (let k = 0; k < sums.length; k++) all += sums[k] = Math.exp((sums[k] as number) - highest);
  return sums.map((s) => s / all);
}

/** The terms that raise a topic above what topics are raised on average, the strongest first. */
function speakingFor(topic: number, profile: Pick<Profile, 'terms' | 'numbers' | 'weights'>, { topics, places, weights }: TopicModel): string[] {
  const terms = termList(profile);
  return terms
    .flatMap((term, i) => {
      const place = places.of(profile.numbers[i] ?? 0);
      if (place === NOWHERE) return [];
      const row = weights.subarray(place * topics.length, (place + 1) * topics.length),
        mean = row.reduce((sum, w) => sum + w, 0) / topics.length,
        raises = ((row[topic] ?? 0) - mean) * (profile.weights[i] ?? 0);
      return raises > 0 ? [{ term, raises }] : [];
    })
    .sort((a, b) => b.raises - a.raises || (a.term < b.term ? -1 : 1))
    .map((t) => t.term);
}
