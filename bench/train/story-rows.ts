import type { Revision } from '../../src/model/revision.ts';
import type { Profile } from '../../src/model/story.ts';
import { plainTerms, withPrior } from '../../src/stories/frequencies.ts';
import { StoryMemory } from '../../src/stories/memory.ts';
import { alikeAtAll, compare, ranked } from '../../src/stories/place.ts';
import { joined, opened, type StoryArticle } from '../../src/stories/profile.ts';
import { liveAround, NEAR, searchTerms, storyArticle, type Priors } from '../../src/stories/replay.ts';
import { sagaOf } from '../../src/stories/saga.ts';
import { features } from '../../src/stories/score.ts';
import { query } from '../../src/stories/similarity.ts';
import { probability, type Trees } from '../../src/stories/trees.ts';
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
export interface Row {
  readonly x: readonly number[];
  /** Which share of the candidate's judged members are of the article's story. */
  readonly y: number;
  readonly weight: number;
  readonly part: number;
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

interface Tally {
  readonly of: Map<string, number>;
  judged: number;
}
/** An overview belongs to none of an affair's developments; it is not scored, so it weighs less. */
const OVERVIEW = 0.5;

/**
 * Sends a set's articles through the clusterer and answers with each one's story and saga by its id.
 *
 * Without `models` an article goes where readers put it; with them each is judged by the model of its part, which has not seen its
 * story. `rows` is filled with what there was to decide.
 */
export function placeSet(
  set: string,
  all: readonly Labelled[],
  models: readonly Trees[] | undefined,
  join: number,
  rows?: Row[],
): { readonly story: Map<string, string>; readonly saga: Map<string, string> } {
  const memory = new StoryMemory(),
    storyOf = new Map<string, string>(),
    byGold = new Map<string, string>(),
    tallies = new Map<string, Tally>();
  for (const a of all) {
    const original = a.copyOf === undefined ? undefined : storyOf.get(a.copyOf),
      q = query(a.article),
      nearest = ranked(q, memory.near(a.article.lang, searchTerms(a.article), liveAround(a.article, a.now), NEAR));
    let home = models ? original : a.gold === null ? undefined : byGold.get(a.gold);
    if (!models || original === undefined) {
      const { similarities, crowd } = compare(q, nearest),
        xs = features(similarities, crowd).map((f) => Object.values(f));
      let most = join;
      xs.forEach((x, i) => {
        const { storyId } = (nearest.near[i] as (typeof nearest.near)[number]).profile,
          tally = tallies.get(storyId);
        if (!alikeAtAll(similarities[i] as (typeof similarities)[number])) return;
        if (rows && a.judged && tally && tally.judged > 0)
          rows.push({
            x,
            y: a.gold === null ? 0 : (tally.of.get(a.gold) ?? 0) / tally.judged,
            weight: a.gold === null ? OVERVIEW : 1,
            part: a.part,
            group: a.group,
            set,
          });
        const p = models ? probability(models[a.part % models.length] as Trees, x) : 0;
        if (models && p >= most) [most, home] = [p, storyId];
      });
    }
    const before = home === undefined ? undefined : memory.profiles.get(home),
      next: Profile = before ? joined(before, a.article, a.now) : opened(a.id, a.article, a.now, sagaOf(a.article.at ?? a.now, nearest.near));
    memory.put(next);
    storyOf.set(a.article.articleId, next.storyId);
    if (a.gold !== null && !byGold.has(a.gold)) byGold.set(a.gold, next.storyId);
    count(tallies, next.storyId, a);
  }
  const story = new Map(all.map((a) => [a.id, storyOf.get(a.article.articleId) ?? a.id]));
  return { story, saga: new Map([...story].map(([id, s]) => [id, memory.profiles.get(s)?.saga ?? s])) };
}

function count(tallies: Map<string, Tally>, storyId: string, a: Labelled): void {
  if (!a.judged) return;
  let tally = tallies.get(storyId);
  if (!tally) tallies.set(storyId, (tally = { of: new Map(), judged: 0 }));
  tally.judged++;
  if (a.gold !== null) tally.of.set(a.gold, (tally.of.get(a.gold) ?? 0) + 1);
}
