import { diffArrays } from 'diff';
import { cite, quote, type Citation } from '../../model/citation.ts';
import type { Reprint } from '../../model/reprint.ts';
import type { Revision } from '../../model/revision.ts';
import type { Store } from '../../store/store.ts';
import { extentOf, type Extent } from '../rights.ts';
import { reportOf, sourceMap, type Report, type SourcesOf } from './report.ts';
import { wordDiff, type Changed } from './word-diff.ts';

/** A paragraph of either text beside what stands in its place in the other. */
export type CompareRow =
  | { readonly kind: 'same'; readonly at: readonly Citation[] }
  | { readonly kind: 'changed'; readonly changed: Changed }
  | { readonly kind: 'apart'; readonly left?: Citation; readonly right?: Citation };

export interface CompareView {
  readonly left: Report;
  readonly right: Report;
  /** Two texts of one article. */
  readonly versions: boolean;
  /** By what both were asked for. */
  readonly ids: readonly [string, string];
  readonly link?: Reprint;
  /** How much of both may be shown: what the stricter publisher allows. */
  readonly extent: Extent;
  readonly rows: readonly CompareRow[];
  readonly counts: { readonly same: number; readonly changed: number; readonly left: number; readonly right: number };
}

/** A text by its own id, or the newest of an article by its id, its address at its publisher or its address here. */
export async function textOf(store: Store, asked: string): Promise<Revision | undefined> {
  const here = /(?:^|\/)article\/([\w-]{1,64})$/.exec(asked)?.[1] ?? (/^[\w-]{1,64}$/.test(asked) ? asked : undefined);
  if (here !== undefined) {
    const [newest] = await store.articles.latest([here]);
    return newest ?? (await store.articles.revisions([here]))[0];
  }
  const article = URL.canParse(asked) ? await store.articles.byUrl(asked) : undefined;
  return article && (await store.articles.latest([article.id]))[0];
}

/** Two texts side by side. */
export async function gatherCompare(
  store: Store,
  sourcesOf: SourcesOf,
  a: Revision,
  b: Revision,
  ids: readonly [string, string] = [a.id, b.id],
): Promise<CompareView> {
  const sources = await sourceMap(sourcesOf, [a, b]),
    links = a.articleId === b.articleId ? [] : await store.reprints.asCopy([a.articleId, b.articleId]),
    link = links.find((l) => [l.copyId, l.originalId].every((id) => id === a.articleId || id === b.articleId)),
    extents = [extentOf(a), extentOf(b)],
    extent = extents.find((e) => e === 'none') ?? extents.find((e) => e === 'excerpt') ?? 'full',
    rows = aligned(a, b),
    apart = rows.filter((r) => r.kind === 'apart');
  return {
    left: reportOf(a, undefined, sources, link?.copyId === a.articleId ? link : undefined),
    right: reportOf(b, undefined, sources, link?.copyId === b.articleId ? link : undefined),
    versions: a.articleId === b.articleId,
    ids,
    ...(link ? { link } : {}),
    extent,
    rows: extent === 'full' ? rows : [],
    counts: {
      same: rows.reduce((n, r) => n + (r.kind === 'same' ? r.at.length : 0), 0),
      changed: rows.filter((r) => r.kind === 'changed').length,
      left: apart.filter((r) => r.left).length,
      right: apart.filter((r) => r.right).length,
    },
  };
}

interface Paragraph {
  readonly at: Citation;
  readonly text: string;
  readonly words: ReadonlySet<string>;
}
/** Share of the shorter's words, and of the longer's, from which two paragraphs are one that was edited. */
const KIN = 0.5,
  LEAST = 0.3;
/** Texts that differ in more paragraphs than this are laid beside each other as they are. */
const MOST_EDITS = 800;

/** Deck, paragraphs and notes of both in order, each beside its like; the headlines stand over them. */
export function aligned(a: Revision, b: Revision): readonly CompareRow[] {
  const [left, right] = [paragraphsOf(a), paragraphsOf(b)],
    parts = diffArrays(left, right, { comparator: alike, maxEditLength: MOST_EDITS }) ?? [
      { removed: true, added: false, count: left.length, value: left },
      { removed: false, added: true, count: right.length, value: right },
    ];
  const rows: CompareRow[] = [];
  let i = 0,
    j = 0,
    only: { left: Paragraph[]; right: Paragraph[] } = { left: [], right: [] };
  const flush = (): void => {
    for (let n = 0; n < Math.max(only.left.length, only.right.length); n++) {
      const [l, r] = [only.left[n]?.at, only.right[n]?.at];
      rows.push({ kind: 'apart', ...(l ? { left: l } : {}), ...(r ? { right: r } : {}) });
    }
    only = { left: [], right: [] };
  };
  for (const part of parts) {
    if (part.removed) only.left.push(...left.slice(i, (i += part.count)));
    else if (part.added) only.right.push(...right.slice(j, (j += part.count)));
    else {
      flush();
      for (let n = 0; n < part.count; n++, i++, j++) rows.push(...rowOf(a, left[i], b, right[j], rows));
    }
  }
  flush();
  return rows;
}

/** One more paragraph of both; what is the same goes to the run before it. */
function rowOf(a: Revision, left: Paragraph | undefined, b: Revision, right: Paragraph | undefined, rows: CompareRow[]): CompareRow[] {
  if (!left || !right) return [];
  if (left.text !== right.text) return [{ kind: 'changed', changed: wordDiff(a, left.at, b, right.at, true) }];
  const before = rows.at(-1);
  if (before?.kind !== 'same') return [{ kind: 'same', at: [right.at] }];
  rows[rows.length - 1] = { kind: 'same', at: [...before.at, right.at] };
  return [];
}

function alike(a: Paragraph, b: Paragraph): boolean {
  if (a.text === b.text) return true;
  const [least, most] = [Math.min(a.words.size, b.words.size), Math.max(a.words.size, b.words.size)];
  if (least === 0) return false;
  let common = 0;
  for (const word of a.words) if (b.words.has(word)) common++;
  return common / least >= KIN && common / most >= LEAST;
}

function paragraphsOf(revision: Revision): Paragraph[] {
  return [...(revision.deck ? [revision.deck] : []), ...revision.blocks, ...revision.noteRanges].map((range) => {
    const at = cite(revision, range),
      text = quote(revision, at).replace(/\s+/g, ' ').trim();
    return { at, text, words: new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) };
  });
}
