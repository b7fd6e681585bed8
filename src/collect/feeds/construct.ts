import { fromBase64 } from '../../text/base64.ts';
import { collapse, plainText, sanitise } from './sanitise.ts';
import { escapeHtml, hasElements, innerHtml, textOf, type Element } from './element.ts';

/** The vocabulary a document is written in; decides what unmarked text means. */
export type Vocabulary = 'rss' | 'rdf' | 'atom' | 'cdf';

/** Sanitised HTML of a text construct (title, summary, content); undefined where it is empty. */
export function htmlOf(element: Element | undefined, vocabulary: Vocabulary): string | undefined {
  if (!element) return undefined;
  const markup = markupOf(element, vocabulary);
  return (markup && sanitise(markup, element.base)) || undefined;
}

/** A text construct as plain text; undefined where it is empty. */
export function plainOf(element: Element | undefined, vocabulary: Vocabulary): string | undefined {
  if (!element) return undefined;
  const [only] = element.children;
  if (element.children.length === 1 && typeof only === 'string' && !/[<&]/.test(only) && !element.attributes['mode'] && !element.attributes['type'])
    return collapse(only) || undefined;
  // What claims to be markup and shows nothing was text after all ("a <b").
  return (
    plainText(markupOf(element, vocabulary, true)) ||
    (hasElements(element) || /<[^<>]*>/.test(textOf(element)) ? undefined : collapse(textOf(element))) ||
    undefined
  );
}

/** The construct as unsanitised HTML, by its `type` and `mode` (RFC 4287 3.1, Atom 0.3), or by RSS custom: escaped HTML. */
function markupOf(element: Element, vocabulary: Vocabulary, isTitle = false): string {
  const type = (element.attributes['type'] ?? '').trim().toLowerCase();
  const mode = (element.attributes['mode'] ?? '').trim().toLowerCase();
  if (hasElements(element)) return innerHtml(element);
  const text = textOf(element);
  if (mode === 'base64' || isPacked(type, vocabulary, mode)) return unpack(text, type, isTitle);
  if (isHtml(type) || (mode === 'escaped' && !type)) return text;
  if (type === 'text' || type === 'text/plain') return looksLikeHtml(text) && !isTitle ? text : escapeHtml(text);
  if (vocabulary !== 'atom') return isTitle && !looksLikeHtml(text) ? escapeHtml(text) : text;
  return looksLikeHtml(text) ? text : escapeHtml(text);
}

function isHtml(type: string): boolean {
  return type === 'html' || type === 'xhtml' || type === 'text/html' || type === 'application/xhtml+xml';
}

/** Atom: content of any other media type than text and XML is Base64 (RFC 4287 4.1.3.3). */
function isPacked(type: string, vocabulary: Vocabulary, mode: string): boolean {
  return vocabulary === 'atom' && type.includes('/') && !type.startsWith('text/') && !/[+/]xml$/.test(type) && !mode;
}

function unpack(text: string, type: string, isTitle: boolean): string {
  // Without its padding, which is often miscounted and says nothing.
  const packed = text.replace(/\s+/g, '').replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(packed)) return text;
  const bytes = fromBase64(packed.length % 4 === 1 ? '' : packed);
  const unpacked = new TextDecoder().decode(bytes);
  return isHtml(type) || (!isTitle && looksLikeHtml(unpacked)) ? unpacked : escapeHtml(unpacked);
}

const TAG =
  /<\/?(?:a|abbr|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|li|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|tr|tt|u|ul|figure|iframe|object|embed)\b[^<>]*>/i;

/** Whether a text that is not declared as HTML holds tags of HTML, or references that only HTML would leave in it. */
export function looksLikeHtml(text: string): boolean {
  return TAG.test(text) || /&(?:#\d{2,7}|#x[0-9a-f]{2,6}|[a-z]{2,8}\d{0,2});/i.test(text);
}
