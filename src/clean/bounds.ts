/**
 * How much of a page is read, so that time and memory stay small whatever it holds; each is several times what the largest of a thousand real
 * pages has. Lengths are in UTF-16 units.
 */
/** Lines of a page; what follows is left out and said to be. */
export const MOST_LEAVES = 20_000;
/** Elements told apart; further ones count as part of the one they lie in. */
export const MOST_BOXES = 100_000;
/** Text of a page; what follows is left out and said to be. */
export const MOST_TEXT = 2_000_000;
/** One line; a longer one goes on in a further line, and nothing is lost. */
export const LONGEST_LEAF = 100_000;
/** Links and marks of one line; further ones are text. */
export const MOST_SPANS = 10_000;
/** A title or a name: a longer one is cut where a word ends. */
export const LONGEST_TITLE = 2000;
/** An address that a page claims: a longer one is not believed. */
export const LONGEST_ADDRESS = 2000;
/** The name of a site. */
export const LONGEST_SITE_NAME = 200;
/** Titles, and descriptions, that a page gives itself; further ones are passed over. */
export const MOST_TITLES = 10;
export const LONGEST_DESCRIPTION = 20_000;
/** What a meta element says; a longer one is cut where a word ends. */
export const LONGEST_META = 100_000;
/** Meta elements of a page, and of one name; further ones are passed over. */
export const MOST_METAS = 3000;
export const MOST_METAS_OF_A_NAME = 300;
/** A JSON-LD script; a longer one is passed over. */
export const LONGEST_JSON = 8_000_000;
/** JSON-LD scripts of a page; further ones are passed over. */
export const MOST_JSON = 40;
/** Names of authors, keywords and the like in one list. */
export const MOST_NAMES = 200;
/** How much is shown of text that was not read. */
const SHOWN = 200;

/** The beginning of a text, at most `most` long: up to the last space in it, else up to a whole character. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, cutAt(text, most));
}

/** Where a text longer than `most` may be cut: after the last word that ends before, where one ends near, else between two characters. */
export function cutAt(text: string, most: number): number {
  const space = text.lastIndexOf(' ', most);
  if (space > most * 0.9) return space;
  const last = text.charCodeAt(most - 1);
  return last >= 0xd800 && last <= 0xdbff ? most - 1 : most;
}

/** How text that was not read begins. */
export const shown = (text: string): string =>
  cut(
    text
      .slice(0, 4 * SHOWN)
      .replace(/\s+/g, ' ')
      .trim(),
    SHOWN,
  );
