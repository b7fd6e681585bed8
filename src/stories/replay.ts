import type { Profile } from '../model/story.ts';
import { LIVE_MS, place, placeIn, type Placement } from './place.ts';
import type { StoryArticle } from './vector.ts';

/** An article of an archive; `copyOf` names the article whose copy it is, if it came earlier. */
export interface Replayed extends StoryArticle {
  readonly copyOf?: string;
}

/** Candidates scored for an article; the store is asked for the same number. */
export const NEAR_STORIES = 20;
/** Terms by which candidates are looked up. */
const LOOKUP_TERMS = 24;

/** Live stories in memory: places articles in the order they come, as the `stories` hop does from the store. */
export class Replay {
  readonly #profiles = new Map<string, Profile>();
  readonly #byTerm = new Map<string, Map<string, number>>();
  readonly #frequency = new Map<string, Map<string, number>>();
  readonly #documents = new Map<string, number>();
  readonly #storyOf = new Map<string, string>();

  /** @param now epoch ms, for an article without a date. */
  add(article: Replayed, now = article.at ?? 0): Placement {
    const frequencies = { documents: this.#documents.get(article.lang) ?? 0, of: this.#frequency.get(article.lang) ?? new Map<string, number>() },
      home = article.copyOf === undefined ? undefined : this.#profiles.get(this.#storyOf.get(article.copyOf) ?? ''),
      placement = home ? placeIn(home, article, frequencies, now) : place(article, this.#near(article, now), frequencies, now);
    this.#storyOf.set(article.articleId, placement.storyId);
    this.#keep(placement.profile);
    this.#count(article);
    return placement;
  }

  #near(article: StoryArticle, now: number): Profile[] {
    const at = article.at ?? now,
      scores = new Map<string, number>(),
      frequency = this.#frequency.get(article.lang),
      documents = this.#documents.get(article.lang) ?? 0,
      rare = Object.entries(article.terms)
        .map(([term, weight]) => [term, weight * Math.log((documents + 2) / (1 + (frequency?.get(term) ?? 0)))] as const)
        .sort((a, b) => b[1] - a[1])
        .slice(0, LOOKUP_TERMS);
    for (const [term, weight] of rare) for (const [id, w] of this.#byTerm.get(`${article.lang} ${term}`) ?? []) scores.set(id, (scores.get(id) ?? 0) + w * weight);
    return [...scores]
      .map(([id, score]) => ({ profile: this.#profiles.get(id) as Profile, score }))
      .filter(({ profile }) => article.at === undefined || profile.until >= at - LIVE_MS)
      .sort((a, b) => b.score - a.score || (a.profile.storyId < b.profile.storyId ? -1 : 1))
      .slice(0, NEAR_STORIES)
      .map((s) => s.profile);
  }

  #keep(profile: Profile): void {
    const old = this.#profiles.get(profile.storyId);
    for (const term in old?.terms ?? {}) if (profile.terms[term] === undefined) this.#byTerm.get(`${profile.lang} ${term}`)?.delete(profile.storyId);
    for (const [term, weight] of Object.entries(profile.terms)) {
      const key = `${profile.lang} ${term}`;
      let stories = this.#byTerm.get(key);
      if (!stories) this.#byTerm.set(key, (stories = new Map()));
      stories.set(profile.storyId, weight);
    }
    this.#profiles.set(profile.storyId, profile);
  }

  #count(article: StoryArticle): void {
    let frequency = this.#frequency.get(article.lang);
    if (!frequency) this.#frequency.set(article.lang, (frequency = new Map()));
    for (const term in article.terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    this.#documents.set(article.lang, (this.#documents.get(article.lang) ?? 0) + 1);
  }
}

/** Places a whole archive in the order given; answers each article's placement. */
export function replay(articles: readonly Replayed[], now?: number): Placement[] {
  const stream = new Replay();
  return articles.map((a) => stream.add(a, now));
}
