/** An element of a feed document. Names are lower case with the usual prefix of their namespace ("title", "dc:date", "content:encoded"). */
export interface Element {
  readonly name: string;
  /** The name without any prefix, for markup that is passed on. */
  readonly local: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
  /** Effective xml:base, resolved; empty where none is known. */
  readonly base: string;
  /** Effective xml:lang. */
  readonly lang?: string;
}

/** A language tag in its usual form ("en_US" gives "en-US"); undefined for what is none. */
export function languageTag(text: string | undefined): string | undefined {
  const tag = text?.trim().replace(/_/g, '-') ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag) ? tag : undefined;
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
