import { parseDate } from '../../text/dates.ts';
import type { Enclosure } from './feed.ts';
import { collapse, plainText } from './sanitise.ts';
import { byName, textOf, type Element } from './tree.ts';
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
    return names.length === 1 ? (this.#groups.get(names[0] ?? '') ?? []) : names.flatMap((n) => this.#groups.get(n) ?? []);
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
    const links = this.all('link', 'atom:link');
    const of = links.filter((l) => relationOf(l) === relation && (l.attributes['href'] ?? '').trim());
    const hrefs = relation === 'alternate' ? [...of.filter((l) => isPage(l.attributes['type'])), ...links.filter((l) => !l.attributes['href']), ...of] : of;
    for (const l of hrefs) {
      const url = resolveUrl(l.attributes['href'] ?? textOf(l), l.base);
      if (url) return url;
    }
    return undefined;
  }

  categories(): readonly string[] {
    const names = [
      ...this.all('category', 'atom:category').map((e) => textOf(e) || (e.attributes['term'] ?? e.attributes['label'] ?? '')),
      ...this.all('dc:subject').map(textOf),
      ...this.all('itunes:category')
        .flatMap((e) => [e, ...e.children.filter((c) => typeof c !== 'string')])
        .map((e) => e.attributes['text'] ?? ''),
      ...this.all('itunes:keywords', 'media:keywords').flatMap((e) => textOf(e).split(',')),
      ...this.all('media:category').map((e) => e.attributes['label'] ?? textOf(e)),
    ];
    return [...new Set(names.map((n) => collapse(plainText(n))).filter(Boolean))];
  }

  enclosures(): readonly Enclosure[] {
    const found = [
      ...this.all('enclosure').map((e) => enclosureOf(e, e.attributes['url'] ?? e.attributes['href'])),
      ...this.all('link', 'atom:link')
        .filter((l) => relationOf(l) === 'enclosure')
        .map((l) => enclosureOf(l, l.attributes['href'])),
      ...this.all('media:content', 'media:thumbnail').map((e) => enclosureOf(e, e.attributes['url'])),
      ...this.all('media:peerlink').map((e) => enclosureOf(e, e.attributes['href'])),
    ];
    const seen = new Set<string>();
    return found.filter((e): e is Enclosure => e !== undefined && !seen.has(e.url) && Boolean(seen.add(e.url)));
  }

  image(): string | undefined {
    const candidates = [
      ...this.all('itunes:image').map((e) => [e.attributes['href'], e.base]),
      ...this.all('image').flatMap((e) => [
        [byName(e).get('url')?.map(textOf)[0], e.base],
        [e.attributes['href'], e.base],
        [e.attributes['rdf:resource'], e.base],
      ]),
      ...this.all('media:thumbnail').map((e) => [e.attributes['url'], e.base]),
      ...this.all('logo', 'icon').map((e) => [textOf(e), e.base]),
    ];
    for (const [reference, base] of candidates) {
      const url = resolveUrl(reference, base ?? '');
      if (url) return url;
    }
    return undefined;
  }
}

function relationOf(link: Element): string {
  const rel = (link.attributes['rel'] ?? '').trim().toLowerCase();
  return rel === '' ? 'alternate' : rel.replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, '');
}

function isPage(type: string | undefined): boolean {
  return type === undefined || /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type.trim());
}

function enclosureOf(element: Element, reference: string | undefined): Enclosure | undefined {
  const url = resolveUrl(reference, element.base);
  if (!url) return undefined;
  const { type, length, filesize } = { filesize: element.attributes['filesize'], type: element.attributes['type'], length: element.attributes['length'] };
  return { url, ...(type ? { type } : {}), ...((length ?? filesize) ? { length: length ?? filesize } : {}) };
}

/** The address a guid is, where it is one and does not say that it is not. */
export function permalink(guid: Element | undefined): string | undefined {
  if (!guid || /^false$/i.test(guid.attributes['ispermalink'] ?? '')) return undefined;
  const text = textOf(guid);
  return isWebUrl(text) ? resolveUrl(text, guid.base) : undefined;
}
