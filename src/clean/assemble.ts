import type { Range } from '../model/range.ts';
import type { Block, BlockKind, Link } from '../model/revision.ts';
import type { Leaf, Role } from './markup.ts';

/** One block of the body before it has a place in the text. */
export interface Line {
  readonly text: string;
  readonly kind: BlockKind;
  /** Ranges within `text`, absolute addresses. */
  readonly links: readonly Link[];
}
export interface Parts {
  readonly headline: string;
  readonly deck?: string;
  readonly body: readonly Line[];
  readonly notes: readonly string[];
}
export interface Assembled {
  readonly text: string;
  readonly headline: Range;
  readonly deck?: Range;
  readonly blocks: readonly Block[];
  readonly noteRanges: readonly Range[];
}

/** Lays the parts of an article out in one text, each apart from the next by an empty line, and gives each its range. */
export function assemble(parts: Parts): Assembled {
  const pieces: string[] = [];
  let at = 0;
  const put = (piece: string): Range => {
    const start = pieces.length === 0 ? 0 : at + 2;
    at = start + piece.length;
    pieces.push(piece);
    return { start, end: at };
  };
  const headline = parts.headline ? put(parts.headline) : { start: 0, end: 0 };
  const deck = parts.deck ? put(parts.deck) : undefined;
  const blocks = parts.body.map((line): Block => {
    const range = put(line.text);
    const links = line.links.map((l) => ({ href: l.href, start: range.start + l.start, end: range.start + l.end }));
    return { ...range, kind: line.kind, ...(links.length > 0 ? { links } : {}) };
  });
  const noteRanges = parts.notes.map(put);
  return { text: pieces.join('\n\n'), headline, ...(deck ? { deck } : {}), blocks, noteRanges };
}

const KINDS: Readonly<Record<Role, BlockKind>> = {
  text: 'paragraph',
  heading: 'heading',
  'list-item': 'list-item',
  quote: 'quote',
  caption: 'caption',
  table: 'table-row',
  preformatted: 'preformatted',
};

/** Leaves as lines; the cells of one table row become one line. */
export function linesOf(leaves: readonly Leaf[], base: string): Line[] {
  const lines: Line[] = [];
  let row: Leaf['box'] | undefined;
  for (const leaf of leaves) {
    const line = { text: leaf.text, kind: KINDS[leaf.box.role], links: leaf.links.flatMap((l) => absolute(l.href, base, l)) };
    const here = leaf.box.role === 'table' ? rowOf(leaf) : undefined;
    const last = lines.at(-1);
    if (here && here === row && last) lines[lines.length - 1] = join(last, line);
    else lines.push(line);
    row = here;
  }
  return lines;
}
function rowOf(leaf: Leaf): Leaf['box'] | undefined {
  let box: Leaf['box'] | undefined = leaf.box;
  for (let i = 0; box && i < 4; i++, box = box.parent) if (box.tag === 'tr') return box;
  return undefined;
}
function join(a: Line, b: Line): Line {
  const shift = a.text.length + 1;
  return { ...a, text: `${a.text} ${b.text}`, links: [...a.links, ...b.links.map((l) => ({ ...l, start: l.start + shift, end: l.end + shift }))] };
}

/** Links to pages, as absolute http(s) addresses; anchors within the page and scripts are no links to a reader elsewhere. */
export function absolute(href: string, base: string, at: Range): Link[] {
  const url = resolve(href, base);
  return url ? [{ href: url, start: at.start, end: at.end }] : [];
}
export function resolve(href: string, base: string): string | undefined {
  const raw = href.trim();
  if (!raw || raw.startsWith('#') || raw.length > 2000) return undefined;
  const url = URL.parse(raw, base || undefined);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
