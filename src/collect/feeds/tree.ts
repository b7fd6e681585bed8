import { languageTag, type Element } from './element.ts';
import { declare, NO_SCOPE, type Scope } from './namespaces.ts';
import { decoder } from './references.ts';
import { NO_ATTRIBUTES, scan, type ScanHandler } from './scan.ts';
import { moveBase } from './url.ts';

/** The name of what holds a document's top-level nodes. */
export const DOCUMENT = '#document';

/** Elements nested deeper than this lose their tags and keep their text. */
const MAX_DEPTH = 200;
/** Open elements at which reading stops: no feed nests so deep, and more are an attack. */
const MAX_OPEN = 3_000;

/** What is told while a tree grows. */
export interface Growth {
  /** An element begins, its attributes read. Whether it only brackets others: text between them is not kept. */
  opened(element: Element, parent: Element): boolean;
  /** An element ends, all in it read. Whether it is done with and leaves the tree, so that a long document is never in memory as a whole. */
  closed(element: Element, parent: Element): boolean;
  /** Elements named item or entry after which reading stops. */
  readonly maxItems: number;
}
const WHOLE: Growth = { opened: () => false, closed: () => false, maxItems: Infinity };

/**
 * Reads markup that should be XML and need not be: unclosed and crossed tags, bare ampersands, HTML's named entities, undeclared prefixes.
 *
 * Returns a root whose children are the document's top-level nodes. Never throws; nesting and the document's own entities are capped.
 */
export function readTree(source: string, base: string, growth: Growth = WHOLE): Element {
  const tree = new Tree(base, decoder(source), growth);
  scan(source, tree);
  return tree.end();
}

/** All elements written with one tag. */
interface Kind {
  readonly tag: string;
  readonly local: string;
  /** The prefix as written; `name` is as understood in `scope`. */
  readonly written: string;
  name: string;
  scope: Scope;
  /** How many are open. */
  open: number;
  readonly isItem: boolean;
}

interface Growing extends Element {
  children: (Element | string)[];
}

interface Open {
  readonly kind: Kind;
  readonly element: Growing;
  readonly scope: Scope;
  readonly brackets: boolean;
}

/** Nearly half of all elements have no child, most others one text: a list that is pushed to would hold room for seventeen. */
const NO_CHILDREN: (Element | string)[] = [];

class Tree implements ScanHandler {
  readonly #decode: (text: string) => string;
  readonly #growth: Growth;
  readonly #kinds = new Map<string, Kind>();
  readonly #open: Open[] = [];
  #top: Open;
  #items = 0;

  constructor(base: string, decode: (text: string) => string, growth: Growth) {
    this.#decode = decode;
    this.#growth = growth;
    const element: Growing = { name: DOCUMENT, local: '', attributes: NO_ATTRIBUTES, children: NO_CHILDREN, base, lang: undefined };
    this.#top = { kind: kindOf(''), element, scope: NO_SCOPE, brackets: true };
    this.#open.push(this.#top);
  }

  open(tag: string, attributes: Record<string, string>, isClosed: boolean): boolean {
    let kind = this.#kinds.get(tag);
    if (!kind) this.#kinds.set(tag, (kind = kindOf(tag)));
    if (kind.isItem && ++this.#items > this.#growth.maxItems) return false;
    // Beyond the depth an element is only counted: its text goes to the last one that stands.
    const next = this.#open.length > MAX_DEPTH ? { ...this.#top, kind } : this.#grow(kind, attributes);
    this.#open.push(next);
    this.#top = next;
    kind.open++;
    if (isClosed) this.#shut();
    return this.#open.length < MAX_OPEN;
  }

  close(tag: string): void {
    // An end without a beginning is dropped; one that ends an outer element ends all within it.
    if (this.#top.kind.tag === tag && this.#open.length > 1) return this.#shut();
    if (!this.#kinds.get(tag)?.open) return;
    while (this.#top.kind.tag !== tag) this.#shut();
    this.#shut();
  }

  text(text: string): void {
    if (!this.#top.brackets) addChild(this.#top.element, this.#decode(text));
  }

  cdata(text: string): void {
    if (!this.#top.brackets) addChild(this.#top.element, text);
  }

  /** The document, whatever is still open ended. */
  end(): Element {
    while (this.#open.length > 1) this.#shut();
    return this.#top.element;
  }

  #grow(kind: Kind, attributes: Record<string, string>): Open {
    const parent = this.#top;
    let scope = parent.scope,
      { base, lang } = parent.element;
    for (const key in attributes) {
      const raw = attributes[key] ?? '',
        value = raw.includes('&') ? (attributes[key] = this.#decode(raw)) : raw;
      if (key.startsWith('xmlns')) scope = declare(scope, key.slice(6), value);
      else if (key === 'xml:base') base = moveBase(value, base);
      else if (key === 'xml:lang') lang = languageTag(value) ?? lang;
    }
    const element: Growing = { name: nameIn(kind, scope), local: kind.local, attributes, children: NO_CHILDREN, base, lang };
    addChild(parent.element, element);
    return { kind, element, scope, brackets: this.#growth.opened(element, parent.element) };
  }

  #shut(): void {
    const { kind, element } = this.#open.pop() as Open;
    this.#top = this.#open[this.#open.length - 1] as Open;
    kind.open--;
    const parent = this.#top.element;
    // Nothing was added to the parent since: the element is its last child.
    if (element !== parent && this.#growth.closed(element, parent)) parent.children.pop();
  }
}

function kindOf(tag: string): Kind {
  const colon = tag.indexOf(':'),
    written = colon < 0 ? '' : tag.slice(0, colon).toLowerCase(),
    local = tag.slice(colon + 1).toLowerCase();
  return { tag, local, written, name: '', scope: UNSCOPED, open: 0, isItem: /^(?:\w+:)?(?:item|entry)$/i.test(tag) };
}

const UNSCOPED: Scope = new Map();

function nameIn(kind: Kind, scope: Scope): string {
  if (kind.scope !== scope) {
    const prefix = scope.get(kind.written) ?? kind.written;
    kind.scope = scope;
    kind.name = prefix ? `${prefix}:${kind.local}` : kind.local;
  }
  return kind.name;
}

function addChild(element: Growing, child: Element | string): void {
  const { children } = element,
    last = children.length - 1;
  if (last < 0) element.children = [child];
  else if (typeof child === 'string' && typeof children[last] === 'string') children[last] += child;
  else children.push(child);
}
