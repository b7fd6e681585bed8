import type { Profile } from '../model/story.ts';
import { NOWHERE, Places } from './places.ts';
import type { StoryArticle } from './profile.ts';
import { norm, type SideName, type Vector } from './vector.ts';

/** An article made ready for many comparisons: its vector by place, and where each term is. */
export interface Query extends Omit<Vector, 'terms' | 'numbers'> {
  readonly article: StoryArticle;
  readonly places: Places;
  /** Places of the terms of the headline, and of the names in it and in the first sentences. */
  readonly titleTerms: readonly number[];
  readonly nameTerms: readonly number[];
  readonly firstTerms: number;
  readonly norms: Readonly<Record<SideName, number>>;
}

export function query(article: StoryArticle): Query {
  const { numbers, plain, title, first, names } = article.vector;
  return {
    plain,
    title,
    first,
    names,
    article,
    places: new Places(numbers),
    titleTerms: placesIn(title),
    nameTerms: placesIn(names),
    firstTerms: placesIn(first).length,
    norms: { plain: norm(plain) || 1, title: norm(title) || 1, first: norm(first) || 1, names: norm(names) || 1 },
  };
}

function placesIn(weights: Float64Array): number[] {
  const places: number[] = [];
  for (let place = 0; place < weights.length; place++) if ((weights[place] as number) > 0) places.push(place);
  return places;
}

/** The cosine with a story's centroid alone: enough to choose which stories to look at closely. */
export function centroidCosine(q: Query, { numbers, weights }: Profile): number {
  let dot = 0,
    squared = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number,
      place = q.places.of(numbers[i] as number);
    squared += weight * weight;
    if (place !== NOWHERE) dot += (q.plain[place] as number) * weight;
  }
  return dot === 0 ? 0 : dot / (q.norms.plain * Math.sqrt(squared));
}
