import type { Profile } from '../model/story.ts';
import { TITLE, type Vector } from './vector.ts';
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
  readonly plain: Vector;
  readonly title: Vector;
  readonly norm: number;
  readonly titleNorm: number;
  readonly length: number;
}

export function query(article: StoryArticle): Query {
  const plain: Record<string, number> = {};
  const title: Record<string, number> = {};
  for (const t in article.vector) (t.startsWith(TITLE) ? title : plain)[t] = article.vector[t] as number;
  return { article, plain, title, norm: length(plain), titleNorm: length(title), length: Object.keys(plain).length };
}

export function length(vector: Vector): number {
  let sum = 0;
  for (const t in vector) sum += (vector[t] as number) ** 2;
  return Math.sqrt(sum) || 1;
}

/** The cosine with a story's centroid alone: enough to choose which stories to look at closely. */
export function centroidCosine(q: Query, profile: Profile): number {
  return against(q.plain, q.norm, profile.terms, length(profile.terms));
}

export function similarity(q: Query, profile: Profile): Similarity {
  const members = profile.recent.map((m) => {
    const lengths = memberLengths(m);
    return { text: against(q.plain, q.norm, m, lengths.plain), title: against(q.title, q.titleNorm, m, lengths.title), length: lengths.terms };
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
    length: Math.min(q.length, Math.max(...of((m) => m.length))),
    ...(at === undefined ? {} : { hours: Math.abs(at - profile.until) / 3_600_000 }),
  };
}

function memberLengths(m: Vector): { readonly plain: number; readonly title: number; readonly terms: number } {
  let plain = 0;
  let title = 0;
  let terms = 0;
  for (const t in m) {
    const w = m[t] as number;
    if (t.startsWith(TITLE)) title += w * w;
    else {
      plain += w * w;
      terms++;
    }
  }
  return { plain: Math.sqrt(plain) || 1, title: Math.sqrt(title) || 1, terms };
}

function against(a: Vector, normA: number, b: Vector, normB: number): number {
  let sum = 0;
  // Walk the stored side: it is bounded, the article is not.
  for (const t in b) {
    const w = a[t];
    if (w !== undefined) sum += w * (b[t] as number);
  }
  return sum === 0 ? 0 : sum / (normA * normB);
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
