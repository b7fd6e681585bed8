import { quote } from '../../model/citation.ts';
import type { Block, Revision } from '../../model/revision.ts';
import type { Reading } from '../../model/reading.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { excerpt, extentOf } from '../rights.ts';
import { marked, said, tongue, type Mark } from './parts.ts';

/** An article's text as far as its publisher lets it be shown, with the claims found in it marked. */
export function articleBody({ say }: Reader, revision: Revision, reading: Reading): Fragment {
  const extent = extentOf(revision),
    short = extent === 'full' ? undefined : excerpt(revision);
  if (extent === 'full' && revision.blocks.length > 0) return page`<div class="text" ${tongue(revision.lang)}>${blocks(revision, reading)}</div>`;
  return page`${short ? page`<div class="text"><p>${said(revision, quote(revision, short))}</p></div>` : nothing}<p class="note">${say(extent === 'full' ? 'article.notext' : `rights.${extent}`)}</p>`;
}

function blocks(revision: Revision, reading: Reading): Fragment[] {
  const marks = reading.claims.map((c) => ({ ...c.content, class: c.manner }));
  const made: Fragment[] = [];
  for (let i = 0; i < revision.blocks.length; i++) {
    const run = runOf(revision.blocks, i);
    made.push(block(revision, run, marks));
    i += run.length - 1;
  }
  return made;
}

/** Neighbouring list items, or rows of one table, go together. */
function runOf(all: readonly Block[], from: number): readonly Block[] {
  const kind = all[from]?.kind;
  if (kind !== 'list-item' && kind !== 'table-row') return all.slice(from, from + 1);
  const end = all.findIndex((b, i) => i > from && b.kind !== kind);
  return all.slice(from, end < 0 ? undefined : end);
}

function block(revision: Revision, run: readonly Block[], marks: readonly Mark[]): Fragment {
  const [first] = run;
  if (!first) return nothing;
  const inside = (b: Block): Fragment => marked(revision, b, marks);
  switch (first.kind) {
    case 'heading':
      return page`<h2 class="inner">${inside(first)}</h2>`;
    case 'quote':
      return page`<blockquote><p>${inside(first)}</p></blockquote>`;
    case 'list-item':
      return page`<ul>${run.map((b) => page`<li>${inside(b)}</li>`)}</ul>`;
    case 'table-row':
      return page`<ul class="rows">${run.map((b) => page`<li>${inside(b)}</li>`)}</ul>`;
    case 'caption':
      return page`<p class="caption">${inside(first)}</p>`;
    case 'preformatted':
      return page`<pre>${inside(first)}</pre>`;
    case 'paragraph':
      return page`<p>${inside(first)}</p>`;
  }
}
