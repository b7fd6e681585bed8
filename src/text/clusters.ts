import { CLUSTER_WORDS } from './cluster-words.ts';

/** A word as clusters know it: digits are all one, apostrophes straight. */
export const clusterForm = (word: string): string => word.replace(/\d/g, '0').replaceAll('’', "'");

let known: ReadonlyMap<string, number> | undefined;

function table(): ReadonlyMap<string, number> {
  if (known) return known;
  const made = new Map<string, number>();
  CLUSTER_WORDS.split('\n').forEach((words, cluster) => {
    for (const word of words.split(' ')) if (word !== '') made.set(word, cluster);
  });
  return (known = made);
}

/**
 * The cluster of an English word, 0 to 511; -1 for a word that news seldom has.
 *
 * Words of one cluster stand beside the same words ("said", "added"; "Baghdad", "Damascus"). A word is looked up as it is written, then with only its
 * first letter large if it is all capitals, then small.
 */
export function clusterOf(word: string): number {
  const form = clusterForm(word),
    clusters = table();
  return clusters.get(form) ?? (form.length > 1 && form === form.toUpperCase() ? clusters.get(form.charAt(0) + form.slice(1).toLowerCase()) : undefined) ?? clusters.get(form.toLowerCase()) ?? -1; // prettier-ignore
}
