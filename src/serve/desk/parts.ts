import type { Account } from '../../model/account.ts';
import type { Feed } from '../../model/feed.ts';
import type { FoundFeed } from '../../model/found-feed.ts';
import type { Mark } from '../../model/mark.ts';
import type { Token } from '../../model/token.ts';
import type { Formatted } from '../format.ts';
import { Href } from '../href.ts';
import type { Name, Recorded } from '../names.ts';
import { nothing, page, token, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import type { WordKey, Words } from '../words.ts';

export function accountName(account: Account): Name {
  return account.name as Name;
}
/** The address of a feed as it is shown; it holds no login (`collect/credentials`). */
export function feedAddress(feed: Pick<Feed, 'url'>): Name {
  return feed.url as Name;
}
export function foundName(feed: FoundFeed): Name {
  return (feed.title ?? feed.url) as Name;
}
export function topicName(topic: string): Name {
  return topic as Name;
}
/** A term or a person, as the reader typed it. */
export function markName(mark: Pick<Mark, 'subject'>): Name {
  return mark.subject as Name;
}
/** A sentence of the collector's, or of the reader of lists. */
export function saidLine(line: string): Recorded {
  return line as Recorded;
}
/** What its maker calls a token. */
export function tokenName(token: Pick<Token, 'name'>): Name {
  return token.name as Name;
}
/** A token as its holder sends it: made here of chance. */
export function tokenText(text: string): Name {
  return text as Name;
}
/** A number as a field takes it. */
export function plainNumber(n: number): Formatted {
  return String(n) as Formatted;
}
/** A country in the reader's language, from its ISO 3166 code. */
export function countryName(reader: Reader, code: string): Formatted {
  try {
    return (new Intl.DisplayNames(reader.lang, { type: 'region' }).of(code) ?? code) as Formatted;
  } catch {
    return code as Formatted;
  }
}

/** A form that changes something: it carries the visitor's token. */
export function form(action: Href, formToken: string, body: Fragment, type?: 'multipart'): Fragment {
  return page`<form class="desk" method="post" action="${action}"${type ? page` enctype="${token('multipart/form-data')}"` : nothing}><input type="hidden" name="token" value="${token(formToken)}">${body}</form>`;
}

export interface Input {
  readonly id: string;
  readonly name: string;
  readonly label: Words;
  readonly type?: 'text' | 'password' | 'url' | 'number' | 'file';
  readonly autocomplete?: string;
  readonly value?: Name | Formatted;
  readonly required?: boolean;
  readonly note?: Words;
}
/** A labelled field. */
export function input({ id, name, label, type = 'text', autocomplete, value, required, note }: Input): Fragment {
  return page`<p class="field"><label for="${token(id)}">${label}</label> <input id="${token(id)}" name="${token(name)}" type="${token(type)}"${autocomplete !== undefined && page` autocomplete="${autocompleteOf(autocomplete)}"`}${value !== undefined && page` value="${value}"`}${required === true && page` required`}${note !== undefined && page` aria-describedby="${token(`${id}-note`)}"`}>${note !== undefined && page` <span class="note" id="${token(`${id}-note`)}">${note}</span>`}</p>`;
}
const autocompleteOf = (value: string) => token(value);

export function button(words: Words): Fragment {
  return page`<button type="submit">${words}</button>`;
}

/** What came of the last form, told at the top of the page it leads to. */
export function told(words: Words | Recorded | undefined, wrong = false): Fragment {
  if (words === undefined) return nothing;
  return wrong ? page`<p class="wrong" role="alert">${words}</p>` : page`<p class="told" role="status">${words}</p>`;
}

/** Ways between the pages of the desk. */
export function deskNav({ say }: Reader, here: 'feeds' | 'mine' | 'account' | 'hubs' | 'setup'): Fragment {
  const ways: readonly ('feeds' | 'mine' | 'account' | 'hubs')[] = ['feeds', 'hubs', 'mine', 'account'];
  const word = { feeds: 'desk.feeds', hubs: 'desk.hubs', mine: 'desk.mine', account: 'desk.account' } as const satisfies Record<(typeof ways)[number], WordKey>;
  return page`<nav class="desk" aria-label="${say('desk.setup')}"><ul class="run">${ways.map((w) => page`<li><a href="${Href.to(w === 'hubs' ? ['desk', 'hubs'] : [w])}"${w === here ? page` aria-current="page"` : nothing}>${say(word[w])}</a></li>`)}</ul></nav>`;
}
