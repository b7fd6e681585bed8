import { parseDocument } from 'htmlparser2';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Tag = Extract<Node, { readonly name: string; readonly attribs: object; readonly children: readonly unknown[] }>;

/** How addresses of the live paper are written in the published one. */
export interface Links {
  /** What to write for a path on this site with its query; undefined where the published paper has no such page. */
  own(address: string): string | undefined;
  /** The same for what names the whole address, as feeds and maps have it. */
  whole(address: string): string | undefined;
  /** The origin that whole addresses of the live paper begin with. */
  readonly origin: string;
}

/** What a server says in headers, and a page can say itself. */
const SAID_IN_HEADERS: readonly (readonly [header: string, as: string])[] = [
  ['content-security-policy', 'http-equiv="Content-Security-Policy"'],
  ['referrer-policy', 'name="referrer"'],
  ['tdm-reservation', 'name="tdm-reservation"'],
];
/** Browsers take it from a header alone. */
const IN_HEADERS_ALONE = /\s*frame-ancestors[^;]*;?/;
const CONTROLS = new Set(['button', 'input', 'select', 'textarea']);
/** Elements that say something without a word. */
const SPEAKING = new Set(['img', 'svg', 'hr', 'meter', 'progress', 'input', 'button']);
/** What stands when nothing is left in it. */
const STANDING = new Set(['html', 'body', 'main', 'header', 'footer', 'head', 'table', 'tbody', 'tr', 'td', 'th']);

/** A piece of the text and what comes in its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/**
 * A page of the live paper as it stands on a host that only hands out files: links lead to files, and what asks a server for an answer is left out, with
 * the lines and lists that hold nothing else: forms, the paper's script, links to pages that are made for one reader, and elements marked `data-live`. All else is kept to the letter.
 */
export function still(html: string, links: Links, headers: Headers): string {
  const gone = new Set<Node>(),
    dead: Tag[] = [],
    edits: Edit[] = [];
  const walk = (nodes: readonly Node[], inForm: boolean): void => {
    for (const node of nodes.filter(isTag)) {
      const forms = inForm || (isForm(node) && holds(node, 'table'));
      if (isLive(node, links, inForm)) gone.add(node);
      else {
        if (isForm(node)) edits.push(...tagsOf(html, node, '', ''));
        else if (node.name === 'label' && inForm) edits.push(...tagsOf(html, node, '<span>', '</span>'));
        else edits.push(...addressed(html, node, links));
        if (node.name === 'a' && isDead(node, links)) dead.push(node);
        walk(node.children, forms);
      }
    }
  };
  const { children } = parseDocument(html, { withStartIndices: true, withEndIndices: true });
  walk(children, false);
  for (const node of dead) gone.add(node);
  for (const node of [...gone]) emptied(node, gone);
  for (const node of dead) if (!isGone(node, gone)) gone.delete(node);
  for (const node of dead) if (!gone.has(node)) edits.push(...tagsOf(html, node, '', ''));
  for (const node of gone) edits.push({ start: node.startIndex ?? 0, end: (node.endIndex ?? 0) + 1, by: '' });
  edits.push(...headed(html, headers));
  return wholeAddresses(spliced(html, edits), links);
}

const isTag = (node: Node): node is Tag => 'attribs' in node;
const isForm = (node: Tag): boolean => node.name === 'form' && node.attribs['method'] !== 'dialog';
const holds = (node: Tag, name: string): boolean => node.children.some((c) => isTag(c) && (c.name === name || holds(c, name)));

/** Whether an element is nothing without a server. A form around a table is not: the table is there without its buttons. */
function isLive(node: Tag, links: Links, inForm: boolean): boolean {
  if ('data-live' in node.attribs || (isForm(node) && !holds(node, 'table'))) return true;
  if (inForm && CONTROLS.has(node.name)) return true;
  // The paper's script turns to the server, and is not there without one; blocks of data are no script.
  return node.name === 'script' ? 'src' in node.attribs : node.name === 'link' && isDead(node, links);
}

const ADDRESS: Readonly<Record<string, 'href' | 'src'>> = { a: 'href', link: 'href', script: 'src', img: 'src' };
/** The address on this site that an element names; undefined where it leads elsewhere. */
function addressOf(node: Tag): string | undefined {
  const value = node.attribs[ADDRESS[node.name] ?? ''];
  return value?.startsWith('/') && !value.startsWith('//') ? value : undefined;
}
function writtenFor(address: string, links: Links): string | undefined {
  const [page = '', place] = address.split('#', 2),
    to = links.own(page);
  return to === undefined ? undefined : place === undefined ? to : `${to}#${place}`;
}
function isDead(node: Tag, links: Links): boolean {
  const address = addressOf(node);
  return address !== undefined && writtenFor(address, links) === undefined;
}
function addressed(html: string, node: Tag, links: Links): Edit[] {
  const address = addressOf(node),
    to = address === undefined ? undefined : writtenFor(address, links);
  if (to === undefined) return [];
  const { start, end } = startTag(html, node);
  return [{ start, end, by: html.slice(start, end).replace(/(\s(?:href|src)=")[^"]*"/, (_, before: string) => `${before}${escaped(to)}"`) }];
}

/** Marks what holds nothing once others are gone. */
function emptied(node: Node, gone: Set<Node>): void {
  const parent = node.parent;
  if (!parent || !isTag(parent as Node)) return;
  const above = parent as Tag;
  if (STANDING.has(above.name) || gone.has(above) || says(above, gone)) return;
  gone.add(above);
  emptied(above, gone);
}
function says(node: Tag, gone: ReadonlySet<Node>): boolean {
  return node.children.some((c) => {
    if (gone.has(c) || (node.name === 'details' && isTag(c) && c.name === 'summary')) return false;
    if (isTag(c)) return SPEAKING.has(c.name) || says(c, gone);
    return 'data' in c && c.type === 'text' && c.data.trim() !== '';
  });
}
/** Whether it has gone with what it stood in. */
function isGone(node: Tag, gone: ReadonlySet<Node>): boolean {
  const parent = node.parent as Node | null;
  return parent !== null && (gone.has(parent) || (isTag(parent) && isGone(parent, gone)));
}

function startTag(html: string, node: Tag): { start: number; end: number } {
  const start = node.startIndex ?? 0,
    tag = /<[^\s>]+(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*>/y;
  tag.lastIndex = start;
  return { start, end: start + (tag.exec(html)?.[0].length ?? 0) };
}
function tagsOf(html: string, node: Tag, first: string, last: string): Edit[] {
  const end = (node.endIndex ?? 0) + 1;
  return [
    { ...startTag(html, node), by: first },
    { start: html.lastIndexOf('</', end - 1), end, by: last },
  ];
}

/** What the answer's headers say, for the page's head. */
function headed(html: string, headers: Headers): Edit[] {
  const mark = '<meta charset="utf-8">',
    at = html.indexOf(mark);
  if (at < 0) return [];
  const said = SAID_IN_HEADERS.flatMap(([name, as]) => {
    const value = headers.get(name)?.replace(IN_HEADERS_ALONE, '');
    return value ? [`\n<meta ${as} content="${escaped(value)}">`] : [];
  });
  return [{ start: at + mark.length, end: at + mark.length, by: said.join('') }];
}

/** Makes edits; one that lies in another goes with it. */
function spliced(html: string, edits: readonly Edit[]): string {
  let made = '',
    at = 0;
  for (const { start, end, by } of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    made += html.slice(at, start) + by;
    at = end;
  }
  return made + html.slice(at);
}

/** Text with each whole address of the live paper as the published one has it. */
export function wholeAddresses(text: string, links: Links): string {
  const own = new RegExp(`${links.origin.replaceAll('.', '\\.')}(/[^\\s"'<>\\\\&]*)?`, 'g');
  return text.replace(own, (_, address = '/') => links.whole(address as string) ?? links.whole('/') ?? '');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
