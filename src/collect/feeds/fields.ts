import { parseDate } from '../../text/timestamp.ts';
import type { Enclosure } from './feed.ts';
import { collapse, plainText } from './sanitise.ts';
import { byName, textOf, type Element } from './element.ts';
import { isWebUrl, resolveUrl } from './url.ts';

/** The named children of one item or channel, and what can be read from them alike in every vocabulary. */
export class Fields {
  readonly element: Element;
  readonly #groups: ReadonlyMap<string, readonly Element[]>;
  constructor(element: Element) {
    this.element = element;
    // media:group only brackets alternatives: its children are read as the item's own.
    const grouped = element.children.some((c) => typeof c !== 'string' && c.name === 'media:group');
    this.#groups = byName(
      grouped ? { ...element, children: element.children.flatMap((c) => (typeof c !== 'string' && c.name === 'media:group' ? c.children : [c])) } : element,
    );
  }

  all(...names: readonly string[]): readonly Element[] {
    let found: readonly Element[] = NONE;
    for (const name of names) {
      const group = this.#groups.get(name);
      if (group) found = found.length > 0 ? [...found, ...group] : group;
    }
    return found;
  }

  /** The first child of the first name that has any content. */
  first(...names: readonly string[]): Element | undefined {
    for (const name of names) {
      const found = this.#groups.get(name)?.find((e) => e.children.length > 0);
      if (found) return found;
    }
    return undefined;
  }

  text(...names: readonly string[]): string | undefined {
    for (const name of names) {
      for (const e of this.#groups.get(name) ?? []) {
        const text = textOf(e);
        if (text) return text;
      }
    }
    return undefined;
  }

  date(lang: string | undefined, ...names: readonly string[]): number | undefined {
    for (const name of names) {
      for (const e of this.#groups.get(name) ?? []) {
        const at = parseDate(textOf(e), { lang });
        if (at !== undefined) return at;
      }
    }
    return undefined;
  }

  /** Where an Atom-style or RSS-style link of this relation points. */
  link(relation: 'alternate' | 'self' | 'hub'): string | undefined {
    const links = this.all('link', 'atom:link'),
      href = (l: Element): string | undefined => (relationOf(l) === relation && l.attributes['href']?.trim() ? l.attributes['href'] : undefined);
    if (relation !== 'alternate') return firstUrl(links, href);
    return (
      firstUrl(links, (l) => (isPage(l.attributes['type']) ? href(l) : undefined)) ??
      firstUrl(links, (l) => (l.attributes['href'] === undefined ? textOf(l) : undefined)) ??
      firstUrl(links, href)
    );
  }

  categories(): readonly string[] {
    const names: string[] = [];
    for (const e of this.all('category', 'atom:category')) names.push(textOf(e) || (e.attributes['term'] ?? e.attributes['label'] ?? ''));
    for (const e of this.all('dc:subject')) names.push(textOf(e));
    for (const e of this.all('itunes:category')) for (const c of [e, ...e.children]) if (typeof c !== 'string') names.push(c.attributes['text'] ?? '');
    for (const e of this.all('itunes:keywords', 'media:keywords')) names.push(...textOf(e).split(','));
    for (const e of this.all('media:category')) names.push(e.attributes['label'] ?? textOf(e));
    if (names.length === 0) return NONE;
    return [...new Set(names.map((n) => collapse(plainText(n))).filter(Boolean))];
  }

  enclosures(): readonly Enclosure[] {
    const found = new Map<string, Enclosure>(),
      add = (e: Element, reference: string | undefined): void => {
        const url = reference === undefined ? undefined : resolveUrl(reference, e.base);
        if (url && !found.has(url)) found.set(url, enclosureOf(e, url));
      };
    for (const e of this.all('enclosure')) add(e, e.attributes['url'] ?? e.attributes['href']);
    for (const l of this.all('link', 'atom:link')) if (relationOf(l) === 'enclosure') add(l, l.attributes['href']);
    for (const e of this.all('media:content', 'media:thumbnail')) add(e, e.attributes['url']);
    for (const e of this.all('media:peerlink')) add(e, e.attributes['href']);
    return found.size > 0 ? [...found.values()] : NONE;
  }

  image(): string | undefined {
    return (
      firstUrl(this.all('itunes:image'), (e) => e.attributes['href']) ??
      this.#imageWithin() ??
      firstUrl(this.all('media:thumbnail'), (e) => e.attributes['url']) ??
      firstUrl(this.all('logo', 'icon'), textOf)
    );
  }

  #imageWithin(): string | undefined {
    for (const e of this.all('image')) {
      const of = [byName(e).get('url')?.map(textOf)[0], e.attributes['href'], e.attributes['rdf:resource']],
        url = of.map((reference) => resolveUrl(reference, e.base)).find(Boolean);
      if (url) return url;
    }
    return undefined;
  }
}

/** What most items have of most things; one for all of them. */
const NONE: readonly never[] = Object.freeze([]);

function relationOf(link: Element): string {
  const rel = (link.attributes['rel'] ?? '').trim().toLowerCase();
  return rel === '' ? 'alternate' : rel.replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, '');
}

function isPage(type: string | undefined): boolean {
  return type === undefined || /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type.trim());
}

function enclosureOf(element: Element, url: string): Enclosure {
  const { type, length, filesize } = element.attributes,
    size = length ?? filesize;
  return { url, ...(type ? { type } : {}), ...(size ? { length: size } : {}) };
}

/** The first address that the elements give. */
function firstUrl(elements: readonly Element[], reference: (e: Element) => string | undefined): string | undefined {
  for (const e of elements) {
    const url = resolveUrl(reference(e), e.base);
    if (url) return url;
  }
  return undefined;
}

/** The address a guid is, where it is one and does not say that it is not. */
export function permalink(guid: Element | undefined): string | undefined {
  if (!guid || /^false$/i.test(guid.attributes['ispermalink'] ?? '')) return undefined;
  const text = textOf(guid);
  return isWebUrl(text) ? resolveUrl(text, guid.base) : undefined;
}
