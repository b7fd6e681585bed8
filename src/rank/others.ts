import type { FeedState } from '../model/feed.ts';
import { houseOf, type Source } from '../model/source.ts';
import type { Citing, Known } from '../model/story.ts';
import { citersOf } from './citations.ts';
import { placesOf } from './placement.ts';

/** Ids of the sources of which it has to be known what house they are of, before `othersOf` can tell who says what. */
export const sourcesNamed = (members: readonly Known[], citing: readonly Citing[]): string[] => [
  ...new Set([...members.map((m) => m.sourceId), ...citing.flatMap((c) => [c.sourceId, c.citedSource])]),
];

/** By story where houses put it in their own feeds and who cites it: what the rank counts, and what a story's page gives as its grounds. */
export function othersOf(orders: readonly FeedState[], members: readonly Known[], citing: readonly Citing[], sources: ReadonlyMap<string, Source>) {
  const house = (id: string): string => houseOf(id, sources.get(id));
  return { house, places: placesOf(orders, members, house), citers: citersOf(citing, house) };
}
