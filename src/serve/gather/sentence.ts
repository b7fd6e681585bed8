import { cite, type Citation } from '../../model/citation.ts';
import type { Range } from '../../model/range.ts';
import type { Revision } from '../../model/revision.ts';
import { sentences } from '../../text/sentences.ts';

/** The sentence of the body that a range stands in, from its first character to its last; undefined where none holds all of it. */
export function sentenceAt(revision: Revision, at: Range): Citation | undefined {
  const { blocks, text, lang } = revision,
    block = blocks.find((b) => b.start <= at.start && at.end <= b.end),
    found = block && sentences(text.slice(block.start, block.end), lang).find((s) => block.start + s.start <= at.start && at.end <= block.start + s.end);
  return block && found && cite(revision, { start: block.start + found.start, end: block.start + found.end });
}
