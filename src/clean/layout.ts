import type { Box, Leaf } from './markup.ts';

/** Words from which a line is no entry of a table of data. */
const LONG = 20;
/** Words of one line that fill a cell of data at most. */
const LONGEST = 80;

/**
 * Takes the cells that hold running text out of the tables: pages of the old web are laid out in tables, and what is a paragraph there is
 * no row of data.
 *
 * A cell is such a part of a page where two of its lines are long, or one is very long.
 */
export function freeCells(leaves: readonly Leaf[]): void {
  const cells = new Map<Box, Leaf[]>();
  for (const leaf of leaves) {
    const cell = leaf.box.role === 'table' ? cellOf(leaf.box) : undefined,
      inside = cell && cells.get(cell);
    if (inside) inside.push(leaf);
    else if (cell) cells.set(cell, [leaf]);
  }
  for (const [cell, inside] of cells) {
    const long = inside.filter((l) => l.words >= LONG);
    if (long.length < 2 && !long.some((l) => l.words >= LONGEST)) continue;
    for (const { box } of inside) for (let at: Box | undefined = box; at && at !== cell.parent; at = at.parent) if (at.role === 'table') at.role = 'text';
  }
}

/** The cell that a box lies in; undefined outside of cells. */
function cellOf(box: Box): Box | undefined {
  for (let at: Box | undefined = box; at?.role === 'table'; at = at.parent) if (at.tag === 'td' || at.tag === 'th') return at;
  return undefined;
}
