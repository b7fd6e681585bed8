import type { Reprint } from '../src/model/reprint.ts';
import { replay, type Replayed } from '../src/stories/replay.ts';
import { storyTerms } from '../src/stories/vector.ts';
import { archive, type Article } from './articles.ts';
import { inOrder, linkAll } from './links.ts';

/** An article with the story it was put into when it came. */
export interface Placed extends Article {
  readonly storyId: string;
  readonly copyOf?: string;
}
export interface Stream {
  readonly placed: readonly Placed[];
  readonly refused: readonly string[];
  /** What was placed, in order of arrival; each article once. */
  readonly replayed: readonly Replayed[];
}

const isCopy = (link: Reprint | undefined): link is Reprint => link?.relation === 'reprint' || link?.relation === 'update';

const done = new Map<string, Promise<Stream>>();
/** Cleans, links and places archives together, in order of arrival, with the one setting there is. The same files are placed once. */
export function stream(...paths: readonly string[]): Promise<Stream> {
  const key = paths.join('\n'),
    made = done.get(key) ?? run(paths);
  done.set(key, made);
  return made;
}

async function run(paths: readonly string[]): Promise<Stream> {
  const { articles, refused } = await archive(...paths),
    { onArrival } = linkAll(articles),
    copyOf = (a: Article): { copyOf?: string } => {
      const link = onArrival.get(a.revision.articleId);
      return isCopy(link) ? { copyOf: link.originalId } : {};
    },
    // An article that comes a second time keeps its place.
    first = new Map<string, Article>();
  for (const a of inOrder(articles)) if (!first.has(a.revision.articleId)) first.set(a.revision.articleId, a);
  const order = [...first.values()],
    replayed = order.map((a): Replayed => ({ ...asReplayed(a), ...copyOf(a) })),
    stories = replay(replayed),
    storyOf = new Map(replayed.map((a, i) => [a.articleId, stories[i] ?? '']));
  return { refused, replayed, placed: inOrder(articles).map((a) => ({ ...a, ...copyOf(a), storyId: storyOf.get(a.revision.articleId) ?? '' })) };
}

function asReplayed({ revision }: Article): Replayed {
  const { articleId, lang, published } = revision;
  return { articleId, lang, terms: storyTerms(revision), ...(published === undefined ? {} : { at: published }) };
}
