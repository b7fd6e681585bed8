import type { Edits } from '../model/reprint.ts';
import { ownText, type Block, type Revision } from '../model/revision.ts';
import { shingles } from '../text/shingles.ts';

/** Least share of a paragraph's word pairs in another for the two to be the same paragraph, edited. */
const KIN = 0.4;

type Text = Pick<Revision, 'text' | 'furniture' | 'blocks'>;

interface Paragraph {
  readonly index: number;
  readonly hashes: ReadonlySet<number>;
  readonly key: string;
  /** All of it is furniture. */
  readonly blank: boolean;
}

/**
 * How a copy's body blocks differ from its original's; indexes are into `blocks` of each.
 *
 * A copy's block is the same, a changed form of the block it shares most word pairs with, or added. An original's block is cut
 * where no block of the copy holds it, so paragraphs that were merged or parted do not count as cut.
 */
export function edits(original: Text, copy: Text): Edits {
  const from = paragraphs(original);
  const to = paragraphs(copy);
  const holders = index(from);
  const added: number[] = [];
  const changed: { original: number; copy: number }[] = [];
  const kept = new Set<number>();
  let same = 0;
  for (const p of to) {
    if (p.blank) continue;
    const best = closest(p, holders, from);
    if (!best) added.push(p.index);
    else {
      best.kin.forEach((i) => kept.add(i));
      if (from[best.at]?.key === p.key) same++;
      else changed.push({ original: best.at, copy: p.index });
    }
  }
  return { same, cut: from.filter((p) => !p.blank && !kept.has(p.index)).map((p) => p.index), added, changed };
}

function paragraphs(revision: Text): Paragraph[] {
  const text = ownText(revision);
  return revision.blocks.map((b, i) => paragraph(text, b, i));
}

function paragraph(text: string, block: Block, i: number): Paragraph {
  const words = text.slice(block.start, block.end);
  const pairs = shingles(words, 2);
  const one = shingles(words, 1);
  return { index: i, hashes: new Set(pairs.length > 0 ? pairs : one), key: one.join(' '), blank: words.trim() === '' };
}

function index(paragraphs: readonly Paragraph[]): ReadonlyMap<number, readonly number[]> {
  const out = new Map<number, number[]>();
  for (const p of paragraphs) {
    for (const h of p.hashes) {
      const list = out.get(h);
      if (list) list.push(p.index);
      else out.set(h, [p.index]);
    }
  }
  return out;
}

function closest(
  p: Paragraph,
  holders: ReadonlyMap<number, readonly number[]>,
  from: readonly Paragraph[],
): { readonly at: number; readonly kin: readonly number[] } | undefined {
  const shared = new Map<number, number>();
  for (const h of p.hashes) for (const i of holders.get(h) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
  const kin = [...shared].filter(([i, n]) => n / Math.max(1, Math.min(p.hashes.size, from[i]?.hashes.size ?? 0)) >= KIN);
  if (kin.length === 0) return undefined;
  const exact = kin.find(([i]) => from[i]?.key === p.key);
  const [at] = exact ?? kin.reduce((a, b) => (b[1] > a[1] ? b : a));
  return { at, kin: kin.map(([i]) => i) };
}
