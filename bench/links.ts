import type { Reprint } from '../src/model/reprint.ts';
import type { Revision } from '../src/model/revision.ts';
import type { Source } from '../src/model/source.ts';
import { fingerprint } from '../src/reprints/fingerprint.ts';
import { match, type Neighbour } from '../src/reprints/match.ts';
import type { RelationWeights } from '../src/reprints/relation-weights.ts';
import { arrival, type Article } from './articles.ts';

/** Texts that are compared with each article, as the flow asks its store for. */
const NEAR_TEXTS = 20;

/** The store's question "who shares my fingerprint?", answered from memory by the same rule. */
class Fingerprints {
  readonly #holders = new Map<number, string[]>();
  near(hashes: readonly number[], limit: number): string[] {
    const shared = new Map<string, number>(),
      enough = Math.min(2, new Set(hashes).size);
    for (const hash of new Set(hashes)) for (const id of this.#holders.get(hash) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
    return [...shared]
      .filter(([, n]) => n >= enough)
      .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
      .slice(0, limit)
      .map(([id]) => id);
  }
  put(id: string, hashes: readonly number[]): void {
    for (const hash of new Set(hashes)) {
      const holders = this.#holders.get(hash);
      if (holders) holders.push(id);
      else this.#holders.set(hash, [id]);
    }
  }
}

export interface Links {
  /** As they stand when all have come. */
  readonly links: ReadonlyMap<string, Reprint>;
  /** As each stood when its copy came: what the stories hop sees. */
  readonly onArrival: ReadonlyMap<string, Reprint>;
}

/** The articles in the order in which they would arrive; of one time, as they stand. */
export const inOrder = (articles: readonly Article[]): Article[] => [...articles].sort((x, y) => arrival(x.revision) - arrival(y.revision));

/** For each of a stream of articles, those before it that share its fingerprint, by corpus id. */
export function lookAlikes(articles: readonly Article[]): ReadonlyMap<string, readonly string[]> {
  const fingerprints = new Fingerprints();
  return new Map(
    articles.map(({ id, revision }) => {
      const { asked, kept } = fingerprint(revision),
        near = fingerprints.near(asked, NEAR_TEXTS);
      fingerprints.put(id, kept);
      return [id, near];
    }),
  );
}

/** Links of a stream of articles, each matched against those that came before, as the reprints hop does; by article id of the copy. */
export function linkAll(articles: readonly Article[], weightsOf?: (articleId: string) => RelationWeights | undefined): Links {
  const fingerprints = new Fingerprints(),
    revisions = new Map<string, Revision>(),
    links = new Map<string, Reprint>(),
    onArrival = new Map<string, Reprint>(),
    neighbour = (id: string): Neighbour[] => {
      const revision = revisions.get(id),
        link = links.get(id);
      return revision ? [{ revision, ...(link ? { link } : {}) }] : [];
    },
    sources = sourcesOf(articles);
  for (const { revision } of inOrder(articles)) {
    const { asked, kept } = fingerprint(revision),
      near = withKin(fingerprints.near(asked, NEAR_TEXTS), links),
      { link, adopts } = match(revision, near.flatMap(neighbour), sources, weightsOf?.(revision.articleId));
    fingerprints.put(revision.articleId, kept);
    revisions.set(revision.articleId, revision);
    if (link) onArrival.set(link.copyId, link);
    for (const one of [...(link ? [link] : []), ...adopts]) links.set(one.copyId, one);
  }
  return { links, onArrival };
}

/** Looks a source up among those of the articles. */
export const sourcesOf = (articles: readonly Article[]): ((id: string) => Source | undefined) => {
  const byId = new Map(articles.map((a) => [a.source.id, a.source]));
  return (id) => byId.get(id);
};

/** The articles found, the originals that they are copies of, and the copies of either: what `match` wants to see. */
function withKin(ids: readonly string[], links: ReadonlyMap<string, Reprint>): string[] {
  const roots = new Set(ids.flatMap((id) => [id, links.get(id)?.originalId ?? id]));
  return [...new Set([...roots, ...[...links.values()].filter((l) => roots.has(l.originalId)).map((l) => l.copyId)])];
}
