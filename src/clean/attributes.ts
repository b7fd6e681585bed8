import { Parser } from 'htmlparser2';
import { remembered } from '../text/remembered.ts';
import type { Mark } from './markup.ts';

/** Attributes of one element; a further one is passed over. */
const MOST_ATTRIBUTES = 500;
/** htmlparser2's, with a bound. */
export class TagParser extends Parser {
  #attributes = 0;
  override onopentagname(start: number, end: number): void {
    this.#attributes = 0;
    super.onopentagname(start, end);
  }
  /** Under a name that there is already, a value is passed over. */
  override onattribname(start: number, end: number): void {
    if (++this.#attributes <= MOST_ATTRIBUTES) super.onattribname(start, end);
  }
}

const AUTHOR = /(?:^|[\s-])(?:author|byline|creator)(?:s|[\s-]?name|[\s-]?link)?(?=[\s-]|$)/;

/** Longer names are slugs of headlines, not kinds of boxes. */
const LONGEST_NAME = 40;

/** `StoryBody__main_text` → `story-body-main-text`. */
export function hintOf(a: Readonly<Record<string, string>>): string {
  const id = a['id'] && a['id'].length <= LONGEST_NAME ? a['id'] : '';
  let said = '';
  for (const part of [a['class'], id, a['role'], a['itemprop'], a['data-component'], a['data-testid'], a['data-module']])
    if (part) said = said === '' ? part : `${said} ${part}`;
  if (said.length > 300) said = said.slice(0, 300);
  return said === '' ? '' : namesOf(said);
}

/** Pages repeat their names. */
const namesOf = remembered((said) =>
  said
    .replace(/\S{41,}/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9\s-]+/g, '-')
    .replace(/-{2,}/g, '-'),
);

/** What an element says of its text: a time, an author's name. */
export function markOf(name: string, a: Readonly<Record<string, string>>): Omit<Mark, 'start' | 'end'> | undefined {
  if (name === 'time') return { kind: 'time', ...(a['datetime'] ? { value: a['datetime'] } : {}) };
  if (!a['class'] && !a['rel'] && !a['itemprop']) return undefined;
  if (/(?:^|\s)author(?:\s|$)/.test(a['rel'] ?? '') || AUTHOR.test(hintOf(a))) return { kind: 'author' };
  return undefined;
}
