import { escapeHtml, textOf, type Element } from '../feeds/element.ts';
import { readTree } from '../feeds/tree.ts';
import { defined, domainIn, lineOf, takenBackBy, timeOf, type WireItem } from './item.ts';

/** Elements of NITF whose HTML has another name; those that have the same name are in `SAME`. */
const RENAMED: Readonly<Record<string, string>> = { hl1: 'h2', hl2: 'h2', bq: 'blockquote', block: 'div', note: 'div', 'nitf-table': 'div' };
const SAME = new Set(
  'p a em strong b i q br ul ol li dl dt dd table caption col colgroup thead tbody tfoot tr td th pre hr blockquote h2 h3 h4 sub sup'.split(' '),
);
/** Pictures with their captions, and what sets pages: no part of the report's text. */
const LEFT_OUT = new Set('media ds nitf-table-metadata custom-table alt-code'.split(' '));

/** The first element of a name in a document, however deep. */
export function findElement(within: Element, ...names: readonly string[]): Element | undefined {
  for (const child of within.children) {
    if (typeof child === 'string') continue;
    const found = names.includes(child.local) ? child : findElement(child, ...names);
    if (found) return found;
  }
  return undefined;
}

/** Elements of a name in order of the document, those inside one another not looked for. */
export function allElements(within: Element, ...names: readonly string[]): readonly Element[] {
  return within.children.flatMap((child) => (typeof child === 'string' ? [] : names.includes(child.local) ? [child] : allElements(child, ...names)));
}

/**
 * What an NITF document (IPTC News Industry Text Format 3.x) says; undefined where the element is none. `guid` is empty where it names none.
 *
 * @param root `nitf`, or an element that holds it.
 */
export function readNitf(root: Element): WireItem | undefined {
  const nitf = root.local === 'nitf' ? root : findElement(root, 'nitf');
  if (!nitf) return undefined;
  const head = findElement(nitf, 'head'),
    top = findElement(nitf, 'body.head'),
    content = findElement(nitf, 'body.content'),
    meta = (name: string, attribute: string): string | undefined => head && lineOf(findElement(head, name)?.attributes[attribute]),
    line = (...names: string[]): string | undefined => top && lineOf(textOf(findElement(top, ...names) ?? EMPTY)),
    html = content ? htmlOf(content) : '',
    source = meta('doc-id', 'regsrc'),
    id = meta('doc-id', 'id-string') ?? meta('du-key', 'key'),
    holder = meta('doc.copyright', 'holder'),
    created = timeOf(meta('date.issue', 'norm'));
  return {
    guid: id === undefined ? '' : source === undefined ? id : `${source}:${id}`,
    ...defined({
      version: meta('du-key', 'version') ?? meta('du-key', 'generation'),
      created,
      versionAt: created,
      embargoed: timeOf(meta('date.release', 'norm')),
      takenBack: takenBackBy(meta('docdata', 'management-status')),
      headline: line('hl1') ?? line('hedline') ?? (head && lineOf(textOf(findElement(head, 'title') ?? EMPTY))),
      summary: line('abstract'),
      body: html.trim() ? ({ kind: 'html', value: html } as const) : undefined,
      lang: nitf.lang,
      provider: line('distributor') ?? holder ?? meta('pubdata', 'name'),
      domain: domainIn(id) ?? (source?.includes('.') ? domainIn(`https://${source}/`) : undefined),
      byline: line('byline'),
      dateline: line('dateline'),
    }),
    credits: [],
    subjects: [...(head ? allElements(head, 'tobject.subject') : [])].flatMap(
      ({ attributes: a }) => lineOf(a['tobject.subject.matter'] ?? a['tobject.subject.type']) ?? [],
    ),
  };
}

/** NITF as a document of its own, or as the body of a ninjs item. */
export const readNitfText = (text: string): WireItem | undefined => (/<(?:\w+:)?nitf\b/i.test(text) ? readNitf(readTree(text, '')) : undefined);

const EMPTY: Element = { name: '', local: '', attributes: {}, children: [], base: '' };

/** The text of an element as HTML. Marks round names, places and the like are gone, and their words stay. */
function htmlOf({ children }: Element): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return escapeHtml(child);
      if (LEFT_OUT.has(child.local)) return '';
      const tag = RENAMED[child.local] ?? (SAME.has(child.local) ? child.local : undefined),
        href = tag === 'a' ? child.attributes['href'] : undefined,
        inner = htmlOf(child);
      return tag === undefined ? inner : `<${tag}${href === undefined ? '' : ` href="${escapeHtml(href).replace(/"/g, '&quot;')}"`}>${inner}</${tag}>`;
    })
    .join('');
}
