import type { Block, Revision } from '../model/revision.ts';

/** Blocks that carry the report; captions and headings are often the same on every page of a house. */
export function carries(block: Block): boolean {
  return block.kind !== 'caption' && block.kind !== 'heading';
}

/** The words of the report: its blocks but captions and headings, apart by an empty line. */
export function bodyText(revision: Pick<Revision, 'text' | 'blocks'>): string {
  return revision.blocks
    .filter(carries)
    .map((b) => revision.text.slice(b.start, b.end))
    .join('\n\n');
}
