import type { Profile } from '../model/story.ts';
import { sides, takeApart, weightsOf, type Vector, type Weighted } from './vector.ts';
import type { StoryArticle } from './profile.ts';

/** How an article and a story are alike. */
export interface Similarity {
  /** Cosine of the article with the story's centroid, with its nearest recent member, and on average with its recent members. */
  readonly centroid: number;
  readonly nearest: number;
  readonly mean: number;
  /** The same of headlines alone. */
  readonly title: number;
  readonly titleMean: number;
  /** Hours between the article and the story's newest member, either way; absent where the article is not dated. */
  readonly hours?: number;
  readonly size: number;
  /** Terms of the shorter side: how much there was to compare. */
  readonly length: number;
}

/** An article made ready for many comparisons. */
export interface Query {
  readonly article: StoryArticle;
  readonly plain: ReadonlyMap<string, number>;
  readonly title: ReadonlyMap<string, number>;
  readonly norm: number;
  readonly titleNorm: number;
}

export function query(article: StoryArticle): Query {
  const { plain, title, norm, titleNorm } = sides(article.vector);
  return { article, plain: new Map(plain), title: new Map(title), norm, titleNorm };
}

/** A stored vector laid out for comparing: a story is compared many times for each time it changes. */
interface Side {
  readonly terms: readonly string[];
  readonly weights: Float64Array;
  readonly norm: number;
}
interface Stored {
  readonly plain: Side;
  readonly title: Side;
}
const laidOut = new WeakMap<Vector, Stored>();

function stored(vector: Vector): Stored {
  let made = laidOut.get(vector);
  if (!made) {
    const { plain, title, norm, titleNorm } = takeApart(vector);
    laidOut.set(vector, (made = { plain: side(plain, norm), title: side(title, titleNorm) }));
  }
  return made;
}
const side = (entries: readonly Weighted[], norm: number): Side => ({
  terms: entries.map(([t]) => t),
  weights: weightsOf(entries),
  norm,
});

/** The cosine with a story's centroid alone: enough to choose which stories to look at closely. */
export function centroidCosine(q: Query, profile: Profile): number {
  return against(q.plain, q.norm, stored(profile.terms).plain);
}

export function similarity(q: Query, profile: Profile): Similarity {
  const members = profile.recent.map((m) => {
    const { plain, title } = stored(m);
    return { text: against(q.plain, q.norm, plain), title: against(q.title, q.titleNorm, title), length: plain.terms.length };
  });
  const of = (f: (m: (typeof members)[number]) => number): number[] => members.map(f);
  const at = q.article.at;
  return {
    centroid: centroidCosine(q, profile),
    nearest: Math.max(...of((m) => m.text)),
    mean: average(of((m) => m.text)),
    title: Math.max(...of((m) => m.title)),
    titleMean: average(of((m) => m.title)),
    size: profile.size,
    length: Math.min(q.plain.size, Math.max(...of((m) => m.length))),
    ...(at === undefined ? {} : { hours: Math.abs(at - profile.until) / 3_600_000 }),
  };
}

function against(a: ReadonlyMap<string, number>, normA: number, b: Side): number {
  let sum = 0;
  // Walk the stored side: it is bounded, the article is not.
  for (let i = 0; i < b.terms.length; i++) {
    const w = a.get(b.terms[i] as string);
    if (w !== undefined) sum += w * (b.weights[i] as number);
  }
  return sum === 0 ? 0 : sum / (normA * b.norm);
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
