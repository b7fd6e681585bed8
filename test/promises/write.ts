import { read } from '../../src/claims/read.ts';
import { attributionTaggers } from '../../src/models.ts';
import { idOf } from '../../src/model/id.ts';
import type { Range } from '../../src/model/range.ts';
import type { Block, BlockKind, Revision } from '../../src/model/revision.ts';
import type { Reading } from '../../src/model/reading.ts';

/** An invented article, as the edition's authors write it down. */
export interface Written {
  readonly key: string;
  readonly source: string;
  readonly sourceName?: string;
  readonly at: number;
  readonly lang: string;
  readonly headline: string;
  readonly deck?: string;
  /** A paragraph, in which `[words](address)` is a link, or another block as "heading: …", "quote: …", "item: …", "row: …", "caption: …", "pre: …". */
  readonly body: readonly string[];
  readonly notes?: readonly string[];
  readonly more?: Partial<Revision>;
}

const KINDS: Readonly<Record<string, BlockKind>> = {
  heading: 'heading',
  quote: 'quote',
  item: 'list-item',
  row: 'table-row',
  caption: 'caption',
  pre: 'preformatted',
};

/** The revision that cleaning such a page would make. */
export function revisionOf(w: Written, number = 1): Revision {
  let text = '';
  const add = (words: string): Range => {
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += words;
    return { start, end: text.length };
  };
  const headline = add(w.headline),
    deck = w.deck === undefined ? undefined : add(w.deck);
  const blocks = w.body.map((line): Block => {
    const [, kind, rest] = /^(heading|quote|item|row|caption|pre): ([^]*)$/.exec(line) ?? [];
    const [, before = '', words = '', href] = /^(.*?)\[([^\]]+)\]\((https:[^)]+)\)/.exec(line) ?? [];
    if (href === undefined) return { kind: KINDS[kind ?? ''] ?? 'paragraph', ...add(rest ?? line) };
    const at = add(line.replace(/\[([^\]]+)\]\(https:[^)]+\)/, '$1')),
      start = at.start + before.length;
    return { kind: 'paragraph', ...at, links: [{ start, end: start + words.length, href }] };
  });
  const noteRanges = (w.notes ?? []).map(add),
    articleId = idOf('article', w.key);
  return {
    id: idOf(articleId, number),
    articleId,
    number,
    sourceId: w.source,
    hash: idOf(text),
    seenAt: w.at + 90_000,
    rights: {},
    text,
    headline,
    ...(deck ? { deck } : {}),
    blocks,
    noteRanges,
    kind: 'report',
    lang: w.lang,
    canonicalUrl: `https://${w.source}.example/${w.key}`,
    sourceName: w.sourceName ?? '',
    authors: [],
    contributors: [],
    credits: [],
    notes: (w.notes ?? []).map((text) => ({ type: 'correction' as const, text })),
    tags: [],
    published: w.at,
    ...w.more,
  };
}

export function readingOf(revision: Revision): Reading {
  return read(revision, attributionTaggers());
}
