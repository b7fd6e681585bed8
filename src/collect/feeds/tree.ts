import { decodeHTMLStrict } from 'entities';
import { scan } from './scan.ts';
import { moveBase } from './url.ts';

/** An element of a feed document. Names are lower case with the usual prefix of their namespace ("title", "dc:date", "content:encoded"). */
export interface Element {
  readonly name: string;
  /** The name without any prefix, for markup that is passed on. */
  readonly local: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
  /** Effective xml:base, resolved; empty where none is known. */
  readonly base: string;
  /** Effective xml:lang. */
  readonly lang?: string;
}

/** Elements nested deeper than this lose their tags and keep their text. */
const MAX_DEPTH = 200;
/** Open elements at which reading stops: no feed nests so deep, and more are an attack. */
const MAX_OPEN = 3_000;
/** Longest total of text that a document's own entities may add, in characters. */
const MAX_EXPANSION = 100_000;

/** Namespace URIs (without scheme and closing marks, folded) to the prefix used here. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^www\.w3\.org\/2005\/atom|^purl\.org\/atom\/ns/, 'atom'],
  [/purl\.org\/dc\/elements|purl\.org\/metadata\/dublin_core/, 'dc'],
  [/purl\.org\/dc\/terms/, 'dcterms'],
  [/purl\.org\/rss\/1\.0\/modules\/content/, 'content'],
  [/purl\.org\/rss\/1\.0\/modules\/syndication/, 'sy'],
  [/rss\/1\.0\/modules\/(\w+)/, ''],
  [/itunes\.com\/dtds\/podcast|apple\.com\/.*itunes/, 'itunes'],
  [/search\.yahoo\.com\/mrss|video\.search\.yahoo\.com\/mrss/, 'media'],
  [/1999\/xhtml/, 'xhtml'],
  [/22-rdf-syntax-ns/, 'rdf'],
  [/sitemaps\.org\/schemas\/sitemap-image|sitemap-image/, 'image'],
  [/sitemap-news/, 'news'],
  [/googleplay/, 'googleplay'],
];
const RSS =
  /backend\.userland\.com|purl\.org\/(?:rss\/1\.0\/?$|net\/rss|rss\/0\.9)|my\.netscape\.com|channel\.netscape\.com|blogs\.law\.harvard|sitemaps\.org\/schemas\/sitemap\/|google\.com\/schemas\/sitemap\/|rssboard/;

const PART = 65_536;
const LONGEST_REFERENCE = 40;

type Scope = ReadonlyMap<string, string>;
const NO_SCOPE: Scope = new Map([['xml', 'xml']]);

/**
 * Reads markup that should be XML and need not be: unclosed and crossed tags, bare ampersands, HTML's named entities, undeclared prefixes.
 *
 * Returns a root whose children are the document's top-level nodes. Never throws; nesting and the document's own entities are capped.
 *
 * @param maxItems elements named item or entry after which reading stops.
 */
export function readTree(source: string, base: string, maxItems = Infinity): Element {
  const root: Element = { name: '#document', local: '', attributes: {}, children: [], base };
  const open: Open[] = [{ tag: '', element: root, scope: NO_SCOPE }];
  const count = new Map<string, number>();
  let items = 0;
  const decode = decoder(source);
  const top = (): Open => open[open.length - 1] as Open;
  scan(source, {
    open(tag, attributes, closed) {
      if (/^(?:\w+:)?(?:item|entry)$/i.test(tag) && ++items > maxItems) return false;
      const parent = top();
      // Beyond the depth an element is only counted: its text goes to the last one that stands.
      const { element, scope } = open.length > MAX_DEPTH ? parent : makeElement(tag, attributes, parent.element, parent.scope, decode);
      if (element !== parent.element) parent.element.children.push(element);
      if (closed) return true;
      open.push({ tag, element, scope });
      count.set(tag, (count.get(tag) ?? 0) + 1);
      return open.length < MAX_OPEN;
    },
    close(tag) {
      // An end without a beginning is dropped; one that ends an outer element ends all within it.
      if (!count.get(tag)) return;
      for (let last = open.pop(); last; last = open.pop()) {
        count.set(last.tag, (count.get(last.tag) ?? 1) - 1);
        if (last.tag === tag) return;
      }
    },
    text: (text) => open.length > 1 && addText(top().element.children, decode(text)),
    cdata: (text) => open.length > 1 && addText(top().element.children, text),
  });
  return root;
}

interface Open {
  readonly tag: string;
  readonly element: Element;
  readonly scope: Scope;
}

/** A language tag in its usual form ("en_US" gives "en-US"); undefined for what is none. */
export function languageTag(text: string | undefined): string | undefined {
  const tag = text?.trim().replace(/_/g, '-') ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag) ? tag : undefined;
}

function addText(children: (Element | string)[], text: string): void {
  const last = children.length - 1;
  if (typeof children[last] === 'string') children[last] += text;
  else children.push(text);
}

function makeElement(
  tag: string,
  raw: Record<string, string>,
  parent: Element,
  outer: Scope,
  decode: (s: string) => string,
): { element: Element; scope: Scope } {
  let scope = outer;
  let { base, lang } = parent;
  for (const key in raw) {
    const value = raw[key] ?? '';
    if (value.includes('&')) raw[key] = decode(value);
    if (key.startsWith('xmlns')) scope = declare(scope, key.slice(6), raw[key] ?? '');
    else if (key === 'xml:base') base = moveBase(raw[key] ?? '', base);
    else if (key === 'xml:lang') lang = languageTag(raw[key]) ?? lang;
  }
  const colon = tag.indexOf(':');
  const local = tag.slice(colon + 1).toLowerCase();
  const written = colon < 0 ? '' : tag.slice(0, colon).toLowerCase();
  const prefix = scope.get(written) ?? written;
  return { element: { name: prefix ? `${prefix}:${local}` : local, local, attributes: raw, children: [], base, lang }, scope };
}

function declare(scope: Scope, prefix: string, uri: string): Scope {
  const folded = uri
    .trim()
    .toLowerCase()
    .replace(/^\w+:\/\//, '');
  const usual = RSS.test(folded) ? '' : (PREFIXES.find(([p]) => p.test(folded))?.[1] ?? prefix);
  // Atom as a document's own vocabulary needs no prefix; inside RSS it is told apart by it.
  return new Map(scope).set(prefix, usual === 'atom' && prefix === '' ? '' : usual === 'xhtml' && prefix === '' ? 'xhtml' : usual);
}

/** Decodes character references, HTML's named entities, and the document's own simple entities. */
function decoder(source: string): (text: string) => string {
  const own = ownEntities(source);
  let budget = MAX_EXPANSION;
  return (text) => {
    if (!text.includes('&')) return text;
    if (!own.size) return decodeReferences(text);
    const expanded = text.replace(/&([\w.-]+);/g, (whole, name: string) => {
      const value = own.get(name);
      if (value === undefined || (budget -= value.length) < 0) return whole;
      return value;
    });
    return decodeReferences(expanded);
  };
}

/** Decoded in parts: the decoder joins character by character, and of ten megabytes of references that is a quarter of a gigabyte at once. */
function decodeReferences(text: string): string {
  if (text.length <= PART) return decodeHTMLStrict(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < text.length;) {
    const end = at + PART,
      // No reference is cut: one that begins near the end of a part is left to the next.
      amp = end < text.length ? text.lastIndexOf('&', end) : -1,
      whole = amp > at && amp > end - LONGEST_REFERENCE ? amp : end,
      // Nor a character outside the basic plane.
      stop = /[\ud800-\udbff]$/.test(text.slice(whole - 1, whole)) ? whole - 1 : whole;
    parts.push(Buffer.from(decodeHTMLStrict(text.slice(at, stop)).toWellFormed()));
    at = stop;
  }
  return Buffer.concat(parts).toString();
}

/** Entities a DOCTYPE defines as literal text; those that use others or name a file are left out, so nothing grows and nothing is opened. */
function ownEntities(source: string): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  const start = source.slice(0, 10_000).search(/<!DOCTYPE\b[^>[]*\[/i);
  if (start < 0) return own;
  for (const m of source.slice(start, start + 20_000).matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"&%]{0,2000}|&#[^"]{0,20})"|'([^'&%]{0,2000})')\s*>/g))
    own.set(m[1] ?? '', m[2] ?? m[3] ?? '');
  return own;
}

/** Child elements by name, in order. */
export function byName(element: Element): ReadonlyMap<string, readonly Element[]> {
  const groups = new Map<string, Element[]>();
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const group = groups.get(child.name);
    if (group) group.push(child);
    else groups.set(child.name, [child]);
  }
  return groups;
}

/** Whether an element is an item of a feed, wherever it stands: where something before it was left open it stands inside that, and is no part of it. */
export function isItem({ name }: Element): boolean {
  return name === 'item' || name === 'entry' || name === 'atom:entry';
}

/** All the text in an element, trimmed; not that of items in it. */
export function textOf(element: Element): string {
  return rawText(element).trim();
}

function rawText(element: Element): string {
  const [only] = element.children;
  if (element.children.length === 1 && typeof only === 'string') return only;
  return element.children.map((c) => (typeof c === 'string' ? c : isItem(c) ? '' : rawText(c))).join('');
}

export function hasElements(element: Element): boolean {
  return element.children.some((c) => typeof c !== 'string' && !isItem(c));
}

/** The markup inside an element, as HTML; not that of items in it. */
export function innerHtml(element: Element): string {
  return element.children.map((c) => (typeof c === 'string' ? escapeHtml(c) : isItem(c) ? '' : outerHtml(c))).join('');
}

function outerHtml(element: Element): string {
  const attributes = Object.entries(element.attributes)
    .filter(([name]) => !name.startsWith('xmlns'))
    .map(([name, value]) => ` ${name}="${escapeHtml(value).replace(/"/g, '&quot;')}"`);
  return `<${element.local}${attributes.join('')}>${innerHtml(element)}</${element.local}>`;
}

export function escapeHtml(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : text;
}
