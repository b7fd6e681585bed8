import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { readHtml } from '../../src/clean/html.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** Elements whose content is no text of the page: as `clean/html` says, by the standard's names. */
const SKIPPED: ReadonlySet<string> = new Set(
  'script style noscript template svg math iframe object embed video audio canvas select textarea button input map area noembed noframes applet datalist progress meter title'.split(
    ' ',
  ),
);

const joined = (parts: readonly string[]): string => parts.join('').replace(/\s+/g, '');

/** All text of a page without white space, as our tokenizer reads it. */
export function ours(html: string): string {
  return joined(readHtml(html).leaves.map((l) => l.text));
}

/** The same as the standard has it. */
export function standard(html: string): string {
  const parts: string[] = [],
    open: Node[] = [parse(html, { scriptingEnabled: true })];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeName === '#text') parts.push((node as DefaultTreeAdapterTypes.TextNode).value);
    else if ('childNodes' in node && !SKIPPED.has(node.nodeName)) for (let i = node.childNodes.length - 1; i >= 0; i--) open.push(node.childNodes[i] as Node);
  }
  return joined(parts);
}

/** Why two readings of one page differ, by what is known of the two parsers; `unknown` is a fault of ours until it is explained. */
export type Why = 'same' | 'order' | 'odd-characters' | 'script-in-script' | 'unknown';

export function whyDiffer(html: string): { readonly why: Why; readonly ours: string; readonly standard: string } {
  const [a, b] = [ours(html), standard(html)];
  return { why: a === b ? 'same' : reasonOf(html, a, b), ours: a, standard: b };
}

function reasonOf(html: string, a: string, b: string): Why {
  // The standard moves text out of tables, and what it finds after the end of the page into it: the words are the same.
  if (sorted(a) === sorted(b)) return 'order';
  const plain = (s: string): string => s.replace(/[\0-\x1f\x80-\x9f\ufffd]/g, '');
  if (plain(a) === plain(b)) return 'odd-characters';
  // A script that opens a comment and a script within it ends, for the standard, with the second end tag; for our parser with the first.
  if (/<script[^>]*>(?:(?!<\/script)[^])*?<!--(?:(?!<\/script|-->)[^])*?<script/i.test(html) && a.replaceAll('-->', '') === b.replaceAll('-->', ''))
    return 'script-in-script';
  return 'unknown';
}
const sorted = (s: string): string => [...s].sort().join('');
