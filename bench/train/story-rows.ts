import type { Revision } from '../../src/model/revision.ts';
import type { Profile } from '../../src/model/story.ts';
import { StoryMemory } from '../../src/stories/memory.ts';
import { pairRows } from '../../src/stories/pairs.ts';
import { closest, place, ranked } from '../../src/stories/place.ts';
import { joined, kept, opened, type StoryArticle } from '../../src/stories/profile.ts';
import { liveAround, NEAR, searchTerms, taken, type Priors } from '../../src/stories/replay.ts';
import { sagaOf, type Near } from '../../src/stories/saga.ts';
import { query } from '../../src/stories/query.ts';
import { similarities } from '../../src/stories/similarity.ts';
import type { Forest } from '../../src/text/forest.ts';

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
  return revisions.map((revision) => taken(memory, revision, priors));
}

/** An overview belongs to none of an affair's developments; it is not scored, so it weighs less. */
const OVERVIEW = 0.5;

/** The pairs that there are to judge where every article is put where readers put it. */
export function pairsOf(set: string, all: readonly Labelled[]): Row[] {
  const memory = new StoryMemory(),
    byGold = new Map<string, string>(),
    // The articles whose terms each story's profile keeps, in its order.
    members = new Map<string, readonly Labelled[]>(),
    rows: Row[] = [];
  for (const a of all) {
    const q = query(a.article),
      nearest = ranked(q, near(memory, a)),
      home = a.gold === null ? undefined : byGold.get(a.gold),
      judge = (others: readonly Near[]): void => {
        const close = closest(others);
        pairRows(q, similarities(q, close)).forEach((xs, i) => {
          xs.forEach((x, k) => {
            const m = members.get(close[i]?.profile.storyId ?? '')?.[k];
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
    const before = home === undefined ? undefined : memory.profiles.get(home),
      next = before ? joined(before, a.article, a.now) : opened(a.id, a.article, a.now, sagaOf(a.article.at ?? a.now, nearest));
    memory.put(next);
    members.set(next.storyId, kept(members.get(next.storyId) ?? [], a));
    if (a.gold !== null && !byGold.has(a.gold)) byGold.set(a.gold, next.storyId);
  }
  return rows;
}

const near = (memory: StoryMemory, { article, now }: Labelled): readonly Profile[] =>
  memory.near(article.lang, searchTerms(article), liveAround(article, now), NEAR);

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
): { readonly story: ReadonlyMap<string, string>; readonly saga: ReadonlyMap<string, string> } {
  const memory = new StoryMemory(),
    storyOf = new Map<string, string>();
  for (const a of all) {
    const original = a.copyOf === undefined ? undefined : memory.profiles.get(memory.survivor(storyOf.get(a.copyOf) ?? '')),
      placed = original ? { next: joined(original, a.article, a.now) } : place(a.article, near(memory, a), a.now, models[a.part % models.length]);
    memory.take(placed);
    storyOf.set(a.article.articleId, placed.next.storyId);
  }
  const story = new Map(all.map((a) => [a.id, memory.survivor(storyOf.get(a.article.articleId) ?? a.id)]));
  return { story, saga: new Map([...story].map(([id, s]) => [id, memory.profiles.get(s)?.saga ?? s])) };
}
