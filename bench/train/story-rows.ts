import type { Revision } from '../../src/model/revision.ts';
import type { Profile } from '../../src/model/story.ts';
import { plainTerms, withPrior } from '../../src/stories/frequencies.ts';
import { StoryMemory } from '../../src/stories/memory.ts';
import { pairRows } from '../../src/stories/pairs.ts';
import { candidates, closest, ranked } from '../../src/stories/place.ts';
import { joined, kept, opened, type StoryArticle } from '../../src/stories/profile.ts';
import { liveAround, NEAR, searchTerms, storyArticle, type Priors } from '../../src/stories/replay.ts';
import { sagaOf, type Near } from '../../src/stories/saga.ts';
import { query, similarities, type Query } from '../../src/stories/similarity.ts';
import type { Forest } from '../../src/text/forest.ts';
import { storyTerms } from '../../src/stories/vector.ts';
import { primaryOf } from '../../src/text/words.ts';

/** An article of a set with what readers said of it, ready to be placed. */
export interface Labelled {
  readonly id: string;
  readonly article: StoryArticle;
  readonly now: number;
  readonly copyOf?: string;
  /** The story it belongs to; null = to no single one. */
  readonly gold: string | null;
  /** Whether anybody judged it at all. */
  readonly judged: boolean;
  /** The story or affair that is on one side only, and the part that this falls into. */
  readonly group: string;
  readonly part: number;
}
/** A pair of articles: how they are alike, and whether readers put them into one story. */
export interface Row {
  readonly x: readonly number[];
  readonly y: 0 | 1;
  readonly weight: number;
  readonly part: number;
  /** The part of the other article. */
  readonly other: number;
  readonly group: string;
  readonly set: string;
}

/** Weighs the terms of a stream's articles, in order of arrival, as the flow does. */
export function weighed(revisions: readonly Revision[], priors: Priors): StoryArticle[] {
  const memory = new StoryMemory();
  return revisions.map((revision) => {
    const terms = storyTerms(revision),
      lang = primaryOf(revision.lang),
      plain = plainTerms(terms),
      article = storyArticle(revision, terms, withPrior(memory.documentFrequencies(lang), priors[lang], plain));
    memory.addDocument(lang, plain);
    return article;
  });
}

/** An overview belongs to none of an affair's developments; it is not scored, so it weighs less. */
const OVERVIEW = 0.5;

/** What a set is placed in: the memory, and the articles whose terms each story's profile keeps, in its order. */
class Replayed {
  readonly memory = new StoryMemory();
  readonly storyOf = new Map<string, string>();
  readonly members = new Map<string, readonly Labelled[]>();

  nearest(a: Labelled, q: Query): Near[] {
    return ranked(q, this.memory.near(a.article.lang, searchTerms(a.article), liveAround(a.article, a.now), NEAR));
  }
  put(a: Labelled, home: string | undefined, nearest: readonly Near[]): string {
    const before = home === undefined ? undefined : this.memory.profiles.get(home),
      next: Profile = before ? joined(before, a.article, a.now) : opened(a.id, a.article, a.now, sagaOf(a.article.at ?? a.now, nearest));
    this.memory.put(next);
    this.storyOf.set(a.article.articleId, next.storyId);
    this.members.set(next.storyId, kept(this.members.get(next.storyId) ?? [], a));
    return next.storyId;
  }
}

/** The pairs that there are to judge where every article is put where readers put it. */
export function pairsOf(set: string, all: readonly Labelled[]): Row[] {
  const replayed = new Replayed(),
    byGold = new Map<string, string>(),
    rows: Row[] = [];
  for (const a of all) {
    const q = query(a.article),
      nearest = replayed.nearest(a, q),
      home = a.gold === null ? undefined : byGold.get(a.gold),
      judge = (near: readonly Near[]): void => {
        const profiles = closest(near);
        pairRows(q, similarities(q, profiles)).forEach((xs, i) => {
          const members = replayed.members.get((profiles[i] as Profile).storyId) ?? [];
          xs.forEach((x, k) => {
            const m = members[k];
            if (m?.judged) rows.push(rowOf(set, a, m, x));
          });
        });
      };
    if (a.judged) {
      judge(nearest);
      // As if its own story had not been reported yet: being the most alike of what is near is no proof.
      const others = nearest.filter((n) => n.profile.storyId !== home);
      if (others.length > 0 && others.length < nearest.length) judge(others);
    }
    const storyId = replayed.put(a, home, nearest);
    if (a.gold !== null && !byGold.has(a.gold)) byGold.set(a.gold, storyId);
  }
  return rows;
}

const rowOf = (set: string, a: Labelled, m: Labelled, x: readonly number[]): Row => ({
  x,
  y: a.gold !== null && a.gold === m.gold ? 1 : 0,
  weight: a.gold === null || m.gold === null ? OVERVIEW : 1,
  part: a.part,
  other: m.part,
  group: a.group,
  set,
});

/** Places a set's articles, each by the model of its part, which has not seen its story; answers with story and saga by article id. */
export function placeSet(
  all: readonly Labelled[],
  models: readonly Forest[],
  join: number,
): { readonly story: ReadonlyMap<string, string>; readonly saga: ReadonlyMap<string, string> } {
  const replayed = new Replayed();
  for (const a of all) {
    const original = a.copyOf === undefined ? undefined : replayed.storyOf.get(a.copyOf),
      q = query(a.article),
      nearest = replayed.nearest(a, q),
      best = candidates(q, nearest, models[a.part % models.length]).reduce((most, c) => (c.score > most.score ? c : most), {
        score: 0,
        profile: undefined as Profile | undefined,
      });
    replayed.put(a, original ?? (best.score >= join ? best.profile?.storyId : undefined), nearest);
  }
  const story = new Map(all.map((a) => [a.id, replayed.storyOf.get(a.article.articleId) ?? a.id]));
  return { story, saga: new Map([...story].map(([id, s]) => [id, replayed.memory.profiles.get(s)?.saga ?? s])) };
}
