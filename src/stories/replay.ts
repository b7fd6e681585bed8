import { plainTerms, weigh, withPrior, type Frequencies } from './frequencies.ts';
import { StoryMemory } from './memory.ts';
import { place, type Placement } from './place.ts';
import { joined } from './profile.ts';
import type { Vector } from './vector.ts';

/** A story that has been silent for longer takes no more articles; so many stories are looked at for one. */
export const LIVE_MS = 12 * 86_400_000;
export const NEAR_STORIES = 30;

/** An article of an archive, before its terms are weighed. */
export interface Replayed {
  readonly articleId: string;
  readonly lang: string;
  /** Epoch ms. */
  readonly at?: number;
  /** As `storyTerms` gives them. */
  readonly terms: Vector;
  /** The article whose copy it is, where that came earlier. */
  readonly copyOf?: string;
}

/** Places articles one after the other with everything in memory, by the same decisions as the `stories` hop. */
export class Replay {
  readonly #memory = new StoryMemory();
  readonly #storyOf = new Map<string, string>();
  readonly #prior: ReadonlyMap<string, Frequencies>;

  constructor(prior: ReadonlyMap<string, Frequencies> = new Map()) {
    this.#prior = prior;
  }

  /** Answers the id of the story the article is now in. */
  add({ articleId, lang, at, terms, copyOf }: Replayed, now = at ?? 0): string {
    const plain = plainTerms(terms),
      frequencies = withPrior(this.#memory.documentFrequencies(lang), this.#prior.get(lang), plain),
      article = { articleId, lang, vector: weigh(terms, frequencies), ...(at === undefined ? {} : { at }) },
      home = copyOf === undefined ? undefined : this.#memory.profiles.get(this.#storyOf.get(copyOf) ?? ''),
      next = home ? joined(home, article, now) : this.#place(article, now).next;
    this.#memory.put(next);
    this.#memory.addDocument(lang, plain);
    this.#storyOf.set(articleId, next.storyId);
    return next.storyId;
  }

  #place(article: Parameters<typeof place>[0], now: number): Placement {
    return place(article, this.#memory.near(article.lang, article.vector, (article.at ?? now) - LIVE_MS, NEAR_STORIES), now);
  }
}

/** The story of each article of an archive, placed in the order given. */
export function replay(articles: readonly Replayed[], prior?: ReadonlyMap<string, Frequencies>, now?: number): string[] {
  const stream = new Replay(prior);
  return articles.map((article) => stream.add(article, now));
}
