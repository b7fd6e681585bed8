import { cite, quote } from '../../model/citation.ts';
import type { Edits } from '../../model/reprint.ts';
import type { Revision } from '../../model/revision.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import { said } from './parts.ts';

/** How a copy's paragraphs differ from its original's: cut, added and changed ones in both texts' own words. */
export function compared(reader: Reader, original: Revision, copy: Revision, edits: Edits): Fragment {
  const { say } = reader;
  const block = (revision: Revision, index: number): Fragment | undefined => {
    const range = revision.blocks[index];
    return range && said(revision, quote(revision, cite(revision, range)));
  };
  const pieces: Fragment[] = [
    ...edits.changed.map(
      (c) => page`<div class="pair"><p><span class="note">${say('edit.original')}</span> <del>${block(original, c.original)}</del></p>
<p><span class="note">${say('edit.copy')}</span> <ins>${block(copy, c.copy)}</ins></p></div>`,
    ),
    ...edits.cut.map((i) => page`<p class="removed"><span class="note">${say('edit.cut')}</span> <del>${block(original, i)}</del></p>`),
    ...edits.added.map((i) => page`<p class="added"><span class="note">${say('edit.added')}</span> <ins>${block(copy, i)}</ins></p>`),
  ];
  return page`<ul class="run edits"><li>${reader.count('edits.same', edits.same)}</li><li>${reader.count('edits.changed', edits.changed.length)}</li><li>${reader.count('edits.cut', edits.cut.length)}</li><li>${reader.count('edits.added', edits.added.length)}</li></ul>
${pieces.length > 0 ? page`<details><summary>${say('edit.show')}</summary>${pieces}</details>` : nothing}`;
}
