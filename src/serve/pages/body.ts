import { cite } from '../../model/citation.ts';
import { isFurnished, ownText, type Block, type Revision } from '../../model/revision.ts';
import type { Reading } from '../../model/reading.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { excerpt, extentOf, isOurLimit } from '../rights.ts';
import { show } from '../show.ts';
import { marked, said, tongue, type Mark } from './parts.ts';

/** An article's text as far as its publisher lets it be shown, with the claims found in it marked; what its outlet prints on other pages too stands apart. */
export function articleBody(reader: Reader, revision: Revision, reading: Reading): Fragment {
  const { say } = reader,
    extent = extentOf(revision),
    short = extent === 'full' ? undefined : excerpt(revision);
  if (extent === 'full' && revision.blocks.length > 0)
    return page`<div class="text" ${tongue(revision.lang)}>${blocks(revision, reading)}</div>${furniture(reader, revision)}`;
  return page`${short ? page`<div class="text"><p>${said(revision, show(revision, short))}</p></div>` : nothing}<p class="note">${say(extent === 'full' ? 'article.notext' : isOurLimit(revision) ? 'rights.public' : `rights.${extent}`)}</p>`;
}

function blocks(revision: Revision, reading: Reading): Fragment[] {
  const parted = (revision.furniture ?? []).map((f) => ({ ...f, class: 'furniture' })),
    marks = [...reading.claims.map((c) => ({ ...c.content, class: c.manner })), ...parted],
    own = ownBlocks(revision);
  const made: Fragment[] = [];
  for (let i = 0; i < own.length; i++) {
    const run = runOf(own, i);
    made.push(block(revision, run, marks));
    i += run.length - 1;
  }
  return made;
}

const ownBlocks = (revision: Revision): readonly Block[] => {
  const text = ownText(revision);
  return revision.blocks.filter((b) => !isFurnished(revision, b) || /\S/.test(text.slice(b.start, b.end)));
};

/** What the outlet prints on other pages too: what small words amid the text are, and the blocks left out of it, for who wants to see them. */
function furniture(reader: Reader, revision: Revision): Fragment {
  const own = new Set(ownBlocks(revision)),
    left = revision.blocks.filter((b) => !own.has(b));
  const amid = (revision.furniture ?? []).some((f) => !left.some((b) => b.start <= f.start && f.end <= b.end));
  return page`${amid && page`<p class="note">${reader.say('article.amid')}</p>`}${left.length > 0 && page`<details class="furniture"><summary>${reader.count('article.furniture', left.length)}</summary>${left.map((b) => page`<p>${said(revision, show(revision, cite(revision, b)))}</p>`)}</details>`}`;
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
