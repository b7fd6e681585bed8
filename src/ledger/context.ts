import type { Evidence } from './evidence.ts';
import { likeness } from './likeness.ts';

/** What the figures of one story, taken together, say about each pair of them. */
export interface Context {
  /** How rare a term is among the sentences compared, 0-1: a word of every sentence tells nothing. */
  rarity(term: string): number;
  /** How far two figures are each other's closest in their articles: 0, 0.5 or 1. */
  best(a: Evidence, b: Evidence): number;
  /** Whether the article of one states the value of the other in a figure of its own. */
  rival(a: Evidence, b: Evidence): number;
}

export function contextOf(list: readonly Evidence[]): Context {
  const rarity = rarityOf(list);
  const closest = new Map<string, number>();
  const values = new Set(list.map((e) => valueKey(e, e)));
  const index = new Map(list.map((e, i) => [e, i] as const));
  const slot = (a: Evidence, b: Evidence): string => `${index.get(a) ?? -1} ${b.articleId}`;
  list.forEach((a, i) => {
    for (let j = i + 1; j < list.length; j++) {
      const b = list[j] as Evidence;
      const like = likeness(a, b, rarity);
      if (like > (closest.get(slot(a, b)) ?? 0)) closest.set(slot(a, b), like);
      if (like > (closest.get(slot(b, a)) ?? 0)) closest.set(slot(b, a), like);
    }
  });
  return {
    rarity,
    best(a, b) {
      const like = likeness(a, b, rarity);
      return like === 0 ? 0 : (Number(closest.get(slot(a, b)) === like) + Number(closest.get(slot(b, a)) === like)) / 2;
    },
    rival: (a, b) => (a.quantity.value === b.quantity.value ? 0 : (Number(values.has(valueKey(a, b))) + Number(values.has(valueKey(b, a)))) / 2),
  };
}

function valueKey(value: Evidence, article: Evidence): string {
  return `${value.quantity.dimension} ${value.quantity.value} ${article.articleId}`;
}

/** Rarity by the share of the sentences that hold a term (inverse document frequency, scaled to 0-1). */
function rarityOf(list: readonly Evidence[]): (term: string) => number {
  const sentences = new Map(list.map((e) => [e.place, e]));
  const frequency = new Map<string, number>();
  for (const e of sentences.values()) for (const t of e.near.keys()) frequency.set(t, (frequency.get(t) ?? 0) + 1);
  const most = Math.log(1 + Math.max(2, sentences.size));
  return (term) => Math.log(1 + sentences.size / (frequency.get(term) ?? 1)) / most;
}
