import type { Citing } from '../model/story.ts';

/**
 * By story the houses that cite it, in order of their first citing article, each with what it cites by: a link from one house to another. What a house links to of its own says
 * nothing, and of one that links to a story many times the first link counts.
 * @param houseOf the house of a source, by its id.
 */
export function citersOf(citing: readonly Citing[], houseOf: (sourceId: string) => string): ReadonlyMap<string, ReadonlyMap<string, readonly Citing[]>> {
  const others = citing.filter((c) => houseOf(c.sourceId) !== houseOf(c.citedSource)),
    byStory = Map.groupBy(others, (c) => c.storyId);
  return new Map([...byStory].map(([storyId, of]) => [storyId, Map.groupBy(of, (c) => houseOf(c.sourceId))]));
}
