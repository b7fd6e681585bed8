import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Verbatim } from '../model/citation.ts';
import type { Formatted } from './format.ts';
import { Href } from './href.ts';
import type { Name, Recorded, Signed } from './names.ts';
import type { Words } from './words.ts';

declare const fragment: unique symbol;
/** A finished piece of a page. Only `page` makes one. */
export type Fragment = HtmlEscapedString & { readonly [fragment]: true };

declare const echoed: unique symbol;
/** What the reader typed, shown back to them. */
export type Echo = string & { readonly [echoed]: true };
export function echo(typed: string): Echo {
  return typed as Echo;
}

declare const attribute: unique symbol;
/** The value of an attribute that is never read out as text: an id, a language tag, a machine date. */
export type Token = string & { readonly [attribute]: true };
/** @throws RangeError if it holds anything but letters, digits and `- _ : . + /`. */
export function token(value: string): Token {
  if (!/^[\w:.+/-]*$/.test(value)) throw new RangeError('not a token');
  return value as Token;
}

/** Everything that may stand on a page. A plain string is none of these. */
export type Printable = Verbatim | Words | Formatted | Name | Signed | Recorded | Echo | Token | Href | Fragment | undefined | false | readonly Printable[];

const URL_ATTRIBUTE = /\s(?:href|src|action|cite)="$/;
/** For each template, the places that stand in a URL attribute; found once. */
const urlPlaces = new WeakMap<TemplateStringsArray, readonly boolean[]>();

/**
 * The tag that pages are written with: verbatim words of sources, interface words, formatted numbers and dates, names, an
 * echoed query, URLs and other fragments. All of it is escaped; attributes must stand in double quotes.
 * @throws TypeError if a URL attribute is given anything but an `Href`.
 */
export function page(strings: TemplateStringsArray, ...values: readonly Printable[]): Fragment {
  let places = urlPlaces.get(strings);
  if (!places) urlPlaces.set(strings, (places = strings.map((s) => URL_ATTRIBUTE.test(s))));
  for (const [i, value] of values.entries()) if (places[i] && !(value instanceof Href)) throw new TypeError('a URL attribute takes an Href');
  return html(strings, ...values) as unknown as Fragment;
}

export const nothing: Fragment = raw('') as Fragment;

/** What a block of data may hold: what may stand on a page, and plain numbers. A field of undefined is left out. */
export type Data = Exclude<Printable, Fragment | false | readonly Printable[]> | number | readonly Data[] | { readonly [field: string]: Data };

/** Linked data in the page's head. Browsers do not run it; nothing in it can end its element or open a comment. */
export function dataBlock(data: Data): Fragment {
  const json = JSON.stringify(data, (_, value: unknown) => (value instanceof Href ? value.value : value)),
    safe = json.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return html`<script type="application/ld+json">
    ${raw(safe)}
  </script>` as unknown as Fragment;
}
