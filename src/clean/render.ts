import type { Block, Byline, Draft } from '../model/revision.ts';
import type { Range } from '../model/range.ts';

const at = ({ text }: Draft, { start, end }: Range): string => text.slice(start, end);

/** The headline of an article, word for word; empty where the page has none. */
export const headlineOf = (draft: Draft): string => at(draft, draft.headline);

/** An article as plain text: headline, deck, byline, paragraphs and notes, an empty line between them. Rows and items of one list stand together. */
export function textOf(draft: Draft): string {
  return laidOut(draft, {
    headline: (s) => s,
    deck: (s) => s,
    byline: (s) => s,
    block: (b) => (b.kind === 'list-item' ? `- ${at(draft, b)}` : at(draft, b)),
    note: (s) => s,
  });
}

/** An article as Markdown (CommonMark), with its links. */
export function markdownOf(draft: Draft): string {
  return laidOut(draft, {
    headline: (s) => `# ${escaped(s)}`,
    deck: (s) => `**${escaped(s)}**`,
    byline: (s) => `*${escaped(s)}*`,
    block: (b) => blockMarkdown(draft, b),
    note: (s) => `*${escaped(s)}*`,
  });
}

interface Style {
  headline(s: string): string;
  deck(s: string): string;
  byline(s: string): string;
  block(b: Block): string;
  note(s: string): string;
}
function laidOut(draft: Draft, style: Style): string {
  const { headline, deck, blocks, noteRanges } = draft,
    title = at(draft, headline),
    byline = bylineOf(draft);
  const body = blocks.map((b, i) => {
    const before = blocks[i - 1];
    return (i === 0 ? '' : before?.kind === b.kind && (b.kind === 'list-item' || b.kind === 'table-row') ? '\n' : '\n\n') + style.block(b);
  });
  const parts = [
    title && style.headline(title),
    deck ? style.deck(at(draft, deck)) : '',
    byline && style.byline(byline),
    body.join(''),
    ...noteRanges.map((n) => style.note(at(draft, n))),
  ];
  return `${parts.filter((p) => p !== '').join('\n\n')}\n`;
}

/** Who wrote it and when, in one line: names as they stand on the page, places in brackets, and the day as its publisher writes it. */
export function bylineOf({ authors, publishedOn, published }: Draft): string {
  const named = authors.map(({ name, place }: Byline) => (place === undefined ? name : `${name} (${place})`)).join(', '),
    day = publishedOn ?? (published === undefined ? '' : new Date(published).toISOString().slice(0, 10));
  return [named, day].filter((s) => s !== '').join(' · ');
}

function blockMarkdown(draft: Draft, block: Block): string {
  const said = linked(draft, block);
  switch (block.kind) {
    case 'heading':
      return `## ${said}`;
    case 'quote':
      return `> ${said}`;
    case 'list-item':
      return `- ${said}`;
    case 'caption':
      return `*${said}*`;
    case 'preformatted':
      return fenced(at(draft, block));
    default:
      return said;
  }
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map((m) => m[0].length + 1)));
  return `${fence}\n${text}\n${fence}`;
}

function linked(draft: Draft, block: Block): string {
  let out = '',
    from = block.start;
  for (const { start, end, href } of block.links ?? []) {
    if (start < from || !/^https?:/i.test(href)) continue;
    out += escaped(draft.text.slice(from, start)) + `[${escaped(draft.text.slice(start, end))}](<${href.replace(/[<>\s]/g, encodeURIComponent)}>)`;
    from = end;
  }
  return out + escaped(draft.text.slice(from, block.end));
}

/** Marks that Markdown would read are the text's own. */
const escaped = (s: string): string =>
  s
    .replace(/[\\`*_[\]<>]/g, '\\$&')
    .replace(/^(\s*)([#+-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/, '$1\\$2');
