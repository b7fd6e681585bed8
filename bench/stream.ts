import { termPriors } from '../src/models.ts';
import { originalOf, type Reprint } from '../src/model/reprint.ts';
import { StoryMemory } from '../src/stories/memory.ts';
import { step } from '../src/stories/replay.ts';
import type { Forest } from '../src/text/forest.ts';
import { archive, type Article } from './articles.ts';
import { inOrder, linkAll } from './links.ts';
import type { Context } from './measured.ts';
import { storyFolds } from './train/story-folds.ts';
import { canTrain } from './train/stories.ts';

const PRIORS = termPriors();

/** An article with the story it was put into when it came, and the one that this is after merges. */
export interface Placed extends Article {
  readonly cameTo: string;
  readonly storyId: string;
  /** The affair that its story is a development of. */
  readonly sagaId: string;
  /** The original that it is a copy of. */
  readonly copyOf?: string;
}
export interface Stream {
  /** In order of arrival. */
  readonly placed: readonly Placed[];
  readonly refused: readonly string[];
}

const done = new Map<string, Promise<Stream>>();
/**
 * Cleans, links and places archives together, in order of arrival, with the one setting there is and each article by the model that has
 * not seen its story. The same files are placed once.
 */
export function stream(context: Context, ...paths: readonly string[]): Promise<Stream> {
  const key = paths.join('\n'),
    made = done.get(key) ?? run(context, paths);
  done.set(key, made);
  return made;
}

async function run(context: Context, paths: readonly string[]): Promise<Stream> {
  const { articles, refused } = await archive(...paths),
    { onArrival } = linkAll(articles);
  return { placed: placeAll(inOrder(articles), onArrival, await modelsFor(context)), refused };
}

/** Each article's model by its corpus id: one that has not seen its story, or none (then the shipped one) where none can be or is to be trained. */
export const modelsFor = async (context: Context): Promise<(id: string) => Forest | undefined> =>
  crossValidated(context) ? await storyFolds(context.corpora) : () => undefined;
export const crossValidated = (context: Context): boolean => !context.asIs && canTrain(context.corpora);

/** Places articles in the order given as the stories hop does: a copy goes where its original is, an article that comes again keeps its place. */
export function placeAll(articles: readonly Article[], links: ReadonlyMap<string, Reprint>, modelOf: (id: string) => Forest | undefined): Placed[] {
  const memory = new StoryMemory(),
    stories = new Map<string, string>();
  const placed = articles.map((article) => {
    const { revision } = article,
      { articleId } = revision,
      copyOf = originalOf(links.get(articleId)),
      home = copyOf === undefined ? undefined : stories.get(copyOf),
      cameTo =
        stories.get(articleId) ??
        step(memory, revision, PRIORS, home === undefined ? undefined : memory.profiles.get(memory.survivor(home)), modelOf(article.id)).storyId;
    stories.set(articleId, cameTo);
    return { ...article, cameTo, ...(copyOf === undefined ? {} : { copyOf }) };
  });
  return placed.map((p) => {
    const storyId = memory.survivor(p.cameTo);
    return { ...p, storyId, sagaId: memory.profiles.get(storyId)?.saga ?? storyId };
  });
}
