import { isOfFigures, type Act } from '../model/act.ts';
import type { Claim } from '../model/claim.ts';
import { idOf } from '../model/id.ts';
import type { Revision } from '../model/revision.ts';
import { fold } from '../text/words.ts';

type Text = Pick<Revision, 'text' | 'articleId'>;

/** The folded sentence of a figure and the figure's place in it: the same words in another article are the same answer. */
export function figureWords({ text }: Pick<Revision, 'text'>, { sentence, figure }: Claim): string {
  return `${fold(text.slice(sentence.start, sentence.end))} ${(figure?.span.start ?? sentence.start) - sentence.start}`;
}

/** What a figure is known by in an act: its article and its words, so that it is found in a later text that still has them, and however that is read. */
export const figureKey = (revision: Text, claim: Claim): string => idOf('figure', revision.articleId, figureWords(revision, claim));

/** What an editor said of some figures: they answer one question, or each another. */
export interface Bond {
  readonly same: boolean;
  /** By `figureKey`. */
  readonly figures: readonly string[];
}

/** What acts say of figures, the newest first. */
export function bondsOf(acts: readonly Act[]): readonly Bond[] {
  return acts
    .filter(isOfFigures)
    .map(({ kind, at, figures = [] }) => ({ at, same: kind === 'same-question', figures: figures.map((f) => f.key) }))
    .sort((a, b) => b.at - a.at);
}

/** Pairs of figures by index. */
export interface Bound {
  readonly same: readonly (readonly [number, number])[];
  readonly apart: readonly (readonly [number, number])[];
}
export const UNBOUND: Bound = { same: [], apart: [] };

/**
 * What bonds ask of the figures that are there. Of two that contradict each other, also through others, the newer holds; of the older what the newer leaves.
 * @param indexOf the index of a figure by its key; several keys may be of one, where an article repeats another.
 */
export function boundBy(bonds: readonly Bond[], indexOf: ReadonlyMap<string, number>): Bound {
  const same: [number, number][] = [],
    apart: [number, number][] = [],
    owner = new Map<number, number>(),
    root = (i: number): number => {
      let at = i;
      for (let next = owner.get(at); next !== undefined; next = owner.get(at)) at = next;
      return at;
    };
  const areApart = (a: number, b: number): boolean => apart.some(([x, y]) => (root(x) === a && root(y) === b) || (root(x) === b && root(y) === a));
  for (const bond of bonds) {
    const found = [...new Set(bond.figures.flatMap((key) => indexOf.get(key) ?? []))];
    for (const [n, i] of found.entries())
      for (const j of found.slice(n + 1)) {
        const [a, b] = [root(i), root(j)];
        if (a === b) continue;
        if (!bond.same) apart.push([i, j]);
        else if (!areApart(a, b)) {
          same.push([i, j]);
          owner.set(b, a);
        }
      }
  }
  return { same, apart };
}
