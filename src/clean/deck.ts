import { likeness } from './headline.ts';
import { within, type Leaf } from './markup.ts';
import type { Head } from './metadata.ts';
import type { Scored } from './score.ts';

const DECK_BOX =
  /(?<![a-z])(?:deck|dek|standfirst|sub-?title|sub-?head(?:line|ing)?|summary|lead|lede|leadtext|lead-text|excerpt|teaser|teaser-text|vorspann|anriss|chapo|chapeau|abstract|abstracts?|sottotitolo|sommario|bajada|copete|entradilla|sumario|volanta|intro|introduction|introtext|ingress|preamble|inleiding|description|article-description|strapline|tagline|perex|anons|annotation|spot|lid|leadin|headline-deck|dropline)(?![a-z])/;
const NOT_DECK = /(?<![a-z])(?:caption|author|bio|image|photo|media|figure|newsletter|related|comment|share)(?![a-z])/;

/**
 * The standfirst: between headline and text, named so by the page or repeated in its description. `first` is the first leaf of the body;
 * it may be the deck itself where it is named one and more text follows.
 */
export function findDeck(scored: Scored, headline: Leaf | undefined, first: Leaf | undefined, head: Head): Leaf | undefined {
  const { leaves } = scored.markup;
  const from = headline ? headline.index + 1 : Math.max(0, (first?.index ?? 0) - 8);
  const to = Math.min(first?.index ?? from + 12, from + 30);
  for (let i = from; i <= to; i++) {
    const leaf = leaves[i];
    if (!leaf || leaf.words < 5 || leaf.words > 110 || leaf.linkShare > 0.3 || leaf.box.role === 'caption' || leaf.box.role === 'list-item') continue;
    if (scored.against[leaf.box.order] === 'hidden' || scored.against[leaf.box.order] === 'caption') continue;
    if (leaf === first ? namedDeck(leaf) && !DECK_AND_TEXT.test(names(leaf)) : namedDeck(leaf) || described(leaf, head) || isSubheading(leaf, headline))
      return leaf;
  }
  return undefined;
}
const names = (leaf: Leaf): string => `${leaf.box.hint} ${leaf.box.parent && within(leaf.box, leaf.box.parent) ? leaf.box.parent.hint : ''}`;
const namedDeck = (leaf: Leaf): boolean => DECK_BOX.test(names(leaf)) && !NOT_DECK.test(names(leaf));
/** Boxes that are named after the whole text too. */
const DECK_AND_TEXT = /(?<![a-z])(?:body|content|text|article)(?![a-z])/;
const described = (leaf: Leaf, head: Head): boolean => leaf.words >= 6 && head.descriptions.some((d) => likeness(leaf.text, d) > 0.75);
const isSubheading = (leaf: Leaf, headline: Leaf | undefined): boolean =>
  headline !== undefined && leaf.box.role === 'heading' && leaf.index - headline.index <= 3 && leaf.words >= 7;
